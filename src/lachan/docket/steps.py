"""One step in the life of a case: by the side that may, from where the case stands, on what one has seen.

Every verb of a case goes through `take`; a verb only says which act, of which side, on which grounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound, Refusal
from lachan.law.book import book
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.facts_door import check_class, fact_of, facts_known, read_fact
from lachan.procedure.record_refusals import RecordRefusal
from lachan.reference.competence import HANDING_DOWN
from lachan.reference.models import Agency

from . import ledger, projection, readings, standings
from .ledger import PaperGiven
from .models import Act, Matter, Mention
from .registers import HANOI
from .sides import Side


@dataclass(frozen=True)
class Step:
    """What the person did, as typed: when, against whom, by which paper, on what they had seen.

    `seen`: the latest moment of recording that their page showed; later acts are told to them first."""

    when: datetime
    person: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    paper: PaperGiven | None = None
    note: str = ""
    seen: datetime | None = None


class Changed(Refusal):
    """Trong lúc anh/chị nhập, hồ sơ đã có thay đổi. Xem thay đổi rồi quyết định lại; nội dung vừa nhập vẫn còn."""


class NotAllowedNow(Refusal):
    """Việc này chưa làm được ở giai đoạn hiện tại của vụ án. Xem danh sách việc làm được tiếp trên trang vụ án."""


class UnknownFact(Refusal):
    """Có mục không thuộc hành vi này nên chưa ghi được. Bỏ mục đó hoặc chọn đúng hành vi."""


class Unfit(Refusal):
    """Có mục ghi chưa đúng kiểu. Sửa mục đó rồi lưu lại; nội dung vừa nhập vẫn còn."""


class PersonNeeded(Refusal):
    """Hành vi này áp dụng đối với một người cụ thể. Chọn mã của người đó rồi lưu lại."""


class NobodyOfThatCode(Refusal):
    """Không có ai mang mã này trong hồ sơ. Chọn người trong danh sách của hồ sơ, hoặc thêm người trước."""


class RecipientOver(Refusal):
    """Nơi nhận chưa hoặc không còn hoạt động vào ngày này. Chọn cơ quan kế thừa; nếu ngày ghi sai, sửa lại ngày."""


class EndsBefore(Refusal):
    """Ngày ghi trong lệnh, quyết định lại trước chính ngày ra lệnh, quyết định đó. Sửa lại ngày hết hạn hoặc ngày mở phiên tòa, phiên họp."""


class AgencyOver(Refusal):
    """Cơ quan của anh/chị chưa hoặc không còn hoạt động vào ngày này. Kiểm tra lại ngày; nếu đúng, cơ quan kế thừa ghi thay."""


def take(
    matter: Matter, kind: str, step: Step, side: Side, *, by: Actor, at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Act:  # fmt: skip
    """Append one act of a case after every check, or refuse in a sentence; nothing is half done."""
    return take_all(matter, [(kind, step)], side, by=by, at=at, facts=facts)[0]


def take_all(
    matter: Matter, given: list[tuple[str, Step]], side: Side, *, by: Actor, at: datetime,
    facts: Mapping[str, object] | None = None,
) -> list[Act]:  # fmt: skip
    """Several acts of one decision, all or none, each checked after the ones before it."""
    with standings.whole(by):
        done = stand(matter, given[0][1], side, by=by, at=at)
        deeds = _checked(done, matter, given, facts or {}, by, at)
    return ledger.record(matter.id, deeds, by=by, at=at, known=done)


def _checked(
    done: list[Deed], matter: Matter, given: list[tuple[str, Step]], facts: Mapping[str, object],
    by: Actor, at: datetime,
) -> list[ledger.Deed]:  # fmt: skip
    deeds: list[ledger.Deed] = []
    for place, (kind, step) in enumerate(given):
        said = {**step.facts, **facts}
        _fits(matter, kind, step.person, said)
        ahead(kind, said, step.when)
        act = Deed(f"+{place}", kind, step.when, at, str(by.agency_id), said, None, step.person)
        may_follow(done, act)
        done = [*done, act]
        deeds.append(ledger.Deed(kind, step.when, said, step.paper, step.note, person=step.person))
    return deeds


def stand(matter: Matter, step: Step, side: Side, *, by: Actor, at: datetime) -> list[Deed]:
    """Take the matter's lock, and refuse whoever may not act in it, or has not seen the latest."""
    if readings.current(matter.id) is None:
        raise NotFound
    done = readings.deeds_of(matter.id)
    side.must(matter, projection.situation_of(done), by)
    _alive(by.agency_id, step.when)
    _seen(matter.id, step)
    return done


def may_follow(done: list[Deed], act: Deed) -> None:
    why = tracks.why_not(done, act)
    if why is not None:
        raise NotAllowedNow(why)


