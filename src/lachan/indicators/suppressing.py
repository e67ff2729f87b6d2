"""Small cells: a number under five may point at somebody, so a wide audience is not shown it. Decided at publishing."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

LEAST = 5
OPENING, CLOSING = "opening", "closing"
Key = TypeVar("Key", bound=Hashable)
Counts = Mapping[str, int]


def small(number: int) -> bool:
    return 0 < number < LEAST


def for_all(
    numerator: int, denominator: int, apart: Counts, counting: Collection[str] | None = None
) -> dict[str, object]:  # fmt: skip
    """What a wide audience is shown; None stands for «dưới 5», or for what would give a small cell away.

    `counting`: reasons that make the numerator. With it shown, they are a sum that is known, and so are the others."""
    hidden = small(numerator) or small(denominator) or small(abs(denominator - numerator))
    return {
        "n": None if hidden else numerator,
        "d": None if small(denominator) else denominator,
        "apart": cells(apart) if hidden else _by_side(apart, counting),
        "hidden": hidden,
    }


def _by_side(apart: Counts, counting: Collection[str] | None) -> dict[str, int | None]:
    """Each side of a rate that is shown is a sum of its own."""
    sides: tuple[dict[str, int], dict[str, int]] = {}, {}
    for why, number in apart.items():
        sides[counting is None or why in counting][why] = number
    shown = {**cells(sides[0]), **cells(sides[1])}
    return {why: shown[why] for why in apart}


def compared(now: int, before: int, apart: Counts) -> dict[str, object]:
    """Two periods beside each other are no sum: each number is small or not by itself."""
    told: list[int | None] = [None if small(one) else one for one in (now, before)]
    return {
        "n": told[0], "d": told[1], "hidden": None in told,
        "apart": {why: None if small(number) else number for why, number in apart.items()},
    }  # fmt: skip


def balanced(closing: int, reckoned: int, apart: Counts) -> dict[str, object]:
    """opening + in − out = closing: with all but one known, that one is. So are what came and what went, from the bodies.
    A stock is the last to be hidden: it is told again as the next period's opening."""
    sides = [{why: n for why, n in apart.items() if why.startswith(side)} for side in ("in.", "out.")]  # fmt: skip
    shut = {why for why, number in apart.items() if small(number)}
    shut |= {why for side in sides for why, number in cells(side).items() if number is None}
    others = sorted((why in (OPENING, CLOSING), number, why) for why, number in apart.items()
                    if number and why not in shut)  # fmt: skip
    while shut and others and (len(shut) < 2 or sum(apart[why] for why in shut) < LEAST):
        shut.add(others.pop(0)[2])
    hidden = CLOSING in shut or small(closing)
    return {
        "n": None if hidden else closing, "d": None if hidden else reckoned, "hidden": hidden,
        "apart": {why: None if why in shut else number for why, number in apart.items()},
    }  # fmt: skip


def beside(said: dict[str, object], earlier: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """Another way of counting the same: where a number shown differs by less than five from what is shown already,
    the few in between could be reckoned, and nothing of this way is shown."""
    told = _shown(said)
    if not any(small(abs(number - other[name])) for other in map(_shown, earlier)
               for name, number in told.items() if name in other):  # fmt: skip
        return said
    apart = said["apart"]
    assert isinstance(apart, dict)
    return {"n": None, "d": None, "apart": dict.fromkeys(apart), "hidden": True}


def _shown(said: Mapping[str, object]) -> dict[str, int]:
    apart = said["apart"]
    assert isinstance(apart, dict)
    every = {"n": said["n"], "d": said["d"], **apart}
    return {name: number for name, number in every.items() if isinstance(number, int)}


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
    """Rows whose cells give each other away: a row with a small cell is hidden whole, and never one alone; what is
    hidden of a column adds up to nothing or to five or more."""
    shut = {key for key, row in found.items() if any(map(small, row.values()))}
    others = sorted((sum(row.values()), str(key), key) for key, row in found.items()
                    if key not in shut and any(row.values()))  # fmt: skip
    while shut and others and (len(shut) < 2 or _thin(found[key] for key in shut)):
        shut.add(others.pop(0)[2])
    return {key: None if key in shut else dict(row) for key, row in found.items()}


def _thin(hidden: Iterable[Mapping[str, int]]) -> bool:
    sums: dict[str, int] = {}
    for row in hidden:
        for name, number in row.items():
            sums[name] = sums.get(name, 0) + number
    return any(map(small, sums.values()))
