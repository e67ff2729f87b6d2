"""Time limits as they were known: one line per limit, from when it was known to when the record said otherwise.

The statute book reads a record at each moment at which an act that matters to a clock became known; what does not
change between two readings is one line. So «as it stood then» is a comparison of instants, on any engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from lachan.docket import projection
from lachan.docket.readings import duty_of
from lachan.law.book import book
from lachan.procedure import clocks
from lachan.procedure.acts import DESCRIBING, Act, in_effect
from lachan.procedure.charges import CLASSING
from lachan.procedure.matching import Plan, index_of
from lachan.procedure.readings import Due

from .definitions import CLOCKS

# Said of the report or of a hand-over, and so of every clock.
ALWAYS = DESCRIBING | CLASSING | {"handover_sent", "handover_refused", "case_joined_into", "accused_moved"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, and whether it is a copy carried from another record; `act.recorded_at` is when it was known here."""

    act: Act
    carried: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What a limit is, apart from how it ended."""

    ref: str
    person: str
    started_by: str
    agency: int
    due_at: datetime
    carried: bool


@dataclass(frozen=True, slots=True)
class End:
    """How a limit ended: met (in time or not), or no longer called for."""

    met_at: datetime | None
    stopped_at: datetime | None
    timely: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Span:
    """A line with its end, known from one moment to another; `end_from`: since when the end is known."""

    line: Line
    end: End | None
    known_from: datetime
    end_from: datetime | None
    known_to: datetime | None


def spans(deeds: Sequence[Deed], only: frozenset[str] = CLOCKS) -> list[Span]:
    """Every limit of one matter through all that became known of it."""
    gone: list[Span] = []
    now: dict[Line, Span] = {}
    for at in _moments(deeds, only):
        read = _read(deeds, at, only)
        for line in [line for line in now if line not in read]:
            gone.append(replace(now.pop(line), known_to=at))
        for line, end in read.items():
            _follow(now, gone, line, end, at)
    return [*gone, *now.values()]


def _follow(
    now: dict[Line, Span], gone: list[Span], line: Line, end: End | None, at: datetime
) -> None:
    before = now.get(line)
    if before is not None and before.end is None and end is not None:
        now[line] = replace(before, end=end, end_from=at)
    elif before is None or before.end != end:
        if before is not None:
            gone.append(replace(before, known_to=at))
        now[line] = Span(line, end, at, at if end else None, None)


def _moments(deeds: Iterable[Deed], only: frozenset[str]) -> list[datetime]:
    """When something became known that may move a clock. A correction always may."""
    said = telling(only)
    return sorted({d.act.recorded_at for d in deeds if d.act.kind in said or d.act.supersedes})


def _read(deeds: Sequence[Deed], at: datetime, only: frozenset[str]) -> dict[Line, End | None]:
    acts = [deed.act for deed in deeds]
    found = [d for d in clocks.timed(acts, known_at=at, only=only) if d.ref in only and d.due_at]
    if not found:
        return {}
    by_id = {act.id: act for act in acts}
    carried = {deed.act.id for deed in deeds if deed.carried}
    holder = _holder(in_effect(acts, until=None, known_at=at))
    return {_line(due, by_id, carried, holder): _end(due, by_id) for due in found}


def _holder(done: Sequence[Act]) -> int:
    """Nobody where no act says who has the matter: a record not yet begun, or known only in part."""
    known = any(act.kind in projection.HOLDING and act.agency for act in done)
    return projection.holder_of(done) if known else 0


def _line(due: Due, by_id: Mapping[str, Act], carried: set[str], holder: int) -> Line:
    start = by_id[due.started_by]
    assert due.due_at is not None
    return Line(due.ref, due.person or "", due.started_by, duty_of(due, start, holder), due.due_at,
                due.started_by in carried)  # fmt: skip


def _end(due: Due, by_id: Mapping[str, Act]) -> End | None:
    ended_by = due.met_by or due.stopped_by
    if ended_by is None:
        return None
    return End(due.met_at, due.stopped_at, bool(due.timely), by_id[ended_by].kind)


@lru_cache(maxsize=4)
def telling(only: frozenset[str]) -> frozenset[str]:
    """Kinds of act that start, end or move one of these clocks, or say something of the report."""
    index = index_of(book(), only)
    plans = {id(plan): plan for rows in index.starts.values() for plan, _ in rows}
    kinds = set(index.starts) | ALWAYS
    for plan in plans.values():
        kinds |= _of_plan(plan)
    return frozenset(kinds)


def _of_plan(plan: Plan) -> set[str]:
    kinds = set(plan.stops) | set(plan.moots) | set(plan.first_hand)
    for clock in (plan.clock, *plan.movers):
        kinds |= {one.act for one in (*clock.starts_on, *clock.stops_on, *clock.moot_on)}
        if clock.move is not None:
            kinds.add(clock.move.act)
    for inner in (*plan.before, *plan.halves):
        kinds |= _of_plan(inner)
    return kinds
