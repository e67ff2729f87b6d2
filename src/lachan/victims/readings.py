"""Readings of one person's care: acts in, stage, clocks, flags and reviews out. The stored projection is a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lachan.access.pour import put
from lachan.law.book import book
from lachan.procedure import care, care_clocks, clocks, delivering
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.delivering import Given
from lachan.procedure.entitling import Answer
from lachan.procedure.periods import local_day
from lachan.procedure.readings import Due

from . import ages
from .models import (
    CareAct,
    CareAlarm,
    CareCaring,
    CareClock,
    CareFile,
    CareOwed,
    CareReading,
    CareStanding,
)

CLOSED_TOO = frozenset({"V20"})


def deeds_of(file: CareFile) -> list[Deed]:
    """The acts of this care as the pure engine takes them, oldest first."""
    rows = CareAct.objects.filter(care=file).order_by("occurred_at", "id")
    return [as_deed(row, file.person_id) for row in rows]


def as_deed(act: CareAct, person: UUID) -> Deed:
    return Deed(
        id=str(act.id), kind=act.kind, occurred_at=act.occurred_at, recorded_at=act.recorded_at,
        agency=str(act.agency_id), facts=act.facts, person=str(person),
        supersedes=str(act.supersedes_id) if act.supersedes_id else None,
    )  # fmt: skip


def current(file: CareFile) -> CareReading | None:
    """Where this care stands now; until the running verb ends, nobody else moves it."""
    return CareReading.objects.select_for_update().filter(care=file).first()


def minor_of(
    file: CareFile, situation: Mapping[str, object], on: date, told_on: Mapping[str, date]
) -> bool | None:
    """Whether the person is treated as under 18: as last said of the situation, else as received, on the day on which it
    was said; in doubt, yes."""
    said, days = _of_age(file, situation, told_on)
    return ages.minor(file.person.birth_year, said, on, days)


def _of_age(
    file: CareFile, situation: Mapping[str, object], told_on: Mapping[str, date]
) -> tuple[dict[str, object], dict[str, date]]:
    """What is said of the age, and since when: at the door where nobody has said it since."""
    said = {name: situation[name] for name in ages.UNTIL if situation.get(name) is not None}
    days = {name: day for name, day in told_on.items() if name in said}
    if "minor" not in said and file.person.minor is not None:
        said["minor"], days["minor"] = file.person.minor, local_day(file.received_at)
    return said, days


def minor_now(file: CareFile, on: date) -> bool | None:
    """The same for whoever does not read the situation: from the reading, which is made from the whole."""
    read = CareReading.objects.filter(care=file, minor__isnull=False).values_list("minor", "as_of").first()  # fmt: skip
    if read is None:
        return minor_of(file, {}, on, {})
    return minor_of(file, {"minor": read[0]}, on, {"minor": local_day(read[1])})


def adult_of(file: CareFile, on: date) -> bool:
    """Known to be 18 or over that day, by what was said or by the year of birth; an age that is not known is no adult's."""
    return minor_now(file, on) is False


def lead_of(file: CareFile) -> int:
    """The body that leads: the last that was given it by an act that stands, else the one that received the person.
    Given back to an earlier lead it is a row of its own, so that the last giving is the last row."""
    last = CareStanding.objects.filter(care=file, kind="lead").order_by("-since", "-id").first()
    return last.agency_id if last is not None else file.origin_id


def renew(file: CareFile, deeds: Sequence[Deed], lead: int, at: datetime) -> CareReading:
    """Write the projection of one care anew; the caller sees the whole of it."""
    found = project(file, deeds, lead, at)
    put([found.reading], ["care_id"])
    put([found.caring], ["care_id"])
    put(found.clocks, ["care_id", "ref", "started_by"])
    _drop_stale(file, found.clocks)
    there = CareAlarm.objects.filter(care=file)
    there.exclude(started_by__in=[one.started_by for one in found.alarms]).delete()
    put(found.alarms, ["care_id", "started_by"])
    CareOwed.objects.filter(care=file).exclude(support__in=[o.support for o in found.owed]).delete()
    put(found.owed, ["care_id", "support"])
    return found.reading


@dataclass(frozen=True, slots=True)
class Projected:
    """What is kept of one care beside its acts."""

    reading: CareReading
    caring: CareCaring
    clocks: Sequence[CareClock]
    alarms: Sequence[CareAlarm]
    owed: Sequence[CareOwed]


def project(file: CareFile, deeds: Sequence[Deed], lead: int, at: datetime) -> Projected:
    rows = _clocks(file, deeds, lead, at)
    return Projected(
        _summary(file, deeds, lead, at), _caring(file, deeds, rows, lead, at), rows,
        _alarms(file, deeds, lead), _owed(file, deeds, at),
    )  # fmt: skip


def _drop_stale(file: CareFile, rows: Sequence[CareClock]) -> None:
    kept = {(row.ref, row.started_by) for row in rows}
    there = CareClock.objects.filter(care=file)
    stale = [one.id for one in there if (one.ref, one.started_by) not in kept]
    if stale:
        CareClock.objects.filter(id__in=stale).delete()


