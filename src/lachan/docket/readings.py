"""Readings of the record: acts in, stage and clocks out. The stored projection is only a copy."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from lachan.access.pour import pour
from lachan.law.book import book
from lachan.procedure import clocks, stages
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.readings import Due, Reading

from .models import Act, ClockReading, MatterReading

# Clocks that run against the body a paper was sent to, not against the one that sent it.
ON_ADDRESSEE = frozenset({"A15", "A20", "A29", "A30"})
HOLDING = frozenset({"report_received", "handover_received", "procuracy_took_over"})


def deeds_of(matter_id: UUID) -> list[Deed]:
    """The matter's acts as the pure engine takes them, oldest first."""
    return [
        as_deed(act)
        for act in Act.objects.filter(matter_id=matter_id).order_by("occurred_at", "id")
    ]


def as_deed(act: Act) -> Deed:
    return Deed(
        id=str(act.id), kind=act.kind, occurred_at=act.occurred_at, recorded_at=act.recorded_at,
        agency=str(act.agency_id), facts=act.facts,
        supersedes=str(act.supersedes_id) if act.supersedes_id else None,
    )  # fmt: skip


def read(deeds: Sequence[Deed], as_of: datetime, known_at: datetime | None = None) -> list[Reading]:
    """Every clock of a matter with its working, as of an instant."""
    return clocks.read(deeds, as_of, known_at)


def holder_of(deeds: Iterable[Deed]) -> int:
    """Who holds the matter: the body that received it last, by the acts that still stand."""
    standing = in_effect(deeds, until=None, known_at=None)
    held = [deed for deed in standing if deed.kind in HOLDING and deed.agency]
    return int(max(held, key=lambda deed: deed.occurred_at).agency or 0)


def duty_of(due: Due, start: Deed, fallback: int) -> int:
    """Whose duty a running clock is: the body the engine names, else the addressee, else the actor."""
    to = start.facts.get("to")
    if due.agency:
        return int(due.agency)
    if due.ref in ON_ADDRESSEE and to:
        return int(str(to))
    return int(start.agency) if start.agency else fallback


def project(
    matter_id: UUID, deeds: list[Deed], as_of: datetime
) -> tuple[MatterReading, list[ClockReading]]:
    """The rows of the projection for one matter; pure but for the model classes."""
    version, by_id = book().version, {deed.id: deed for deed in deeds}
    holder, stage = holder_of(deeds), stages.stage_of(deeds).code
    rows = [
        ClockReading(
            matter_id=matter_id, ref=due.ref, started_by=UUID(due.started_by), due_at=due.due_at,
            met_at=due.met_at or due.stopped_at, owed=owed(due, stage),
            holder_id=duty_of(due, by_id[due.started_by], holder),
            as_of=as_of, law_version=version,
        )
        for due in clocks.dues(deeds, only=listed())
    ]  # fmt: skip
    return _summary(matter_id, deeds, rows, stage, holder, as_of, version), rows


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """Clocks of the report itself. Those of the case, an accused or a victim are read in its file,
    where there are verbs to answer them; a list that asks for what nobody can yet record is noise."""
    clocks_of_book = book().clocks.items()
    return frozenset(
        ref for ref, c in clocks_of_book if c.subject in {"matter", "report", "agency"}
    )


SETTLING = frozenset({"case_initiated", "initiation_declined"})


@lru_cache(maxsize=1)
def owed_after_settling() -> frozenset[str]:
    """Clocks that a settlement starts: still somebody's duty when the matter is closed (A28, A31, A33…)."""
    clocks_of_book = book().clocks.items()
    return frozenset(
        ref
        for ref, clock in clocks_of_book
        if clock.starts_on and {one.act for one in clock.starts_on} <= SETTLING
    )


def extension_pending(deeds: Iterable[Deed]) -> bool:
    """Whether the last word on an extension is a request that nobody has answered."""
    said = [d.kind for d in deeds if d.kind.startswith("extension_")]
    return bool(said) and said[-1] in {"extension_requested", "extension_request_received"}


def owed(due: Due, stage: str) -> bool:
    """Whether this clock still asks somebody to act, at this stage of its matter."""
    if due.met_at or due.stopped_at:
        return False
    clock = book().clocks.get(due.ref)
    if clock is not None and not clock.is_duty:
        return False
    return stage not in stages.SETTLED or due.ref in owed_after_settling()


def presses(ref: str) -> bool:
    """Whether a matter is late when this clock is: not a permission, not mere internal guidance."""
    clock = book().clocks.get(ref)
    return clock is None or (clock.is_duty and not clock.guidance_only)


def _summary(
    matter_id: UUID, deeds: list[Deed], rows: list[ClockReading], stage: str, holder: int,
    as_of: datetime, version: str,
) -> MatterReading:  # fmt: skip
    running = [
        row for row in rows if row.met_at is None and row.due_at is not None and presses(row.ref)
    ]
    nearest = min(running, key=lambda row: row.due_at, default=None)
    return MatterReading(
        matter_id=matter_id, stage=stage, holder_id=holder, closed=stage in stages.SETTLED,
        next_due_at=nearest.due_at if nearest else None, next_ref=nearest.ref if nearest else "",
        received_at=in_effect(deeds, until=None, known_at=None)[0].occurred_at, as_of=as_of, law_version=version,
    )  # fmt: skip


def current(matter_id: UUID) -> MatterReading | None:
    """Where the matter stands now; until the running verb ends, nobody else moves it."""
    return MatterReading.objects.select_for_update(of=("self",)).filter(matter_id=matter_id).first()


CLOCK_FIELDS = ["due_at", "met_at", "owed", "holder", "as_of", "law_version"]
MATTER_FIELDS = ["stage", "holder", "closed", "next_due_at", "next_ref", "received_at", "as_of",
                 "law_version"]  # fmt: skip


def renew(matter_id: UUID, at: datetime, opening: Sequence[Act] | None = None) -> None:
    """Write the projection of one matter anew; `opening` are its acts when it is only being opened."""
    deeds = [as_deed(act) for act in opening] if opening is not None else deeds_of(matter_id)
    summary, rows = project(matter_id, deeds, at)
    if opening is not None:
        pour([summary])
        pour(rows)
        return
    MatterReading.objects.bulk_create(
        [summary], update_conflicts=True, unique_fields=["matter"], update_fields=MATTER_FIELDS
    )
    kept = {(row.ref, row.started_by) for row in rows}
    stale = [
        row.id for row in ClockReading.objects.filter(matter_id=matter_id)
        if (row.ref, row.started_by) not in kept
    ]  # fmt: skip
    if stale:
        ClockReading.objects.filter(id__in=stale).delete()
    ClockReading.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["matter", "ref", "started_by"],
        update_fields=CLOCK_FIELDS,
    )  # fmt: skip
