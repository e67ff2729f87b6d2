"""From degrees to the drawing: equirectangular at the middle latitude, which bends nothing at this size,
and simplified arc by arc, so that neighbours keep one common border."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians

from lachan.reference.boundaries import Boundaries, Point

WIDTH, MARGIN = 1000, 12
# In units of the drawing; less than a pixel on a wide screen.
COARSE = 1.1
Spot = tuple[int, int]
Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True)
class Frame:
    """West, north and scale of a drawing that is WIDTH wide."""

    west: float
    north: float
    across: float
    up: float
    height: int

    def spot(self, point: Point) -> Spot:
        lon, lat = point
        return (round(MARGIN + (lon - self.west) * self.across),
                round(MARGIN + (self.north - lat) * self.up))  # fmt: skip


def frame(points: Iterable[Point]) -> Frame:
    lons, lats = zip(*points, strict=True)
    middle, high = cos(radians((min(lats) + max(lats)) / 2)), max(lats) - min(lats)
    up = (WIDTH - 2 * MARGIN) / (((max(lons) - min(lons)) or 0.01) * middle)
    return Frame(min(lons), max(lats), up * middle, up, round(high * up) + 2 * MARGIN)


@dataclass(frozen=True)
class Shape:
    """A unit as it is drawn; an island lies alone in the sea, and is ringed or nobody would see it."""

    path: str
    box: Box
    island: bool

    @property
    def ring(self) -> tuple[int, int, int] | None:
        """Centre and radius."""
        left, top, right, bottom = self.box
        wide = max(right - left, bottom - top)
        return ((left + right) // 2, (top + bottom) // 2, wide) if self.island else None


def around(boxes: Sequence[Box]) -> tuple[int, int, int, int]:
    """Left, top, width and height of a view that holds them all, with a margin."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = min(lefts) - MARGIN, min(tops) - MARGIN
    return left, top, max(rights) + MARGIN - left, max(bottoms) + MARGIN - top


class Sheet:
    """All shapes of an era, projected and simplified once."""

    def __init__(self, boundaries: Boundaries) -> None:
        self.boundaries = boundaries
        self.frame = frame(point for arc in boundaries.arcs for point in arc)

    @cached_property
    def _arcs(self) -> tuple[tuple[Spot, ...], ...]:
        return tuple(simplified([self.frame.spot(p) for p in arc]) for arc in self.boundaries.arcs)

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        return {key: self._shape(rings) for key, rings in self.boundaries.rings.items()}

    def _shape(self, rings: Sequence[Sequence[int]]) -> Shape:
        outlines = [self._outline(ring) for ring in rings]
        xs, ys = zip(*(spot for outline in outlines for spot in outline), strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        return Shape("".join(map(_path, outlines)), box, all(map(self._alone, rings)))

    def _alone(self, ring: Sequence[int]) -> bool:
        """One closed border that no other unit shares and that no border leads to."""
        return len(ring) == 1 and self._outline(ring)[0] == self._outline(ring)[-1]

    def _outline(self, ring: Sequence[int]) -> list[Spot]:
        spots: list[Spot] = []
        for at in ring:
            arc = self._arcs[at] if at >= 0 else self._arcs[~at][::-1]
            spots.extend(arc[1:] if spots else arc)
        return spots


def simplified(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Douglas and Peucker, 1973: keep the point farthest from the chord while it lies off by more than COARSE."""
    keep, todo = {0, len(spots) - 1}, [(0, len(spots) - 1)]
    while todo:
        first, last = todo.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda at: _off(spots[at], spots[first], spots[last]), default=None)
        if far is not None and _off(spots[far], spots[first], spots[last]) > COARSE:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return tuple(spots[at] for at in sorted(keep))


def _off(spot: Spot, start: Spot, end: Spot) -> float:
    """How far a point lies from a chord; from its one end where both ends are the same."""
    (x, y), (x1, y1), (x2, y2) = spot, start, end
    long = hypot(x2 - x1, y2 - y1)
    if not long:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long


def _path(spots: Sequence[Spot]) -> str:
    """Relative steps: shorter than coordinates by half."""
    (x, y), *rest = spots
    steps = []
    for to_x, to_y in rest:
        steps.append(f"{to_x - x},{to_y - y}")
        x, y = to_x, to_y
    return f"M{spots[0][0]},{spots[0][1]}l{' '.join(steps)}z"
