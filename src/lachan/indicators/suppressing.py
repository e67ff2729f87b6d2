"""Small cells: a number under five may point at somebody, so a wide audience is not shown it. Decided at publishing."""

from collections.abc import Mapping

LEAST = 5


def small(number: int) -> bool:
    return 0 < number < LEAST


def for_all(numerator: int, denominator: int, apart: Mapping[str, int]) -> dict[str, object]:
    """What a wide audience is shown; None stands for «dưới 5», or for what would give a small cell away."""
    hidden = small(numerator) or small(denominator) or small(abs(denominator - numerator))
    return {
        "n": None if hidden else numerator,
        "d": None if small(denominator) else denominator,
        "apart": _parts(apart),
        "hidden": hidden,
    }


def _parts(apart: Mapping[str, int]) -> dict[str, int | None]:
    """One small part alone could be reckoned from the sum: the next smallest goes with it."""
    shut = {name for name, number in apart.items() if small(number)}
    if len(shut) == 1:
        others = sorted(
            (number, name) for name, number in apart.items() if number and name not in shut
        )
        shut |= {name for _, name in others[:1]}
    return {name: None if name in shut else number for name, number in apart.items()}
