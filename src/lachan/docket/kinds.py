"""Which verb records which kind of act: doors, imports and tests find a verb by what it records."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from lachan.procedure.acts import Act as Deed

from .sides import Side
from .steps import Step

V = TypeVar("V", bound=Callable[..., Any])
# Kind of act → the verb that records it, and the side that may.
VERB_OF: dict[str, Callable[..., Any]] = {}
SIDE_OF: dict[str, Side] = {}
# Kind of act → what its verb asks besides the gate, on the other acts of the record; a correction answers the same.
Asks = Callable[[Sequence[Deed], Step, datetime], None]
ASKS: dict[str, Asks] = {}


def records(side: Side, *kinds: str) -> Callable[[V], V]:
    """Mark a verb with the kinds of act it records and the side whose acts they are."""

    def mark(verb: V) -> V:
        for kind in kinds:
            if kind in VERB_OF:
                raise ValueError(f"two verbs record {kind}")
            VERB_OF[kind], SIDE_OF[kind] = verb, side
        return verb

    return mark
