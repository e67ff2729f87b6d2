"""Periods of reports as people write them: «2024», «2024H1», «2024Q3», «2024-07-01..2024-09-30»."""

import re
from datetime import date, timedelta
from typing import Any

from lachan.access.refusals import Refusal
from lachan.indicators.periods import Period, period

from .forms import Form

YEAR = re.compile(r"(20\d\d)")
PART = re.compile(r"(20\d\d)([HQ])([1-4])")
WINDOW = re.compile(r"(20\d\d-\d\d-\d\d)\.\.(20\d\d-\d\d-\d\d)")
MONTHS = {"H": 6, "Q": 3}


class NoSuchPeriod(Refusal):
    """Không đọc được kỳ báo cáo. Ghi theo dạng 2024, 2024H1 (sáu tháng đầu năm), 2024Q3 (quý III) hoặc 2024-07-01..2024-09-30."""


class NotOfThisForm(Refusal):
    """Loại báo cáo này không lập cho kỳ đã ghi. Báo cáo sáu tháng: 2024H1; báo cáo năm, đợt cao điểm, Ngày 30/7: 2024; báo cáo đột xuất: kỳ bất kỳ."""


def span_of(form: Form, text: str) -> Period:
    """The period this form has by that name."""
    window = form.window
    if window == "half" and not PART.fullmatch(text):
        raise NotOfThisForm(field="period")
    if window == "year" and not YEAR.fullmatch(text):
        raise NotOfThisForm(field="period")
    if not isinstance(window, str) and YEAR.fullmatch(text):
        return _yearly_window(int(text), window, form.calendar)
    return parse(text, form.calendar)


def parse(text: str, calendar: str) -> Period:
    if YEAR.fullmatch(text):
        return period(calendar, int(text))
    if found := PART.fullmatch(text):
        return _part(int(found[1]), MONTHS[found[2]], int(found[3]), calendar)
    if found := WINDOW.fullmatch(text):
        return _window(found[1], found[2], calendar)
    raise NoSuchPeriod(field="period")


def year_before(when: Period) -> Period:
    """The same window a year earlier, for what looks back."""
    return Period(when.calendar, when.year - 1, _back(when.begin), _back(when.to))


def label(when: Period) -> str:
    """«từ ngày 15/12/2023 đến hết ngày 14/06/2024»."""
    return f"từ ngày {when.begin:%d/%m/%Y} đến hết ngày {when.to - timedelta(days=1):%d/%m/%Y}"


def _part(year: int, months: int, place: int, calendar: str) -> Period:
    if place * months > 12:
        raise NoSuchPeriod(field="period")
    whole = period(calendar, year)
    begin, to = (_later(whole.begin, months * step) for step in (place - 1, place))
    return Period(calendar, year, begin, to)


def _window(first: str, last: str, calendar: str) -> Period:
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise NoSuchPeriod(field="period") from None
    if end < begin:
        raise NoSuchPeriod(field="period")
    return Period(calendar, end.year, begin, end + timedelta(days=1))


def _yearly_window(year: int, window: Any, calendar: str) -> Period:
    return _window(f"{year}-{window['from']}", f"{year}-{window['to']}", calendar)


def _later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + year, month=month + 1)


def _back(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
