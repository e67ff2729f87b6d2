"""Who a person is, learnt later: the last word holds, the first stays sealed, and nothing of it reaches a matter."""

import pytest
from django.db import connections
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.people import entries
from lachan.victims import commands as c
from lachan.victims.refusals import NothingOfWho, TooLong

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LATER = {
    "full_name": "Người Đổi Tên Giả Lập",
    "telephone": "0900000077",
    "paper": "",
    "address": "  ",
}


@pytest.fixture
def walk(cast) -> CareWalk:
    return CareWalk(cast, CARE_ERAS["new"]).in_care().told().identified()


def put_right(walk, part="lead", identity=LATER, **more):
    does(c.put_identity_right, file=walk.file, identity=identity, by=walk.who(part), at=walk.later(hours=1), subject=walk.file.id, **more)  # fmt: skip


def opened(walk, part):
    who = walk.who(part)
    return c.open_person(file=walk.file, purpose="protect", by=who, at=walk.now)


def found(walk, part, kind, value):
    who = walk.who(part)
    return c.look_up_in_care(kind=kind, value=value, birth_year=2006, purpose="duplicate", by=who, at=walk.now)  # fmt: skip


def test_what_is_said_later_holds_and_what_is_left_out_stays(walk):
    before = opened(walk, "lead")
    put_right(walk)
    assert opened(walk, "lead") == {**before, "full_name": LATER["full_name"], "telephone": "0900000077"}  # fmt: skip
    put_right(walk, identity={"address": "Thôn Giả Lập"}, gone=["telephone"])
    now = opened(walk, "verifier")
    assert now["address"] == "Thôn Giả Lập"
    assert now["full_name"] == LATER["full_name"]
    assert "telephone" not in now


def test_of_whom_nothing_was_known_a_name_can_be_written(cast):
    walk = CareWalk(cast, CARE_ERAS["new"]).received(entry=entries.Entry())
    assert opened(walk, "police") == {}
    put_right(walk, "police", {"full_name": "Người Mới Nói Tên Giả Lập"})
    assert opened(walk, "police") == {"full_name": "Người Mới Nói Tên Giả Lập"}
    assert found(walk, "police", "name", "nguoi moi noi ten gia lap") == [walk.file]


def test_both_names_find_the_person(walk):
    put_right(walk)
    for name in (LATER["full_name"], "Người Trở Về Giả Lập"):
        assert found(walk, "police", "name_year", name) == [walk.file]
    source = entries.fingerprint_sources({"telephone": "0900000077"}, None)
    who = walk.who("police")
    assert list(c.look_up_listed(sources=source, purpose="duplicate", by=who, at=walk.now)) == source  # fmt: skip
    with scope.acting(walk.who("lead")):
        names = entries.names_of([walk.file.person_id])[walk.file.person.code]
    assert names == (LATER["full_name"], "Người Trở Về Giả Lập")


def test_an_investigator_of_the_matter_learns_nothing_of_it(walk, cast):
    """Who holds no part of the care reads no word, finds nobody, and is told of no name."""
    put_right(walk)
    who = cast("dieutra_khac")
    with scope.acting(who):
        assert entries.open_identity_of(walk.file.person_id) == {}
        assert entries.exactly("telephone", "0900000077") == []
        assert entries.names_of([walk.file.person_id]) == {}


def test_it_lies_under_the_key_of_the_file_and_in_no_clear_word(walk):
    put_right(walk)
    with scope.acting(walk.who("lead")), connections["default"].cursor() as cursor:
        cursor.execute("SELECT key_id, sealed FROM people_laterword WHERE person_id = %s", [walk.file.person_id])  # fmt: skip
        ((key, sealed),) = cursor.fetchall()
    assert key == walk.file.key_id
    assert LATER["full_name"].encode() not in bytes(sealed)


@pytest.mark.parametrize(("identity", "why"), [({}, NothingOfWho), ({"full_name": " "}, NothingOfWho), ({"màu": "x"}, NothingOfWho),
                                               ({"telephone": "9" * 101}, TooLong)])  # fmt: skip
def test_nothing_and_too_much_are_refused(walk, identity, why):
    refuses(why, c.put_identity_right, file=walk.file, identity=identity, by=walk.who("lead"), at=walk.now)  # fmt: skip


def test_who_only_helps_or_is_not_there_writes_none(walk):
    walk.referred()
    refuses(
        NotYours,
        c.put_identity_right,
        file=walk.file,
        identity=LATER,
        by=walk.who("aid"),
        at=walk.now,
    )
    refuses(NotYours, c.put_identity_right, file=walk.file, identity=LATER, by=walk.cast("dieutra_khac"), at=walk.now)  # fmt: skip
