"""Published rows by place, each on the ground of its own era: counts of two eras are never put on one map."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lachan.reference.codes import Level
from lachan.reference.models import Unit


@dataclass(frozen=True)
class Spot:
    """A commune as a row names it: its key, and the days it lived."""

    key: str
    begins: date
    ends: date | None


@dataclass(frozen=True)
class Eras:
    """The days on which the communes of a province changed, and the communes by id."""

    starts: Sequence[date]
    spots: Mapping[int, Spot]

    def of(self, spot: Spot, on: date) -> date:
        """The era of the day; the last the commune lived in where it had ended by then, its first where it had not begun."""
        day = max(on, spot.begins)
        at = bisect_right(self.starts, day) - 1
        while at > 0 and spot.ends is not None and self.starts[at] >= spot.ends:
            at -= 1
        return self.starts[max(at, 0)]

    def placed(self, rows: Iterable[tuple[int | None, date, int]]) -> dict[date, dict[str, int]]:
        """Rows (unit, day, how many) → era → commune → how many; what lies in no commune is left out."""
        found: dict[date, dict[str, int]] = {}
        for unit, on, many in rows:
            spot = self.spots.get(unit) if unit is not None else None
            if spot is not None:
                of_era = found.setdefault(self.of(spot, on), {})
                of_era[spot.key] = of_era.get(spot.key, 0) + many
        return dict(sorted(found.items()))


def eras(units: Iterable[tuple[int, str, date, date | None]]) -> Eras:
    """From rows (id, key, valid_from, valid_to) of communes."""
    spots = {one: Spot(key, begins, ends) for one, key, begins, ends in units}
    return Eras(sorted({spot.begins for spot in spots.values()}), spots)


def eras_of(province: int) -> Eras:
    rows = Unit.objects.filter(province_id=province, level=Level.COMMUNE)
    return eras(rows.values_list("id", "key", "valid_from", "valid_to"))
