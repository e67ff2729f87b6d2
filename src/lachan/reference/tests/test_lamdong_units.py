"""Units of Lâm Đồng: three eras, their counts, and who took over whose ground."""

from collections import Counter
from datetime import date

import pytest

from lachan.reference.sheets import read_sheets

from .provinces import LAMDONG

ERA_A, ERA_B, ERA_C = date(2024, 6, 1), date(2025, 1, 15), date(2025, 8, 1)


@pytest.fixture(scope="module")
def units():
    return read_sheets(LAMDONG).units


@pytest.fixture(scope="module")
def by_key(units):
    return {unit.key: unit for unit in units}


def on(units, day, level="commune"):
    return [unit for unit in units if unit.level == level and unit.on(day)]


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [
        (ERA_A, 12, 142),
        (date(2024, 11, 30), 12, 142),
        (date(2024, 12, 1), 10, 137),
        (date(2025, 6, 30), 10, 137),
        (date(2025, 7, 1), 0, 124),
        (date(2026, 11, 23), 0, 124),
    ],
)
def test_counts_by_day(units, day, districts, communes):
    assert len(on(units, day, "district")) == districts
    assert len(on(units, day)) == communes
    assert len(on(units, day, "province")) == 1


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (ERA_A, {"Xã": 111, "Phường": 18, "Thị trấn": 13}),
        (ERA_B, {"Xã": 106, "Phường": 18, "Thị trấn": 13}),
        (ERA_C, {"Xã": 103, "Phường": 20, "Đặc khu": 1}),
    ],
)
def test_kinds_by_era(units, day, kinds):
    assert Counter(unit.kind for unit in on(units, day)) == kinds


def heirs(unit, by_key, day):
    if unit.on(day):
        return {unit.key}
    return set().union(*(heirs(by_key[key], by_key, day) for key in unit.successors))


def test_every_commune_of_era_a_has_one_heir_in_era_c(units, by_key):
    for unit in on(units, ERA_A):
        assert len(heirs(unit, by_key, ERA_B)) == 1, unit.key
        assert len(heirs(unit, by_key, ERA_C)) == 1, unit.key


def test_51_of_124_come_from_the_old_province(units, by_key):
    now = {key for unit in on(units, ERA_A) for key in heirs(unit, by_key, ERA_C)}
    assert len(now) == 51
    assert sum(not unit.predecessors for unit in on(units, ERA_C)) == 124 - 51


def test_51_of_124_codes_are_reused_from_era_a(units):
    then = {unit.gso_code for unit in on(units, ERA_A)}
    assert len(then & {unit.gso_code for unit in on(units, ERA_C)}) == 51


def test_one_code_three_places(units):
    named = {unit.key: unit.name for unit in units if unit.gso_code == "24778"}
    assert named == {"c24778.a": "Phường 9", "c24778.c": "Phường Lâm Viên - Đà Lạt"}


@pytest.mark.parametrize(
    ("gone", "into", "renamed"),
    [
        ("24946", "24955", "Xã Quảng Lập"),
        ("25108", "25111", "Xã Đạ Oai"),
        ("25120", "25114", "Xã Bà Gia"),
        ("25123", "25105", "Xã Hà Lâm"),
        ("25147", "25138", "Xã Quảng Trị"),
    ],
)
def test_mergers_of_december_2024(by_key, gone, into, renamed):
    assert by_key[f"c{gone}.a"].successors == (f"c{into}.b",)
    assert by_key[f"c{into}.b"].predecessors == (f"c{into}.a", f"c{gone}.a")
    assert by_key[f"c{into}.b"].name == renamed


def test_two_spellings_are_shown_as_a_conflict(units):
    assert {unit.name for unit in units if unit.mark == "conflict"} == {
        "Xã Đamb'ri", "Xã Đạ M'Rông", "Xã Đạ K'Nàng", "Xã B'Lá",
    }  # fmt: skip


def test_dahuoai_takes_two_districts(by_key):
    assert by_key["d681.b"].predecessors == ("d681.a", "d682.a", "d683.a")
    assert by_key["c25159.b"].parent == "d681.b"


@pytest.mark.parametrize(
    "name",
    ["Phường 2 Bảo Lộc", "Phường Lang Biang - Đà Lạt", "Xã Đam Rông 4", "Xã Đinh Văn Lâm Hà"],
)
def test_four_new_communes_draw_from_two_districts(units, by_key, name):
    commune = next(unit for unit in on(units, ERA_C) if unit.name == name)
    assert len({by_key[key].parent for key in commune.predecessors}) == 2


def test_an_unchanged_commune_keeps_one_row_over_both_old_eras(by_key):
    assert by_key["c24853.a"].on(ERA_A) and by_key["c24853.a"].on(ERA_B)
    assert "c24853.b" not in by_key


def test_no_point_is_shared_by_more_than_two(units):
    points = Counter((unit.lat, unit.lon) for unit in on(units, ERA_A) if unit.lat)
    assert max(points.values()) <= 2


def test_remote_communes_are_marked_inferred(units):
    remote = [unit for unit in units if unit.remote_mountain]
    assert remote and {unit.remote_mark for unit in remote} == {"inferred"}
    assert "Xã Đạ Tông" in {unit.name for unit in remote}
