"""A person's age in doubt: treated as under 18 until it is settled, whichever select said otherwise."""

from datetime import date, timedelta

import pytest
from tests.walking import refuses

from lachan.access import scope
from lachan.people.entries import Entry
from lachan.procedure.periods import local_day
from lachan.victims import ages, readings
from lachan.victims import commands as c
from lachan.victims.models import CareOwed
from lachan.victims.refusals import AgeNotKnown, RepresentativeNeeded

ON = date(2026, 3, 2)
SAID = [
    (2012, {"minor": False}, True), (2012, {}, True), (None, {"minor": False, "under_16": True}, True), (1980, {"minor": True}, True),
    (None, {"under_16": True}, True), (2009, {"minor": False}, True), (2000, {"minor": False}, False), (None, {"minor": False}, False),
    (2007, {}, False), (None, {}, None), (2008, {}, None), (2000, {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("year", "said", "found"), SAID)
def test_in_doubt_a_person_is_treated_as_a_child(year, said, found):
    assert ages.minor(year, said, ON) is found


def test_what_is_taken_for_supports_is_only_of_a_doubt():
    assert ages.taken(2012, {"minor": False}, ON) == {"minor": True, "under_16": True}
    assert ages.taken(2009, {"minor": False}, ON) == {"minor": True}
    assert ages.taken(2000, {"minor": False}, ON) == {"minor": False, "under_16": False}


@pytest.mark.parametrize(("year", "said", "found"), [
    (2013, {}, {"minor": True, "under_16": True}), (2009, {}, {"minor": True, "under_16": False}),
    (2008, {}, {"under_16": False}), (2010, {}, {"minor": True}), (None, {}, {}),
    (2010, {"under_16": True}, {"minor": True, "under_16": True}), (None, {"minor": False}, {"minor": False, "under_16": False}),
])  # fmt: skip
def test_what_the_year_of_birth_leaves_certain_need_not_be_asked(year, said, found):
    assert ages.taken(year, said, ON) == found


SAID_IN_2025 = date(2025, 9, 3)


@pytest.mark.parametrize(("year", "said", "on", "found"), [
    # The year of birth decides later, whatever was said then.
    (2007, {"minor": True}, date(2025, 12, 31), True), (2007, {"minor": True}, date(2026, 1, 1), False),
    (2008, {"minor": True}, date(2026, 6, 1), True), (2008, {"minor": True}, date(2027, 1, 1), False),
    (2000, {"minor": True}, date(2025, 9, 3), True),  # it was wrong when it was said: in doubt
    # Without a year: until it must be over.
    (None, {"minor": True}, date(2043, 9, 2), True), (None, {"minor": True}, date(2043, 9, 3), False),
    (None, {"under_16": True}, date(2043, 9, 2), True), (None, {"minor": False}, date(2060, 1, 1), False),
    (None, {"minor": True, "under_16": False}, date(2027, 9, 2), True), (None, {"minor": True, "under_16": False}, date(2027, 9, 3), False),
    # Contradicted then, and neither may be so any more.
    (2012, {"minor": False}, date(2030, 12, 31), True), (2012, {"minor": False}, date(2031, 1, 1), False),
])  # fmt: skip
def test_an_answer_is_judged_by_the_day_on_which_it_was_given(year, said, on, found):
    assert ages.minor(year, said, on, dict.fromkeys(said, SAID_IN_2025)) is found


def test_an_answer_of_long_ago_that_was_true_then_contradicts_nothing():
    then = {"minor": date(2017, 3, 1)}
    assert not ages.contradict(2000, {"minor": True}, ON, then) and ages.contradict(2000, {"minor": True}, ON)  # fmt: skip
    assert ages.minor(2000, {"minor": True}, ON, then) is False


def test_whoever_was_said_to_be_a_child_grows_up(new):
    """Born 2008, «dưới 18 tuổi» in 2025; four years later no page and no support speaks of a child."""
    new.received(entry=Entry("female", 2008, True, {})).passed_on()
    new.deed(c.tell_situation, "lead", situation={"nationality": "vietnamese", "minor": True, "goes_to_school": True})  # fmt: skip
    new.identified()
    assert owed(new)["schooling"] == "owed" and new.reading().minor is True
    told = {"words": "Giả lập.", "by": new.who("lead"), "file": new.file}
    refuses(RepresentativeNeeded, c.take_story, **told, when=new.now, at=new.now)
    later = local_day(new.now) + timedelta(
        days=4 * 365
    )  # nobody writes in the future; it is read as of then
    with scope.acting(new.who("lead")):
        assert readings.minor_now(new.file, later) is False
        given = readings.given_to(new.file, readings.deeds_of(new.file), later)
    assert {one.owed.support.kind: one.owed.answer for one in given}["schooling"] == "not_owed"


def test_a_child_known_by_the_year_of_birth_is_owed_schooling(new):
    new.received(entry=Entry("female", 2013, None, {})).passed_on()
    new.deed(c.tell_situation, "lead", situation={"nationality": "vietnamese", "goes_to_school": True})  # fmt: skip
    new.identified()
    assert owed(new)["schooling"] == "owed"


def owed(walk):
    with scope.acting(walk.who("lead")):
        return {one.support: one.answer for one in CareOwed.objects.filter(care=walk.file)}


def test_one_select_makes_no_adult_of_a_child(new):
    """Born 2012, told later as of 18: the story still asks for a representative, supports are those of a child."""
    new.received(entry=Entry("female", 2012, True, {})).passed_on()
    before = owed(new)
    new.deed(c.tell_situation, "lead", situation={"minor": False})
    assert new.reading().minor is True
    assert before.keys() <= owed(new).keys()
    told = {"file": new.file, "when": new.now, "words": "Giả lập.", "by": new.who("lead"), "at": new.now}  # fmt: skip
    refuses(RepresentativeNeeded, c.take_story, **told)
    new.deed(c.take_story, "lead", words="Giả lập.", representative=True)


def test_of_whom_no_age_is_known_nobody_asks_alone(new):
    new.received(entry=Entry()).passed_on()
    told = {"file": new.file, "when": new.now, "words": "Giả lập.", "by": new.who("lead"), "at": new.now}  # fmt: skip
    refuses(AgeNotKnown, c.take_story, **told)
    c.take_story(**told, minor=False)
    assert new.acts()[-1].facts == {"language": "vi", "minor": False}
