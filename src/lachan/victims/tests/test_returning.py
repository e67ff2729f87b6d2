"""Lists of people who came back: one file a person whatever list names them, nobody of a list left without screening."""

from dataclasses import replace

import pytest
from tests.care_walk import CARE_ERAS, CareWalk
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.victims import commands as c
from lachan.victims import queries
from lachan.victims.given import Listing
from lachan.victims.refusals import AlreadyReceived

pytestmark = pytest.mark.database


def listing(place=1, **more):
    return Listing(**{"listing": uuid7(), "place": place, "row": str(place + 5), "entry": uuid7(), **more})  # fmt: skip


def unscreened(walk, part="police"):
    with scope.acting(walk.who(part)):
        rows = queries.lines(walk.who(part), queries.Filters(unscreened=True)).rows
        assert walk.reading(part).unscreened is bool(rows)
        return [row.code for row in rows]


def on_list(walk, one, part="police"):
    with scope.acting(walk.who(part)):
        return queries.on_list(walk.who(part), one.listing)


def test_the_list_is_the_first_act_and_nobody_of_it_is_forgotten(walk):
    one = listing()
    walk.received(listed=one)
    assert walk.kinds("police") == ["person_listed", "victim_came_forward", "contact_agreed"]
    first = walk.acts("police")[0]
    assert first.facts == {"list": str(one.listing), "row": "6"}
    assert unscreened(walk) == [walk.file.person.code]
    walk.deed(c.screen_person, "police", set_used="un_general", signs=True)
    assert unscreened(walk) == []
    assert [(row.place, row.unscreened, row.planned) for row in on_list(walk, one)] == [(1, False, False)]  # fmt: skip


def test_a_screening_written_by_mistake_leaves_the_person_to_be_screened(walk):
    walk.received(listed=listing())
    act = walk.deed(c.screen_person, "police", set_used="un_general", signs=True)
    c.withdraw_entry(file=walk.file, act=act, by=walk.who("police"), at=walk.later(hours=1))
    assert unscreened(walk) == [walk.file.person.code]


def test_list_known_person_puts_who_was_received_by_hand_on_the_list_without_a_second_file(walk):
    walk.received()
    assert unscreened(walk) == []
    walk.deed(c.screen_person, "police", set_used="un_general", signs=True)
    one = listing(7)
    c.list_known_person(file=walk.file, listed=one, by=walk.who("police"), at=walk.later(hours=1))
    assert unscreened(walk) == []  # screened this time already
    assert [row.code for row in on_list(walk, one)] == [walk.file.person.code]


def test_receive_again_goes_on_in_the_same_file_and_is_screened_anew(walk):
    walk.received()
    walk.deed(c.screen_person, "police", set_used="un_general", signs=False)
    one = listing()
    walk.later(days=90)
    c.receive_again(file=walk.file, when=walk.now, way="listed", listed=one, words="Giả lập.",
                    by=walk.who("police"), at=walk.later(hours=1))  # fmt: skip
    assert walk.kinds("police")[-2:] == ["person_listed", "victim_came_forward"]
    assert unscreened(walk) == [walk.file.person.code]


def test_a_closed_file_is_opened_again_for_who_comes_back(walk):
    walk.in_care()
    walk.deed(c.close_care, "lead", ground="settled")
    walk.later(days=90)
    walk.deed(c.receive_again, "lead", way="came")
    assert walk.kinds()[-2:] == ["care_reopened", "victim_came_forward"]
    assert not walk.reading().closed


@pytest.mark.parametrize("closed", [False, True])
def test_receive_again_of_an_identified_person_opens_a_new_round(cast, db, closed):
    """Identified in 2024 under the old law and home since; trafficked again, and identified again under the new."""
    walk = CareWalk(cast, replace(CARE_ERAS["old"], lead="ytetinh", day="2025-06-02")).received(
        "ytetinh"
    )
    walk.deed(c.ask_verification, "ytetinh", of=walk.body("dieutra_tinh"))
    walk.deed(c.identify_victim, "dieutra_tinh", paper="01/GXN")
    walk.deed(c.begin_reintegration, "lead", review_on=walk.day(30))
    if closed:
        walk.deed(c.close_care, "lead", ground="settled")
    walk.later(days=90)
    walk.deed(c.receive_again, "lead", way="rescued")
    assert (walk.stage(), walk.reading().verdict, walk.reading().regime) == (
        "V1",
        "victim",
        "law_66_2011",
    )
    walk.deed(c.ask_verification, "lead", of=walk.body("dieutra_tinh"))
    walk.deed(c.begin_identification, "dieutra_tinh")
    act = walk.deed(c.identify_victim, "dieutra_tinh", paper="01/GXN")
    assert (walk.stage(), walk.reading().regime, act.facts) == (
        "V4",
        "law_53_2024",
        {"regime": "law_53_2024"},
    )


def test_a_closed_file_stays_closed_when_a_list_of_that_time_names_the_person(walk):
    walk.in_care()
    walk.deed(c.close_care, "lead", ground="settled")
    c.list_known_person(file=walk.file, listed=listing(), by=walk.who("police"), at=walk.later(hours=1))  # fmt: skip
    assert walk.reading().closed and unscreened(walk) == []


def test_whoever_was_lost_and_found_or_closed_and_reopened_is_still_to_be_screened(walk):
    walk.received(listed=listing())
    walk.deed(c.lose_contact, "police")
    assert unscreened(walk) == []
    walk.deed(c.find_again, "police")
    assert unscreened(walk) == [walk.file.person.code]
    walk.passed_on().deed(c.close_care, "lead", ground="settled")
    assert unscreened(walk) == []
    walk.deed(c.reopen_care, "lead", ground="came_back")
    assert unscreened(walk) == [walk.file.person.code]
    walk.deed(c.screen_person, "police", set_used="un_general", signs=False)
    assert unscreened(walk) == []


def test_a_row_is_of_one_person(walk):
    one = listing()
    walk.received(listed=one)
    with pytest.raises(AlreadyReceived):
        c.list_known_person(file=walk.file, listed=one, by=walk.who("police"), at=walk.later(hours=1))  # fmt: skip
    with pytest.raises(AlreadyReceived):
        walk.received(listed=replace(one, place=2), client_key=one.entry)
    with scope.acting(walk.who("police")):
        (row,) = queries.received_rows(walk.who("police"), [one.entry]).values()
    assert row.care_id == walk.file.id


def test_lists_say_how_many_are_left(walk):
    one = listing()
    walk.received(listed=one)
    with scope.acting(walk.who("police")):
        assert [(x.listing, x.people, x.unscreened) for x in queries.lists(walk.who("police"), walk.file.received_at)] == [(one.listing, 1, 1)]  # fmt: skip
    with scope.acting(walk.who("aid")):
        assert queries.lists(walk.who("aid"), walk.file.received_at) == []
