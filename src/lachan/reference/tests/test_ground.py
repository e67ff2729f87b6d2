"""The ground of a figure: one era at a time, old counts carried over without loss, hidden ones kept hidden."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.reference.folders import folder_of
from lachan.reference.ground import (
    SUPPRESSED,
    BackInTime,
    DifferentGround,
    MixedEras,
    UnknownPlaces,
    base_on,
    carried,
    require_on,
    require_same,
)
from lachan.reference.sheets import read_sheets

from .provinces import LAMDONG, SONGKHE

ERA_A, ERA_B, ERA_C = date(2024, 6, 1), date(2025, 1, 15), date(2025, 8, 1)
UNITS = read_sheets(LAMDONG).units
OLD, NEW = base_on(UNITS, ERA_A), base_on(UNITS, ERA_C)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (ERA_A, "địa bàn tỉnh Lâm Đồng trước 01/12/2024, 142 đơn vị cấp xã"),
        (ERA_B, "địa bàn tỉnh Lâm Đồng trước 01/07/2025, 137 đơn vị cấp xã"),
        (ERA_C, "địa bàn tỉnh Lâm Đồng từ 01/07/2025, 124 đơn vị cấp xã"),
    ],
)
def test_a_base_says_its_era_and_its_size(day, words):
    assert base_on(UNITS, day).words == words


def test_a_day_before_the_data_has_no_base():
    with pytest.raises(UnknownPlaces, match="01/01/1990"):
        base_on(UNITS, date(1990, 1, 1))


def test_figures_of_2024_are_not_laid_beside_those_of_the_merged_province():
    with pytest.raises(DifferentGround) as refused:
        require_same(OLD, NEW)
    assert "142" in str(refused.value) and "124" in str(refused.value)
    require_same(NEW, base_on(UNITS, date(2026, 3, 1)))


def test_old_counts_carried_over_stand_on_their_own_ground_only():
    moved = carried({}, OLD, UNITS, ERA_C)
    with pytest.raises(DifferentGround):
        require_same(moved.base, NEW)
    assert len(moved.base.keys) == 51 < len(NEW.keys)
    assert (
        "trước 01/12/2024" in moved.base.words
        and "51 đơn vị cấp xã từ 01/07/2025" in moved.base.words
    )


@pytest.mark.parametrize(
    ("keys", "refusal", "said"),
    [
        ({"c24853.c", "c24784.a"}, MixedEras, "c24784.a"),
        ({"c24853.c", "c24853.x"}, UnknownPlaces, "c24853.x"),
        ({"24853"}, UnknownPlaces, "24853"),
    ],
)
def test_a_place_of_another_era_or_of_none_is_refused(keys, refusal, said):
    with pytest.raises(refusal, match=said):
        require_on(NEW, keys, UNITS)


@given(st.lists(st.integers(0, 50), min_size=142, max_size=142), st.sampled_from([ERA_B, ERA_C]))
def test_what_was_counted_in_old_units_adds_up_in_the_new_ones(counts, to):
    values = dict(zip(sorted(OLD.keys), counts, strict=True))
    moved = carried(values, OLD, UNITS, to)
    assert sum(moved.values.values()) == sum(counts)
    assert set(moved.values) == moved.base.keys <= base_on(UNITS, to).keys
    assert not moved.approximate


def test_three_old_communes_are_one_new_one():
    values = dict.fromkeys(OLD.keys, 0) | {"c24850.a": 1, "c24853.a": 2, "c24856.a": 4}
    moved = carried(values, OLD, UNITS, ERA_C).values
    assert moved["c24853.c"] == 7 and sum(moved.values()) == 7


def test_a_hidden_part_hides_the_sum_and_an_unknown_one_leaves_it_unknown():
    known = dict.fromkeys(OLD.keys, 3)
    assert (
        carried(known | {"c24856.a": SUPPRESSED}, OLD, UNITS, ERA_C).values["c24853.c"]
        is SUPPRESSED
    )
    assert carried(known | {"c24856.a": None}, OLD, UNITS, ERA_C).values["c24853.c"] is None
    del known["c24856.a"]
    assert carried(known, OLD, UNITS, ERA_C).values["c24853.c"] is None


def split_units():
    """Sông Khe, with one commune whose ground went to two."""
    units = read_sheets(SONGKHE).units
    both = ("c99001.c", "c99005.c")
    return tuple(replace(u, successors=both) if u.key == "c99002.a" else u for u in units)


def test_a_unit_that_was_split_is_shared_out_and_marked_approximate():
    units = split_units()
    old = base_on(units, ERA_A)
    values = dict.fromkeys(old.keys, 0) | {"c99002.a": 5}
    moved = carried(values, old, units, ERA_C)
    assert (moved.values["c99001.c"], moved.values["c99005.c"]) == (3, 2)
    assert moved.approximate == {"c99001.c", "c99005.c"}


def test_a_hidden_count_of_a_split_unit_hides_both():
    units = split_units()
    old = base_on(units, ERA_A)
    moved = carried(dict.fromkeys(old.keys, 0) | {"c99002.a": SUPPRESSED}, old, units, ERA_C)
    assert moved.values["c99001.c"] is moved.values["c99005.c"] is SUPPRESSED


def test_new_units_are_not_taken_back_to_old_ones():
    with pytest.raises(BackInTime):
        carried({}, NEW, UNITS, ERA_A)


def test_the_same_day_moves_nothing():
    values = {key: n for n, key in enumerate(sorted(NEW.keys))}
    assert carried(values, NEW, UNITS, ERA_C).values == values


def test_the_folder_of_a_province_is_found_and_of_no_province_is_not():
    assert folder_of("lamdong") == LAMDONG
    assert folder_of("khong-co") is None
