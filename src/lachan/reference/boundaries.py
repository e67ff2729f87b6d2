"""The boundaries of one era of one province, as its folder brings them: arcs in degrees, rings by unit.

No Django. Joined to units by code AND era, since a code of today may have been another place before."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from .sheets import BadReference, UnitRow, read_day

Point = tuple[float, float]
# A ring names its arcs in order; ~n is arc n walked backwards.
Rings = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Boundaries:
    """`rings` by unit key; arcs are (lon, lat), each shared border once."""

    era: str
    arcs: tuple[tuple[Point, ...], ...]
    rings: Mapping[str, Rings]


def read_boundaries(folder: Path, province: Mapping[str, Any], units: Sequence[UnitRow]) -> Boundaries | None:  # fmt: skip
    """None where the province brings no map; refuses a file that does not name every unit once."""
    said = province.get("map")
    if not said:
        return None
    file = str(said["file"])
    of_era = {unit.gso_code: unit.key for unit in _communes(file, said["era"], province, units)}
    arcs, rings = _topology(folder / file)
    if set(rings) != set(of_era) or len(of_era) != len(rings):
        odd = ", ".join(sorted(set(rings) ^ set(of_era))[:5])
        raise BadReference(file, odd, f"mã đơn vị không khớp với danh mục thời kỳ «{said['era']}».")
    return Boundaries(said["era"], arcs, {of_era[code]: ring for code, ring in rings.items()})


def _communes(
    file: str, era: str, province: Mapping[str, Any], units: Sequence[UnitRow]
) -> Iterator[UnitRow]:
    start = next((one["valid_from"] for one in province["eras"] if one["key"] == era), None)
    if start is None:
        raise BadReference(file, era, "thời kỳ này không có trong province.yaml.")
    day = read_day(file, era, str(start))
    return (unit for unit in units if unit.level == "commune" and unit.on(day))


def _topology(path: Path) -> tuple[tuple[tuple[Point, ...], ...], dict[str, Rings]]:
    try:
        given = json.loads(path.read_text("utf-8"))
        arcs = tuple(_arc(one, given["transform"]) for one in given["arcs"])
        shapes = given["objects"]["communes"]["geometries"]
        rings = {str(one["id"]): _rings(one) for one in shapes}
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise BadReference(path.name, "-", "không đọc được ranh giới dạng TopoJSON.") from error
    if len(rings) != len(shapes):
        raise BadReference(path.name, "-", "một mã đơn vị có hai hình.")
    return arcs, rings


def _arc(steps: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> tuple[Point, ...]:  # fmt: skip
    (across, up), (west, south) = transform["scale"], transform["translate"]
    xs, ys = (accumulate(along) for along in zip(*steps, strict=True))
    return tuple((west + x * across, south + y * up) for x, y in zip(xs, ys, strict=True))


def _rings(shape: Mapping[str, Any]) -> Rings:
    many = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}[shape["type"]]
    return tuple(tuple(ring) for polygon in many for ring in polygon)
