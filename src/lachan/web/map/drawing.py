"""A figure by place as `map/_map.html` takes it: shapes or points, a legend, and the same counts as rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lachan.access.refusals import Refusal
from lachan.reference.ground import SUPPRESSED, Base, Hidden, NoGround, Value, require_on
from lachan.reference.sheets import UnitRow
from lachan.reference.sorting import sort_key

from .atlas import Atlas
from .classes import Classes, quantiles
from .projection import Shape, around, frame

NONE, HIDDEN, OUTSIDE = "none", "hidden", "outside"
WORDS = {NONE: "không có số liệu", HIDDEN: "ẩn vì số nhỏ"}
ROUGH = "xấp xỉ"
Marks = Mapping[str, dict[str, Any]]  # by unit key


class NotDrawn(Refusal):
    """Không vẽ được bản đồ vì số liệu và địa bàn không cùng thời kỳ. Chọn một thời kỳ, hoặc đưa số cũ về đơn vị mới."""


@dataclass(frozen=True)
class Asked:
    """What a map is of: `name` tells maps of one page apart, `unit` is what is counted."""

    name: str
    title: str
    unit: str
    values: Mapping[str, Value]
    base: Base
    classes: Classes | None = None
    approximate: frozenset[str] = frozenset()


def drawn(atlas: Atlas, asked: Asked) -> dict[str, Any]:
    try:
        require_on(asked.base, [*asked.values, *asked.approximate], atlas.units)
    except NoGround as mixed:
        raise NotDrawn(str(mixed)) from mixed
    counts = [value for value in asked.values.values() if isinstance(value, int)]
    classes = asked.classes or quantiles(counts)
    places = [unit for unit in atlas.units if unit.key in asked.base.keys]
    above = {unit.key: unit.name for unit in atlas.units if unit.level == "district"}
    marks = {unit.key: _mark(unit, _in_full(unit, above), asked, classes) for unit in places}
    picture = _picture(atlas, places, marks)
    return {
        "name": asked.name, "title": f"{asked.title} · {asked.base.words}", "unit": asked.unit,
        "rows": _rows(marks), "legend": _legend(classes, marks), "total": sum(counts),
        "hidden": sum(isinstance(value, Hidden) for value in asked.values.values()),
        "rough": bool(asked.approximate), **picture,
    }  # fmt: skip


def _in_full(unit: UnitRow, districts: Mapping[str, str]) -> str:
    """«Phường 1, Thành phố Đà Lạt»: names repeat between districts."""
    district = districts.get(unit.parent)
    return f"{unit.name}, {district}" if district else unit.name


def _mark(unit: UnitRow, name: str, asked: Asked, classes: Classes) -> dict[str, Any]:
    value = asked.values.get(unit.key)
    kind, number = _kind(value, classes)
    if unit.key in asked.approximate and isinstance(value, int):
        number = f"{number} ({ROUGH})"
    return {"key": unit.key, "name": name, "kind": kind, "number": number,
            "said": WORDS.get(kind, f"{number} {asked.unit}"),
            "count": value if isinstance(value, int) else -1}  # fmt: skip


def _kind(value: Value, classes: Classes) -> tuple[str, str]:
    if value is None:
        return NONE, WORDS[NONE]
    if value is SUPPRESSED:
        return HIDDEN, WORDS[HIDDEN]
    return f"k{classes.of(int(value))}", str(value)


def _rows(marks: Marks) -> list[dict[str, Any]]:
    """Most first, then by name; places without data last."""
    order = {key: sort_key(mark["name"]) for key, mark in marks.items()}
    rank = {NONE: 2, HIDDEN: 1}
    return sorted(marks.values(), key=lambda mark: (
        rank.get(mark["kind"], 0), -mark["count"], order[mark["key"]], mark["key"]))  # fmt: skip


def _legend(classes: Classes, marks: Marks) -> list[dict[str, Any]]:
    many = Counter(mark["kind"] for mark in marks.values())
    kinds = [(f"k{at}", words) for at, words in enumerate(classes.words())]
    kinds += [(kind, WORDS[kind]) for kind in (HIDDEN, NONE)]
    return [
        {"kind": kind, "words": words, "many": many[kind]}
        for kind, words in kinds
        if many[kind] or kind not in WORDS
    ]


def _picture(atlas: Atlas, places: list[UnitRow], marks: Marks) -> dict[str, Any]:
    """Boundaries where all places have them, else points over the ground of those who took over."""
    shapes = atlas.sheet.shapes if atlas.sheet else {}
    if set(marks) <= set(shapes):
        return _boundaries(shapes, marks)
    return _points(atlas, places, marks)


def _boundaries(shapes: Mapping[str, Shape], marks: Marks) -> dict[str, Any]:
    """A place outside the base is drawn as ground only."""
    drawn = [
        {"path": shape.path, "ring": shape.ring, **marks.get(key, {"kind": OUTSIDE})}
        for key, shape in shapes.items()
    ]
    box = around([shapes[key].box for key in marks])
    return {"box": box, "shapes": drawn, "points": [], "unplaced": []}


def _points(atlas: Atlas, places: list[UnitRow], marks: Marks) -> dict[str, Any]:
    placed = [unit for unit in places if unit.lat is not None and unit.lon is not None]
    if not placed:
        return {"box": (0, 0, 1, 1), "shapes": [], "points": [], "unplaced": [marks[u.key]["name"] for u in places]}  # fmt: skip
    degrees = [(unit.lon or 0.0, unit.lat or 0.0) for unit in placed]
    by = atlas.sheet.frame if atlas.sheet else frame(degrees)
    spots = [by.spot(point) for point in degrees]
    ground = [atlas.sheet.shapes[key] for key in _heirs(atlas, places)] if atlas.sheet else []
    box = around([*(shape.box for shape in ground), *((x, y, x, y) for x, y in spots)])
    return {
        "box": box, "radius": max(box[2] // 70, 2),
        "shapes": [{"path": shape.path, "kind": OUTSIDE} for shape in ground],
        "points": [{"x": x, "y": y, **marks[unit.key]}
                   for unit, (x, y) in zip(placed, spots, strict=True)],
        "unplaced": [marks[unit.key]["name"] for unit in places if unit not in placed],
    }  # fmt: skip


def _heirs(atlas: Atlas, places: list[UnitRow]) -> list[str]:
    """The units with boundaries that lie where the old ones lay."""
    shapes, known = atlas.sheet.shapes if atlas.sheet else {}, {u.key: u for u in atlas.units}
    todo, found = [unit.key for unit in places], set()
    while todo:
        key = todo.pop()
        if key in shapes:
            found.add(key)
        else:
            todo += known[key].successors
    return sorted(found)
