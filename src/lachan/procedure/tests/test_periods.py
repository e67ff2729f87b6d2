"""Counting alone, on the cases that the law's own examples and the wall calendar settle."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lachan.law.calendar import calendar
from lachan.law.lengths import Length, parse_length
from lachan.procedure import periods
from lachan.procedure.periods import ZONE, add_months, before, chained, custody_end, ending

DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def end(text: str, length: str, **how: bool) -> periods.Ending:
    return ending(
        at(text), parse_length(length), roll=how.pop("roll", False), calendar=calendar(), **how
    )


def test_hours_run_through_tet() -> None:
    assert end("2026-02-16T22:30", "48h").due_at == at("2026-02-18T22:30")


def test_days_start_the_day_after() -> None:
    assert end("2026-03-05", "20d").due_on == date(2026, 3, 25)
    assert end("2026-03-05T23:59", "20d").stricter_on == date(2026, 3, 24)


def test_months_clamp_and_roll() -> None:
    assert end("2025-12-31", "2m", roll=True).nominal == date(2026, 2, 28)
    assert end("2025-12-31", "2m", roll=True).due_on == date(2026, 3, 2)


def test_years_clamp() -> None:
    assert end("2024-02-29", "2y").due_on == date(2026, 2, 28)


def test_custody_counts_its_first_day_and_thirty_day_months() -> None:
    assert custody_end(date(2014, 2, 15), 120) == date(2014, 6, 14)
    assert end("2026-06-09", "4cm").due_on == date(2026, 10, 6)
    assert end("2026-11-09", "45d", inclusive=True).due_on == date(2026, 12, 23)


def test_back_from_the_anchor_never_rolls() -> None:
    assert before(at("2026-05-05"), Length(7, "d")).due_on == date(2026, 4, 28)
    assert before(at("2026-03-31"), Length(1, "m")).due_on == date(2026, 2, 28)


def test_a_chain_runs_on_from_the_nominal_end() -> None:
    lengths = (parse_length("2m"), parse_length("2m"))
    both = chained(at("2025-12-28"), lengths, roll=True, calendar=calendar())
    assert both.nominal == date(2026, 4, 28)


def test_a_day_term_ends_with_the_day() -> None:
    assert end("2026-03-05", "20d").due_at == at("2026-03-25T23:59:59")


@given(DAYS, st.integers(-60, 60))
def test_months_keep_the_day_or_the_last_of_the_month(day: date, n: int) -> None:
    later = add_months(day, n)
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert (later.year - day.year) * 12 + later.month - day.month == n


@given(DAYS, DAYS, st.sampled_from(["24h", "3d", "20d", "3wd", "1m", "2m", "2y", "4cm"]))
def test_a_later_start_never_ends_earlier(one: date, other: date, length: str) -> None:
    first, second = sorted((one, other))
    ends = [end(str(day), length, roll=True).due_at for day in (first, second)]
    assert ends[0] <= ends[1]
