"""The map of the profile: the communes of the era, or its districts, by what stands out or by one input.

Of a district that is gone no boundary is kept: its ground is drawn from the communes of today that lie on it alone, and said to be near."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from lachan.focus.profiling import Province
from lachan.focus.rules import Profile
from lachan.indicators.board import slug_of
from lachan.reference.ground import Base, NoGround, Value, base_on

from ..map.atlas import Atlas, atlas_of
from ..map.classes import fixed
from ..map.drawing import OUTSIDE, drawn
from ..map.drawing import Asked as Drawing
from ..map.projection import around
from .asking import Asked, said

OUT = fixed(1, 2, 3, 4)
NEAR = (
    "Gần đúng: không có ranh giới của huyện cũ; mỗi huyện vẽ bằng các xã hiện nay nằm trọn trên đất của huyện ấy, "
    "xã nằm trên đất của nhiều huyện thì để trống."
)


def map_of(province: int, found: Province, asked: Asked) -> dict[str, Any] | None:
    """None where this machine holds no folder of the province: the table says the same."""
    atlas = atlas_of(slug_of(province))
    if atlas is None:
        return None
    try:
        base = base_on(atlas.units, found.window.last)
    except NoGround:
        return None
    if asked.district:
        words = f"{len(found.places)} huyện, thành phố đến {found.window.last:%d/%m/%Y}, gần đúng"
        base = Base(base.day, frozenset(found.places), words)
    values = {key: _value(one, asked) for key, one in found.profiles.items()}
    label = asked.input.label if asked.input else "Số liệu nổi lên"
    unit = asked.input.unit if asked.input else "số liệu nổi lên"
    cut = found.cut.get(asked.input.key, frozenset()) if asked.input else frozenset()
    made = drawn(atlas, Drawing("dia-ban", f"{label}, {said(asked.until)}", unit, values, base,
                                None if asked.input else OUT, cut))  # fmt: skip
    return _on_old_ground(made, atlas, found) if asked.district else made


def _on_old_ground(made: dict[str, Any], atlas: Atlas, found: Province) -> dict[str, Any]:
    """The shapes of today's communes under the district on whose ground they lie whole; what lies on two is blank."""
    if atlas.sheet is None:
        return made
    shapes, marks = atlas.sheet.shapes, {row["key"]: row for row in made["rows"]}
    over = _districts_of(shapes.keys(), atlas, found)
    ground, named = [], set()
    for key, districts in over.items():
        one = marks[next(iter(districts))] if len(districts) == 1 else None
        told = {"kind": OUTSIDE, "name": "Trên đất của nhiều huyện cũ", "said": "không tô màu"}
        if one is not None:
            told = {"kind": one["kind"], "name": one["name"], "said": f"{one['said']}; gần đúng"}
            told |= {} if one["key"] in named else {"key": one["key"]}
            named.add(one["key"])
        ground.append({"path": shapes[key].path, "ring": None, **told})
    left = [row["name"] for key, row in marks.items() if key not in named]
    return {**made, "shapes": ground, "points": [], "unplaced": left, "near": NEAR,
            "box": around([shapes[key].box for key in over])}  # fmt: skip


def _districts_of(shapes: Iterable[str], atlas: Atlas, found: Province) -> dict[str, set[str]]:
    """Commune of today → the districts of that day of which its ground was made."""
    day, over = found.window.last, defaultdict(set)
    latest = max(unit.valid_from for unit in atlas.units if unit.key in set(shapes))
    for unit in atlas.units:
        if unit.level == "commune" and unit.on(day):
            for heir in found.lands.then(unit.key, latest):
                over[heir].add(unit.parent)
    return {key: over[key] for key in sorted(over) if key in set(shapes)}


def _value(profile: Profile, asked: Asked) -> Value:
    return profile.reading(asked.input.key).told.value if asked.input else profile.composite
