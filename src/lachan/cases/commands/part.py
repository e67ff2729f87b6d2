"""Joining and separating (BLTTHS Điều 170, 242): acts go with whom they concern, exactly as they were done."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket import ledger, projection, readings, registers, standings
from lachan.docket.codes import STANDING
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter, Mention, Term
from lachan.docket.queries import seen_by
from lachan.docket.steps import Step, stand, take, take_all
from lachan.law.book import book
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect

from ..deciding import PARTING
from ..models import CaseLink, Lodging

INTAKE = "intake"
# Stay behind: they belong to the record that was parted, not to the part.
STAYING = frozenset({"cases_joined", "case_separated", "case_joined_into", "accused_moved",
                     "join_or_separation_sent", "fact_corrected"})  # fmt: skip


class NobodyToSeparate(Refusal):
    """Chưa chọn bị can nào để tách. Chọn ít nhất một bị can, và để lại ít nhất một (BLTTHS Điều 170 khoản 2)."""


class SameCase(Refusal):
    """Không nhập một vụ án vào chính nó. Chọn vụ án khác."""


class NotBothYours(Refusal):
    """Chỉ nhập được hai vụ án cùng do cơ quan của anh/chị thụ lý (BLTTHS Điều 170 khoản 1). Đề nghị chuyển vụ án kia về trước."""


class StillOnItsWay(Refusal):
    """Hồ sơ của một trong hai vụ án đang được chuyển và chưa có trả lời. Chờ nơi nhận trả lời rồi nhập."""


class PartOnItsWay(Refusal):
    """Hồ sơ vụ án hoặc người được tách đang được chuyển đi và nơi nhận chưa trả lời. Chờ nơi nhận trả lời rồi tách."""


@records(PARTING, "case_separated")
@command(Permission.CASE_PART, article="BLTTHS Điều 170 khoản 2, Điều 242 khoản 2")
def separate_case(
    *, matter: Matter, persons: Sequence[str], step: Step, by: Actor, at: datetime
) -> Matter:
    """Tách vụ án: các bị can được chọn cùng mọi quyết định về họ sang hồ sơ mới; thời hạn vẫn tính từ lần khởi tố đầu."""
    done = stand(matter, step, PARTING, by=by, at=at)
    now = projection.situation_of(done)
    leaving = [code for code in dict.fromkeys(persons) if code in now.accused]
    if not leaving or len(leaving) == len([a for a in now.accused.values() if a.status != "moved"]):
        raise NobodyToSeparate(field="persons")
    if _on_the_way(matter, leaving):
        raise PartOnItsWay
    new = _open(matter, by, at)
    _carry(done, matter, new, lambda d: d.person is None or d.person in leaving)
    _people(matter, new, leaving, at)
    steps = [("case_separated", _about(step, into=new.code))]
    steps += [("accused_moved", _about(step, code, into=new.code)) for code in leaving]
    acts = take_all(matter, steps, PARTING, by=by, at=at)
    _settle(new, matter, "separated", acts[0], by, at)
    return new


def _on_the_way(matter: Matter, persons: Sequence[str]) -> bool:
    """The file, or one of those who go, is in somebody's tray: what is between two bodies is parted by nobody."""
    waiting = matter.handovers.filter(answer=None)
    people = waiting.filter(what="detainee", act__person__in=persons)
    return waiting.filter(what="file").exists() or people.exists()


