"""TTLT 04/2018 Điều 17 and 19(1): on which day a detention order begins, and what is taken off it.
Before 10/12/2018 (TTLT 05/2005) an order after tạm giữ began on the next day, without overlap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

IN_FORCE: Final = date(2018, 12, 10)
FOLLOWS: Final = ("tam_giu", "arrest", "order")
HOLD_DAYS_AT_MOST: Final = 9
JUVENILE_UNTIL: Final = date(2026, 1, 1)


def first_day(event_day: date, follows: str, law_on: date) -> date:
    """The first day of detention.

    `event_day` is the last day of tạm giữ, the day of the arrest, or the last day of the order before.
    """
    next_day = event_day + timedelta(days=1)
    if follows == "order":
        return next_day
    if follows == "tam_giu" and law_on < IN_FORCE:
        return next_day
    return event_day


def longest_for_juvenile(days: int, law_on: date) -> int:
    """BLTTHS Điều 419(1): two thirds of the adult's, in cases under the text before Luật 59/2024."""
    return days * 2 // 3 if law_on < JUVENILE_UNTIL else days
