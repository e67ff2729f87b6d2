"""Rows by place, each on the ground of its own era; what a wide audience sees of them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lachan.indicators.counting import Count
from lachan.indicators.placing import eras
from lachan.indicators.running import Line
from lachan.indicators.suppressing import LEAST, cells, rows, small
from lachan.indicators.wide import wide

FIRST, SECOND, THIRD = date(2018, 1, 1), date(2024, 12, 1), date(2025, 7, 1)
ERAS = eras([
    (1, "gone.a", FIRST, SECOND), (2, "kept.a", FIRST, THIRD), (3, "fresh.b", SECOND, THIRD), (4, "new.c", THIRD, None),
])  # fmt: skip


@pytest.mark.parametrize(("unit", "on", "era"), [
    (1, date(2024, 6, 1), FIRST), (1, date(2024, 12, 5), FIRST), (2, date(2024, 6, 1), FIRST), (2, date(2024, 12, 5), SECOND),
    (2, date(2026, 1, 1), SECOND), (3, date(2024, 1, 1), SECOND), (4, date(2025, 1, 1), THIRD), (4, date(2030, 1, 1), THIRD),
    (2, SECOND, SECOND), (2, date(2010, 1, 1), FIRST),
])  # fmt: skip
def test_the_era_is_that_of_the_day_within_the_life_of_the_commune(unit, on, era):
    assert list(ERAS.placed([(unit, on, 1)])) == [era]


def test_rows_without_a_commune_are_on_no_map_and_the_others_are_all_there():
    found = ERAS.placed([(1, FIRST, 2), (1, date(2024, 1, 1), 3), (2, THIRD, 4), (None, FIRST, 9), (77, FIRST, 9)])  # fmt: skip
    assert found == {FIRST: {"gone.a": 5}, SECOND: {"kept.a": 4}}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(0, 40), st.integers(0, 30), max_size=12))
def test_what_is_hidden_cannot_be_reckoned_from_the_sum(counts):
    shown = cells(counts)
    hidden = [counts[key] for key, number in shown.items() if number is None]
    assert all(number is None or (number == counts[key] and not small(number)) for key, number in shown.items())  # fmt: skip
    everything = [number for number in counts.values() if number]
    if hidden and len(everything) > len(hidden):
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST


def test_a_row_with_a_small_cell_is_hidden_whole_and_never_alone():
    found = {1: {"in": 2, "out": 9}, 2: {"in": 9, "out": 9}, 3: {"in": 50, "out": 9}, 4: {"in": 0, "out": 0}}  # fmt: skip
    assert rows(found) == {1: None, 2: None, 3: found[3], 4: found[4]}
    assert rows({1: found[2], 2: found[3]}) == {1: found[2], 2: found[3]}


def line(place, on, reason="settled", *, agency=1, counted=True):
    return Line("VV-1", "", agency, place, on, reason, counted, "I1")


def count(*lines):
    return Count(sum(one.counted for one in lines), len(lines), lines)


def test_by_place_each_era_apart_and_small_cells_hidden():
    many = [line(2, FIRST)] * 9 + [line(1, FIRST)] * 6 + [line(2, SECOND)] * 7
    assert wide("K3", count(*many), ERAS)["places"] == {
        "2018-01-01": {"kept.a": 9, "gone.a": 6}, "2024-12-01": {"kept.a": 7}}  # fmt: skip
    assert wide("K3", count(*many, *[line(3, SECOND)] * 2), ERAS)["places"]["2024-12-01"] == {"kept.a": None, "fresh.b": None}  # fmt: skip


def test_of_what_is_compared_only_this_period_is_by_place():
    some = [line(2, FIRST)] * 9 + [line(1, FIRST, counted=False)] * 9
    assert wide("K1", count(*some), ERAS)["places"] == {"2018-01-01": {"kept.a": 9}}
    assert "places" not in wide("DC11", count(*some), ERAS)


def test_balances_by_body_are_for_all_without_small_rows():
    some = [line(None, FIRST, why, agency=body) for body, why, many in (
        (1, "opening", 9), (1, "in.report_received", 8), (1, "in.handover_received", 1), (1, "closing", 18),
        (2, "opening", 2), (2, "closing", 2), (3, "opening", 6), (3, "closing", 6)) for _ in range(many)]  # fmt: skip
    assert wide("LC01", count(*some), ERAS)["agencies"] == {
        "1": {"opening": 9, "in": 9, "out": 0, "closing": 18}, "2": None, "3": None}  # fmt: skip