def _alarms(file: CareFile, deeds: Sequence[Deed], lead: int) -> list[CareAlarm]:
    """Recorded, not happened: who is told late is told from the moment on which it could be known."""
    return [
        CareAlarm(
            care_id=file.id, started_by=UUID(one.id), raised_at=one.recorded_at, holder_id=lead
        )
        for one in care.open_flags(deeds)
    ]


def given_to(file: CareFile, deeds: Sequence[Deed], on: date) -> tuple[Given, ...]:
    """Every support with what became of it. Of the age: what follows from the year of birth and the answers on that day;
    in doubt, what gives the person more."""
    now = care.care_of(deeds, on)
    said, days = _of_age(file, now.situation, now.told_on)
    return delivering.given_to(deeds, on, ages.taken(file.person.birth_year, said, on, days))


def _owed(file: CareFile, deeds: Sequence[Deed], at: datetime) -> list[CareOwed]:
    """What the law gives or may give, with what became of it; what it does not give is no row."""
    return [
        CareOwed(care_id=file.id, support=one.owed.support.kind, regime=one.owed.support.regime,
                 answer=one.owed.answer, state=one.state, since=one.since, until=one.until)
        for one in given_to(file, deeds, local_day(at)) if one.owed.answer is not Answer.NOT_OWED or one.state
    ]  # fmt: skip


def _summary(file: CareFile, deeds: Sequence[Deed], lead: int, at: datetime) -> CareReading:
    """What everybody with a part in the path may know."""
    now = care.care_of(deeds, local_day(at))
    return CareReading(
        care_id=file.id, stage=care.outward(deeds).code, verdict=now.verdict, regime=now.regime, lead_id=lead,
        minor=minor_of(file, now.situation, local_day(at), now.told_on), red=len(care.open_flags(deeds)), closed=now.closed,
        unscreened=care.unscreened(deeds), received_at=file.received_at, as_of=at, law_version=book().version,
    )  # fmt: skip


def _caring(
    file: CareFile, deeds: Sequence[Deed], rows: Sequence[CareClock], lead: int, at: datetime
) -> CareCaring:
    """What comes of acts that care alone knows."""
    # What is to be done at once has no day, and comes first.
    due = min(
        (r for r in rows if r.owed), key=lambda r: (bool(r.due_at), r.due_at or at), default=None
    )
    return CareCaring(
        care_id=file.id, stage=care.care_of(deeds, local_day(at)).stage.code, lead_id=lead, review_on=care.review_on(deeds),
        next_due_at=due.due_at if due else None, next_ref=due.ref if due else "", received_at=file.received_at,
        last_act_at=max(d.occurred_at for d in deeds),
    )  # fmt: skip


def _clocks(file: CareFile, deeds: Sequence[Deed], lead: int, at: datetime) -> list[CareClock]:
    now = care.care_of(deeds, local_day(at))
    by_id = {deed.id: deed for deed in in_effect(deeds, until=None, known_at=None)}
    law = [
        _of_law(file, due, by_id[due.started_by], lead, now, at)
        for due in clocks.timed(care_clocks.as_read(deeds))
    ]
    asked = [
        CareClock(care_id=file.id, ref=one.ref, started_by=UUID(one.started_by), due_at=one.due_at,
                  met_at=one.met_at, owed=one.met_at is None and not now.closed, holder_id=int(one.to),
                  ended="" if one.met_at is None else "met" if one.met_at <= one.due_at else "late",
                  as_of=at, law_version=book().version)
        for one in care_clocks.awaited(deeds)
    ]  # fmt: skip
    return [*law, *asked]


# Owed by whoever did the act that starts them: the door that received, the commune that took the person or the papers in.
OF_WHO_BEGAN = frozenset({"V13", "V14", "V17a", "V19a"})


def _of_law(
    file: CareFile, due: Due, start: Deed, lead: int, now: care.Care, at: datetime
) -> CareClock:
    """A duty of the body that the starting act names, or that did it; else of the one that leads."""
    clock = book().clocks[due.ref]
    over = due.met_at or due.stopped_at
    done_with = (
        now.closed
        and due.ref not in CLOSED_TOO
        or now.verified(start.occurred_at)
        and due.ref in care.VERIFYING
    )
    owed = over is None and clock.is_duty and not done_with
    return CareClock(care_id=file.id, ref=due.ref, started_by=UUID(due.started_by), due_at=due.due_at,
                     met_at=over, owed=owed, ended=_ended(due, over), holder_id=_holder(due, start, lead),
                     as_of=at, law_version=book().version)  # fmt: skip


def _holder(due: Due, start: Deed, lead: int) -> int:
    if due.ref in OF_WHO_BEGAN:
        return int(start.agency)
    return int(str(start.facts.get("to") or lead))


def _ended(due: Due, over: datetime | None) -> str:
    if over is None:
        return ""
    if due.met_at is None:
        return "moot"
    return "late" if due.timely is False else "met"
