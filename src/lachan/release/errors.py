"""How far counts of an open data set are from the real ones: by how many attributes are crossed and how many people it really was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean, median

from lachan.release.noising import Record

# From so many people on; 0 is what is told of nobody.
BANDS = (0, 1, 5, 10, 50, 200, 500)


@dataclass(frozen=True)
class Line:
    ways: int
    band: int
    cells: int
    mean: float
    median: float
    worst: int
    relative: float


def lines(real: Sequence[Record], drawn: Sequence[Record], most_ways: int = 3) -> Iterator[Line]:
    """Cells that neither has are left out: there nothing is wrong, and there are many."""
    for ways in range(1, most_ways + 1):
        bands: dict[int, list[tuple[int, int]]] = {}
        for one, other in _cells(real, drawn, ways):
            bands.setdefault(max(b for b in BANDS if b <= one), []).append((abs(one - other), one))
        for band in sorted(bands):
            yield _line(ways, band, bands[band])


def _line(ways: int, band: int, cells: Sequence[tuple[int, int]]) -> Line:
    off = [by for by, _ in cells]
    of = sum(one for _, one in cells)
    return Line(ways, band, len(off), mean(off), median(off), max(off), sum(off) / of if of else 0.0)  # fmt: skip


def apart(real: Sequence[Record], drawn: Sequence[Record], ways: int) -> float:
    """The share of people who would have to be counted elsewhere, on the average of all tables."""
    tables = list(combinations(range(len(real[0])), ways))
    off = sum(abs(one / len(real) - other / len(drawn)) for one, other in _cells(real, drawn, ways))
    return off / 2 / len(tables)


def _cells(real: Sequence[Record], drawn: Sequence[Record], ways: int) -> Iterator[tuple[int, int]]:
    for dims in combinations(range(len(real[0])), ways):
        one, other = counted(real, dims), counted(drawn, dims)
        yield from ((one[cell], other[cell]) for cell in one | other)


def counted(found: Sequence[Record], dims: Sequence[int]) -> Counter[Record]:
    return Counter(tuple(record[d] for d in dims) for record in found)
