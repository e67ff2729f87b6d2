"""Time limits as they stood: what the statute book read from the acts known at a moment, in lines a query can count.

Now is the projection of the docket. A past moment is read from the acts known then, once, and kept; through all of
them where a warehouse must answer for any moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lachan.docket import projection
from lachan.docket.readings import CARRIED, duty_of, end_of
from lachan.procedure import clocks
from lachan.procedure.acts import Act, in_effect

from .definitions import CLOCKS


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit; `ended` as in the docket's own readings: met, late, moot, moved, or still open."""

    ref: str
    person: str
    agency: int
    started_by: str
    due_at: datetime
    ended_at: datetime | None
    ended: str
    carried: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A limit that stood so from one moment of knowing to another."""

    limit: Limit
    known_from: datetime
    known_to: datetime | None


def limits(acts: Sequence[Act], known_at: datetime) -> list[Limit]:
    """What was known then; `recorded_at` of a carried act is when it was carried."""
    found = [
        due for due in clocks.timed(acts, known_at=known_at, only=CLOCKS)
        if due.ref in CLOCKS and due.due_at is not None
    ]  # fmt: skip
    if not found:
        return []
    by_id = {act.id: act for act in acts}
    done = in_effect(acts, until=None, known_at=known_at)
    holder, investigator = _holder(done), projection.investigator_of(done)
    return [
        Limit(due.ref, due.person or "", duty_of(due, by_id[due.started_by], holder, investigator),
              due.started_by, due.due_at, due.met_at or due.stopped_at, end_of(due, by_id),
              CARRIED in by_id[due.started_by].facts)
        for due in found if due.due_at is not None
    ]  # fmt: skip


def _holder(done: Sequence[Act]) -> int:
    """Nobody where no act says who has the matter: a record known only in part."""
    known = any(act.kind in projection.HOLDING and act.agency for act in done)
    return projection.holder_of(done) if known else 0


def spans(acts: Sequence[Act]) -> list[Span]:
    """Every limit of one matter through all that became known of it, one reading for each moment of knowing."""
    gone: list[Span] = []
    now: dict[Limit, datetime] = {}
    for at in sorted({act.recorded_at for act in acts}):
        read = set(limits(acts, at))
        gone += [Span(limit, now.pop(limit), at) for limit in list(now) if limit not in read]
        now |= {limit: at for limit in read if limit not in now}
    return [*gone, *(Span(limit, since, None) for limit, since in now.items())]


def known(acts: Iterable[Act], at: datetime) -> int:
    return sum(act.recorded_at <= at for act in acts)
