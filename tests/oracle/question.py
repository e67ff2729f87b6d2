"""A question, and the days of its period: whole days of Hanoi, the end excluded."""

import calendar as months_of
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Calendar → first day of its year, and whether that lies in the year before the one it is named after.
FIRST_DAYS = {"police": (12, 15, True), "procuracy": (12, 1, True), "court": (10, 1, True), "civil": (1, 1, False)}  # fmt: skip
MONTHS = {"": (0, 12), "H1": (0, 6), "H2": (6, 12), "Q1": (0, 3), "Q2": (3, 6), "Q3": (6, 9), "Q4": (9, 12)}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """`period` as it is typed: «2024», «2024H1», «2024-07-01..2024-09-30»."""

    province: int
    calendar: str
    period: str
    as_of: datetime
    place: int | None = None
    agency: int | None = None
    article: str = ""

    @property
    def begin(self) -> datetime:
        return midnight(days(self.calendar, self.period)[0])

    @property
    def to(self) -> datetime:
        return midnight(days(self.calendar, self.period)[1])

    @property
    def year_before(self) -> tuple[datetime, datetime]:
        first, after = the_year_before(self.calendar, self.period)
        return midnight(first), midnight(after)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)


def days(calendar: str, period: str) -> tuple[date, date]:
    """The first day of a period and the first after it."""
    if ".." in period:
        first, last = map(date.fromisoformat, period.split(".."))
        return first, last + timedelta(days=1)
    said = re.fullmatch(r"(\d{4})(|H[12]|Q[1-4])", period)
    if said is None:
        raise ValueError(period)
    return _part(calendar, int(said[1]), said[2])


def the_year_before(calendar: str, period: str) -> tuple[date, date]:
    """The same days of the year before, a whole February for a whole February; a named period is that period a year before."""
    if ".." not in period:
        return days(calendar, f"{int(period[:4]) - 1}{period[4:]}")
    first, last = map(date.fromisoformat, period.split(".."))
    if first == last and (last.month, last.day) == (2, 29):
        return date(last.year - 1, 2, 28), date(last.year - 1, 3, 1)
    return _first_back(first), _last_back(last) + timedelta(days=1)


def _part(calendar: str, year: int, part: str) -> tuple[date, date]:
    month, day, before = FIRST_DAYS[calendar]
    start = date(year - before, month, day)
    first, after = MONTHS[part]
    return _later(start, first), _later(start, after)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, day.day)


def _first_back(day: date) -> date:
    """There is no 29 February a year before: the day after 28 February is 1 March."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 3, 1) if leap else date(day.year - 1, day.month, day.day)


def _last_back(day: date) -> date:
    """The last day of a February is the last of the other February."""
    if day.month == 2 and day.day == months_of.monthrange(day.year, 2)[1]:
        return date(day.year - 1, 2, months_of.monthrange(day.year - 1, 2)[1])
    return date(day.year - 1, day.month, day.day)
