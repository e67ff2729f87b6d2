"""One indicator counted over one period, as of an instant: what a figure is published from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .asked import Asked
from .definitions import DEFINITIONS
from .periods import Period
from .running import TIMELY, Line, Run, inputs_hash, run


@dataclass(frozen=True)
class Count:
    """n of d, with the list; `apart` are the counts shown beside it (suspended, unregistered…)."""

    numerator: int
    denominator: int
    lines: tuple[Line, ...]
    apart: Mapping[str, int] = field(default_factory=dict)

    @property
    def inputs_hash(self) -> str:
        return inputs_hash(self.lines)


def count(
    code: str, variant: str, province: int, period: Period, as_of: datetime, using: str = "figures"
) -> Count:
    """Count one indicator over one period, as of an instant, with what was known then."""
    limits = DEFINITIONS[code].ways[variant].list == TIMELY
    with run(Asked(province, period, as_of), using, limits=limits) as counting:
        return counted(counting, code, variant)


def counted(counting: Run, code: str, variant: str) -> Count:
    """One figure of a run together with its list."""
    found = counting.figure(code, variant)
    lines = tuple(counting.lines(code, variant))
    return Count(found.numerator, found.denominator, lines, found.apart)
