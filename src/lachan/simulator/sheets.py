"""The ground of a province from its data files, with numbers of our own for keys: for tests and for measuring."""

from pathlib import Path

from lachan.reference.rules import bodies_of
from lachan.reference.sheets import read_sheets

from .ground import Body, Ground, Place, sort_of


def ground_from(folder: Path) -> Ground:
    sheets = read_sheets(folder)
    rows = bodies_of(sheets)
    units = {row.key: number for number, row in enumerate(sheets.units, 1)}
    known = {row.key: number for number, row in enumerate(rows, 1)}
    places = {
        units[r.key]: Place(units[r.key], r.key, r.name, r.level, units.get(r.parent), r.valid_from,
                            r.valid_to, r.remote_mountain)
        for r in sheets.units
    }  # fmt: skip
    bodies = {
        known[r.key]: Body(known[r.key], r.key, sort_of(r.kind), r.level, r.valid_from, r.valid_to,
                           known.get(r.supervisor), known.get(r.successor))
        for r in rows
    }  # fmt: skip
    grounds: dict[int, tuple[int, ...]] = {}
    for row in rows:
        for key in row.ground:
            grounds[units[key]] = (*grounds.get(units[key], ()), known[row.key])
    return Ground(1, places, bodies, grounds)
