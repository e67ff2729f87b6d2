"""Questions to the register: one page, one entry with its remedies, one remedy with its steps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.oversight.answering.queries import After, Asked, page
from lachan.oversight.answering.rules import State, state_of
from lachan.procedure.periods import end_of_day

from .models import Remedy, RemedyStep, Shortcoming

STEPS = Prefetch("steps", RemedyStep.objects.select_related("agency", "key").order_by("turn"))
REMEDIES = Prefetch("remedies", Remedy.objects.select_related("responsible", "key").prefetch_related(STEPS)
                    .order_by("given_at", "id"))  # fmt: skip


@dataclass(frozen=True)
class Read:
    """A remedy as it stands at one moment."""

    remedy: Remedy
    steps: list[RemedyStep]
    due_at: datetime
    state: State


def shortcomings(
    viewer: Actor, *, nature: str = "", category: str = "", after: After | None = None
) -> Asked[Shortcoming]:
    rows = Shortcoming.objects.select_related("agency", "matter").prefetch_related(REMEDIES)
    if nature:
        rows = rows.filter(nature=nature)
    if category:
        rows = rows.filter(category=category)
    return page(rows, "noted_at", after)


def shortcoming(viewer: Actor, entry_id: UUID) -> Shortcoming:
    rows = Shortcoming.objects.select_related("agency", "matter", "key", "finding", "letter")
    found = rows.prefetch_related(REMEDIES).filter(id=entry_id).first()
    if found is None:
        raise NotFound
    return found


def remedies(entry: Shortcoming, at: datetime) -> list[Read]:
    return [read(one, at) for one in entry.remedies.all()]


def remedy(viewer: Actor, remedy_id: UUID) -> Remedy:
    found = Remedy.objects.select_related("responsible", "shortcoming").filter(id=remedy_id).first()
    if found is None:
        raise NotFound
    return found


def read(one: Remedy, at: datetime) -> Read:
    steps, due = list(one.steps.all()), end_of_day(one.done_by)
    return Read(one, steps, due, state_of(steps, due, at))
