"""To the end of the period: how many must still be decided, by when each, and where the present pace would lead.

No black box: the number needed is arithmetic on n and d as they stand; the outlook draws whole weeks (or rows) of the
last 90 days again and again, with a seed that is shown, so that anybody gets the same range."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from .definitions import Definition
from .targets import verdict

DAYS, WEEK = 91, 7
DRAWS, SEED = 1000, 138
LOW, HIGH = 0.1, 0.9


@dataclass(frozen=True)
class Deciding:
    """A row that is not counted yet: by code name. `by_law_on`: the law's own last day, where a limit is running.

    `latest_on`: the last day on which deciding it still counts: the law's, or of the period where that is past or none."""

    code: str
    person: str
    reason: str
    latest_on: date
    by_law_on: date | None
    overdue: bool


@dataclass(frozen=True)
class Week:
    """What one week brought: rows that came in, rows that were decided so as to count."""

    came: int
    counted: int


@dataclass(frozen=True)
class Outlook:
    """Numerator and denominator at the end of the period, by the pace of the last 90 days: middle, low, high."""

    middle: tuple[int, int]
    low: tuple[int, int]
    high: tuple[int, int]
    met: int
    draws: int
    seed: int
    weeks: int


def needed(target: Definition, numerator: int, denominator: int) -> int | None:
    """How many of the rows in hand must still come to count; None: even all of them are not enough."""
    left = range(denominator - numerator + 1)
    more = bisect_left(left, True, key=lambda m: _met(target, numerator + m, denominator))
    return more if more < len(left) else None


def _met(target: Definition, numerator: int, denominator: int) -> bool:
    return verdict(target, numerator, denominator).state in ("met", "none")


def flowing(
    target: Definition,
    numerator: int,
    denominator: int,
    weeks: Sequence[Week],
    days: int,
    seed: int = SEED,
) -> Outlook:
    """Rows come and are decided as in the weeks past; nothing is decided that is not there."""
    past, dice = list(weeks) or [Week(0, 0)], Random(seed)  # noqa: S311 — a forecast, not a secret
    whole, rest = divmod(days, WEEK)
    share = [1.0] * whole + [rest / WEEK] * (rest > 0)

    def once() -> tuple[int, int]:
        drawn = [dice.choice(past) for _ in share]
        came = round(sum(w.came * part for w, part in zip(drawn, share, strict=True)))
        counted = round(sum(w.counted * part for w, part in zip(drawn, share, strict=True)))
        return min(numerator + counted, denominator + came), denominator + came

    return _outlook(target, [once() for _ in range(DRAWS)], seed, len(weeks))


def by_cohort(
    target: Definition,
    numerator: int,
    denominator: int,
    rows: Sequence[bool],
    came: int,
    weeks: int,
    seed: int = SEED,
) -> Outlook:
    """Rows in hand and those still to come end as rows of the last 90 days did."""
    dice = Random(seed)  # noqa: S311 — a forecast, not a secret

    def once() -> tuple[int, int]:
        open_rows = denominator - numerator + came
        more = sum(dice.choice(rows) for _ in range(open_rows)) if rows else 0
        return numerator + more, denominator + came

    return _outlook(target, [once() for _ in range(DRAWS)], seed, weeks)


def _outlook(target: Definition, ends: Sequence[tuple[int, int]], seed: int, weeks: int) -> Outlook:
    ranked = sorted(ends, key=lambda end: (end[0] / end[1] if end[1] else 1.0, end[1]))
    met = sum(verdict(target, n, d).state == "met" for n, d in ends)
    at = [ranked[int(part * (len(ranked) - 1))] for part in (0.5, LOW, HIGH)]
    return Outlook(at[0], at[1], at[2], met, len(ends), seed, weeks)
