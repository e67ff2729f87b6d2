"""Where something that was asked stands: read from its steps each time, never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Said(Protocol):
    """A step as far as the order of steps is concerned."""

    kind: str
    result: str
    occurred_at: datetime
    account_id: int


@dataclass(frozen=True, slots=True)
class State:
    """`code` of codes.STATES; `late`: the day has passed and the agency has not answered, or answered after it."""

    code: str
    late: bool

    @property
    def open(self) -> bool:
        """Whether the agency still has something to say."""
        return self.code in {"sent", "open", "again"}


def state_of(steps: Sequence[Said], due_at: datetime | None, at: datetime) -> State:
    """By the last step; an answer is in time by when it was given, not by when it was checked."""
    last = steps[-1] if steps else None
    answers = [step.occurred_at for step in steps if step.kind == "answered"]
    code = _code(last)
    waits_until = at if code in {"sent", "open", "again"} or not answers else answers[0]
    return State(code, due_at is not None and waits_until > due_at and code != "settled")


def _code(last: Said | None) -> str:
    if last is None:
        return "sent"
    if last.kind == "checked":
        return "settled" if last.result == "done" else "again"
    return "answered" if last.kind == "answered" else "open"


def who_answered(steps: Sequence[Said]) -> int | None:
    """The person of the last answer: somebody else looks at it."""
    answers = [step.account_id for step in steps if step.kind == "answered"]
    return answers[-1] if answers else None
