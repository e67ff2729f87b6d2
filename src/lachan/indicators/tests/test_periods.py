"""Periods as typed, their parts, the same days a year before; the ground of a unit across its dissolution."""

from datetime import date, datetime, timedelta

import pytest

from lachan.indicators.periods import (
    PARTS,
    STARTS,
    NoSuchCalendar,
    NoSuchPeriod,
    PeriodBackwards,
    PeriodOutOfReach,
    parse,
    period,
    previous,
    window,
)
from lachan.indicators.places import ground, stands_for


@pytest.mark.parametrize(("text", "calendar", "begin", "last"), [
    ("2024", "police", date(2023, 12, 15), date(2024, 12, 14)),
    ("2024H1", "police", date(2023, 12, 15), date(2024, 6, 14)),
    ("2024H2", "police", date(2024, 6, 15), date(2024, 12, 14)),
    ("2024Q3", "civil", date(2024, 7, 1), date(2024, 9, 30)),
    ("2024Q1", "court", date(2023, 10, 1), date(2023, 12, 31)),
    (" 2024-07-01..2024-09-30 ", "procuracy", date(2024, 7, 1), date(2024, 9, 30)),
    ("2024-02-29..2024-02-29", "civil", date(2024, 2, 29), date(2024, 2, 29)),
])  # fmt: skip
def test_as_typed(text, calendar, begin, last):
    found = parse(text, calendar)
    assert (found.begin, found.last) == (begin, last)
    assert parse(found.code, calendar) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024H3",
        "2024Q5",
        "0000",
        "2024-07-01",
        "2024-13-01..2024-09-30",
        "2024-07-01..2024-09-31",
    ],
)
def test_what_cannot_be_read_is_said(text):
    with pytest.raises(NoSuchPeriod):
        parse(text, "police")


def test_backwards_and_on_no_calendar():
    with pytest.raises(PeriodBackwards):
        parse("2024-09-30..2024-07-01", "police")
    with pytest.raises(NoSuchCalendar):
        parse("2024", "lunar")


@pytest.mark.parametrize("calendar", STARTS)
@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("", ("H1", "H2")),
        ("", ("Q1", "Q2", "Q3", "Q4")),
        ("H1", ("Q1", "Q2")),
        ("H2", ("Q3", "Q4")),
    ],
)
def test_parts_follow_one_another_and_leave_no_day_out(calendar, whole, parts):
    day = period(calendar, 2024, whole).begin
    for part in parts:
        found = period(calendar, 2024, part)
        assert found.begin == day
        day = found.to
    assert day == period(calendar, 2024, whole).to


@pytest.mark.parametrize("part", PARTS)
def test_a_year_before_is_the_same_part_of_that_year(part):
    assert previous(period("police", 2024, part)) == period("police", 2023, part)


def test_a_window_a_year_before_keeps_its_days_but_the_29th_of_february():
    assert previous(window("civil", date(2024, 7, 1), date(2024, 9, 30))) == window(
        "civil", date(2023, 7, 1), date(2023, 9, 30)
    )


@pytest.mark.parametrize(("first", "last", "before"), [
    ("2024-02-01", "2024-02-29", "2023-02-01..2023-02-28"),  # a whole February
    ("2025-02-01", "2025-02-28", "2024-02-01..2024-02-29"),  # also the other way
    ("2024-02-01", "2024-02-28", "2023-02-01..2023-02-28"),
    ("2024-02-29", "2024-03-31", "2023-03-01..2023-03-31"),
    ("2024-02-29", "2024-02-29", "2023-02-28..2023-02-28"),  # alone
    ("2023-12-15", "2024-02-29", "2022-12-15..2023-02-28"),
    ("2024-01-01", "2025-02-28", "2023-01-01..2024-02-29"),
])  # fmt: skip
def test_february_stays_whole_a_year_before(first, last, before):
    assert previous(window("civil", *map(date.fromisoformat, (first, last)))).code == before


def test_windows_that_follow_each_other_do_so_a_year_before():
    """Every day of 2024 and 2025 as a cut: what ends there and what begins there leave no day between."""
    for number in range(1, 731):
        cut = date(2024, 1, 1) + timedelta(days=number)
        left = previous(window("civil", date(2023, 10, 1), cut - timedelta(days=1)))
        right = previous(window("civil", cut, date(2026, 1, 31)))
        assert left.to == right.begin
        assert (right.to - left.begin).days > 0


# 1 province of then and now; 2, 3 districts; 10, 11 communes of 2, 12 of 3; 20 heir of 10 and 11, 21 of 12 and half of 11's neighbour.
UNITS = [(1, None), (2, 1), (3, 1), (10, 2), (11, 2), (12, 3), (13, 3), (20, 1), (21, 1), (22, 1)]
TOOK_OVER = [(10, 20), (11, 20), (12, 21), (13, 21), (13, 22)]


@pytest.mark.parametrize(("unit", "on_it"), [
    (1, {1, 2, 3, 10, 11, 12, 13, 20, 21, 22}),
    (2, {2, 10, 11, 20}),  # a district that is no more: its communes, and what was made of them alone
    (3, {3, 12, 13, 21, 22}),
    (10, {10}),  # a part of 20, not the other way round
    (20, {20, 10, 11}),
    (21, {21, 12}),  # 13 was split between 21 and 22: on the ground of neither
    (22, {22}),
])  # fmt: skip
def test_the_ground_of_a_unit(unit, on_it):
    assert ground(UNITS, TOOK_OVER).of(unit) == on_it


def test_whom_a_body_stands_for():
    bodies = [
        (1, None, None),
        (2, 1, None),
        (3, 2, None),
        (4, None, 1),
        (5, 4, None),
        (6, None, None),
    ]
    assert stands_for(1, bodies) == {1, 2, 3, 4, 5}
    assert stands_for(2, bodies) == {2, 3}
    assert stands_for(6, bodies) == {6}


@pytest.mark.parametrize("text", [
    "2024-07-01..9999-12-31", "0001-01-01..9999-12-31", "0001-01-01..0001-12-31", "1989-12-31..1990-01-31",
])  # fmt: skip
def test_days_that_no_record_reaches_are_said(text):
    for calendar in STARTS:
        with pytest.raises(PeriodOutOfReach):
            parse(text, calendar)


@pytest.mark.parametrize("text", ["２０２４", "٢٠٢٤H1", "２０２４-07-01..2024-09-30"])
def test_one_period_has_one_spelling(text):
    with pytest.raises(NoSuchPeriod):
        parse(text, "police")


@pytest.mark.parametrize(("at", "over"), [
    ("2024-12-14T23:59:58+07:00", False), ("2024-12-14T23:59:59+07:00", True), ("2024-12-15T00:00:00+07:00", True),
    ("2024-12-14T16:59:59+00:00", True),
])  # fmt: skip
def test_a_period_is_over_with_its_last_second_in_hanoi(at, over):
    assert parse("2024", "police").over(datetime.fromisoformat(at)) is over
