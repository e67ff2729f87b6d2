"""A person's age in doubt: treated as under 18 until it is settled, whichever select said otherwise."""

from datetime import date

import pytest
from tests.walking import refuses

from lachan.access import scope
from lachan.people.entries import Entry
from lachan.victims import ages
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
    assert ages.favouring(2012, {"minor": False}, ON) == {"minor": True, "under_16": True}
    assert ages.favouring(2009, {"minor": False}, ON) == {"minor": True}
    assert ages.favouring(2000, {"minor": False}, ON) == {}


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
