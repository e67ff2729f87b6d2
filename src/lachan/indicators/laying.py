"""Counts by place, laid on the units of one day: over a window in which units changed they add up in the old and in the new.

A unit of another time is read as the one unit on whose ground it lies whole. What was split between several, what came
of several, and what names no finer place than a district is laid on none of them: a row of its own, never a guess."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lachan.reference.codes import Level
from lachan.reference.models import Unit, UnitSuccession

# What a figure is laid on: districts while there were any, and communes.
LAID_ON = (Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True)
class Pair:
    """Rows that count, and all rows: every figure is made of these two."""

    counted: int = 0
    all: int = 0

    def __add__(self, more: "Pair") -> "Pair":
        return Pair(self.counted + more.counted, self.all + more.all)


@dataclass(frozen=True)
class Land:
    """A unit of one name, ground and parent, from `begins` to `ends` (excluded)."""

    id: int
    name: str
    level: str
    parent: int | None
    begins: date
    ends: date | None
    order: str = ""

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Laid:
    """One figure on the units of a day: `rows` by unit, `nowhere` what cannot be laid on one, `unsaid` what names no place."""

    day: date
    level: str
    rows: Mapping[int, Pair]
    nowhere: Pair
    unsaid: Pair

    @property
    def total(self) -> Pair:
        return sum(self.rows.values(), self.nowhere + self.unsaid)


class Lands:
    """Every unit of a province with what followed it."""

    def __init__(self, lands: Iterable[Land], successions: Iterable[tuple[int, int]]) -> None:
        self.lands = {one.id: one for one in lands}
        self.after: dict[int, set[int]] = {}
        self.before: dict[int, set[int]] = {}
        for old, new in successions:
            self.after.setdefault(old, set()).add(new)
            self.before.setdefault(new, set()).add(old)
        self._known: dict[tuple[int, date, str], int | None] = {}

    def changes(self, first: date, last: date) -> list[date]:
        """Days after the first and up to the last on which districts or communes began."""
        begun = {one.begins for one in self.lands.values() if one.level in LAID_ON}
        return sorted(day for day in begun if first < day <= last)

    def levels(self, day: date) -> list[str]:
        """Of what the province consisted that day, the largest first."""
        there = {one.level for one in self.lands.values() if one.on(day)}
        return [level for level in LAID_ON if level in there]

    def under(self, unit: int, day: date, level: str) -> int | None:
        """The one unit of that day and level on whose ground it lies whole."""
        key = (unit, day, level)
        if key not in self._known:
            over = {self._above(one, day, level) for one in self._then(unit, day)}
            self._known[key] = over.pop() if len(over) == 1 else None
        return self._known[key]

    def _then(self, unit: int, day: date) -> set[int | None]:
        """All units of that day that its ground may lie on; None among them: on some that nobody wrote down."""
        one = self.lands.get(unit)
        if one is None or one.on(day):
            return {None if one is None else unit}
        others = (self.before if day < one.begins else self.after).get(unit, ())
        return {found for other in others for found in self._then(other, day)} or {None}

    def _above(self, unit: int | None, day: date, level: str) -> int | None:
        while unit is not None and self.lands[unit].level != level:
            unit = self.lands[unit].parent
        return unit if unit is not None and self.lands[unit].on(day) else None

    def laid(self, counts: Mapping[int | None, Pair], day: date, level: str) -> Laid:
        rows: dict[int, Pair] = {}
        nowhere = Pair()
        for place, pair in counts.items():
            if place is None:
                continue
            over = self.under(place, day, level)
            if over is None:
                nowhere += pair
            else:
                rows[over] = rows.get(over, Pair()) + pair
        return Laid(day, level, rows, nowhere, counts.get(None, Pair()))

    def named(self, unit: int) -> tuple[str, str]:
        """Its name and that of the unit above it, where that is smaller than the province."""
        one = self.lands[unit]
        above = self.lands.get(one.parent or 0)
        return one.name, above.name if above and above.level in LAID_ON else ""


@dataclass(frozen=True)
class Reading:
    """The units of which day a window is read in, and why there is more than one."""

    day: date
    words: str


def readings(lands: Lands, first: date, last: date) -> list[Reading]:
    """In the units of the first day and of the last; in one where nothing changed between them."""
    changes = lands.changes(first, last)
    if not changes:
        return [Reading(last, "đơn vị hành chính của kỳ")]
    return [
        Reading(first, f"đơn vị hành chính cũ (trước ngày {changes[0]:%d/%m/%Y})"),
        Reading(last, f"đơn vị hành chính mới (từ ngày {changes[-1]:%d/%m/%Y})"),
    ]


def lands_of(province: int) -> Lands:
    units = Unit.objects.filter(province_id=province)
    lands = (Land(*row) for row in units.values_list("id", "name", "level", "parent_id", "valid_from", "valid_to", "sort_key"))  # fmt: skip
    followed = UnitSuccession.objects.filter(predecessor__province_id=province)
    return Lands(lands, followed.values_list("predecessor_id", "successor_id"))
