"""Questions to the rounds: one page of them, one with its bodies, sample and findings; one finding with its steps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.oversight.answering.queries import After, Asked, page, still_open
from lachan.oversight.answering.rules import State, state_of
from lachan.procedure.periods import end_of_day

from .models import Finding, FindingStep, Inspected, Round, Sample

STEPS = Prefetch("steps", FindingStep.objects.select_related("agency").order_by("turn"))
BODIES = Prefetch(
    "inspected", Inspected.objects.select_related("agency").order_by("agency__sort_key")
)
SAMPLE = Prefetch("sample", Sample.objects.select_related("matter").order_by("matter__code"))


@dataclass(frozen=True)
class Read:
    """A finding as it stands at one moment."""

    finding: Finding
    steps: list[FindingStep]
    due_at: datetime
    state: State


def rounds(viewer: Actor, after: After | None = None) -> Asked[Round]:
    rows = Round.objects.select_related("agency").prefetch_related(BODIES)
    return page(rows, "recorded_at", after)


def round_of(viewer: Actor, round_id: UUID) -> Round:
    rows = Round.objects.select_related("agency", "key").prefetch_related(BODIES, SAMPLE)
    found = rows.filter(id=round_id).first()
    if found is None:
        raise NotFound
    return found


def findings(
    viewer: Actor, at: datetime, *, of: Round | None = None, only_open: bool = False, after: After | None = None
) -> Asked[Read]:  # fmt: skip
    """Of one round, or of all that the viewer may see."""
    rows = _whole()
    if of is not None:
        rows = rows.filter(round=of)
    if only_open:
        rows = still_open(rows, FindingStep, "finding")
    found = page(rows, "found_at", after)
    return Asked([read(one, at) for one in found.rows], found.more)


def finding(viewer: Actor, finding_id: UUID) -> Finding:
    found = _whole().select_related("key").filter(id=finding_id).first()
    if found is None:
        raise NotFound
    return found


def _whole() -> QuerySet[Finding]:
    return Finding.objects.select_related(
        "agency", "responsible", "matter", "round"
    ).prefetch_related(STEPS)


def read(one: Finding, at: datetime) -> Read:
    steps, due = list(one.steps.all()), end_of_day(one.fix_by)
    return Read(one, steps, due, state_of(steps, due, at))
