"""Which units lie on the ground asked for, which agencies stand for the one asked for."""

from collections import defaultdict
from collections.abc import Callable

from .record import Record


def ground(record: Record, place: int) -> set[int]:
    """Grown until nothing more is added; the province's own unit has everything of the province."""
    if record.units[place].level == "province":
        return set(record.units)
    after: dict[int, set[int]] = defaultdict(set)
    before: dict[int, set[int]] = defaultdict(set)
    for old, new in record.heirs:
        after[old].add(new)
        before[new].add(old)
    inside, size = {place}, 0
    while size != len(inside):
        size = len(inside)
        inside |= {u.id for u in record.units.values() if u.parent in inside}
        inside |= {old for old, new in after.items() if new <= inside}
        inside |= {new for new, old in before.items() if old <= inside}
    return inside


def stands_for(record: Record, agency: int) -> set[int]:
    """Itself and what is beneath it; what it replaced and what is beneath that."""
    replaced = _reaching(record, {agency}, lambda one: record.agencies[one].successor)
    return _reaching(record, replaced, lambda one: record.agencies[one].parent)


def _reaching(record: Record, goal: set[int], step: Callable[[int], int | None]) -> set[int]:
    """Agencies from which a chain of steps leads into the goal, and the goal itself."""
    found = set(goal)
    for one in record.agencies:
        seen: set[int] = set()
        at: int | None = one
        while at is not None and at not in goal and at not in seen and at in record.agencies:
            seen.add(at)
            at = step(at)
        if at in goal:
            found.add(one)
    return found
