"""spoken (SL10): sessions held within the question's days, each as its last row known by then says."""

from collections.abc import Iterable, Iterator

from .known import Row
from .question import Question, midnight
from .sessions import Session


def spoken(sessions: Iterable[Session], asked: Question) -> Iterator[Row]:
    last: dict[str, Session] = {}
    for one in sorted(sessions, key=lambda one: one.turn):
        if one.recorded_at <= asked.as_of:
            last[one.root] = one
    for root, one in last.items():
        if not one.withdrawn and asked.begin <= midnight(one.held_on) < asked.to:
            name = f"{one.held_on} {one.key} {root[-6:]}"
            yield Row(name, "", one.organiser, None, "", f"spoken_{one.kind}", midnight(one.held_on))  # fmt: skip
