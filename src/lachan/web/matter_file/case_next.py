"""What may follow in a case, for this person: what the tables allow, of their side, with their permission.

The engine answers for every kind of act in the book; here only those of the viewer's side are asked about,
and those that a table rules out at a glance are not asked at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lachan.access.actor import Actor
from lachan.docket.codes import LIMITED
from lachan.docket.models import Matter
from lachan.docket.projection import Situation
from lachan.docket.sides import COURT, FACILITY, INVESTIGATION, PROCEEDING, PROCURACY
from lachan.law.book import book
from lachan.law.clock import ActKind
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.readings import Reading
from lachan.procedure.track_tables import accused_table, case_table

from .case_forms import CASE_FORMS, CaseForm

APPEAL_STAGES = frozenset({"U1", "U2", "U2h", "U3"})


@dataclass(frozen=True)
class Offer:
    """One form this person may use now, and for whom: None stands for the case, or for somebody new."""

    form: CaseForm
    persons: tuple[str | None, ...]


# What a side stands on, where it is a standing and not who has the case (docket.sides; a test holds both together).
STANDS = {PROCURACY: "supervisor", COURT: "court", FACILITY: "custodian"}


def sides_of(matter: Matter, now: Situation, by: Actor, kinds: frozenset[str]) -> frozenset[str]:
    """The sides this person's agency plays, by the standings that the page has read already."""
    stood = {side for side, kind in STANDS.items() if kind in kinds}
    if kinds - LIMITED:
        stood.add(PROCEEDING)
    found = {side.name for side in stood if by.agency_kind in side.kinds}
    return frozenset(
        found | ({INVESTIGATION.name} if INVESTIGATION.holds(matter, now, by) else set())
    )


def offers(now: Situation, sides: frozenset[str], by: Actor) -> list[Offer]:
    own = [f for f in CASE_FORMS.values() if by.can(f.permission) and _plays(f, sides, now)]
    asked = Asked(now)
    found = (Offer(form, asked.persons(form)) for form in own)
    return [one for one in found if one.persons and _of_instance(one.form, now)]


def _plays(form: CaseForm, sides: frozenset[str], now: Situation) -> bool:
    return not sides.isdisjoint(form.side.names(now))


def _of_instance(form: CaseForm, now: Situation) -> bool:
    """One act adjourns either hearing: which form it is follows from the stage."""
    if form.kind != "hearing_adjourned":
        return True
    return (form.name == "adjourn_appeal") == (now.stage.code in APPEAL_STAGES)


class Asked:
    """The tables, asked about one situation."""

    def __init__(self, now: Situation) -> None:
        self.now, self.whole = now, tracks.Situation(now.deeds)
        self.stage = case_table().stages.by_code[now.case.code] if now.case else None
        self.at = now.deeds[-1].occurred_at

    def persons(self, form: CaseForm) -> tuple[str | None, ...]:
        """For whom at least one of the form's acts may follow; empty where none may."""
        found = (person for kind in form.kinds for person in self._for(book().acts[kind]))
        return tuple(dict.fromkeys(found))

    def _for(self, kind: ActKind) -> Iterator[str | None]:
        if self._ruled_out(kind.name):
            return
        for person in self._candidates(kind):
            deed = Deed("", kind.name, self.at, self.at, person=person)
            if (
                not self._person_ruled_out(kind, person)
                and tracks.refusal_of(deed, self.whole) is None
            ):
                yield person

    def _ruled_out(self, kind: str) -> bool:
        """Named by some stage, not by this one: the engine would only look for the way there."""
        table, here = case_table(), self.stage
        if kind not in table.stages.named or kind in table.always:
            return False
        return here is None or kind not in here.next_kinds and kind not in here.for_one

    def _candidates(self, kind: ActKind) -> tuple[str | None, ...]:
        everyone = tuple(self.now.accused)
        if kind.of == "accused":
            table = accused_table()
            new = kind.name in table.status.by_code["absent"].next_kinds | table.does_not_bring
            return (None, *everyone) if new else everyone
        return (None, *everyone) if kind.name in case_table().of_one else (None,)

    def _person_ruled_out(self, kind: ActKind, person: str | None) -> bool:
        standing = self.now.accused.get(person or "")
        if standing is None:
            return False
        table = accused_table()
        status, custody = table.status, table.custody
        return (
            kind.name in status.named and kind.name not in status.by_code[standing.status].next_kinds
            or kind.name in custody.named and kind.name not in custody.by_code[standing.custody].next_kinds
        )  # fmt: skip


@dataclass(frozen=True)
class Urgency:
    """The open clock that an act would meet: when it ends, and what it is."""

    due: float
    due_at: datetime | None
    name: str


def urgencies(read: Iterable[Reading]) -> dict[str, Urgency]:
    """Kind of act → the nearest open clock it stops."""
    found: dict[str, Urgency] = {}
    for one in read:
        if not one.open or one.direction == "not_before":
            continue
        due = one.due_at.timestamp() if one.due_at else 0.0
        for stop in book().clock(one.ref).stops_on:
            if stop.act not in found or due < found[stop.act].due:
                found[stop.act] = Urgency(due, one.due_at, one.name)
    return found


def urgency_of(form: CaseForm, found: dict[str, Urgency]) -> Urgency | None:
    mine = [found[kind] for kind in form.kinds if kind in found]
    return min(mine, key=lambda one: one.due, default=None)
