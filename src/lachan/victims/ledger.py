"""The only door by which acts of care enter, and by which their readings are renewed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from lachan.access import audit, scope, seals
from lachan.access.actor import Actor
from lachan.access.pour import pour
from lachan.access.refusals import NotFound, Refusal
from lachan.procedure import care
from lachan.procedure.acts import Act as Deed
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from . import codes, facts, readings
from .models import CareAct, CareFile, CareNote, CareStanding

# Who may do which group of acts, by standing.
MAY = {
    "receiving": {"origin", "lead"}, "verifying": {"verifier", "lead"}, "caring": {"lead", "facility", "origin"},
    "supporting": {"supporter", "facility", "lead", "origin"},
    "protecting": {"origin", "lead", "verifier", "facility"},
    "told": {"origin", "lead", "verifier", "facility", "supporter"},
}  # fmt: skip


class NotYet(Refusal):
    """Thời điểm của việc không thể sau thời điểm ghi. Sửa lại ngày giờ."""


class BeforeReceipt(Refusal):
    """Thời điểm này trước cả lúc tiếp nhận người đó. Sửa lại ngày giờ; nếu giờ tiếp nhận ghi sai, đính chính trước."""


class NotNow(Refusal):
    """Việc này chưa làm được lúc này. Xem đường đi của hồ sơ rồi làm việc cần làm trước."""


class NotYourPart(Refusal):
    """Đơn vị của anh/chị không làm việc này cho người này. Chuyển cho cơ quan chủ trì hoặc cơ quan được ghi trong hồ sơ."""


@dataclass(frozen=True)
class Done:
    """What was done, as typed: when, what it states, words by audience, the number of its paper."""

    kind: str
    when: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    paper: str = ""
    supersedes: UUID | None = None


def take(
    file: CareFile,
    done: Sequence[Done],
    *,
    by: Actor,
    at: datetime,
    give: Iterable[tuple[int, str]] = (),
) -> list[CareAct]:
    """Append these acts after every check, give the standings they bring, renew the readings; all or none."""
    if readings.current(file) is None:
        raise NotFound
    standing = {s.kind for s in CareStanding.objects.filter(care=file, agency__in=by.scope)}
    with scope.widened(by, "renew"):
        known = readings.deeds_of(file)
    for one in done:
        _may(one, standing)
    acts = _append(file, known, done, by, at)
    stand(file, give, at)
    with scope.widened(by, "renew"):
        whole = sorted([*known, *(readings.as_deed(a, file.person_id) for a in acts)], key=_order)
        readings.renew(file, whole, readings.lead_of(file), at)
    return acts


def open_file(
    file: CareFile, key: seals.OpenKey, done: Sequence[Done], *, by: Actor, at: datetime,
    give: Iterable[tuple[int, str]] = (),
) -> list[CareAct]:  # fmt: skip
    """The first acts of a file that is being opened just now."""
    stand(file, [(by.agency_id, "origin"), *give], at)
    acts = _append(file, [], done, by, at, key)
    deeds = sorted((readings.as_deed(a, file.person_id) for a in acts), key=_order)
    readings.renew(file, deeds, readings.lead_of(file), at)
    return acts


def _order(deed: Deed) -> tuple[datetime, str]:
    return deed.occurred_at, deed.id


def stand(file: CareFile, given: Iterable[tuple[int, str]], since: datetime) -> None:
    """One row for each body and ground; who has it already keeps it (its row may be hidden from us)."""
    rows = [CareStanding(care=file, agency_id=agency, kind=kind, since=since, received_at=file.received_at)
            for agency, kind in dict.fromkeys(given)]  # fmt: skip
    CareStanding.objects.bulk_create(rows, ignore_conflicts=True)


def _may(one: Done, standing: set[str]) -> None:
    kind = care.table().kinds.get(one.kind)
    if kind is None or not MAY[kind.group] & standing:
        raise NotYourPart(field="kind")


def _append(
    file: CareFile, known: Sequence[Deed], done: Sequence[Done], by: Actor, at: datetime,
    key: seals.OpenKey | None = None,
) -> list[CareAct]:  # fmt: skip
    line = audit.about(file.id, acts=",".join(one.kind for one in done))
    acts: list[CareAct] = []
    for one in done:
        before = [*known, *(readings.as_deed(a, file.person_id) for a in acts)]
        _timely(file, one, at)
        why = care.why_not(before, one.kind)
        if why:
            raise NotNow(why, field="kind")
        acts.append(_act(file, one, by, at, line.id))
    pour(acts)
    _say(file, acts, done, key)
    return acts


def _timely(file: CareFile, one: Done, at: datetime) -> None:
    if one.when > at:
        raise NotYet(field="when")
    if one.when < file.received_at and care.table().kinds[one.kind].group != "protecting":
        raise BeforeReceipt(field="when")


def _act(file: CareFile, one: Done, by: Actor, at: datetime, line: UUID) -> CareAct:
    said = facts.checked(care.table().kinds[one.kind], one.facts, local_day(one.when))
    return CareAct(
        id=uuid7(), care=file, kind=one.kind, agency_id=by.agency_id, account_id=by.account_id,
        occurred_at=one.when, recorded_at=at, facts=said, paper=one.paper.strip()[:60],
        supersedes_id=one.supersedes, line_id=line,
    )  # fmt: skip


def _say(
    file: CareFile, acts: Sequence[CareAct], done: Sequence[Done], key: seals.OpenKey | None
) -> None:
    """Words under the file's key, each for its audience."""
    told = [(act, audience, text.strip()) for act, one in zip(acts, done, strict=True)
            for audience, text in one.words.items() if text.strip() and audience in dict(codes.AUDIENCE)]  # fmt: skip
    if not told:
        return
    opened = key or seals.open_key(file.key)
    CareNote.objects.bulk_create([
        CareNote(act=act, care=file, audience=audience, sealed=opened.seal(text)) for act, audience, text in told
    ])  # fmt: skip


