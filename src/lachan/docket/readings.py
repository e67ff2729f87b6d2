"""Readings of the record: acts in, stage and clocks out. The stored projection is only a copy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from lachan.access.pour import pour
from lachan.law.book import book
from lachan.procedure import clocks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.readings import Due, Reading

from . import projection
from .models import AccusedReading, Act, ClockReading, MatterReading
from .projection import Situation, situation_of

# Clocks that run against the body a paper was sent to, not against the one that sent it.
ON_ADDRESSEE = frozenset({"A15", "A20", "A29", "A30"})
# What the record hands to another record runs on there (BLTTHS Điều 170).
MOVING = frozenset({"accused_moved", "case_joined_into"})
CARRIED = "carried_from"


def deeds_of(matter_id: UUID) -> list[Deed]:
    """The matter's acts as the pure engine takes them, oldest first."""
    return [
        as_deed(act)
        for act in Act.objects.filter(matter_id=matter_id).order_by("occurred_at", "id")
    ]


def as_deed(act: Act) -> Deed:
    return Deed(
        id=str(act.id), kind=act.kind, occurred_at=act.occurred_at, recorded_at=act.recorded_at,
        agency=str(act.agency_id), facts=act.facts, person=act.person_id,
        supersedes=str(act.supersedes_id) if act.supersedes_id else None,
    )  # fmt: skip


def read(deeds: Sequence[Deed], as_of: datetime, known_at: datetime | None = None) -> list[Reading]:
    """Every clock of a matter with its working, as of an instant."""
    return clocks.read(deeds, as_of, known_at)


def duty_of(due: Due, start: Deed, fallback: int, investigator: int | None = None) -> int:
    """Whose duty a running clock is: the body the engine names, else the addressee, else the actor.

    What a former investigating agency began runs on against the one that has the case now (Điều 169(5))."""
    to = start.facts.get("to")
    if due.agency:
        return _succeeded(int(due.agency), due, investigator)
    if due.ref in ON_ADDRESSEE and to:
        return int(str(to))
    return _succeeded(int(start.agency), due, investigator) if start.agency else fallback


def _succeeded(agency: int, due: Due, investigator: int | None) -> int:
    clock = book().clocks.get(due.ref)
    of_investigation = clock is not None and clock.who.startswith("Cơ quan điều tra")
    if investigator is not None and of_investigation and due.ref not in projection.intake_refs():
        return investigator
    return agency


def end_of(due: Due, by_id: Mapping[str, Deed]) -> str:
    """How a clock ended, in one word; empty while it runs, whatever the hour."""
    if due.met_by is not None:
        return "late" if due.timely is False else "met"
    if due.stopped_by is not None:
        return "moved" if by_id[due.stopped_by].kind in MOVING else "moot"
    return ""


@dataclass(frozen=True)
class Projected:
    """The rows of the projection for one matter."""

    summary: MatterReading
    clocks: list[ClockReading]
    accused: list[AccusedReading]


def project(matter_id: UUID, deeds: list[Deed], as_of: datetime) -> Projected:
    """The rows of the projection for one matter; pure but for the model classes."""
    now, version = situation_of(deeds), book().version
    only = (
        projection.intake_refs() if now.case is None and not now.accused else projection.case_refs()
    )
    dues = clocks.timed(deeds, only=only)
    by_id, holder = {deed.id: deed for deed in deeds}, projection.holder_of(now.deeds)
    investigator = projection.investigator_of(now.deeds)
    rows = [
        ClockReading(
            matter_id=matter_id, ref=due.ref, started_by=UUID(due.started_by), person=due.person or "",
            due_at=due.due_at, met_at=due.met_at or due.stopped_at, owed=projection.owed(due, now),
            fades=due.lapse == "passes", ended=end_of(due, by_id),
            carried=CARRIED in by_id[due.started_by].facts,
            holder_id=duty_of(due, by_id[due.started_by], holder, investigator),
            as_of=as_of, law_version=version,
        )
        for due in dues
    ]  # fmt: skip
    people = _accused(matter_id, now, dues, investigator or holder, as_of, version)
    return Projected(_summary(matter_id, now, rows, holder, as_of, version), rows, people)


