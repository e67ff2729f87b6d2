"""Where one person's care stands, read from its acts, and what may follow: the path of Luật 53/2024 Điều 27–33, 37–47.

Two verdicts stand apart: whether the person is a victim, and whether the facts fit an offence. «Không phải là nạn nhân»
and «không nhận hỗ trợ» are ends like others, and no failure of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml
from lachan.law.supports import FACTS
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.entitling import Entitlement, entitled, regime_for
from lachan.procedure.periods import local_day

TABLE: Final = Path(__file__).with_name("care.yaml")
CERTIFIED, SITUATION, CAME = "victim_certified", "situation_told", "victim_came_forward"
# Acts of the statute book, by whom they may be done.
OF_LAW: Final = {
    "victim_came_forward": "receiving", "victim_brought_to_commune": "receiving", "commune_received_victim": "receiving",
    "health_agency_notified": "receiving", "health_agency_notice_received": "caring", "victim_support_begun": "caring",
    "labour_agency_notified": "receiving", "labour_agency_notice_received": "caring",
    "first_information_verified": "verifying", "victim_verification_requested": "receiving",
    "victim_verification_answered": "verifying", "victim_certified": "verifying",
    "reintegration_support_requested": "told", "support_file_forwarded": "receiving",
    "data_request_received": "caring", "data_request_answered": "caring",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of act of care: its words, who may do it, what it may state."""

    code: str
    label: str
    group: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    code: str
    label: str
    enters: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    kinds: Mapping[str, Kind]
    stages: Mapping[str, Stage]
    after: Mapping[str, frozenset[str]]
    after_closing: frozenset[str]
    once: frozenset[str]
    back: Mapping[str, str]
    guarded: frozenset[str]
    kept: frozenset[str]
    again: frozenset[str]
    words_on_support: frozenset[str]
    of_support: Mapping[str, Mapping[str, Sequence[str]]]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table of care, read once; kinds of the statute book come with their own words."""
    said = load_yaml(TABLE)
    own = {c: Kind(c, r["label"], r["group"], tuple(r["facts"])) for c, r in said["acts"].items()}
    law = {c: Kind(c, book().acts[c].label, g, book().acts[c].facts) for c, g in OF_LAW.items()}
    stages = {
        c: Stage(c, r["label"], frozenset(r["enters"]), frozenset(r.get("from", ())))
        for c, r in said["stages"].items()
    }
    after = {kind: frozenset(acts) for kind, acts in said["after"].items()}
    sets = {
        name: frozenset(said[name])
        for name in ("after_closing", "once", "guarded", "kept", "again", "words_on_support")
    }
    return Table(
        {**law, **own}, stages, after, back=said["back"], of_support=said["of_support"], **sets
    )


# Clocks of the way to a verdict: nobody owes them once there is one, or the person goes no further on that way.
VERIFYING: Final = frozenset({"N01", "V15", "V16", "V17", "V18"})
PAST_VERIFYING: Final = frozenset({"V5", "V6", "V7"})


@dataclass(frozen=True, slots=True)
class Care:
    """What the acts come to on a day. `verdict`: of being a victim; `fit`: of an offence; both may be unsaid. `answered`:
    the verdict of the round that runs, which began at `round_since` where it is not the first. `told_on`: the day on which
    each thing of the situation was last said."""

    stage: Stage
    since: datetime | None
    identified_on: date | None
    regime: str
    verdict: str
    fit: str
    situation: Mapping[str, object]
    told_on: Mapping[str, date]
    closed: bool
    answered: str
    round_since: datetime | None

    def verified(self, since: datetime) -> bool:
        """Of what began then: its round is over, or has its verdict; or the person goes no further on the way to one, or
        cannot be found."""
        over = self.round_since is not None and since < self.round_since
        return over or bool(self.answered) or self.stage.code in PAST_VERIFYING


def care_of(acts: Iterable[Act], on: date) -> Care:
    """Read from the acts that stand."""
    done = in_effect(acts, until=None, known_at=None)
    stage, since, begun = _path(done)
    parts = rounds(done, begun)
    answered, identified = _verdict(parts[-1]), _identified(parts)
    verdict = "victim" if identified else _verdict(done)
    situation, told_on = _situation(done, verdict)
    return Care(
        stage, since, identified, regime_for(situation, identified, on), verdict,
        _last(done, "offence_fit_said", "fit"), situation, told_on, stage.code == "V0", answered,
        parts[-1][0].occurred_at if begun else None,
    )  # fmt: skip


def rounds(done: Sequence[Act], begun: Sequence[int] | None = None) -> list[Sequence[Act]]:
    """The acts by round: a person who was identified and then trafficked again is looked at anew."""
    begins = [0, *(_path(done)[2] if begun is None else begun), len(done)]
    return [done[one:end] for one, end in pairwise(begins)]


def identified_in(part: Sequence[Act]) -> bool:
    return _first_certified(part) is not None


def _identified(parts: Iterable[Sequence[Act]]) -> date | None:
    """Of the latest round in which the person was identified, and still is. Inferred: Luật 53/2024 Điều 63 leaves to the
    old law what somebody identified under it was identified for; of a trafficking identified since, the new law holds.
    Until then, and where the second is found to be none, the first stands."""
    days = [day for part in parts if (day := _first_certified(part)) is not None]
    return days[-1] if days else None


def _first_certified(done: Sequence[Act]) -> date | None:
    """The day of the first certificate of a round that stands: a later paper does not move anybody into another law
    (Luật 53/2024 Điều 63)."""
    first: date | None = None
    for act in done:
        if act.kind == CERTIFIED:
            first = first or local_day(act.occurred_at)
        elif act.kind == "victim_not_identified":
            first = None
    return first


def _stage(done: Sequence[Act]) -> tuple[Stage, datetime | None]:
    stage, since, _ = _path(done)
    return stage, since


def _path(done: Sequence[Act]) -> tuple[Stage, datetime | None, list[int]]:
    """Where the person stands, since when, and which acts began a new round. What a stage was left for is come back to: a
    person found again, a file opened again."""
    known, came = table(), False
    reached, since = known.stages["V1"], None
    before: dict[str, Stage] = {}
    begun: list[int] = []
    for n, act in enumerate(done):
        then = _next(act.kind, reached, before)
        if came and act.kind == CAME and reached.code in known.again:
            then = known.stages["V1"]
            begun.append(n)
        came = came or act.kind == CAME
        if then is not None and act.kind not in table().back:
            before[then.code] = reached
        if then is not None:
            reached, since = then, act.occurred_at
    return reached, since, begun


def _next(kind: str, at: Stage, before: Mapping[str, Stage]) -> Stage | None:
    known = table()
    if kind in known.back:
        return before.get(at.code) if at.code == known.back[kind] else None
    into = (s for s in known.stages.values() if kind in s.enters)
    return next((s for s in into if not s.before or at.code in s.before), None)


def _verdict(done: Sequence[Act]) -> str:
    """The last word on it: victim, not_victim, or nothing yet."""
    said = [a.kind for a in done if a.kind in {CERTIFIED, "victim_not_identified"}]
    return {"": "", CERTIFIED: "victim", "victim_not_identified": "not_victim"}[
        said[-1] if said else ""
    ]


def _last(done: Sequence[Act], kind: str, fact: str) -> str:
    said = [str(a.facts.get(fact, "")) for a in done if a.kind == kind]
    return said[-1] if said else ""


def _situation(done: Sequence[Act], verdict: str) -> tuple[dict[str, object], dict[str, date]]:
    """What is known of the person's situation, and since when each; the status follows the verdict unless it is of somebody
    beside."""
    known: dict[str, object] = {}
    days: dict[str, date] = {}
    for act in done:  # a later word on one thing takes the place of the earlier
        if act.kind == SITUATION:
            told = {n: v for n, v in act.facts.items() if n in FACTS | {"status", "nationality"}}
            known = {n: v for n, v in known.items() if not _undone(n, v, told)} | told
            days |= dict.fromkeys(told, local_day(act.occurred_at))
    if known.get("status", "in_identification") in {"in_identification", "victim"}:
        known["status"] = "victim" if verdict == "victim" else "in_identification"
    if verdict == "not_victim" and known["status"] == "in_identification":
        known["status"] = "none"
    return known, days


def _undone(name: str, value: object, told: Mapping[str, object]) -> bool:
    """Of an age, the later word takes what it contradicts of the earlier with it."""
    if name == "under_16":
        return value is True and told.get("minor") is False
    return name == "minor" and value is False and told.get("under_16") is True


def outward(acts: Iterable[Act]) -> Stage:
    """Where the person stands for whoever sees nothing of what care alone knows."""
    done = in_effect(acts, until=None, known_at=None)
    return _stage([act for act in done if act.kind not in table().kept])[0]


def owed_to(
    acts: Iterable[Act], on: date, taken: Mapping[str, object] | None = None
) -> tuple[Entitlement, ...]:
    """Every support of the person's regime, answered with its working. `taken`: what is taken to be so while what was
    said of it is in doubt."""
    care = care_of(acts, on)
    return entitled({**care.situation, **(taken or {})}, identified_on=care.identified_on, on=on)


def why_not(acts: Iterable[Act], kind: str) -> str:
    """Why this cannot be done now, as a sentence; empty when it can."""
    done = in_effect(acts, until=None, known_at=None)
    kinds, known = {a.kind for a in done}, table()
    stage, _ = _stage(done)
    if stage.code == "V0" and kind not in known.after_closing:
        return "Hồ sơ hỗ trợ đã kết thúc. Mở lại hồ sơ trước khi ghi tiếp."
    if kind in known.after and not known.after[kind] & kinds:
        needed = " hoặc ".join(f"«{known.kinds[k].label}»" for k in sorted(known.after[kind]))
        return f"Việc này chỉ làm được sau khi đã ghi {needed}. Ghi việc đó trước."
    if kind in known.once and kind in kinds:
        return "Lời kể đã được ghi một lần. Nếu người đó muốn nói thêm, dùng «Bổ sung lời kể»; không hỏi lại từ đầu."
    return _wrong_way(kind, stage)


def _wrong_way(kind: str, stage: Stage) -> str:
    """A verdict is reached from certain places only; a file that is open cannot be opened again."""
    known = table()
    out_of = known.back.get(kind)
    if out_of is not None and stage.code != out_of and kind == "care_reopened":
        return "Hồ sơ hỗ trợ đang mở. Không cần mở lại; ghi tiếp việc cần ghi."
    if kind not in known.guarded:
        return ""
    if any(
        not s.before or stage.code in s.before for s in known.stages.values() if kind in s.enters
    ):
        return ""
    return f"Người này đang ở «{stage.label}» nên chưa ghi được việc này. Xem đường đi của hồ sơ, sửa việc ghi trước nếu sai."


def why_not_of(acts: Iterable[Act], act: Act) -> str:
    """The same for an act with what it states: of a support, by what was said of that very support before."""
    done = in_effect(acts, until=None, known_at=None)
    return why_not(done, act.kind) or _support_why_not(done, act)


def _support_why_not(done: Sequence[Act], act: Act) -> str:
    rule, known = table().of_support.get(act.kind), table()
    if rule is None:
        return ""
    said = [a.kind for a in done if a.kind in known.words_on_support and a.facts.get("support") == act.facts.get("support")]  # fmt: skip
    last = said[-1] if said else ""
    if "needs" in rule and not set(rule["needs"]) & set(said):
        return "Hỗ trợ này chưa được chuyển gửi cho nơi nào. Ghi việc chuyển gửi trước, hoặc chọn đúng hỗ trợ."
    if "last" in rule and last not in rule["last"]:
        return "Hỗ trợ này chưa được ghi là đã hỗ trợ nên chưa kéo dài được. Ghi «Đã hỗ trợ» trước, hoặc chọn đúng hỗ trợ."
    if last in rule.get("not_last", ()):
        return "Hỗ trợ này đã được ghi là đã hỗ trợ. Ghi nhầm thì hủy việc ấy trước; người đó đề nghị lại thì ghi đề nghị, chuyển gửi mới rồi trả lời."
    return ""


def unfit(acts: Iterable[Act]) -> list[Act]:
    """Acts that could not have followed those done before them: what a correction, or a late entry, must not make."""
    done = in_effect(acts, until=None, known_at=None)
    return [act for n, act in enumerate(done) if why_not_of(done[:n], act)]


def before(acts: Iterable[Act], act: Act) -> list[Act]:
    """What stood when it was done; what it takes the place of did not."""
    whole = in_effect([*acts, act], until=None, known_at=None)
    return whole[: [one.id for one in whole].index(act.id)]


# After any of these nobody has to be screened for having stood on a list: it was done, answered, or ended.
ANSWERED: Final = frozenset({"victim_screened", CERTIFIED, "victim_not_identified", "identification_withdrawn"})  # fmt: skip
# Nor while the person cannot be found, or care is closed: until the act beside it says otherwise.
AWAY: Final = {"person_untraceable": "person_traced", "care_closed": "care_reopened"}


def unscreened(acts: Iterable[Act]) -> bool:
    """Everybody on a list of returnees is screened: whether this person is on one, and nobody has since."""
    done = [act.kind for act in in_effect(acts, until=None, known_at=None)]
    if "person_listed" not in done:
        return False
    since = done[len(done) - 1 - done[::-1].index("person_listed") :]
    return not ANSWERED & set(since) and not any(_lasts(since, gone) for gone in AWAY)


def _lasts(done: Sequence[str], gone: str) -> bool:
    back = [kind for kind in done if kind in {gone, AWAY[gone]}]
    return bool(back) and back[-1] == gone


def consented(acts: Iterable[Act], scope: str, to: str) -> bool:
    """Whether the last word on using what was told for this, by that body, is a yes. A yes for one use is no yes for
    another; and nobody writes down a yes to itself, while a no counts from whoever heard it."""
    said = [
        act.kind for act in in_effect(acts, until=None, known_at=None)
        if (act.kind == "consent_withdrawn" or (act.kind == "consent_given" and act.agency != to))
        and act.facts.get("scope") == scope and act.facts.get("to") in (None, to)
    ]  # fmt: skip
    return bool(said) and said[-1] == "consent_given"


def referred_to(acts: Iterable[Act], bodies: Iterable[int]) -> frozenset[str]:
    """The supports for which one of these bodies was asked, as far as the asking stands."""
    whose = {str(one) for one in bodies}
    return frozenset(
        str(act.facts.get("support")) for act in in_effect(acts, until=None, known_at=None)
        if act.kind == "support_referred" and act.facts.get("to") in whose
    )  # fmt: skip


def raised_flags(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """By danger, every raising that nobody has settled: settling one settles all of its kind that were raised before."""
    raised: dict[str, list[Act]] = {}
    for act in in_effect(acts, until=None, known_at=None):
        flag = str(act.facts.get("flag"))
        if act.kind == "red_flag_raised":
            raised.setdefault(flag, []).append(act)
        elif act.kind == "red_flag_settled":
            raised.pop(flag, None)
    return raised


def open_flags(acts: Iterable[Act]) -> list[Act]:
    """Red flags raised and not yet settled, the first of each danger, the oldest first."""
    return [many[0] for many in raised_flags(acts).values()]


# The latest of each kind says when it is looked at again.
REVIEWED: Final = (
    "needs_assessed",
    "risk_assessed",
    "safety_planned",
    "reintegration_begun",
    "followed_up",
)


def review_on(acts: Iterable[Act]) -> date | None:
    """The nearest day on which needs, risk, safety or the life after return are looked at again; none once closed."""
    done = in_effect(acts, until=None, known_at=None)
    if _stage(done)[0].code == "V0":
        return None
    latest = {a.kind: a.facts.get("review_on") for a in done if a.kind in REVIEWED}
    return min((date.fromisoformat(str(day)) for day in latest.values() if day), default=None)
