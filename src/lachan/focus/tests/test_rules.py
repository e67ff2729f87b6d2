"""How a place lies among the places: what must hold whatever the numbers are."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lachan.focus import codes
from lachan.focus.rules import (
    DARK,
    MET,
    NONE,
    SELDOM,
    UNKNOWN,
    Fact,
    Reach,
    Told,
    Window,
    compared,
    gap,
    joined,
    profiles,
    told_of,
)
from lachan.reference.ground import SUPPRESSED

METHOD = codes.method()
REPORTS, DEPARTURES, SESSIONS = (codes.input_of(key) for key in ("reports", "departures", "sessions"))  # fmt: skip
YEAR = Window(date(2024, 1, 1), date(2025, 1, 1))
COUNTS = some.lists(some.one_of(some.none(), some.integers(0, 30)), min_size=1, max_size=60)
EXAMPLES = settings(max_examples=60, deadline=None)


def column(counts, asked=REPORTS):
    told = {f"p{at}": Told(count) for at, count in enumerate(counts)}
    return compared(asked, told, METHOD)


@EXAMPLES
@given(COUNTS, some.integers())
def test_the_order_of_rows_does_not_matter(counts, seed):
    told = list({f"p{at}": Told(count) for at, count in enumerate(counts)}.items())
    mixed = Random(seed).sample(told, len(told))
    assert compared(REPORTS, dict(told), METHOD) == compared(REPORTS, dict(mixed), METHOD)


@EXAMPLES
@given(COUNTS)
def test_one_more_place_with_nought_changes_no_other(counts):
    for asked in (REPORTS, SESSIONS):
        before, after = column(counts, asked), column([*counts, 0], asked)
        assert {key: after[key] for key in before} == before


@EXAMPLES
@given(COUNTS)
def test_one_more_place_of_which_nothing_is_known_changes_no_other(counts):
    before, after = column(counts), column([*counts, None])
    assert {key: after[key] for key in before} == before


@EXAMPLES
@given(COUNTS)
def test_ties_share_a_band_and_more_is_never_lower(counts):
    read = [(one.told.value, one.band, one.stands_out) for one in column(counts).values() if one.known]  # fmt: skip
    for value, band, out in read:
        for other, its, also in read:
            if value == other:
                assert (band, out) == (its, also)
            elif value > other:
                assert band >= its
                assert out >= also


@EXAMPLES
@given(COUNTS)
def test_nought_unknown_and_hidden_are_three_things(counts):
    read = column([*counts, 0, None, SUPPRESSED])
    nought, unknown, hidden = (read[f"p{len(counts) + at}"] for at in range(3))
    assert (nought.band, nought.known, nought.stands_out) == (0, True, False)
    assert (unknown.band, unknown.known, unknown.stands_out) == (None, False, False)
    assert (hidden.band, hidden.known, hidden.stands_out) == (None, False, False)


@EXAMPLES
@given(COUNTS)
def test_where_all_are_alike_nobody_stands_out(counts):
    above = [7] * len(counts)
    assert not any(one.stands_out for asked in (REPORTS, SESSIONS) for one in column(above, asked).values())  # fmt: skip


def test_the_highest_quarter_stands_out_from_the_threshold_on():
    out = [key for key, one in column(range(1, 13)).items() if one.stands_out]
    assert out == ["p9", "p10", "p11"]  # 10, 11, 12: nine of twelve have less
    assert not any(one.stands_out for one in column([1, 1, 1, 1, 1, 1, 1, 2]).values())  # below 3
    assert not any(
        one.stands_out for one in column([1, 2, 3, 4, 5, 6, 70]).values()
    )  # seven places
    assert column([1, 2, 3, 4, 5, 6, 7, 70])["p7"].stands_out


def test_of_reach_the_lowest_and_nought_stand_out():
    out = [key for key, one in column([0, *range(1, 13)], SESSIONS).items() if one.stands_out]
    assert out == ["p0", "p1", "p2", "p3"]


def test_the_composite_is_how_many_stand_out_of_those_known():
    places = [f"p{at}" for at in range(8)]
    told = {
        "reports": {key: Told(at + 1) for at, key in enumerate(places)},
        "departures": {key: Told(20 * at) for at, key in enumerate(places)},
        "school_leaving": {"p7": Told(3), "p0": Told(SUPPRESSED)},
    }
    found = profiles([*places, "dark"], told, METHOD)
    assert [one.input.key for one in found["p7"].out] == ["reports"]
    assert (found["p7"].composite, found["p7"].known) == (1, 3)
    assert (found["p0"].composite, found["p0"].known) == (0, 2)
    assert (found["dark"].composite, found["dark"].known) == (None, 0)


def a_profile(composite):
    told = {"reports": {f"p{at}": Told(at + 1) for at in range(8)}, "sessions": {f"p{at}": Told(9) for at in range(8)}}  # fmt: skip
    return profiles(["dark", *told["reports"]], told, METHOD)[composite]


@pytest.mark.parametrize(("place", "reach", "says"), [
    ("dark", Reach(9, 9), DARK), ("p0", None, "calm"), ("p7", None, UNKNOWN), ("p7", Reach(0, 0), NONE),
    ("p7", Reach(9, 90, date(2024, 12, 1)), MET), ("p7", Reach(9, 90, date(2024, 5, 1)), SELDOM), ("p7", Reach(9, 90), SELDOM),
])  # fmt: skip
def test_the_gap_is_where_something_stands_out_and_nobody_was(place, reach, says):
    assert gap(a_profile(place), reach, YEAR.last, METHOD) == says


def fact(first, last, count):
    return Fact(date.fromisoformat(first), date.fromisoformat(last), count, "Sổ giả lập")


def test_periods_are_added_up_inside_the_window_and_compared_when_they_cover_it():
    halves = [fact("2024-01-01", "2024-06-30", 7), fact("2024-07-01", "2024-12-31", 5), fact("2023-07-01", "2024-01-31", 90)]  # fmt: skip
    told = told_of(halves, DEPARTURES, YEAR)
    assert (told.value, told.compared, told.as_of) == (12, True, date(2024, 12, 31))
    part = told_of(halves[:1], DEPARTURES, YEAR)
    assert (part.value, part.compared) == (7, False)
    assert "182 ngày" in part.note
    assert told_of([], DEPARTURES, YEAR) == Told()


def test_of_what_is_looked_at_once_the_last_counts():
    last = codes.input_of("school_leaving")
    told = told_of([fact("2023-09-05", "2024-05-31", 4), fact("2023-01-01", "2023-12-31", 90)], last, YEAR)  # fmt: skip
    assert (told.value, told.compared) == (4, True)


def test_old_units_are_joined_only_where_each_of_them_told():
    assert joined([Told(2), Told(3)]).value == 5
    assert joined([Told(2), Told(SUPPRESSED)]).value is SUPPRESSED
    assert joined([Told(2), Told()]).value is None
    assert joined([]).value is None


def test_the_table_gives_a_reason_for_every_threshold():
    for one in METHOD.inputs:
        assert len(one.why) > 30
        assert one.caution
        assert one.side in ("risk", "reach")
    told = {one.key for one in METHOD.inputs if one.told_by == codes.PLACES}
    assert told == dict(codes.KINDS).keys()
    assert replace(METHOD, inputs=()).of_side("risk") == ()
