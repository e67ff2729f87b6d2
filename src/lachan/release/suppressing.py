"""Small cells are hidden, and others with them, until for each hidden cell other numbers are possible too.

That is shown and not hoped for: of each hidden cell a population is known (`moving`) that tells exactly the same tables,
in which small cells are small, the others are not, and this cell is another number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import inf

from lachan.release.coded import Coded
from lachan.release.family import SMALL_OF_CHILDREN, Cell, Family, least
from lachan.release.moving import Move, Moves
from lachan.release.refusals import CannotHide, TooFew

# What is sought for each hidden cell is three possible numbers; where there is no way, two.
SPREAD = 2
# How many broken moves are looked at before a cell is given up.
TRIED = 60


@dataclass
class Hidden:
    """What is hidden and how far each hidden cell may be from what it is."""

    counts: Mapping[Cell, int]
    small: frozenset[Cell]
    hidden: set[Cell] = field(default_factory=set)
    settled: set[Cell] = field(default_factory=set)
    low: Counter[Cell] = field(default_factory=Counter)
    high: Counter[Cell] = field(default_factory=Counter)

    def spread(self, cell: Cell) -> int:
        return self.high[cell] - self.low[cell]

    def carries(self, move: Move, cell: Cell) -> bool:
        return not self.low[cell] <= move.get(cell, 0) <= self.high[cell]

    def allows(self, move: Move) -> bool:
        """Small cells stay small and the others stay what may be told: who knows the rule learns no more."""
        return all(self._stays(cell, self.counts[cell] + by) for cell, by in move.items())

    def breaks(self, move: Move) -> list[Cell]:
        return [c for c, by in move.items() if not self._stays(c, self.counts[c] + by)]

    def _stays(self, cell: Cell, number: int) -> bool:
        return 0 <= number < least(cell) if cell in self.small else number >= least(cell)

    def price(self, move: Move) -> float:
        """What a reader loses: large cells and margins most; the total never."""
        return sum(
            (1 + self.counts[cell]) ** 0.5 * 30 ** (3 - len(cell)) if cell else inf
            for cell in move if cell not in self.hidden
        )  # fmt: skip

    def take(self, move: Move) -> None:
        for cell, by in move.items():
            self.hidden.add(cell)
            self.low[cell], self.high[cell] = min(self.low[cell], by), max(self.high[cell], by)


def suppressed(family: Family, people: Sequence[Coded]) -> Hidden:
    """Of these tables over these people."""
    if len(people) < SMALL_OF_CHILDREN:
        raise TooFew(
            f"Có dưới {SMALL_OF_CHILDREN} người nên không công bố bảng nào. Gộp thêm năm hoặc địa bàn."
        )
    counts = family.counted(people)
    small = frozenset(cell for cell, number in counts.items() if number < least(cell))
    found = Hidden(counts, small, set(small))
    moves = Moves(family, counts, family.profiles(people))
    while cell := _bare(found):
        _cover(found, moves, cell)
    return found


def _bare(found: Hidden) -> Cell | None:
    """The next hidden cell that is not yet far enough from being known: margins first, what they hide helps below."""
    open_cells = [c for c in found.hidden - found.settled if found.spread(c) < SPREAD]
    return min(open_cells, key=lambda c: (len(c), found.counts[c], c)) if open_cells else None


def _cover(found: Hidden, moves: Moves, cell: Cell) -> None:
    """By one move if there is one; else by one that breaks a rule and another that mends it. Two numbers are the least."""
    for search in (_single, _mended):
        for times in range(1, SPREAD + 1):
            for way in (moves.around, moves.recounted):
                while found.spread(cell) < SPREAD and (
                    move := search(found, moves, way(cell, times), cell)
                ):
                    found.take(move)
        if found.spread(cell):
            found.settled.add(cell)
            return
    raise CannotHide(
        f"Ô «{named(cell)}» không che được chắc chắn. Bớt một tiêu thức hoặc gộp nhóm nhỏ rồi chạy lại."
    )


def _single(found: Hidden, moves: Moves, around: Iterable[Move], cell: Cell) -> Move | None:
    """The move that costs a reader least, of those that carry the cell further than known so far."""
    best, cheapest = None, inf
    for move in around:
        if (
            found.carries(move, cell)
            and (price := found.price(move)) < cheapest
            and found.allows(move)
        ):
            best, cheapest = move, price
            if not price:
                break
    return best


def _mended(found: Hidden, moves: Moves, around: Iterable[Move], cell: Cell) -> Move | None:
    """The cheapest moves that break a rule, each with what would mend the first cell where it does."""
    broken = [move for move in around if found.carries(move, cell) and found.price(move) < inf]
    for move in nsmallest(TRIED, broken, key=found.price):
        if not (wrong := found.breaks(move)):
            return move
        for way in (moves.around, moves.recounted):
            sums = (_sum(move, other) for other in way(wrong[0], 1))
            if both := _single(found, moves, sums, cell):
                return both
    return None


def _sum(one: Move, other: Move) -> Move:
    both = {cell: one.get(cell, 0) + other.get(cell, 0) for cell in (*one, *other)}
    return {cell: by for cell, by in both.items() if by}


def named(cell: Cell) -> str:
    return ", ".join(f"{name}={code}" for name, code in cell) or "tổng số"
