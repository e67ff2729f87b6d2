"""The map of the profile: the communes of the era, by what stands out or by one input; districts of the old era as ground."""

from typing import Any

from lachan.focus.profiling import Province
from lachan.focus.rules import Profile
from lachan.indicators.board import slug_of
from lachan.reference.ground import NoGround, Value, base_on

from ..map.atlas import atlas_of
from ..map.classes import fixed
from ..map.drawing import Asked as Drawing
from ..map.drawing import drawn
from .asking import Asked, said

OUT = fixed(1, 2, 3, 4)


def map_of(province: int, found: Province, asked: Asked) -> dict[str, Any] | None:
    """None where this machine holds no folder of the province: the table says the same."""
    atlas = atlas_of(slug_of(province))
    if atlas is None:
        return None
    try:
        base = base_on(atlas.units, found.window.last)
    except NoGround:
        return None
    values = {key: _value(one, asked) for key, one in found.profiles.items()}
    label = asked.input.label if asked.input else "Số liệu nổi lên"
    unit = asked.input.unit if asked.input else "số liệu nổi lên"
    cut = found.cut.get(asked.input.key, frozenset()) if asked.input else frozenset()
    return drawn(atlas, Drawing("dia-ban", f"{label}, {said(asked.until)}", unit, values, base,
                                None if asked.input else OUT, cut))  # fmt: skip


def _value(profile: Profile, asked: Asked) -> Value:
    return profile.reading(asked.input.key).told.value if asked.input else profile.composite
