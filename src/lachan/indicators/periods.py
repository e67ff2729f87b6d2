"""Statistical periods: the same «2024» is four different years. Ends are excluded."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lachan.access.refusals import Refusal

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Police year verified (15/12–14/12); procuracy and court years from memory, to be checked.
STARTS = {
    "police": (-1, 12, 15),
    "procuracy": (-1, 12, 1),
    "court": (-1, 10, 1),
    "civil": (0, 1, 1),
}
LABELS = {
    "police": "Năm thống kê Công an 15/12–14/12",
    "procuracy": "Năm thống kê Viện kiểm sát 01/12–30/11",
    "court": "Năm thống kê Tòa án 01/10–30/09",
    "civil": "Năm dương lịch 01/01–31/12",
}
# Part → its label, its first month and the month after its last. The police half-year 15/12–14/06 follows from the year.
PARTS = {
    "": ("", 0, 12),
    "H1": ("6 tháng đầu năm", 0, 6), "H2": ("6 tháng cuối năm", 6, 12),
    "Q1": ("quý I", 0, 3), "Q2": ("quý II", 3, 6), "Q3": ("quý III", 6, 9), "Q4": ("quý IV", 9, 12),
}  # fmt: skip
WINDOW = "window"
NAMED = re.compile(r"([0-9]{4})(H[12]|Q[1-4])?")
SPANNED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
FIRST, LAST = 1990, 2100
LEAP_DAY = (2, 29)


class NoSuchCalendar(Refusal):
    """Không có lịch thống kê này. Chọn lịch Công an, Viện kiểm sát, Tòa án hoặc năm dương lịch."""


class NoSuchPeriod(Refusal):
    """Không đọc được kỳ này. Ghi năm («2024»), nửa năm («2024H1»), quý («2024Q3») hoặc khoảng ngày tính cả hai đầu («2024-07-01..2024-09-30»)."""


class PeriodOutOfReach(Refusal):
    """Kỳ này nằm ngoài khoảng từ năm 1990 đến hết năm 2100 mà hệ thống tính được. Kiểm tra lại năm đã ghi."""


class PeriodBackwards(Refusal):
    """Ngày cuối của kỳ đứng trước ngày đầu. Đổi lại thứ tự hai ngày."""


@dataclass(frozen=True)
class Period:
    """A period of one calendar; `to` is the first day outside it. `part`: a half, a quarter, or any window."""

    calendar: str
    year: int
    begin: date
    to: date
    part: str = ""

    @property
    def label(self) -> str:
        if self.part == WINDOW:
            return f"Từ {_day(self.begin)} đến hết {_day(self.last)}"
        whole = f"{LABELS[self.calendar]}, năm {self.year}"
        return f"{whole}, {PARTS[self.part][0]}" if self.part else whole

    @property
    def last(self) -> date:
        return self.to - timedelta(days=1)

    @property
    def code(self) -> str:
        """As it is typed: «2024», «2024H1», «2024-07-01..2024-09-30»."""
        if self.part == WINDOW:
            return f"{self.begin.isoformat()}..{self.last.isoformat()}"
        return f"{self.year}{self.part}"

    @property
    def starts_at(self) -> datetime:
        return midnight(self.begin)

    @property
    def ends_at(self) -> datetime:
        return midnight(self.to)

    def over(self, as_of: datetime) -> bool:
        """On its last second: what is counted to the end of the last day is counted whole."""
        return as_of >= self.ends_at - timedelta(seconds=1)


def period(calendar: str, year: int, part: str = "") -> Period:
    back, month, day = STARTS[calendar]
    _, first, after = PARTS[part]
    begin = date(year + back, month, day)
    return Period(calendar, year, _months(begin, first), _months(begin, after), part)


def window(calendar: str, begin: date, last: date) -> Period:
    """Any days, the last one included: a peak campaign, a month, an era."""
    if last < begin:
        raise PeriodBackwards(field="period")
    if begin.year < FIRST or last.year > LAST:
        raise PeriodOutOfReach(field="period")
    return Period(calendar, year_of(calendar, begin), begin, last + timedelta(days=1), WINDOW)


def kept(calendar: str, begin: date, to: date, part: str = "") -> Period:
    """The period that a figure was published over, from the days it is kept by: its year is that of its first day."""
    return Period(calendar, year_of(calendar, begin), begin, to, part)


def parse(text: str, calendar: str) -> Period:
    """«2024», «2024H1», «2024Q3», «2024-07-01..2024-09-30» on a calendar."""
    if calendar not in STARTS:
        raise NoSuchCalendar(field="calendar")
    if (named := NAMED.fullmatch(text.strip())) and FIRST <= int(named[1]) <= LAST:
        return period(calendar, int(named[1]), named[2] or "")
    if spanned := SPANNED.fullmatch(text.strip()):
        return window(calendar, *map(_read, spanned.groups()))
    raise NoSuchPeriod(field="period")


def _read(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise NoSuchPeriod(field="period") from wrong


def previous(when: Period) -> Period:
    """The same days a year before: from the same first day to the same first day after.

    So windows that follow each other do so a year before too, and no day is lost: February stays whole, be it of 28 or of 29
    days. 29 February begins where 1 March does; alone it is compared with 28 February."""
    if when.part != WINDOW:
        return period(when.calendar, when.year - 1, when.part)
    begin, to = _year_before(when.begin), _year_before(when.to)
    if begin == to:
        begin -= timedelta(days=1)
    return Period(when.calendar, when.year - 1, begin, to, WINDOW)


def _year_before(day: date) -> date:
    if (day.month, day.day) == LEAP_DAY:
        return date(day.year - 1, 3, 1)
    return day.replace(year=day.year - 1)


def year_of(calendar: str, on: date) -> int:
    """Which statistical year of that calendar a day falls in."""
    return on.year + 1 if on >= period(calendar, on.year).to else on.year


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)


def _months(day: date, more: int) -> date:
    """Every statistical year begins on a day that all months have."""
    count = day.year * 12 + day.month - 1 + more
    return day.replace(year=count // 12, month=count % 12 + 1)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
