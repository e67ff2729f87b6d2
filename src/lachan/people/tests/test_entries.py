"""Entering and opening: a code that spells nothing, a seal of one's own, keyed hashes and nothing else."""

import pytest

from lachan.access import scope, seals
from lachan.people import entries
from lachan.people.entries import Entry

pytestmark = pytest.mark.database
GIVEN = {
    "full_name": " Người Mẫu Giả Lập ",
    "paper": "079000000001",
    "telephone": "0900000001",
    "address": "",
    "màu": "x",
}


@pytest.fixture
def sealed():
    from lachan.people.models import Person

    return entries._seal(Person(code="N-X", birth_year=2007), GIVEN)


def test_only_known_fields_are_kept_and_trimmed(sealed):
    row, identity, _ = sealed
    assert seals.open_key(row).open(identity.sealed) == {
        "full_name": "Người Mẫu Giả Lập", "paper": "079000000001", "telephone": "0900000001"}  # fmt: skip


def test_nothing_is_readable_in_what_is_stored(sealed):
    row, identity, prints = sealed
    stored = bytes(identity.sealed) + bytes(row.wrapped) + b"".join(bytes(p.digest) for p in prints)
    for word in ("Người", "Mẫu", "079000000001", "0900000001"):
        assert word.encode() not in stored


def test_the_same_words_are_never_the_same_bytes(sealed):
    from lachan.people.models import Person

    _, again, _ = entries._seal(Person(code="N-Y", birth_year=2007), GIVEN)
    assert bytes(again.sealed) != bytes(sealed[1].sealed)


def test_what_may_be_looked_up(sealed):
    assert {p.kind for p in sealed[2]} == {"paper", "telephone", "name_year", "name"}
    assert entries.fingerprint_sources({"full_name": "Đặng Á"}, None) == [("name", "dang a")]


@pytest.mark.parametrize(("left", "right", "same"), [
    ("Nguyễn  Văn Mẫu", "nguyễn văn mẫu", True), ("Nguye\u0302\u0303n Văn Mẫu", "Nguyễn Văn Mẫu", True),
    ("Nguyễn Văn Mẫu", "Nguyen Van Mau", False), ("Nguyễn Văn Mẫu", "Nguyễn Vân Mẫu", False),
])  # fmt: skip
def test_accents_count_and_typing_does_not(left, right, same):
    assert (seals.fingerprint("full_name", left) == seals.fingerprint("full_name", right)) is same


def test_the_kind_is_in_the_hash():
    assert seals.fingerprint("paper", "1") != seals.fingerprint("telephone", "1")


def test_a_code_spells_nothing_and_does_not_repeat():
    codes = {entries._code() for _ in range(2000)}
    assert len(codes) == 2000
    assert {len(code) for code in codes} == {11}, "seven letters met by chance in one province"
    assert not {letter for code in codes for letter in code[2:]} & set("AEIOUY01")


@pytest.mark.django_db
def test_entering_many_is_four_statements(cast, django_assert_num_queries):
    who = cast("caxa")
    with scope.acting(who):
        entries.enter([Entry(identity=GIVEN)], who)  # the connection plans each insert once
    with scope.acting(who), django_assert_num_queries(4):
        entries.enter(
            [Entry("male", 1990, False, GIVEN), Entry(), Entry(identity={"full_name": "B"})], who
        )


@pytest.mark.django_db
def test_a_person_without_identity_opens_as_nothing(cast):
    with scope.acting(cast("caxa")):
        (person,) = entries.enter([Entry()], cast("caxa"))
        assert entries.open_identity_of(person.id) == {}


@pytest.mark.parametrize(("other", "names"), [
    ("", ()), ("quê ở xã giả lập", ()), ("tên gọi khác: Bé Ba, Sáu Sậy; cao 1m60", ("Bé Ba", "Sáu Sậy")),
    ("biệt danh là Chim Ri (từ nhỏ)", ("Chim Ri",)),
])  # fmt: skip
def test_nicknames_are_read_where_they_are_said_to_be(other, names):
    found = [one.strip() for many in entries.NICKNAMED.findall(other) for one in many.split(",")]
    assert tuple(found) == names
