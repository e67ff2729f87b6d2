"""One term being counted: where it begins, its own length, what was added, and where it ends.
Both the running terms of a record and a clock asked by name are counted here, by the same rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from lachan.law.calendar import Calendar
from lachan.law.clock import Clock
from lachan.law.lengths import Length
from lachan.procedure.periods import (
    Ending,
    chained,
    custody_days,
    ending,
    half,
    in_custody,
    local_day,
    start_of_day,
    total,
)

ONE_HOUR = timedelta(hours=1)
CUSTODY = frozenset({"inclusive", "custody_order"})


@dataclass(frozen=True, slots=True)
class Added:
    """One extension: under which clock, how long, by which decision's facts."""

    mover: Clock
    length: Length


@dataclass(frozen=True, slots=True)
class Span:
    """`at`: the event. `first`: the first day of custody where it is not the event's own.

    `less`: days of tạm giữ that come off (Điều 118(4)). `base` is None where only what is added runs.
    """

    clock: Clock
    at: datetime
    base: Length | None
    added: tuple[Added, ...] = ()
    first: date | None = None
    less: int = 0
    halved: bool = False

    @property
    def last_clock(self) -> Clock:
        return self.added[-1].mover if self.added else self.clock

    @property
    def pieces(self) -> tuple[Length, ...]:
        """Every stretch by itself, as it was given."""
        own = () if self.base is None else (self.base,)
        return (*own, *(one.length for one in self.added))

    @property
    def lengths(self) -> tuple[Length, ...]:
        """What is counted one after another; extensions «from the origin» are summed first."""
        counted: tuple[Length, ...] = () if self.base is None else (self.base,)
        for one in self.added:
            counted = (*counted, one.length)
            if one.mover.move is not None and one.mover.move.counted_from == "origin":
                counted = total(counted)
        return half(counted) if self.halved else counted

    @property
    def counted_from(self) -> date:
        return self.first or local_day(self.at)

    def plus(self, mover: Clock, length: Length) -> Span:
        return replace(self, added=(*self.added, Added(mover, length)))

    def ending(self, calendar: Calendar) -> Ending:
        """The end of the whole; a chain that would end earlier is named as the stricter day."""
        if not self.added and self.base is not None and self.clock.counting not in CUSTODY:
            return self._alone(self.base, calendar)
        if self.clock.counting in CUSTODY:
            days = sum(custody_days(one) for one in self.lengths) - self.less
            return in_custody(self.counted_from, max(days, 1))
        whole = self._chained(self.lengths, calendar)
        if len(self.added) < 1 or self.halved:
            return whole
        piecewise = self._chained(self.pieces, calendar)
        earlier = piecewise.nominal < whole.nominal
        return replace(whole, stricter_on=piecewise.due_on) if earlier else whole

    def _alone(self, base: Length, calendar: Calendar) -> Ending:
        if self.halved:
            return self._chained(self.lengths, calendar)
        exact = self.clock.counting == "exact"
        return ending(self.at, base, roll=self.clock.roll, calendar=calendar, exact=exact)

    def _chained(self, lengths: Sequence[Length], calendar: Calendar) -> Ending:
        return chained(
            self.at,
            lengths,
            roll=self.last_clock.roll,
            calendar=calendar,
            exact=self.clock.counting == "exact",
        )


def ended_at(span: Span | None, end: Ending) -> Span | None:
    """The span as its order wrote it, so that an extension runs on from that end and not from the law's."""
    if span is None:
        return None
    if span.clock.counting == "exact":
        return replace(span, base=Length(max((end.due_at - span.at) // ONE_HOUR, 1), "h"))
    return replace(span, base=Length((end.nominal - span.counted_from).days + 1 + span.less, "d"))


def anchor_of(end: Ending, length: Length) -> datetime:
    """What one counts back from: the very end where hours count, else the nominal last day."""
    return end.due_at if length.unit == "h" else start_of_day(end.nominal)