@records(PARTING, "cases_joined", "case_joined_into")
@command(
    Permission.CASE_PART, article="BLTTHS Điều 170 khoản 1, Điều 242 khoản 1; TTLT 04/2018 Điều 14"
)
def join_cases(*, matter: Matter, other: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhập vụ án khác vào vụ án này: bị can và quyết định về họ chuyển sang; thời hạn tính từ vụ khởi tố đầu tiên."""
    if matter.id == other.id:
        raise SameCase(field="other")
    done, theirs = _both(matter, other, step, by, at)
    opened = [d.occurred_at for d in [*done, *theirs] if d.kind == projection.INITIATED]
    moving = [c for c, s in projection.situation_of(theirs).accused.items() if s.status != "moved"]
    first_on = min(opened).astimezone(registers.HANOI).date().isoformat()
    act = take(matter, "cases_joined", _about(step, **{"with": other.code}), PARTING, by=by, at=at,
               facts={"first_opened_on": first_on})  # fmt: skip
    _take_back(matter, done, moving, by, at)
    _people(other, matter, moving, at)
    _carry(theirs, other, matter,
           lambda d: d.person in moving and d.facts.get("carried_from") != matter.code)  # fmt: skip
    with standings.renewing(by):
        readings.renew(matter.id, at)
    steps = [("accused_moved", _about(step, code, into=matter.code)) for code in moving]
    steps.append(("case_joined_into", _about(step, **{"with": matter.code})))
    take_all(other, steps, PARTING, by=by, at=at)
    _let_see(other, matter, by, step.when, frozenset({"supervisor", "custodian"}))
    CaseLink.objects.bulk_create([CaseLink(matter=other, other=matter, kind="joined", act=act)])
    about(matter.id, joined=other.code)
    return act


def _both(
    matter: Matter, other: Matter, step: Step, by: Actor, at: datetime
) -> tuple[list[Deed], list[Deed]]:
    """Both locks, always in the same order, so that two joinings cannot wait for each other."""
    first, second = sorted((matter, other), key=lambda one: one.id)
    try:
        stood = {one.id: stand(one, step, PARTING, by=by, at=at) for one in (first, second)}
    except PARTING.refusal as refused:
        raise NotBothYours(field="other") from refused
    if any(one.handovers.filter(answer=None).exists() for one in (first, second)):
        raise StillOnItsWay(field="other")
    return stood[matter.id], stood[other.id]


def _take_back(
    matter: Matter, done: Iterable[Deed], persons: Sequence[str], by: Actor, at: datetime
) -> None:
    """Who once left this very record is of it again: the leaving no longer counts, and stays to be read."""
    left = [
        deed for deed in in_effect(done, until=None, known_at=None)
        if deed.kind == "accused_moved" and deed.person in persons
    ]  # fmt: skip
    facts = {"field": "act", "what": "withdrawn"}
    back = [
        ledger.Deed("fact_corrected", d.occurred_at, facts, supersedes=UUID(d.id)) for d in left
    ]
    if back:
        ledger.record(matter.id, back, by=by, at=at)


def _about(step: Step, person: str | None = None, **facts: object) -> Step:
    return Step(step.when, person, {**facts}, step.paper if person is None else None,
                step.note if person is None else "")  # fmt: skip


def _open(matter: Matter, by: Actor, at: datetime) -> Matter:
    new = Matter(
        id=uuid7(), code=ledger.code_name(), province_id=matter.province_id, place_id=matter.place_id,
        origin_id=by.agency_id, barred_id=matter.barred_id, received_at=matter.received_at,
        recorded_at=at, synthetic=matter.synthetic,
    )  # fmt: skip
    Matter.objects.bulk_create([new])
    return new


def _carry(
    done: Iterable[Deed], source: Matter, target: Matter, goes: Callable[[Deed], bool]
) -> None:
    """By the database's own copy, so that nobody writes in another body's name (cases/policies.sql).

    Where somebody is kept, who is in charge and who is kept out (Điều 49) go along."""
    line = about(source.id)
    chosen = [
        deed for deed in in_effect(done, until=None, known_at=None)
        if _belongs_to_case(deed) and deed.kind not in STAYING and goes(deed)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        for deed in chosen:
            cursor.execute("SELECT sec.carry(%s, %s, %s, %s, %s, %s)",
                           [deed.id, uuid7(), uuid7(), target.id, source.code, line.id])  # fmt: skip
        cursor.execute("SELECT sec.keep_out(%s, %s, %s)", [source.id, target.id, line.id])


def _belongs_to_case(deed: Deed) -> bool:
    return deed.kind == projection.INITIATED or book().acts[deed.kind].chapter != INTAKE


def _people(source: Matter, target: Matter, persons: Sequence[str], at: datetime) -> None:
    """The accused who go, and the victims: both cases are about them."""
    going = Mention.objects.filter(matter=source).select_related("person")
    Mention.objects.bulk_create(
        [
            Mention(
                matter=target,
                person=m.person,
                capacity=m.capacity,
                protected=m.protected,
                recorded_at=at,
            )
            for m in going
            if m.person.code in persons or m.capacity in {"presumed_victim", "injured"}
        ],
        ignore_conflicts=True,
    )


def _settle(new: Matter, old: Matter, kind: str, act: Act, by: Actor, at: datetime) -> None:
    """Read the new record, number it, and let those see it who saw the old one's work."""
    standings.give(new, [(by.agency_id, "origin")], act.occurred_at)
    with standings.renewing(by):
        readings.renew(new.id, at)
    entry = registers.enter(
        new.id, agency_id=by.agency_id, book="case", received_at=act.occurred_at, at=at
    )
    Term.objects.bulk_create([Term(matter=new, kind="number", text=registers.number_text(entry))])
    CaseLink.objects.bulk_create([CaseLink(matter=new, other=old, kind=kind, act=act)])
    _let_see(old, new, by, act.occurred_at, frozenset(dict(STANDING)) - {"notifier", "addressee"})


def _let_see(old: Matter, new: Matter, by: Actor, since: datetime, kinds: frozenset[str]) -> None:
    """Who saw the one sees the other, by the same ground."""
    houses = set(Lodging.objects.filter(matter=new).values_list("facility_id", flat=True))
    for agency, kind, _ in seen_by(by, old):
        # A house of one who stays behind has nothing to see of those who go.
        if kind == "custodian" and agency not in houses:
            continue
        if kind in kinds and agency != by.agency_id:
            standings.give_once(new, agency, kind, since)
