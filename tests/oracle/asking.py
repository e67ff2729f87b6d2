"""Questions by dice: every calendar, named periods and windows, moments of knowing, places, bodies, articles."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from .question import HANOI, Question, days, midnight
from .record import Record

CALENDARS = ("police", "procuracy", "court", "civil")
WINDOWS = ("2024-07-01..2024-09-30", "2024-11-30..2024-12-01", "2025-06-30..2025-07-01", "2024-02-29..2024-03-31",
           "2024-12-01..2025-06-30", "2025-02-01..2025-02-28", "2024-10-05..2024-10-05")  # fmt: skip


def questions(record: Record, dice: Random, count: int, now: datetime) -> Iterator[Question]:
    """`now`: nothing later is known. The first two ask for everything, now and in the middle."""
    first = [Question(record.province, "police", "2024", now),
             Question(record.province, "civil", "2025H1", datetime(2025, 5, 1, tzinfo=HANOI))]  # fmt: skip
    yield from first[:count]
    for _ in range(count - len(first)):
        calendar, period = dice.choice(CALENDARS), _period(dice)
        yield Question(
            record.province, calendar, period, min(now, _known(record, dice, calendar, period)),
            place=dice.choice(list(record.units)) if dice.random() < 0.45 else None,
            agency=_agency(record, dice) if dice.random() < 0.35 else None,
            article=dice.choice(("150", "151", "152")) if dice.random() < 0.2 else "",
        )  # fmt: skip


def _period(dice: Random) -> str:
    if dice.random() < 0.25:
        return dice.choice(WINDOWS)
    if dice.random() < 0.15:
        first = date(2023, 10, 1) + timedelta(days=dice.randrange(800))
        return f"{first}..{first + timedelta(days=dice.randrange(200))}"
    return f"{dice.choice((2024, 2024, 2025, 2025, 2026))}{dice.choice(('', '', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'))}"


def _known(record: Record, dice: Random, calendar: str, period: str) -> datetime:
    """Within the period, at its very end, some time after; or the very moment something was recorded."""
    begin, end = (midnight(day) for day in days(calendar, period))
    what = dice.choice(("within", "end", "after", "recorded", "far"))
    if what == "within":
        return begin + (end - begin) * dice.random()
    if what == "after":
        return end + timedelta(minutes=dice.randrange(60 * 24 * 60))
    if what == "recorded":
        if dice.random() < 0.3:
            return dice.choice(record.planned.moments)[0]
        acts = dice.choice([acts for acts in record.acts.values() if acts])
        return dice.choice(acts).recorded_at
    return end if what == "end" else datetime(9000, 1, 1, tzinfo=HANOI)


def _agency(record: Record, dice: Random) -> int:
    """Mostly one that has done something."""
    if dice.random() < 0.3:
        return dice.choice(list(record.agencies))
    if dice.random() < 0.3 and (carrier := dice.choice(record.planned.moments)[1]):
        return carrier
    acts = dice.choice([acts for acts in record.acts.values() if acts])
    return dice.choice(acts).agency
