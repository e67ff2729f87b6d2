"""Which units lie on the ground of a unit, and which bodies a body stands for: across the eras, from dated rows.

A unit dissolved into others lies on the ground of whoever got all of it; what was split between two lies on neither."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """Units and bodies of reference as pairs, however they were read: from tables or from a warehouse."""

    parent: Mapping[int, int | None]
    heirs: Mapping[int, frozenset[int]]
    forebears: Mapping[int, frozenset[int]]

    def of(self, unit: int) -> frozenset[int]:
        """README.md of definitions, «ground asked for»: nothing more can be added."""
        inside = {unit}
        while fresh := {
            one for one in self.parent if one not in inside and self._lies(one, inside)
        }:
            inside |= fresh
        return frozenset(inside)

    def _lies(self, one: int, inside: set[int]) -> bool:
        heirs, forebears = self.heirs.get(one), self.forebears.get(one)
        return (
            self.parent[one] in inside
            or (heirs is not None and heirs <= inside)
            or (forebears is not None and forebears <= inside)
        )


def ground(
    units: Iterable[tuple[int, int | None]], successions: Iterable[tuple[int, int]]
) -> Ground:
    """`units`: (id, parent); `successions`: (predecessor, successor)."""
    heirs: dict[int, set[int]] = {}
    forebears: dict[int, set[int]] = {}
    for old, new in successions:
        heirs.setdefault(old, set()).add(new)
        forebears.setdefault(new, set()).add(old)
    return Ground(dict(units), _frozen(heirs), _frozen(forebears))


def _frozen(found: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    return {one: frozenset(others) for one, others in found.items()}


def stands_for(
    agency: int, agencies: Iterable[tuple[int, int | None, int | None]]
) -> frozenset[int]:
    """The body, those beneath it, those it replaced, and those beneath them. Rows: (id, parent, successor)."""
    above: dict[int, set[int]] = {}
    for one, parent, successor in agencies:
        for other in (parent, successor):
            if other is not None:
                above.setdefault(other, set()).add(one)
    found, coming = {agency}, [agency]
    while coming:
        fresh = above.get(coming.pop(), set()) - found
        found |= fresh
        coming += fresh
    return frozenset(found)
