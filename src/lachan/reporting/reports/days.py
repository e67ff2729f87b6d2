"""The situation sheet of a campaign, day by day: what its own figure (K11) lists, by the day on which it was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from lachan.indicators import board
from lachan.indicators.models import Figure
from lachan.indicators.periods import HANOI, Period

from .content import DayTable
from .wording import words

CODE: Final = "K11"


def by_day(figures: Iterable[Figure], when: Period) -> DayTable | None:
    """Nothing where the figure is not among them, or whoever looks may not list it."""
    figure = next((one for one in figures if one.code == CODE), None)
    rows = board.by_day([figure.id]) if figure else []
    if figure is None or not rows:
        return None
    kinds: Mapping[str, Sequence[str]] = words()["days"]["kinds"]
    found: dict[date, dict[str, int]] = {}
    for _, day, reason, many in rows:
        of_day = found.setdefault(day, {})
        of_day[reason] = of_day.get(reason, 0) + many
    days = _days(when, min(when.last, figure.as_of.astimezone(HANOI).date()))
    lines = tuple(
        (day, tuple(_sum(found.get(day, {}), codes) for codes in kinds.values())) for day in days
    )
    return DayTable(tuple(kinds), lines)


def _days(when: Period, last: date) -> list[date]:
    """Every day, also those on which nothing was done."""
    return [when.begin + timedelta(days=n) for n in range((last - when.begin).days + 1)]


def _sum(of_day: Mapping[str, int], codes: Sequence[str]) -> int:
    return sum(of_day.get(code, 0) for code in codes)
