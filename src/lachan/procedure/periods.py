"""How a term is counted, and nothing about which term applies (BLTTHS Điều 134).
Hours run exactly; days from the day after; months to the same day; custody counts its first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lachan.law.calendar import Calendar
from lachan.law.lengths import Length

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
LAST_SECOND: Final = time(23, 59, 59)
CUSTODY_MONTH: Final = 30
HALF_MONTH: Final = 15
_LAST_OF_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a term. `nominal` before rolling; `stricter_on` with the event day as day 1."""

    nominal: date
    due_on: date
    due_at: datetime
    stricter_on: date | None = None

    @property
    def rolled(self) -> bool:
        return self.due_on != self.nominal


def local_day(at: datetime) -> date:
    return at.date() if at.tzinfo is ZONE else at.astimezone(ZONE).date()


def end_of_day(on: date) -> datetime:
    """24 giờ of the day, held as its last second so that the date stays the day itself."""
    return datetime.combine(on, LAST_SECOND, ZONE)


def start_of_day(on: date) -> datetime:
    return datetime.combine(on, time.min, ZONE)


def add_months(on: date, n: int) -> date:
    """Same-numbered day n months later (or earlier); none such, the last day of that month."""
    month = on.month - 1 + n
    year, month = on.year + month // 12, month % 12 + 1
    return date(year, month, min(on.day, last_of_month(year, month)))


def last_of_month(year: int, month: int) -> int:
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _LAST_OF_MONTH[month - 1]


def custody_end(first_day: date, days: int) -> date:
    """TTLT 04/2018 Điều 17: the first day counts, days off count, a month is 30 days."""
    return first_day + timedelta(days=days - 1)


def days_before(anchor: date, n: int) -> date:
    """«Chậm nhất n ngày trước»: counted back from the nominal end, never rolled."""
    return anchor - timedelta(days=n)


def in_hours(at: datetime, n: int) -> Ending:
    """Hours run exactly, over nights, Sundays and Tết alike."""
    due_at = at.astimezone(ZONE) + timedelta(hours=n)
    return Ending(due_at.date(), due_at.date(), due_at)


def in_days(on: date, n: int, *, roll: bool, calendar: Calendar) -> Ending:
    """Day after the event is day 1; the stricter reading counts the event day itself."""
    nominal = on + timedelta(days=n)
    stricter = nominal - timedelta(days=1)
    return _whole_day(nominal, roll, calendar, stricter)


def in_months(on: date, n: int, *, roll: bool, calendar: Calendar) -> Ending:
    return _whole_day(add_months(on, n), roll, calendar)


def in_working_days(on: date, n: int, calendar: Calendar) -> Ending:
    due_on = calendar.add_working_days(on, n)
    return Ending(due_on, due_on, end_of_day(due_on))


def in_custody(on: date, days: int) -> Ending:
    due_on = custody_end(on, days)
    return Ending(due_on, due_on, end_of_day(due_on))


def before(anchor: datetime, length: Length) -> Ending:
    """Back from the anchor: hours exactly, days (or months) by the calendar; no roll here."""
    if length.unit == "h":
        return in_hours(anchor, -length.n)
    on = local_day(anchor)
    back = add_months(on, -length.n) if length.unit == "m" else days_before(on, length.n)
    return Ending(back, back, end_of_day(back), back - timedelta(days=1))


def ending(
    at: datetime,
    length: Length,
    *,
    roll: bool,
    calendar: Calendar,
    inclusive: bool = False,
    exact: bool = False,
) -> Ending:
    """The end of `length` from `at`, counted as its unit is.

    `inclusive` for custody days; `exact` for days that run hour to hour (tạm giữ).
    """
    if length.unit == "h" or (exact and length.unit == "d"):
        return in_hours(at, length.n * (1 if length.unit == "h" else 24))
    on = local_day(at)
    if length.unit == "cm":
        return in_custody(on, length.n * CUSTODY_MONTH)
    if length.unit == "d" and inclusive:
        return in_custody(on, length.n)
    if length.unit == "d":
        return in_days(on, length.n, roll=roll, calendar=calendar)
    if length.unit == "wd":
        return in_working_days(on, length.n, calendar)
    months = length.n * 12 if length.unit == "y" else length.n
    result = in_months(on, months, roll=roll, calendar=calendar)
    return _a_day_stricter(result) if length.unit == "y" else result


def total(lengths: Sequence[Length]) -> tuple[Length, ...]:
    """Lengths added up where their units meet: 4 + 4 months is 8 months, counted in one go."""
    summed: list[Length] = []
    for length in lengths:
        if summed and summed[-1].unit == length.unit:
            length = Length(summed.pop().n + length.n, length.unit)
        summed.append(length)
    return tuple(summed)


def half(lengths: Sequence[Length]) -> tuple[Length, ...]:
    """Half of a term, never more: an odd month leaves 15 days, an odd day is dropped."""
    halved: list[Length] = []
    for length in total(lengths):
        whole, odd = divmod(length.n, 2)
        halved += [Length(whole, length.unit)] if whole else []
        if odd and length.unit in ("m", "cm"):
            halved.append(Length(HALF_MONTH, "d"))
    return tuple(halved)


def chained(
    at: datetime,
    lengths: Sequence[Length],
    *,
    roll: bool,
    calendar: Calendar,
    inclusive: bool = False,
    exact: bool = False,
) -> Ending:
    """Terms one after another, each from the nominal end of the one before; the last one rolls."""
    if inclusive:
        return in_custody(local_day(at), sum(custody_days(one) for one in lengths))
    result = ending(at, lengths[0], roll=roll, calendar=calendar, exact=exact)
    for length in lengths[1:]:
        since = result.due_at if exact else start_of_day(result.nominal)
        result = ending(since, length, roll=roll, calendar=calendar, exact=exact)
    return result


def custody_days(length: Length) -> int:
    """A custody length in days: a month is 30 (BLTTHS Điều 134(1)), calendar months alike."""
    return length.n * CUSTODY_MONTH if length.unit in ("cm", "m") else length.n


def _a_day_stricter(one: Ending) -> Ending:
    """Years (limitation): no text says whether the first day counts; one day earlier if it does."""
    return replace(one, stricter_on=one.nominal - timedelta(days=1))


def _whole_day(
    nominal: date, roll: bool, calendar: Calendar, stricter: date | None = None
) -> Ending:
    if not roll:
        return Ending(nominal, nominal, end_of_day(nominal), stricter)
    due_on = calendar.next_working_day(nominal)
    if stricter is not None:
        stricter = calendar.next_working_day(stricter)
    return Ending(nominal, due_on, end_of_day(due_on), stricter)
