"""Which units lie on the ground asked for, which agencies stand for the one asked for."""

from collections import defaultdict

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
    """Grown until nothing more is added: what is beneath one of them, what one of them replaced."""
    found, size = {agency}, 0
    while size != len(found):
        size = len(found)
        found |= {
            a.id for a in record.agencies.values() if a.parent in found or a.successor in found
        }
    return found
