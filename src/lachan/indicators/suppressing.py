"""Small cells: a number under five may point at somebody, so a wide audience is not shown it. Decided at publishing."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5
Key = TypeVar("Key", bound=Hashable)


def small(number: int) -> bool:
    return 0 < number < LEAST


def for_all(numerator: int, denominator: int, apart: Mapping[str, int]) -> dict[str, object]:
    """What a wide audience is shown; None stands for «dưới 5», or for what would give a small cell away."""
    hidden = small(numerator) or small(denominator) or small(abs(denominator - numerator))
    return {
        "n": None if hidden else numerator,
        "d": None if small(denominator) else denominator,
        "apart": cells(apart),
        "hidden": hidden,
    }


def cells(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """Parts of a sum that is known: what is hidden is at least two parts and adds up to five or more, or it could be
    reckoned from the sum."""
    shut = {name for name, number in counts.items() if small(number)}
    others = sorted(
        ((number, str(name), name) for name, number in counts.items() if number and name not in shut),
        key=lambda one: one[:2],
    )  # fmt: skip
    while shut and others and (len(shut) < 2 or sum(counts[name] for name in shut) < LEAST):
        shut.add(others.pop(0)[2])
    return {name: None if name in shut else number for name, number in counts.items()}


def rows(found: Mapping[Key, Mapping[str, int]]) -> dict[Key, dict[str, int] | None]:
    """Rows whose cells give each other away: a row with a small cell is hidden whole, and never one alone."""
    shut = {key for key, row in found.items() if any(map(small, row.values()))}
    others = sorted((sum(row.values()), str(key), key) for key, row in found.items()
                    if key not in shut and any(row.values()))  # fmt: skip
    if len(shut) == 1 and others:
        shut.add(others[0][2])
    return {key: None if key in shut else dict(row) for key, row in found.items()}
