"""Local bodies by rule: which exist on a day, what they are called, who is above and after them."""

from collections import Counter
from datetime import date

import pytest

from lachan.reference.checks import check
from lachan.reference.rules import bodies_of
from lachan.reference.sheets import read_sheets

from .provinces import LAMDONG, SONGKHE


@pytest.fixture(scope="module")
def bodies():
    return {row.key: row for row in bodies_of(read_sheets(LAMDONG))}


def count(bodies, day):
    return Counter(row.kind for row in bodies.values() if row.on(day))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2024, 6, 1),
            {
                "commune_police": 142,
                "district_police": 12,
                "district_procuracy": 12,
                "district_court": 12,
                "border_guard": 0,
            },
        ),
        (
            date(2025, 2, 28),
            {"commune_police": 137, "district_police": 10, "district_procuracy": 10},
        ),
        (date(2025, 3, 1), {"commune_police": 137, "district_police": 0, "district_procuracy": 10}),
        (
            date(2025, 7, 1),
            {
                "commune_police": 124,
                "district_police": 0,
                "district_procuracy": 0,
                "district_court": 0,
                "regional_procuracy": 12,
                "regional_court": 12,
                "border_guard": 20,
            },
        ),
    ],
)
def test_kinds_by_day(bodies, day, expected):
    found = count(bodies, day)
    assert {kind: found[kind] for kind in expected} == expected


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("cax-c24853.a", "Công an xã Đạ Tông"),
        ("cah-d674.a", "Công an huyện Đam Rông – Cơ quan Cảnh sát điều tra"),
        ("vksh-d674.a", "Viện kiểm sát nhân dân huyện Đam Rông"),
        ("takv-68.kv3", "Tòa án nhân dân khu vực 3 – Lâm Đồng"),
        ("cax-c24784.a", "Công an phường 1, thành phố Đà Lạt"),
        ("cax-c24823.a", "Công an phường 1, thành phố Bảo Lộc"),
        ("dbp-c23272.c", "Đồn Biên phòng địa bàn đặc khu Phú Quý"),
    ],
)
def test_names(bodies, key, name):
    assert bodies[key].name == name
    assert bodies[key].inferred


def test_no_two_bodies_share_a_name_on_one_day(bodies):
    for day in (date(2024, 6, 1), date(2025, 1, 1), date(2025, 8, 1)):
        names = Counter(row.name for row in bodies.values() if row.on(day))
        assert names.most_common(1)[0][1] == 1


def test_who_is_above_and_who_supervises(bodies):
    tong = bodies["cax-c24853.a"]
    assert (tong.parent, tong.supervisor) == ("cah-d674.a", "vksh-d674.a")
    rong4 = bodies["cax-c24853.c"]
    assert (rong4.parent, rong4.supervisor) == ("68-cat", "vkskv-68.kv3")


@pytest.mark.parametrize(
    ("key", "heir"),
    [
        ("cah-d674.a", "68-csdt"),
        ("cah-d682.a", "cah-d681.b"),
        ("vksh-d683.a", "vksh-d681.b"),
        ("vksh-d681.b", "vkskv-68.kv6"),
        ("tah-d674.a", "takv-68.kv3"),
        ("cax-c24856.a", "cax-c24853.c"),
        ("ntg-d674.a", "ptg-d674.a"),
        ("68-sldtbxh", "68-syt"),
    ],
)
def test_heirs(bodies, key, heir):
    assert bodies[key].successor == heir


def test_every_body_that_ends_has_an_heir(bodies):
    # ủy ban nhân dân cấp huyện bỏ hẳn, không cơ quan nào kế tiếp
    ended = [row for row in bodies.values() if row.valid_to and not row.successor]
    assert {row.key.split("-")[0] for row in ended} == {"ubndh"}


def test_every_commune_lies_in_one_region(bodies):
    grounds = [key for row in bodies.values() if row.kind == "regional_court" for key in row.ground]
    assert len(grounds) == len(set(grounds)) == 124


def test_every_police_body_of_a_place_has_a_procuracy(bodies):
    police = {"commune_police", "district_police", "border_guard", "detention_facility"}
    assert not [row.key for row in bodies.values() if row.kind in police and not row.supervisor]


def test_a_sub_camp_outlives_its_district(bodies):
    assert bodies["ptg-d674.a"].on(date(2026, 1, 1))


def test_an_invented_province_needs_only_its_files():
    sheets = read_sheets(SONGKHE)
    rows = bodies_of(sheets)
    check(sheets, rows)
    found = Counter(row.kind for row in rows if row.on(date(2024, 6, 1)))
    assert (found["commune_police"], found["district_police"]) == (9, 3)
    assert "DỮ LIỆU GIẢ LẬP" in sheets.province["name"] and sheets.province["synthetic"]


def test_the_two_provinces_share_no_key(bodies):
    other = {row.key for row in bodies_of(read_sheets(SONGKHE))}
    assert not other & bodies.keys()
