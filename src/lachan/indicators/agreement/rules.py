"""Two books compared: what each counts in its period, and for whatever stands in one only, exactly one cause.

Only-left minus only-right is the difference of the two counts, so the causes add up to it exactly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .acts import Act, Chain
from .entries import Entries, Key, Record, entries, fits
from .spans import Asked, Span, span
from .table import Row

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True)
class Counted:
    """One line of the list behind a count: the act by which a matter (and person) counts in a book."""

    matter: str
    person: str
    act: Act

    @property
    def key(self) -> str:
        return f"{self.matter} {self.person} {self.act.id}"


@dataclass(frozen=True)
class Count:
    """What a closed book counts; `late`: acts of the period recorded after it was closed. None: no source yet."""

    n: int | None
    late: int = 0
    held: Mapping[Key, Act] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One matter (and accused) that stands in one book of the two, and why."""

    row: str
    matter: str
    person: str
    side: str
    cause: str
    act: str
    here: Act
    there: Act | None = None

    @property
    def key(self) -> str:
        return f"{self.matter} {self.person} {self.side} {self.act}"

    @property
    def sign(self) -> int:
        return 1 if self.side == LEFT else -1


@dataclass(frozen=True)
class Comparison:
    """A row on one calendar: two counts, and every difference between them."""

    row: Row
    left: Count
    right: Count
    differences: tuple[Difference, ...] = ()

    @property
    def comparable(self) -> bool:
        return self.left.n is not None and self.right.n is not None

    @property
    def difference(self) -> int | None:
        if self.left.n is None or self.right.n is None:
            return None
        return self.left.n - self.right.n

    @property
    def causes(self) -> Mapping[tuple[str, str], int]:
        """(cause, side) → how many."""
        return Counter((one.cause, one.side) for one in self.differences)

    def lines(self, side: str) -> list[Counted]:
        """The list behind a count."""
        held = (self.left if side == LEFT else self.right).held
        found = [Counted(act.matter, _person(self.row, key), act) for key, act in held.items()]
        return sorted(found, key=lambda line: line.key)


@dataclass(frozen=True)
class Closed:
    """One book over one period, closed: which keys count."""

    book: Entries
    span: Span
    by: datetime
    known: frozenset[Key]
    counted: Mapping[Key, tuple[Chain, Act]]


def compare(
    row: Row, of: Record, asked: Asked, read: tuple[Entries, Entries] | None = None
) -> Comparison:
    """One row, over the period asked for, as the books stood when they were closed.

    `read`: its entries, where they serve several periods."""
    left, right = read or entries(row, of)
    a, b = (_closed(book, span(book.counts.book, asked), of.as_of) for book in (left, right))
    counts = _count(row, a, of.as_of), _count(row, b, of.as_of)
    if None in (counts[0].n, counts[1].n):
        return Comparison(row, *counts)
    found = [_difference(row, of, key, LEFT, a, b) for key in a.counted.keys() - b.counted]
    found += [_difference(row, of, key, RIGHT, b, a) for key in b.counted.keys() - a.counted]
    return Comparison(row, *counts, tuple(sorted(found, key=lambda one: one.key)))


def _closed(book: Entries, over: Span, as_of: datetime) -> Closed:
    by = min(over.closes, as_of)
    first = {key: found for key in book.held if (found := book.first(key, by)) is not None}
    counted = {key: found for key, found in first.items() if over.holds(found[1].at)}
    return Closed(book, over, by, frozenset(first), counted)


def _count(row: Row, closed: Closed, as_of: datetime) -> Count:
    """A book that records no such act has no source, which is not nought."""
    if not closed.book.counts.kinds or (row.quiet and not closed.book.held):
        return Count(None)
    late = [
        key for key in closed.book.held
        if key not in closed.known and closed.span.holds(closed.book.moment(key, as_of))
    ]  # fmt: skip
    held = {key: act for key, (_, act) in closed.counted.items()}
    return Count(len(held), len(late), held)


def _person(row: Row, key: Key) -> str:
    return key[1] if row.unit in ("accused", "victim") else ""


def _difference(
    row: Row, of: Record, key: Key, side: str, here: Closed, there: Closed
) -> Difference:
    chain, act = here.counted[key]
    other = there.book.first(key, of.as_of) or there.book.first(key, there.by)
    cause = _cause(row, of, key, side, here, there)
    return Difference(row.code, act.matter, _person(row, key), side, cause, chain.id, act,
                      other[1] if other else None)  # fmt: skip


def _cause(row: Row, of: Record, key: Key, side: str, here: Closed, there: Closed) -> str:
    """Why the other book does not count what this one does; the first that fits."""
    if not here.span.holds(here.book.moment(key, of.as_of)):
        return _no_longer(here, key, of.as_of)
    then, now = there.book.moment(key, there.by), there.book.moment(key, of.as_of)
    if now is not None:
        return _counted_elsewhere(there, then, now, key)
    if then is not None:
        return "corrected"
    if _other_unit(row, of, key, there):
        return "other_unit"
    return _unanswered(row, of, key, side)


def _no_longer(here: Closed, key: Key, as_of: datetime) -> str:
    """The act itself was corrected; or an earlier one, recorded late, now counts in its place."""
    chain, act = here.counted[key]
    return "late" if chain.known(as_of) == act else "corrected"


def _counted_elsewhere(there: Closed, then: datetime | None, now: datetime, key: Key) -> str:
    """The other book has it: in another year, or in this one but only since it was closed."""
    if not there.span.holds(now):
        return "other_year"
    return "corrected" if then is not None or there.book.known(key, there.by) else "late"


def _other_unit(row: Row, of: Record, key: Key, there: Closed) -> bool:
    """Joined or separated, so that the other book counts under another case; or about one accused only."""
    counted = [act for act in of.of_family(key[0]) if fits(act, there.book.counts, False)]
    if row.unit == "accused":
        return any(act.person is None for act in counted)
    if row.unit == "victim":
        return False
    elsewhere = any(act.matter != key[0] for act in counted)
    return elsewhere or (row.whole and any(act.person is not None for act in counted))


def _unanswered(row: Row, of: Record, key: Key, side: str) -> str:
    if not row.sent:
        return "no_counterpart"
    sent = _sent(row, of, key)
    if side == LEFT:
        return "not_received" if sent else "no_counterpart"
    return "no_counterpart" if sent else "not_sent"


def _sent(row: Row, of: Record, key: Key) -> bool:
    """Is it on record that the paper was sent, whatever the other book says of it."""
    return any(
        act.kind in row.sent and (row.unit != "accused" or act.person in (None, key[1]))
        for act in of.of_family(key[0])
    )