def _accused(
    matter_id: UUID, now: Situation, dues: Sequence[Due], holder: int, as_of: datetime, version: str
) -> list[AccusedReading]:
    last: dict[str, datetime] = {d.person: d.occurred_at for d in now.deeds if d.person}
    found = []
    for code, one in now.accused.items():
        release = projection.release_of(one, dues)
        found.append(AccusedReading(
            matter_id=matter_id, person=code, status=one.status, custody=one.custody,
            verdict=one.verdict, apart=one.apart, since=one.since, custody_since=one.custody_since,
            release_at=release.due_at if release else None, release_ref=release.ref if release else "",
            last_act_at=last[code], holder_id=holder, as_of=as_of, law_version=version,
        ))  # fmt: skip
    return found


def extension_pending(deeds: Iterable[Deed]) -> bool:
    """Whether the last word on an extension is a request that nobody has answered."""
    said = [d.kind for d in deeds if d.kind.startswith("extension_")]
    return bool(said) and said[-1] in {"extension_requested", "extension_request_received"}


def presses(row: ClockReading) -> bool:
    """Whether a matter is late when this clock is: not a permission, not guidance, not a mere last day to ask."""
    clock = book().clocks.get(row.ref)
    return not row.fades and (clock is None or (clock.is_duty and not clock.guidance_only))


def _summary(
    matter_id: UUID, now: Situation, rows: list[ClockReading], holder: int, as_of: datetime, version: str
) -> MatterReading:  # fmt: skip
    running = [
        row for row in rows
        if row.met_at is None and row.due_at is not None and presses(row)
        and (now.case is None or row.owed)
    ]  # fmt: skip
    nearest = min(running, key=lambda row: row.due_at, default=None)
    opened = next((d.occurred_at for d in now.deeds if d.kind == projection.INITIATED), None)
    return MatterReading(
        matter_id=matter_id, stage=now.stage.code, holder_id=holder, closed=now.closed,
        initiated_at=opened, severity=projection.severity_of(now.deeds) if opened else "",
        accused=len(now.accused), detained=sum(map(projection.detained, now.accused.values())),
        returns=projection.returns_of(now.deeds), last_act_at=now.deeds[-1].occurred_at,
        next_due_at=nearest.due_at if nearest else None, next_ref=nearest.ref if nearest else "",
        received_at=now.deeds[0].occurred_at, as_of=as_of, law_version=version,
    )  # fmt: skip


def current(matter_id: UUID) -> MatterReading | None:
    """Where the matter stands now; until the running verb ends, nobody else moves it."""
    return MatterReading.objects.select_for_update(of=("self",)).filter(matter_id=matter_id).first()


def renew(matter_id: UUID, at: datetime, opening: Sequence[Act] | None = None) -> None:
    """Write the projection of one matter anew; `opening` are its acts when it is only being opened."""
    deeds = [as_deed(act) for act in opening] if opening is not None else deeds_of(matter_id)
    read_now = project(matter_id, deeds, at)
    if opening is not None:
        pour([read_now.summary])
        pour(read_now.clocks)
        pour(read_now.accused)
        return
    _write(MatterReading, [read_now.summary], ["matter"])
    _replace(ClockReading, matter_id, read_now.clocks, ("ref", "started_by", "person"))
    if read_now.accused or read_now.summary.initiated_at:
        _replace(AccusedReading, matter_id, read_now.accused, ("person",))


def _replace(
    model: type[Model], matter_id: UUID, rows: Sequence[Model], names: tuple[str, ...]
) -> None:
    """Write what is new or says something else now, and drop what no longer runs; the rest stays untouched."""
    said = [f.attname for f in model._meta.local_concrete_fields if f.name not in {"id", "as_of"}]
    before = {_key(row, names): row for row in model._default_manager.filter(matter_id=matter_id)}
    changed = [row for row in rows if _said(before.get(_key(row, names)), said) != _said(row, said)]
    stale = before.keys() - {_key(row, names) for row in rows}
    if stale:
        model._default_manager.filter(pk__in=[before[one].pk for one in stale]).delete()
    _write(model, changed, ["matter", *names])


def _key(row: Model, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)


def _said(row: Model | None, names: Sequence[str]) -> tuple[object, ...] | None:
    return None if row is None else tuple(getattr(row, name) for name in names)


def _write(model: type[Model], rows: Sequence[Model], unique: list[str]) -> None:
    if not rows:
        return
    kept = {*unique, "id"}
    fields = [f.name for f in model._meta.local_concrete_fields if f.name not in kept]
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=unique, update_fields=fields
    )
