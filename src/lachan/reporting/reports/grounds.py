"""A report's figures by place: the same rows laid on the old units and on the new ones. Beside figures.py the only file
of reports that knows how indicators count."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from lachan.indicators import board
from lachan.indicators.definitions import CHANGE, DEFINITIONS, RATE
from lachan.indicators.laying import Laid, Lands, Pair, Reading, lands_of, readings
from lachan.indicators.models import Figure
from lachan.indicators.periods import Period

from .content import GroundColumn, GroundRow, GroundTable
from .figures import of_plan, ref_of
from .wording import words

SHAPES: Final = (RATE, CHANGE)
Counts = Mapping[UUID, Mapping[int | None, Pair]]


def by_ground(province: int, figures: Sequence[Figure], when: Period) -> tuple[GroundTable, ...]:
    """One table for each reading and level; nothing where no row of any list names a place, or none may be listed."""
    some = [one for one in figures if of_plan(one.code) and DEFINITIONS[one.code].shape in SHAPES]
    counts = board.by_unit([one.id for one in some])
    placed = [one for one in some if set(counts[one.id]) - {None}]
    if not placed:
        return ()
    lands = lands_of(province)
    return tuple(
        _table(lands, placed, counts, reading, level)
        for reading in readings(lands, when.begin, when.last)
        for level in lands.levels(reading.day)
    )


def _table(
    lands: Lands, figures: Sequence[Figure], counts: Counts, reading: Reading, level: str
) -> GroundTable:
    laid = [lands.laid(counts[one.id], reading.day, level) for one in figures]
    columns = tuple(
        GroundColumn(one.code, DEFINITIONS[one.code].name, DEFINITIONS[one.code].shape, ref_of(one))
        for one in figures
    )
    said = words()["grounds"]
    title = said["named"].format(level=said["levels"][level], words=reading.words)
    return GroundTable(reading.words, title, level, columns, (*_units(lands, figures, laid), *_rest(figures, laid)))  # fmt: skip


def _units(lands: Lands, figures: Sequence[Figure], laid: Sequence[Laid]) -> Iterator[GroundRow]:
    """Only units in which something arose; in the order in which people look for them."""
    some = {unit for one in laid for unit in one.rows}
    for unit in sorted(some, key=lambda one: _order(lands, one)):
        name, above = lands.named(unit)
        yield GroundRow("", name, above, _cells(figures, [one.rows.get(unit, Pair()) for one in laid]))  # fmt: skip


def _order(lands: Lands, unit: int) -> tuple[str, str]:
    one = lands.lands[unit]
    above = lands.lands.get(one.parent or 0)
    return (above.order if above else "", one.order)


def _rest(figures: Sequence[Figure], laid: Sequence[Laid]) -> Iterator[GroundRow]:
    """What is laid on no unit, and the sum: that is the province's figure."""
    for kind, pairs in (
        ("nowhere", [one.nowhere for one in laid]),
        ("unsaid", [one.unsaid for one in laid]),
        ("total", [one.total for one in laid]),
    ):
        yield GroundRow(kind, str(words()["grounds"][kind]), "", _cells(figures, pairs))


def _cells(figures: Sequence[Figure], pairs: Sequence[Pair]) -> tuple[tuple[int, int], ...]:
    return tuple(numbers(one.code, pair) for one, pair in zip(figures, pairs, strict=True))


def numbers(code: str, pair: Pair) -> tuple[int, int]:
    """Numerator and denominator by the shape of the definition: a change is this period and the one a year before."""
    below = pair.all - pair.counted if DEFINITIONS[code].shape == CHANGE else pair.all
    return pair.counted, below
