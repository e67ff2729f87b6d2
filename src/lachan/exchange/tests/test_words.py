"""Persons, places and bodies as registers name them."""

from datetime import date

import pytest

from lachan.exchange.bodies import Bodies
from lachan.exchange.persons import named, victims
from lachan.exchange.places import Places
from lachan.reference.models import Province

SPRING = date(2024, 3, 15)


def test_a_person_of_one_cell():
    (one,) = named(
        "Người Mẫu Một, sinh năm 1985, trú thôn Mẫu 2, SĐT 0900 000 001", "informant", year=2024
    )
    assert one.entry.birth_year == 1985 and one.entry.minor is False
    assert one.entry.identity == {
        "full_name": "Người Mẫu Một",
        "telephone": "0900 000 001",
        "address": "trú thôn Mẫu 2",
    }


@pytest.mark.parametrize(
    "cell",
    ["Người Mẫu A; Người Mẫu B", "Người Mẫu A\nNgười Mẫu B", "1. Người Mẫu A 2. Người Mẫu B"],
)
def test_several_persons_of_one_cell(cell):
    assert [one.entry.identity["full_name"] for one in named(cell, "suspected", year=2024)] == [
        "Người Mẫu A",
        "Người Mẫu B",
    ]


@pytest.mark.parametrize("cell", ["", "Không", "chưa rõ", "-"])
def test_nobody(cell):
    assert named(cell, "suspected", year=2024) == ()


@pytest.mark.parametrize(
    ("age", "born", "minor"),
    [("15", 2009, True), ("15 tuổi", 2009, True), ("2009", 2009, True), ("2006", 2006, True), ("2005", 2005, False),
     ("15-16", None, True), ("25", 1999, False), ("", None, None)],
)  # fmt: skip
def test_ages_of_victims(age, born, minor):
    (one,) = victims("Người Mẫu", age, "nữ", year=2024)
    assert (one.entry.birth_year, one.entry.minor, one.entry.sex) == (born, minor, "female")


def test_a_victim_without_a_name_is_still_a_victim():
    (one,) = victims("", "14", "", year=2024)
    assert (one.capacity, one.entry.minor, one.entry.identity) == ("presumed_victim", True, None)


@pytest.mark.database
@pytest.mark.django_db(databases=["default", "owner"])
class TestReference:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("Thôn 3, xã Đạ Tông, huyện Đam Rông", "c24853.a"),
            ("xã Đa Tông", "c24853.a"),
            ("x. Đạ Tông", "c24853.a"),
            ("Đạ Tông", "c24853.a"),
            ("thôn 3 xã Đạ Tông huyện Đam Rông", "c24853.a"),
            ("XÃ ĐẠ TÔNG", "c24853.a"),
            ("P. 1, TP Đà Lạt", "c24784.a"),
            ("Phường 1, thành phố Đà Lạt", "c24784.a"),
            ("Phường 1", None),
            ("Bên kia biên giới", None),
        ],
    )
    def test_places(self, text, key):
        found = Places(self.province()).find(text, SPRING)
        assert (found.key if found else None) == key

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("Công an huyện Đam Rông", "cah-d674.a"),
            ("CA huyện Đam Rông", "cah-d674.a"),
            ("CQCSĐT Công an huyện Đam Rông", "cah-d674.a"),
            ("cong an h. dam rong", "cah-d674.a"),
            ("Cơ quan CSĐT Công an h. Đam Rông", "cah-d674.a"),
            ("Cơ quan Cảnh sát điều tra Công an tỉnh Lâm Đồng", "68-csdt"),
            ("Chuyển Công an huyện Đam Rông giải quyết", "cah-d674.a"),
            ("Công an huyện Đam Rông và VKSND huyện Đam Rông", None),
            ("VKSND huyện Đam Rông", "vksh-d674.a"),
            ("Công an tỉnh", "68-cat"),
            ("UBND xã", None),
            ("Cơ quan không tên", None),
        ],
    )
    def test_bodies(self, text, key):
        found = Bodies(self.province()).find(text, SPRING)
        assert (found.key if found else None) == key

    def test_a_body_that_has_ended_receives_nothing(self):
        assert Bodies(self.province()).find("Công an huyện Đam Rông", date(2025, 9, 1)) is None

    def province(self):
        return Province.objects.get(slug="lamdong").id
