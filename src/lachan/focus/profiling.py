"""The profile of a province's communes over twelve months, from what this viewer is told. Reach is handed in: who keeps
the book of communication is another package, and this one does not know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lachan.access.actor import Actor
from lachan.reference.ground import Value
from lachan.reference.models import Unit

from . import codes, queries
from .laying import Lands
from .rules import (
    Fact,
    Input,
    Method,
    Profile,
    Reach,
    Told,
    Window,
    gap,
    profiles,
    reach_joined,
    told_of,
)


@dataclass(frozen=True)
class Province:
    """All communes of the last day of the window, each with its profile and what stands out of it."""

    window: Window
    method: Method
    places: Mapping[str, Unit]
    profiles: Mapping[str, Profile]
    reach: Mapping[str, Reach] | None
    # Units that got a part of one that was split, and what could be laid on no unit, by input.
    cut: Mapping[str, frozenset[str]]
    nowhere: Mapping[str, Mapping[str | None, Value]]
    lands: Lands

    def gap(self, key: str) -> str:
        reach = None if self.reach is None else self.reach.get(key, Reach(0, 0))
        return gap(self.profiles[key], reach, self.window.last, self.method)


def of_province(
    viewer: Actor, until: date, reach: Mapping[str, Reach] | None = None
) -> Province:  # fmt: skip
    """`reach`: what communication reached, by the key of the commune of its own day, nought where a place is left out;
    None: nobody knows. What was in a unit that was split since is laid on none of its parts."""
    method = codes.method()
    window = before(until, method.months)
    here, lands = queries.places(viewer.province_id, window.last), queries.lands(viewer.province_id)
    told, cut, nowhere = _of_record(window, lands, method)
    told |= _of_places(viewer, window, lands, method)
    laid = None if reach is None else _laid(reach, lands, window.last)
    told |= _of_reach(laid, here, window, method)
    found = profiles(here.keys(), told, method)
    return Province(window, method, here, found, laid, cut, nowhere, lands)


def before(until: date, months: int) -> Window:
    """So many months that end before the first of a month."""
    whole = until.year * 12 + until.month - 1 - months
    return Window(date(whole // 12, whole % 12 + 1, until.day), until)


Columns = dict[str, dict[str, Told]]


def _of_record(
    window: Window, lands: Lands, method: Method
) -> tuple[Columns, dict[str, frozenset[str]], dict[str, Mapping[str | None, Value]]]:  # fmt: skip
    """What the docket and the book of care hold: a place of which they hold nothing has nought."""
    counts = queries.counts(window)
    laid = {key: lands.laid(some, window.last) for key, some in counts.items()}
    told = {
        one.key: {key: _of_ground(value, one, key, lands, laid[one.key].cut, window)
                  for key, value in laid[one.key].values.items()}
        for one in method.inputs if one.key in laid
    }  # fmt: skip
    return told, {key: one.cut for key, one in laid.items()}, {key: one.nowhere for key, one in laid.items()}  # fmt: skip


def _of_ground(
    value: Value, asked: Input, key: str, lands: Lands, cut: frozenset[str], window: Window
) -> Told:
    since = lands.since(key)
    if since > window.since:
        late = f"sổ của tỉnh chỉ có nơi này từ {since:%d/%m/%Y} nên không đem so"
        return Told(value, asked.source, window.last, late, compared=False)
    part = "chưa gồm số của đơn vị cũ đã chia cho nhiều nơi" if key in cut else ""
    return Told(value, asked.source, window.last, part)


def _of_places(viewer: Actor, window: Window, lands: Lands, method: Method) -> Columns:
    found: dict[tuple[str, str], list[Fact]] = {}
    for row in queries.facts_in(viewer, window):
        said = f"{row.agency.short_name}: {row.source} ({row.get_method_display().lower()})"
        fact = Fact(row.period_from, row.period_to, row.count, said)
        found.setdefault((row.kind, row.place.key), []).append(fact)
    asked = [one for one in method.inputs if one.told_by == codes.PLACES]
    return {one.key: lands.told(_own(found, one, window), window.last) for one in asked}


def _own(found: Mapping[tuple[str, str], list[Fact]], asked: Input, window: Window) -> dict[str, Told]:  # fmt: skip
    return {place: told_of(some, asked, window) for (kind, place), some in found.items() if kind == asked.key}  # fmt: skip


def _laid(reach: Mapping[str, Reach], lands: Lands, day: date) -> dict[str, Reach]:
    parts: dict[str, list[Reach]] = {}
    for key, one in reach.items():
        over = lands.then(key, day)
        if len(over) == 1:
            parts.setdefault(over.pop(), []).append(one)
    return {key: reach_joined(some) for key, some in parts.items()}


def _of_reach(
    reach: Mapping[str, Reach] | None, here: Mapping[str, Unit], window: Window, method: Method
) -> Columns:
    """Nobody knows, or the book is whole: then a place it does not name had nothing."""
    if reach is None:
        return {}
    read = {"sessions": lambda one: one.sessions, "people_reached": lambda one: one.people}
    return {
        one.key: {key: Told(read[one.key](reach.get(key, Reach(0, 0))), one.source, window.last) for key in here}
        for one in method.inputs if one.key in read
    }  # fmt: skip
