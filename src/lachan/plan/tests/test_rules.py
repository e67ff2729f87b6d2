"""When a task is due and where a duty stands, apart from any database; a slow reading of the days beside the quick one."""

from datetime import date, timedelta

import pytest

from lachan.plan.rules import read, shifted, turns

Y, E = date(2024, 1, 1), date(2024, 12, 31)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("periodicity", "count", "first", "last"), [
    ("once", 1, E, E), ("yearly", 1, E, E), ("as_needed", 1, E, E), ("quarterly", 4, date(2024, 3, 31), E),
    ("monthly", 12, date(2024, 1, 31), E), ("half_year", 2, date(2024, 6, 30), E), ("continuous", 2, date(2024, 6, 30), E),
    ("weekly", 53, date(2024, 1, 7), E), ("daily", 366, Y, E),
])  # fmt: skip
def test_a_year(periodicity, count, first, last):
    found = turns(periodicity, Y, E)
    assert (len(found), found[0].due_on, found[-1].due_on) == (count, first, last)


@pytest.mark.parametrize(
    "periodicity",
    ["daily", "weekly", "monthly", "quarterly", "half_year", "yearly", "once", "continuous"],
)
@pytest.mark.parametrize(("begin", "due"), [(Y, E), (date(2024, 2, 29), date(2024, 3, 1)), (date(2024, 5, 15), date(2024, 11, 20)),
                                            (E, E), (date(2024, 6, 30), date(2024, 7, 1))])  # fmt: skip
def test_every_day_is_in_exactly_one_time(periodicity, begin, due):
    found = turns(periodicity, begin, due)
    day, held = begin, []
    while day <= due:
        held.append(sum(one.opens_on <= day <= one.due_on for one in found))
        day += DAY
    assert set(held) == {1}
    assert [one.number for one in found] == list(range(1, len(found) + 1))


def test_named_days_stand_as_named():
    found = turns("half_year", Y, E, (date(2024, 12, 15), date(2024, 6, 15)))
    assert [(one.opens_on, one.due_on) for one in found] == [
        (Y, date(2024, 6, 15)),
        (date(2024, 6, 16), date(2024, 12, 15)),
    ]


OPEN, DUE = date(2024, 1, 1), date(2024, 3, 31)


@pytest.mark.parametrize(("day", "more", "code", "late", "days", "waits"), [
    (date(2023, 12, 31), {}, "ahead", False, 0, ""), (OPEN, {}, "due", False, 0, "body"),
    (DUE, {"accepted": True}, "accepted", False, 0, "body"), (DUE + DAY, {"accepted": True}, "late", True, 1, "body"),
    (DUE + DAY, {"blocked": True}, "late", True, 1, "blocker"),
    (DUE + 9 * DAY, {"last": "reported", "reported_on": DUE}, "reported", False, 0, "giver"),
    (DUE + 9 * DAY, {"last": "confirmed", "reported_on": DUE + 2 * DAY}, "confirmed", True, 2, ""),
    (DUE, {"last": "returned", "reported_on": OPEN}, "returned", False, 0, "body"),
    (DUE + DAY, {"last": "returned", "reported_on": OPEN}, "returned", True, 1, "body"),
])  # fmt: skip
def test_where_a_duty_stands(day, more, code, late, days, waits):
    found = read(OPEN, DUE, day, **more)
    assert (found.code, found.late, found.days, found.waits_for) == (code, late, days, waits)


def test_the_same_day_of_another_year():
    assert shifted(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert shifted(date(2024, 7, 1), 2) == date(2026, 7, 1)
