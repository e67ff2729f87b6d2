"""The same profile by district, for the eras that had districts: each is what its communes are, added up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lachan.reference.codes import Level
from lachan.reference.ground import Value
from lachan.reference.models import Unit

from .laying import summed
from .profiling import Province
from .rules import Input, Reach, Told, profiles, reach_joined


def has_districts(found: Province) -> bool:
    return any(_above(one) for one in found.places.values())


def by_district(found: Province) -> Province:
    """What names a district and no commune of it counts here, as it does not by commune."""
    within: dict[str, list[str]] = {}
    units: dict[str, Unit] = {}
    for key, one in found.places.items():
        above = _above(one)
        if above is not None:
            units[above.key] = above
            within.setdefault(above.key, []).append(key)
    told = {asked.key: {key: _told(found, asked, some, found.nowhere.get(asked.key, {}).get(key)) for key, some in within.items()}
            for asked in found.method.inputs}  # fmt: skip
    rest = {
        kind: {key: value for key, value in some.items() if key not in units}
        for kind, some in found.nowhere.items()
    }
    return replace(found, places=units, profiles=profiles(units.keys(), told, found.method), cut={}, nowhere=rest,
                   reach=_reach(found.reach, within))  # fmt: skip


def _above(unit: Unit) -> Unit | None:
    return unit.parent if unit.parent is not None and unit.parent.level == Level.DISTRICT else None


def _told(found: Province, asked: Input, communes: Sequence[str], own: Value) -> Told:
    parts = [found.profiles[key].reading(asked.key).told for key in communes]
    known = [one for one in parts if one.value is not None]
    if len(known) < len(parts):
        return Told(
            note=f"mới có số của {len(known)} trong {len(parts)} xã nên không cộng" if known else ""
        )
    values = [one.value for one in parts] + ([own] if own is not None else [])
    days = [one.as_of for one in parts if one.as_of is not None]
    return Told(
        summed(values),
        f"cộng từ {len(parts)} xã",
        max(days, default=None),
        "",
        all(one.compared for one in parts),
    )


def _reach(
    reach: Mapping[str, Reach] | None, within: Mapping[str, Sequence[str]]
) -> Mapping[str, Reach] | None:
    if reach is None:
        return None
    return {
        key: reach_joined([reach[one] for one in some if one in reach])
        for key, some in within.items()
    }
