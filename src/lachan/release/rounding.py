"""The second layer: what is still told is told in fives. Made of the first layer alone, so it can give nothing back of it.
Rounded so that lines add up along the first attributes; the same seed gives the same tables."""

from __future__ import annotations

import random
from collections.abc import Mapping

from lachan.release.family import Cell, Family
from lachan.release.suppressing import Hidden

BASE = 5


def rounded(family: Family, found: Hidden, seed: int) -> dict[Cell, int | None]:
    """Every cell: a multiple of five, less than five away from what it is; None where it is hidden."""
    told: dict[Cell, int | None] = {(): _nearest(found.counts[()])}
    for face in family.faces[1:]:
        lines: dict[Cell, list[Cell]] = {}
        for cell in family.cells(face):
            lines.setdefault(cell[:-1], []).append(cell)
        for parent, line in lines.items():
            told |= _line(found, parent, line, told[parent], seed)
    return told


def _line(
    found: Hidden, parent: Cell, line: list[Cell], sum_told: int | None, seed: int
) -> Mapping[Cell, int | None]:
    """What is told of a line is brought to its rounded sum; what is hidden in it stands as one remainder."""
    shown = {cell: found.counts[cell] for cell in line if cell not in found.hidden}
    if sum_told is None:
        return {cell: _nearest(shown[cell]) if cell in shown else None for cell in line}
    parted: dict[Cell | None, int] = dict(shown.items())
    if len(shown) < len(line):
        parted[None] = found.counts[parent] - sum(shown.values())
    up = _up(parted, sum_told, random.Random(f"{seed}|{parent}"))  # noqa: S311 - breaks ties, keeps no secret
    return {cell: _down(shown[cell]) + BASE * (cell in up) if cell in shown else None for cell in line}  # fmt: skip


def _up(
    parted: Mapping[Cell | None, int], sum_told: int, chance: random.Random
) -> set[Cell | None]:
    """Which are rounded up: those nearest to the next five, as many as the sum asks for."""
    steps = (sum_told - sum(map(_down, parted.values()))) // BASE
    order = sorted(parted, key=str)
    chance.shuffle(order)
    return set(sorted(order, key=lambda cell: -(parted[cell] % BASE))[:steps])


def _down(number: int) -> int:
    return number - number % BASE


def _nearest(number: int) -> int:
    return _down(number + BASE // 2)
