"""Statistical periods of a book: the whole year or a half of it, and the moment it is closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ..periods import LABELS, period
from .table import BOOKS

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# The police half-year 15/12–14/06 follows from the year; to be checked with an official.
PARTS = {
    "nam": ("Cả năm", 0, 12),
    "dau": ("6 tháng đầu năm", 0, 6),
    "cuoi": ("6 tháng cuối năm", 6, 12),
}
OWN = "rieng"


@dataclass(frozen=True)
class Span:
    """From `begin` to `to` (excluded); what is recorded after `closes` is late."""

    begin: datetime
    to: datetime
    closes: datetime

    def holds(self, at: datetime | None) -> bool:
        return at is not None and self.begin <= at < self.to


@dataclass(frozen=True)
class Asked:
    """What a viewer asks for: a year, a part of it, and a calendar for all books or each its own."""

    year: int
    part: str = "nam"
    calendar: str = OWN

    def on(self, calendar: str) -> "Asked":
        return Asked(self.year, self.part, calendar)


def span(book: str, asked: Asked) -> Span:
    """The period of that book, on its own calendar or on the common one that was asked for."""
    calendar = BOOKS[book].calendar if asked.calendar == OWN else asked.calendar
    _, first, after = PARTS[asked.part]
    begin = period(calendar, asked.year).begin
    to = midnight(months(begin, after))
    return Span(midnight(months(begin, first)), to, to + timedelta(days=BOOKS[book].closes_after))


def months(day: date, more: int) -> date:
    """Every statistical year begins on a day that all months have."""
    count = day.year * 12 + day.month - 1 + more
    return day.replace(year=count // 12, month=count % 12 + 1)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HANOI)


def calendar_label(calendar: str) -> str:
    return "Lịch riêng của từng ngành" if calendar == OWN else LABELS[calendar]
