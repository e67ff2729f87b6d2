"""When things happen: arrivals by season and hour, offices by their working days, late keyboards."""

from datetime import date, datetime, timedelta
from random import Random

from lachan.law.calendar import calendar

from .rows import HANOI
from .shares import HOURS, MONTHS, WEEKEND, WORLD_DAY, chance

DAY = timedelta(days=1)
_HOURS = tuple(range(24))


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def weight_of(day: date) -> float:
    weight = MONTHS[day.month - 1] * (WEEKEND if day.weekday() >= 5 else 1.0)
    return weight * 2.5 if (day.month, day.day) == WORLD_DAY else weight


def arrivals(dice: Random, first: date, last: date, count: int) -> list[datetime]:
    """`count` instants of reception between two days, in order."""
    days = days_between(first, last)
    chosen = dice.choices(days, weights=[weight_of(day) for day in days], k=count)
    hours = dice.choices(_HOURS, weights=HOURS, k=count)
    return sorted(
        datetime(day.year, day.month, day.day, hour, dice.randrange(60), tzinfo=HANOI)
        for day, hour in zip(chosen, hours, strict=True)
    )


def later(dice: Random, at: datetime, low: float, high: float) -> datetime:
    """Some hours after."""
    return at + timedelta(minutes=round(60 * (low + (high - low) * dice.random())))


def in_office(dice: Random, at: datetime) -> datetime:
    """The same moment if an office works then, else in the morning of its next working day."""
    day, hour = at.date(), at.hour
    if calendar().is_working_day(day) and 7 <= hour < 17:
        return at
    if hour >= 17:
        day += DAY
    day = calendar().next_working_day(day)
    return datetime(
        day.year, day.month, day.day, 7 + dice.randrange(4), dice.randrange(60), tzinfo=HANOI
    )


def day_after(dice: Random, at: datetime, low: int, high: int) -> datetime:
    """In office hours, `low` to `high` days after."""
    day = at.date() + timedelta(days=low + dice.randrange(high - low + 1))
    hour, minute = 8 + dice.randrange(9), dice.randrange(60)
    then = in_office(dice, datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI))
    return then if then > at else in_office(dice, at + timedelta(minutes=30))


def typed(dice: Random, when: datetime, not_before: datetime) -> datetime:
    """When it was typed: mostly at once, sometimes after hours, now and then after days."""
    if chance(dice, 0.84):
        lag = timedelta(seconds=120 + dice.randrange(2400))
    elif chance(dice, 0.7):
        lag = timedelta(minutes=60 + dice.randrange(18 * 60))
    else:
        lag = timedelta(minutes=24 * 60 + dice.randrange(4 * 24 * 60))
    return max(when + lag, not_before + timedelta(seconds=30 + dice.randrange(60)))


def sent_after(decided: datetime) -> datetime:
    """When a decision reached the procuracy: in 24 hours but for one in seventeen, by its own minute."""
    late = decided.minute % 17 == 0
    return decided + timedelta(hours=(26 if late else 2) + decided.minute % 20)
