"""`lachan law calendar`: the days off and the days worked instead, of one year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import click

from lachan.law.calendar import Calendar, calendar
from lachan.law.refusals import LawRefusal
from lachan.law_cli.speaking import law, say_json

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FIRST_YEAR, LAST_YEAR = 1995, 2099


@law.command(name="calendar")
@click.argument("year", type=int)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def calendar_of(year: int, as_json: bool) -> None:
    """Ngày nghỉ và ngày làm bù của một năm."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LawRefusal(f"Năm {year} ngoài phạm vi lịch; chọn từ {FIRST_YEAR} đến {LAST_YEAR}.")
    days = calendar()
    if as_json:
        say_json(as_table(year, days))
        return
    for on, works in unusual(year, days):
        said = "làm việc" if works else "nghỉ"
        click.echo(f"{on:%d/%m/%Y} {WEEKDAYS[on.weekday()]}: {said} ({days.why_off(on)})")
    if days.provisional(year):
        click.echo(f"Năm {year}: tạm tính, chưa có quyết định của Thủ tướng Chính phủ.")
    for text in questions(year, days):
        click.echo(f"Chưa rõ: {text}")


def unusual(year: int, days: Calendar) -> Iterator[tuple[date, bool]]:
    """Weekdays that are off and week-ends that are worked, with whether they are worked."""
    on = date(year, 1, 1)
    while on.year == year:
        works = days.is_working_day(on)
        if works == (on.weekday() >= 5):
            yield on, works
        on += timedelta(days=1)


def questions(year: int, days: Calendar) -> list[str]:
    return [text for day, text in days.open_questions.items() if day.year == year]


def as_table(year: int, days: Calendar) -> dict[str, object]:
    rows = [
        {"date": on.isoformat(), "day_is": "work" if works else "off", "why": days.why_off(on)}
        for on, works in unusual(year, days)
    ]
    return {
        "year": year,
        "provisional": days.provisional(year),
        "days": rows,
        "open": questions(year, days),
    }
