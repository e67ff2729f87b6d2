"""A province's units and the drawing of its boundaries, read once from its folder."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lachan.reference.boundaries import read_boundaries
from lachan.reference.folders import folder_of
from lachan.reference.sheets import UnitRow, read_sheets

from .projection import Sheet


@dataclass(frozen=True)
class Atlas:
    """`sheet` is None where a province brings no boundaries: its places are then points."""

    units: tuple[UnitRow, ...]
    sheet: Sheet | None


@lru_cache(maxsize=8)
def atlas_in(folder: Path) -> Atlas:
    sheets = read_sheets(folder)
    bounds = read_boundaries(folder, sheets.province, sheets.units)
    return Atlas(sheets.units, Sheet(bounds) if bounds else None)


def atlas_of(slug: str) -> Atlas | None:
    """None where this machine holds no folder of that province."""
    folder = folder_of(slug)
    return atlas_in(folder) if folder else None
