"""From noisy answers to numbers that could be counts: none below nothing, all of one total, pairs that agree with their sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lachan.release.noising import Noisy, Pair

ROUNDS = 20


@dataclass(frozen=True)
class Fitted:
    """How many records are to be drawn, and how many of each code and pair of codes."""

    total: int
    ones: dict[int, list[float]]
    pairs: dict[Pair, list[list[float]]]


def fitted(noisy: Noisy) -> Fitted:
    total = max(_total(noisy), 1.0)
    ones = {i: levelled(_side(noisy, i), total) for i in noisy.ones}
    pairs = {pair: _agreed(table, ones[pair[0]], ones[pair[1]]) for pair, table in noisy.pairs.items()}  # fmt: skip
    return Fitted(round(total), ones, pairs)


def _total(noisy: Noisy) -> float:
    """Every table has its own sum; one of fewer cells carries less noise and counts for more."""
    sums = [(sum(row), 1 / len(row)) for row in noisy.ones.values()]
    sums += [(sum(map(sum, t)), 1 / (len(t) * len(t[0]))) for t in noisy.pairs.values()]
    return sum(s * weight for s, weight in sums) / sum(weight for _, weight in sums)


def _side(noisy: Noisy, i: int) -> list[float]:
    """One attribute, asked once by itself and once in every pair."""
    rows = [([float(n) for n in noisy.ones[i]], 1.0)]
    for (a, b), table in noisy.pairs.items():
        if a == i:
            rows.append(([float(sum(line)) for line in table], 1 / noisy.sizes[b]))
        if b == i:
            rows.append(([float(sum(line)) for line in zip(*table, strict=True)], 1 / noisy.sizes[a]))  # fmt: skip
    weights = sum(weight for _, weight in rows)
    return [sum(row[n] * weight for row, weight in rows) / weights for n in range(noisy.sizes[i])]


def levelled(row: Sequence[float], total: float) -> list[float]:
    """Nothing below nothing; what that adds is taken from the others alike, so that the sum stands."""
    if total <= 0:
        return [0.0] * len(row)
    kept = sorted(row, reverse=True)
    taken, running = 0.0, 0.0
    for n, value in enumerate(kept, 1):
        running += value
        if n == 1 or value - (running - total) / n > 0:
            taken = (running - total) / n
    return [max(value - taken, 0.0) for value in row]


def _agreed(table: Sequence[Sequence[int]], down: Sequence[float], across: Sequence[float]) -> list[list[float]]:  # fmt: skip
    """Each line is levelled to its side, each column too, in turn until both hold."""
    now = [[float(n) for n in line] for line in table]
    for _ in range(ROUNDS):
        now = [levelled(line, side) for line, side in zip(now, down, strict=True)]
        columns = [levelled(column, side) for column, side in zip(_turned(now), across, strict=True)]  # fmt: skip
        now = _turned(columns)
    return now


def _turned(table: Iterable[Sequence[float]]) -> list[list[float]]:
    return [list(line) for line in zip(*table, strict=True)]
