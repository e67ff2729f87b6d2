"""Questions to the letters: one page of those sent by or to the viewer's body; one, with its steps and its term."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.docket.models import Matter
from lachan.oversight.answering.queries import After, Asked, page, still_open
from lachan.oversight.answering.rules import State, state_of

from .kinds import Kind, kinds
from .models import Letter, LetterStep
from .rules import Term, term_of

STEPS = Prefetch("steps", LetterStep.objects.select_related("agency").order_by("turn"))


@dataclass(frozen=True)
class Read:
    """A letter as it stands at one moment."""

    letter: Letter
    kind: Kind
    steps: list[LetterStep]
    term: Term
    state: State


def letters(
    viewer: Actor, at: datetime, *, only_open: bool = False, mine: str = "", matter: Matter | None = None,
    after: After | None = None,
) -> Asked[Read]:  # fmt: skip
    """`mine`: «sent» or «addressed», else both ways."""
    rows = Letter.objects.select_related("agency", "recipient", "matter").prefetch_related(STEPS)
    if mine:
        rows = rows.filter(**{"agency__in" if mine == "sent" else "recipient__in": viewer.scope})
    if matter is not None:
        rows = rows.filter(matter=matter)
    if only_open:
        rows = still_open(rows, LetterStep, "letter")
    found = page(rows, "sent_at", after)
    return Asked([read(one, at) for one in found.rows], found.more)


def letter(viewer: Actor, letter_id: UUID) -> Letter:
    rows = Letter.objects.select_related("agency", "recipient", "matter", "key", "repeats")
    found = rows.prefetch_related(STEPS).filter(id=letter_id).first()
    if found is None:
        raise NotFound
    return found


def repeated_by(viewer: Actor, one: Letter) -> Letter | None:
    return Letter.objects.filter(repeats=one).first()


def read(one: Letter, at: datetime) -> Read:
    steps = list(one.steps.all())
    received = next((step.occurred_at for step in steps if step.kind == "received"), None)
    kind = kinds()[one.kind]
    term = term_of(kind, one.sent_at, received, one.answer_by)
    return Read(one, kind, steps, term, state_of(steps, term.due_at, at))
