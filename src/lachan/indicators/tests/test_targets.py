"""The verdict: strict where the plan says «trên», silent where nothing arose; the calendars at their edges."""

from datetime import date, timedelta

import pytest

from lachan.indicators.periods import STARTS, period, year_of
from lachan.indicators.targets import TARGETS, rate, verdict

K2, K3 = TARGETS["K2"], TARGETS["K3"]


@pytest.mark.parametrize(("target", "n", "d", "state"), [
    (K3, 90, 100, "missed"),  # 90,0 is not «trên 90»
    (K3, 9, 10, "missed"), (K3, 901, 1000, "met"), (K3, 91, 100, "met"), (K3, 899999, 1000000, "missed"),
    (K3, 900001, 1000000, "met"), (K3, 0, 0, "none"), (K3, 0, 5, "missed"),
    (K2, 100, 100, "met"), (K2, 99, 100, "missed"), (K2, 999999, 1000000, "missed"), (K2, 1, 1, "met"), (K2, 0, 0, "none"),
])  # fmt: skip
def test_the_verdict(target, n, d, state):
    assert verdict(target, n, d).state == state


def test_nothing_of_nothing_is_said_in_words():
    said = verdict(K3, 0, 0)
    assert (said.words, said.rate, said.small) == ("Không phát sinh", "", False)


@pytest.mark.parametrize(("n", "d", "text"), [
    (90, 100, "90,00"), (899999, 1000000, "89,99"), (2, 3, "66,66"), (1, 3, "33,33"), (1, 1, "100,00"), (999999, 1000000, "99,99"),
])  # fmt: skip
def test_a_rate_is_cut_never_rounded_up(n, d, text):
    assert rate(n, d) == text


def test_a_small_denominator_is_said():
    assert (verdict(K3, 9, 9).small, verdict(K3, 10, 10).small) == (True, False)


@pytest.mark.parametrize(("calendar", "begin", "to"), [
    ("police", date(2023, 12, 15), date(2024, 12, 15)), ("procuracy", date(2023, 12, 1), date(2024, 12, 1)),
    ("court", date(2023, 10, 1), date(2024, 10, 1)), ("civil", date(2024, 1, 1), date(2025, 1, 1)),
])  # fmt: skip
def test_2024_is_four_different_years(calendar, begin, to):
    assert (period(calendar, 2024).begin, period(calendar, 2024).to) == (begin, to)


@pytest.mark.parametrize("calendar", STARTS)
def test_every_day_is_in_exactly_one_year(calendar):
    day = date(2022, 9, 1)
    while day < date(2025, 2, 1):
        year = year_of(calendar, day)
        assert [
            y
            for y in range(2020, 2028)
            if period(calendar, y).begin <= day < period(calendar, y).to
        ] == [year]
        day += timedelta(days=1)