def _alive(agency_id: int, when: datetime) -> None:
    if not lives(agency_id, when):
        raise AgencyOver(field="when")


def lives(agency_id: int, when: datetime) -> bool:
    """Whether this body existed on that day."""
    since, until = _life(agency_id)
    on = when.astimezone(HANOI).date()
    return bool(since <= on and (until is None or on < until))


def takes_over(agency_id: int, from_id: int, when: datetime) -> bool:
    """Whether this body begins on the very day on which the other, now in its last weeks, ends."""
    since, _ = _life(agency_id)
    _, until = _life(from_id)
    on = when.astimezone(HANOI).date()
    return bool(until is not None and since == until and until - HANDING_DOWN <= on < until)


def hands_down(agency_id: int, when: datetime) -> bool:
    """Whether this body is in its last weeks, in which it passes on what it holds."""
    _, until = _life(agency_id)
    on = when.astimezone(HANOI).date()
    return bool(until is not None and until - HANDING_DOWN <= on < until)


def must_live(to_id: int, when: datetime, sender: int) -> None:
    """It exists, or it takes over on the day on which the sender, in its last month, ends."""
    if not lives(to_id, when) and not takes_over(to_id, sender, when):
        raise RecipientOver(field="to")


@lru_cache(maxsize=512)
def _life(agency_id: int) -> tuple:
    """Agencies are dated reference rows: a life, once read, does not change under a running program."""
    row = Agency.objects.get(id=agency_id)
    return row.valid_from, row.valid_to


def _seen(matter_id: UUID, step: Step) -> None:
    """Two people on one accused at once: the second is told what the first did, and decides anew."""
    if step.seen is None:
        return
    newer = Act.objects.filter(matter=matter_id, recorded_at__gt=step.seen).select_related("agency")
    about = [act for act in newer if act.person_id in (None, step.person) or step.person is None]
    if about:
        raise Changed(_told(about))


def _told(newer: list[Act]) -> str:
    said = "; ".join(
        f"{act.agency.short_name} đã ghi «{book().label(act.kind)}»"
        f"{f' đối với {act.person_id}' if act.person_id else ''}"
        f" (xảy ra {act.occurred_at.astimezone(HANOI):%H:%M %d/%m/%Y})"
        for act in newer
    )
    return f"Trong lúc anh/chị nhập, {said}. Xem thay đổi rồi quyết định lại; nội dung vừa nhập vẫn còn."


def _fits(matter: Matter, kind: str, person: str | None, facts: Mapping[str, object]) -> None:
    """Facts as the table of facts knows them; the person on this record, by code."""
    known = book().acts[kind]
    check_facts(kind, facts)
    if known.of == "accused" and person is None:
        raise PersonNeeded(field="person")
    if (
        person is not None
        and not Mention.objects.filter(matter=matter, person__code=person).exists()
    ):
        raise NobodyOfThatCode(field="person")


# Decisions that name a day to come: a slip of the keys there would end somebody's term years ago.
AHEAD = ("ends_on", "ends_at", "hearing_on", "session_on")
NAMING = frozenset({
    "held", "simplified_held", "detained", "simplified_detained", "detained_for_prosecution",
    "detained_for_trial", "detained_after_judgment", "detained_for_appeal", "measure_imposed", "trial_set",
    "simplified_trial_set", "appellate_hearing_set", "simplified_appeal_set", "late_appeal_session_set",
})  # fmt: skip


def ahead(kind: str, facts: Mapping[str, object], when: datetime) -> None:
    """The day an order ends, or a hearing opens, is not before the order itself."""
    for name in AHEAD if kind in NAMING else ():
        said = datetime.fromisoformat(str(facts[name])) if facts.get(name) else None
        if said is None:
            continue
        at_once = said < when if said.tzinfo else said.date() < when.astimezone(HANOI).date()
        if at_once:
            raise EndsBefore(field=name)


def check_facts(kind: str, facts: Mapping[str, object]) -> None:
    """Each fact is one this kind may state, of the type the table says; a charge names its class."""
    known = facts_known(book().acts[kind])
    for name, value in facts.items():
        if name not in known:
            raise UnknownFact(
                f"Mục «{name}» không thuộc hành vi «{book().label(kind)}». Bỏ mục đó rồi lưu lại.",
                field=name,
            )
        _fact(name, kind, value)
    try:
        check_class(kind, facts, "Điều luật")
    except RecordRefusal as wrong:
        raise Unfit(str(wrong), field="article") from wrong


def _fact(name: str, kind: str, value: object) -> None:
    fact = fact_of(name, kind)
    try:
        read_fact(fact, value, f"Mục «{fact.title}»")
    except RecordRefusal as wrong:
        raise Unfit(str(wrong), field=name) from wrong
