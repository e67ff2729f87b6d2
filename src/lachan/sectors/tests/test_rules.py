"""Where a finding and a licence stand: the last row says, and the day decides; the sectors as data."""

from datetime import date

import pytest

from lachan.sectors import codes, rules
from lachan.sectors.rules import Step, licensed, standing

FIX_BY = date(2024, 7, 8)


def day(number):
    return date(2024, 7, number)


@pytest.mark.parametrize(("steps", "on", "code", "days"), [
    ([], 8, "open", 0), ([], 9, "overdue", 1), ([Step("said", day(5))], 20, "waiting", 0),
    ([Step("said", day(5)), Step("again", day(6), day(18))], 18, "open", 0),
    ([Step("again", day(6), day(18))], 20, "overdue", 2), ([Step("again", day(6), day(18)), Step("said", day(9))], 30, "waiting", 0),
    ([Step("verified", day(9))], 30, "closed", 0), ([Step("passed", day(9))], 30, "passed_on", 0),
])  # fmt: skip
def test_where_a_finding_stands(steps, on, code, days):
    found = standing(FIX_BY, steps, day(on))
    assert (found.code, found.days) == (code, days)


@pytest.mark.parametrize(("rows", "on", "stands"), [
    ([], 1, None), ([("granted", day(2), None)], 1, None), ([("granted", day(2), None)], 2, True),
    ([("granted", day(2), day(9))], 9, True), ([("granted", day(2), day(9))], 10, False),
    ([("granted", day(2), day(9)), ("extended", day(9), day(20))], 15, True), ([("granted", day(2), None), ("withdrawn", day(5), None)], 5, False),
])  # fmt: skip
def test_whether_a_firm_is_licensed(rows, on, stands):
    assert licensed(rows, day(on)) is stands


def test_every_sector_says_what_licenses_it_and_what_is_looked_at():
    assert len(codes.sectors()) == 6
    for key, one in codes.sectors().items():
        assert one["licence"], key
        assert one["basis"], key
        assert one["mark"] in ("verified", "from_memory"), key
        assert "no_licence" in one["asks"], key
        assert len(key) <= 20
        assert all(len(kind) <= 30 for kind in one["asks"])


@pytest.mark.parametrize(("visited", "dropped", "day", "code"), [
    (None, False, date(2024, 8, 1), "waiting"), (None, False, date(2024, 8, 2), "overdue"), (None, True, date(2024, 9, 1), "dropped"),
    (date(2024, 8, 1), False, date(2024, 9, 1), "done"), (date(2024, 8, 2), False, date(2024, 9, 1), "late"),
])  # fmt: skip
def test_where_a_planned_visit_stands(visited, dropped, day, code):
    assert rules.planned(date(2024, 8, 1), visited, dropped, day) == code
