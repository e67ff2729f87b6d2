"""The only door by which acts of care enter, and by which their readings are renewed."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lachan.access import audit, scope, seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.pour import pour
from lachan.access.refusals import NotFound, Refusal
from lachan.procedure import care
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.entitling import regime_of
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from . import addressees, bearing, codes, facts, giving, readings
from .models import CareAct, CareFile, CareNote, CareStanding

WITHDRAWN = "entry_withdrawn"
# Who may do which group of acts, by standing.
MAY = {
    "receiving": {"origin", "lead"}, "verifying": {"verifier", "lead"}, "caring": {"lead", "facility", "origin"},
    "supporting": {"supporter", "facility", "lead", "origin"},
    "protecting": {"origin", "lead", "verifier", "facility"}, "sharing": {"origin", "lead", "verifier", "facility"},
    "told": {"origin", "lead", "verifier", "facility", "supporter"},
}  # fmt: skip


# Who only helps beside sees a part of a file, and writes of that part alone (`sec.may_do` keeps it).
OF_A_SUPPORTER = bearing.OF_A_SUPPORT | {
    "red_flag_raised",
    "contact_agreed",
    "consent_given",
    "consent_withdrawn",
    WITHDRAWN,
}


class NotYet(Refusal):
    """Thời điểm của việc không thể sau thời điểm ghi. Sửa lại ngày giờ."""


class BeforeReceipt(Refusal):
    """Thời điểm này trước cả lúc tiếp nhận người đó. Sửa lại ngày giờ; nếu giờ tiếp nhận ghi sai thì đính chính việc tiếp nhận trước, rồi ghi lại việc này."""


class BodyNotThere(Refusal):
    """Vào ngày này đơn vị chưa hoạt động hoặc đã kết thúc hoạt động nên không ghi được việc mới. Sửa lại ngày; nếu đơn vị đã kết thúc thì chuyển hồ sơ cho cơ quan y tế cấp tỉnh hoặc nơi kế tiếp."""


class NotNow(Refusal):
    """Việc này chưa làm được lúc này. Xem đường đi của hồ sơ rồi làm việc cần làm trước."""


class LeavesOthersWithoutGround(Refusal):
    """Có việc ghi sau dựa vào việc này, nên sửa hoặc hủy thì việc sau không còn căn cứ. Sửa hoặc hủy việc ghi sau trước."""


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
    standing = bearing.grounds(file)
    with scope.widened(by, "renew"):
        if not standing or readings.current(file) is None:
            raise NotFound
        known = readings.deeds_of(file)
        before = _given_by(file, done)
        leads = bearing.leading(file, standing)
    for one in done:
        _may(one, standing)
        bearing.check(one.kind, one.facts, known, by, standing, leads=leads, paper=one.paper)
    _alive(done, known, by, at)
    acts = _append(file, known, done, by, at)
    stand(file, give, at, acts[0])
    _give_anew(before, acts)
    _renew(file, [*known, *(readings.as_deed(a, file.person_id) for a in acts)], by, at)
    return acts


def open_file(
    file: CareFile, key: seals.OpenKey, done: Sequence[Done], *, by: Actor, at: datetime,
    give: Iterable[str] = (),
) -> list[CareAct]:  # fmt: skip
    """The first acts of a file that is being opened just now; `give`: what the body that opens it is besides."""
    stand(file, [(by.agency_id, kind) for kind in ("origin", *give)], at)
    acts = _append(file, [], done, by, at, key)
    _renew(file, [readings.as_deed(a, file.person_id) for a in acts], by, at)
    return acts


def _renew(file: CareFile, deeds: Sequence[Deed], by: Actor, at: datetime) -> None:
    """Whoever acts may see a part; the readings are made from the whole."""
    with scope.widened(by, "renew"):
        readings.renew(file, sorted(deeds, key=_order), readings.lead_of(file), at)


def _order(deed: Deed) -> tuple[datetime, str]:
    return deed.occurred_at, deed.id


def stand(
    file: CareFile, given: Iterable[tuple[int, str]], since: datetime, act: CareAct | None = None
) -> None:
    """One row for each body, ground and act: whatever was given again stands when an earlier giving is taken back."""
    rows = [CareStanding(care=file, agency_id=agency, kind=kind, act=act, since=since, received_at=file.received_at)
            for agency, kind in dict.fromkeys(given)]  # fmt: skip
    CareStanding.objects.bulk_create(rows)


def _given_by(file: CareFile, done: Sequence[Done]) -> list[CareStanding]:
    """What was given by the acts that these correct, asked before they do: afterwards it counts no more."""
    put_right = [one.supersedes for one in done if one.supersedes and one.kind != WITHDRAWN]
    return list(CareStanding.objects.filter(care=file, act__in=put_right)) if put_right else []


def _give_anew(before: Sequence[CareStanding], acts: Sequence[CareAct]) -> None:
    """A correction gives what the act gave that it takes the place of, since the same day: nobody leads anew by it."""
    by_act = {act.supersedes_id: act for act in acts}
    CareStanding.objects.bulk_create([
        CareStanding(care_id=one.care_id, agency_id=one.agency_id, kind=one.kind, act=by_act[one.act_id],
                     since=one.since, received_at=one.received_at) for one in before
    ])  # fmt: skip


def _may(one: Done, standing: Set[str]) -> None:
    if not may(one.kind, standing):
        raise NotYourPart(field="kind")


def may(kind: str, standing: Set[str]) -> bool:
    """Whether bodies of these standings do such an act for the person at all."""
    known = care.table().kinds.get(kind)
    if known is None or not MAY[known.group] & standing:
        return False
    return kind in OF_A_SUPPORTER or not standing <= bearing.ASKED_ONLY


# What a body may still do for a person after it ended: hand the care on, and raise an alarm. Nobody is left behind.
LEAVING = frozenset(
    {"health_agency_notified", "victim_brought_to_commune", "person_handed_over", "red_flag_raised"}
)


def _alive(done: Sequence[Done], known: Sequence[Deed], by: Actor, at: datetime) -> None:
    """There on the day of the deed and on the day on which it is written down: who ended writes nothing backdated."""
    body = Agency.objects.get(id=by.agency_id)
    # Whoever handed somebody on after its end, to the wrong body, may take that back and hand on anew; nothing older.
    own = {
        UUID(one.id)
        for one in known
        if one.kind in LEAVING and not body.exists_on(local_day(one.recorded_at))
    }
    bound = [one for one in done if one.kind not in LEAVING and not (one.kind == WITHDRAWN and one.supersedes in own)]  # fmt: skip
    days = {local_day(at), *(local_day(one.when) for one in bound)} if bound else ()
    if not all(body.exists_on(day) for day in days):
        raise BodyNotThere(field="when")


def _append(
    file: CareFile, known: Sequence[Deed], done: Sequence[Done], by: Actor, at: datetime,
    key: seals.OpenKey | None = None,
) -> list[CareAct]:  # fmt: skip
    line = audit.about(file.id, acts=",".join(one.kind for one in done))
    acts: list[CareAct] = []
    for one in done:
        before = [*known, *(readings.as_deed(a, file.person_id) for a in acts)]
        _timely(file, one, at, before)
        addressees.of_era(one.kind, one.when)
        act = _act(file, one, by, at, line.id, before)
        deed = readings.as_deed(act, file.person_id)
        _fits(before, deed)
        giving.check(before, deed, act.paper)
        acts.append(act)
    bearing.not_twice(acts, [_heard(one.words) for one in done], key or file.key)
    pour(acts)
    # Whoever says no to its referral has lost the file by that act; its words belong to it still.
    with scope.widened(by, "renew"):
        _say(file, acts, done, key)
    return acts


def _fits(stood: Sequence[Deed], act: Deed) -> None:
    """It must be able to follow what was done before it, and leave what was done after it able to stand."""
    why = care.why_not_of(care.before(stood, act), act)
    if why:
        raise NotNow(why, field="kind")
    loose = {one.id for one in care.unfit(stood)}
    if any(one.id not in loose for one in care.unfit([*stood, act])):
        raise LeavesOthersWithoutGround(field="act")


def _timely(file: CareFile, one: Done, at: datetime, before: Sequence[Deed]) -> None:
    """Nothing but protecting comes before the receipt, as it was put right last; that correction itself may."""
    if one.when > at:
        raise NotYet(field="when")
    came = [act for act in in_effect(before, until=None, known_at=None) if act.kind == care.CAME]
    received = min([file.received_at, *(act.occurred_at for act in came)])
    if one.when >= received or care.table().kinds[one.kind].group == "protecting":
        return
    if not came or one.kind != care.CAME or str(one.supersedes) != came[0].id:
        raise BeforeReceipt(field="when")


def _act(
    file: CareFile, one: Done, by: Actor, at: datetime, line: UUID, before: Sequence[Deed]
) -> CareAct:
    kind, day = care.table().kinds[one.kind], local_day(one.when)
    said = facts.checked(kind, one.facts, day)
    if "regime" in kind.facts:
        said["regime"] = _regime(before, one.kind, day)
    return CareAct(
        id=uuid7(), care=file, kind=one.kind, agency_id=by.agency_id, account_id=by.account_id,
        occurred_at=one.when, recorded_at=at, facts=said, paper=facts.numbered(one.paper),
        supersedes_id=one.supersedes, line_id=line,
    )  # fmt: skip


def _regime(before: Sequence[Deed], kind: str, day: date) -> str:
    """Fixed by the day of identification; a certificate fixes it by its own."""
    return regime_of(day, day) if kind == care.CERTIFIED else care.care_of(before, day).regime


def _say(
    file: CareFile, acts: Sequence[CareAct], done: Sequence[Done], key: seals.OpenKey | None
) -> None:
    """Words under the file's key, each for its audience."""
    told = [(act, audience, text) for act, one in zip(acts, done, strict=True)
            for audience, text in _heard(one.words).items()]  # fmt: skip
    if not told:
        return
    opened = key or seals.open_key(file.key)
    CareNote.objects.bulk_create([
        CareNote(act=act, care=file, audience=audience, sealed=opened.seal(text)) for act, audience, text in told
    ])  # fmt: skip


def _heard(words: Mapping[str, str]) -> dict[str, str]:
    """What is kept of the words: those of an audience, without the blanks around them."""
    return {to: text.strip() for to, text in words.items() if text.strip() and to in dict(codes.AUDIENCE)}  # fmt: skip


def line() -> UUID:
    """The running verb's line in the log."""
    return audit.current.get().id


def lines(said: Mapping[str, str]) -> str:
    """Several short answers as one text: a line each, the free one first."""
    return "\n".join(
        f"{name}: {text}" if name else text for name, text in said.items() if text.strip()
    )


def urgent(file: CareFile, risks: Sequence[str]) -> list[str]:
    """Of these risks, those that cannot wait and stand open nowhere yet."""
    there = {act.facts.get("flag") for act in care.open_flags(readings.deeds_of(file))}
    return [one for one in dict.fromkeys(risks) if one in codes.URGENT and one not in there]