def words_of(file: CareFile, act: CareAct) -> dict[str, str]:
    """What the act says, for the audiences that the viewer belongs to."""
    notes = list(CareNote.objects.filter(act=act))
    if not notes:
        return {}
    key = seals.open_key(file.key)
    return {one.audience: str(key.open(one.sealed)) for one in notes}


def line() -> UUID:
    """The running verb's line in the log."""
    return audit.current.get().id


def lines(said: Mapping[str, str]) -> str:
    """Several short answers as one text: a line each, the free one first."""
    return "\n".join(
        f"{name}: {text}" if name else text for name, text in said.items() if text.strip()
    )


# Whom the law tells, by what act, and what that body becomes: the door and the lead follow the era.
PASSING = {
    "to_commune": ("victim_brought_to_commune", "origin"), "to_health": ("health_agency_notified", "lead"),
    "to_labour": ("labour_agency_notified", "lead"),
}  # fmt: skip
TAKING = {
    "at_commune": "commune_received_victim", "at_health": "health_agency_notice_received",
    "at_labour": "labour_agency_notice_received", "begun": "victim_support_begun",
}  # fmt: skip


class NoSuchWay(Refusal):
    """Chưa chọn đúng việc chuyển hoặc nhận người. Chọn một dòng trong danh sách rồi lưu lại."""


def passing(way: str) -> tuple[str, str]:
    if way not in PASSING:
        raise NoSuchWay(field="way")
    return PASSING[way]


def taking(way: str) -> str:
    if way not in TAKING:
        raise NoSuchWay(field="way")
    return TAKING[way]


def consented(file: CareFile, to: Agency, by: Actor) -> bool:
    """Whether the person's last word on passing the story to that body is a yes."""
    with scope.widened(by, "renew"):
        said = [
            d for d in readings.deeds_of(file) if d.kind in {"consent_given", "consent_withdrawn"}
        ]
    about = [d for d in said if d.facts.get("to") in (None, str(to.id))]
    return bool(about) and about[-1].kind == "consent_given"


def urgent(file: CareFile, risks: Sequence[str]) -> list[str]:
    """Of these risks, those that cannot wait and stand open nowhere yet."""
    there = {act.facts.get("flag") for act in care.open_flags(readings.deeds_of(file))}
    return [one for one in dict.fromkeys(risks) if one in codes.URGENT and one not in there]


def story_of(file: CareFile) -> list[tuple[CareAct, str]]:
    """What was told, oldest first, as far as the row lock lets the viewer read it."""
    notes = CareNote.objects.filter(care=file, audience="told").select_related("act")
    rows = sorted(notes, key=lambda one: (one.act.occurred_at, one.act_id))
    if not rows:
        return []
    key = seals.open_key(file.key)
    return [(one.act, str(key.open(one.sealed))) for one in rows]
