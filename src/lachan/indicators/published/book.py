"""What the checker reads of a figure, found by scope, measure, unit and period. No note, no source, no mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .amounts import NOUGHT, Amount, Range
from .measures import PERCENT, SPECIAL, Vocabulary, parts, vocabulary

Key = tuple[str, str, str, date, date]


@dataclass(frozen=True)
class Span:
    """`to` is the first day outside; the name is only said, never compared."""

    name: str
    begin: date
    to: date

    def within(self, other: Span) -> bool:
        return other.begin <= self.begin and self.to <= other.to

    def same(self, other: Span) -> bool:
        return (self.begin, self.to) == (other.begin, other.to)


@dataclass(frozen=True)
class Line:
    """One published number."""

    id: str
    scope: str
    measure: str
    unit: str
    span: Span
    value: Amount
    body: str

    @property
    def key(self) -> Key:
        return (self.scope, self.measure, self.unit, self.span.begin, self.span.to)

    @property
    def range(self) -> Range:
        return self.value.range(rounded=self.unit.endswith(PERCENT))

    @property
    def split(self) -> str:
        return parts(self.measure)[1]


class Book:
    """All lines in one order, whatever order they came in."""

    def __init__(self, lines: Iterable[Line], words: Vocabulary | None = None) -> None:
        self.words = words or vocabulary()
        self.lines = tuple(sorted(lines, key=lambda line: (line.span.begin, line.span.to, line.id)))
        self._at: dict[Key, list[Line]] = defaultdict(list)
        for line in self.lines:
            self._at[line.key].append(line)

    def groups(self) -> Iterator[list[Line]]:
        """Lines that say the same thing of the same period."""
        yield from self._at.values()

    def firsts(self) -> Iterator[Line]:
        """One line for each thing said; a second source is only compared with it."""
        for group in self._at.values():
            yield group[0]

    def find(
        self, like: Line, measure: str, unit: str = "", span: Span | None = None
    ) -> Line | None:
        """The line of another measure in the same scope, and unless said the same unit and period."""
        where = span or like.span
        found = self._at.get((like.scope, measure, unit or like.unit, where.begin, where.to))
        return found[0] if found else None

    def counts(self) -> Iterator[Line]:
        """Whole numbers of things: no percentages, no changes."""
        for line in self.firsts():
            if not line.unit.endswith(PERCENT) and line.split not in SPECIAL:
                yield line

    def of_kind(self, kind: str) -> Iterator[Line]:
        for line in self.counts():
            if self.words.base(line.measure).kind == kind:
                yield line


def day_before(span: Span) -> Span:
    """The day whose evening opens a period."""
    return Span("", span.begin - timedelta(days=1), span.begin)


def last_day(span: Span) -> Span:
    """The day whose evening closes it."""
    return Span("", span.to - timedelta(days=1), span.to)


def sum_of(lines: Iterable[Line]) -> Range:
    return sum((line.range for line in lines), NOUGHT)
