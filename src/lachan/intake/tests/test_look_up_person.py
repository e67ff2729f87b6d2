"""Looking a person up: exactly or not at all, and only among the matters one sees."""

import pytest
from tests.walking import does, hour, lines, refuses, victim

from lachan.access.refusals import NotYours
from lachan.intake.commands import look_up_person
from lachan.intake.commands.look import PurposeNeeded, TooLittleToLookUp

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-07 09:00")
NAME = {
    "kind": "name_year",
    "value": "Người Mẫu Giả Lập",
    "birth_year": 2007,
    "purpose": "duplicate",
}


@pytest.fixture
def matter(walk):
    walk.received(persons=(victim(),))
    return walk.handed(persons=(victim(),))


@pytest.mark.parametrize(
    "value", ["Người Mẫu Giả Lập", "  người   mẫu giả lập ", "NGƯỜI MẪU GIẢ LẬP"]
)
def test_case_and_spaces_do_not_matter(cast, matter, value):
    found = does(look_up_person, **{**NAME, "value": value}, by=cast("dieutra"), at=AT)
    # Two matters name that person; the district sees one of them.
    assert [mention.matter_id for mention in found] == [matter.id]
    assert lines(cast("dieutra"))[-1].detail == {
        "kind": "name_year",
        "purpose": "duplicate",
        "hits": 1,
    }


def test_by_telephone(cast, matter):
    told = {"kind": "telephone", "value": "0900000001", "birth_year": None, "purpose": "verify"}
    assert len(does(look_up_person, **told, by=cast("dieutra"), at=AT)) == 1


@pytest.mark.parametrize("typed", ["Nguoi Mau Gia Lap", "người mẫu gia lap", "NGUOI  MAU GIA LAP"])
def test_a_full_name_may_be_typed_without_diacritics(cast, matter, typed):
    told = {**NAME, "kind": "name", "value": typed, "birth_year": None}
    assert [m.matter_id for m in does(look_up_person, **told, by=cast("dieutra"), at=AT)] == [
        matter.id
    ]


@pytest.mark.parametrize("typed", ["Nguoi Mau Gia", "Nguoi Mau Gia Lap B", "Mau Gia Lap"])
def test_part_of_a_name_finds_nobody(cast, matter, typed):
    told = {**NAME, "kind": "name", "value": typed, "birth_year": None}
    assert does(look_up_person, **told, by=cast("dieutra"), at=AT) == []


@pytest.mark.parametrize(
    "near", [{"value": "Nguoi Mau Gia Lap"}, {"value": "Người Mẫu"}, {"birth_year": 2008}]
)
def test_nothing_near_is_found(cast, matter, near):
    assert does(look_up_person, **{**NAME, **near}, by=cast("dieutra"), at=AT) == []


@pytest.mark.parametrize(
    "little", [{"birth_year": None}, {"value": ""}, {"kind": "address"}, {"kind": "full_name"}]
)
def test_not_with_too_little(cast, matter, little):
    refuses(TooLittleToLookUp, look_up_person, **{**NAME, **little}, by=cast("dieutra"), at=AT)


def test_not_without_a_purpose(cast, matter):
    refuses(PurposeNeeded, look_up_person, **{**NAME, "purpose": ""}, by=cast("dieutra"), at=AT)


def test_not_by_every_role(cast, matter):
    for account in ("caxa", "tongdai", "thanhtra", "lanhdao"):
        refuses(NotYours, look_up_person, **NAME, by=cast(account), at=AT)
