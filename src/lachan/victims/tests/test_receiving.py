"""Screened and asked about the situation; a person whom a matter knows already; only codes are stored."""

import pytest
from django.db import connection
from tests.walking import Walk, refuses, victim

from lachan.access import scope
from lachan.people.models import Person
from lachan.victims import commands as c
from lachan.victims import facts
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyInCare, NoSuchPlace


def test_screen_person_is_a_suggestion_on_record(walk):
    walk.in_care()
    walk.deed(c.screen_person, "lead", set_used="ilo_adult", signs=True, forced_criminality=True,
              answers={"debt": "có"}, note="Giả lập")  # fmt: skip
    assert walk.stage() == "V2"
    assert walk.acts()[-1].facts == {"set": "ilo_adult", "signs": True, "forced_criminality": True}
    assert ("victim_screened", "care") in walk.words("lead") - walk.words("police")


@pytest.mark.parametrize(
    "told, answer",
    [({"set_used": "Nguyễn Văn A", "signs": True}, facts.NotInTheList), ({"set_used": "ilo", "signs": "có"}, facts.NotInTheList)],
)  # fmt: skip
def test_screen_person_refuses_words_where_codes_belong(new, told, answer):
    new.in_care()
    refuses(answer, c.screen_person, by=new.who("lead"), at=new.now, file=new.file, when=new.now, **told)  # fmt: skip


def test_tell_situation_is_known_to_care_alone(walk):
    walk.in_care().asked()
    walk.deed(c.tell_situation, "lead", situation={"poor": True, "insured": False})
    assert walk.acts()[-1].facts == {"poor": True, "insured": False}
    for part in ("verifier", "commune", "police"):
        assert "situation_told" not in {a.kind for a in walk.acts(part) if a.agency_id == walk.who("lead").agency_id}  # fmt: skip


@pytest.mark.parametrize("situation, answer", [
    ({"name": "x"}, facts.UnknownFact), ({"poor": "rất nghèo"}, facts.NotInTheList), ({"status": "liar"}, facts.NotInTheList),
])  # fmt: skip
def test_tell_situation_refuses_what_is_not_asked(new, situation, answer):
    new.in_care()
    refuses(answer, c.tell_situation, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            situation=situation)  # fmt: skip


def test_receive_known_person_opens_care_for_a_person_of_a_matter_once(new):
    matter = Walk(new.cast, commune=new.era.police).received(
        at="2025-09-03 07:00", persons=(victim(),)
    )
    with scope.acting(new.who("police")):
        person = Person.objects.get(id=matter.mentions.get().person_id)
    new.file = c.receive_known_person(
        person=person, given=new.given(), by=new.who("police"), at=new.now
    )
    assert new.stage("police") == "V1"
    refuses(
        AlreadyInCare,
        c.receive_known_person,
        by=new.who("police"),
        at=new.now,
        person=person,
        given=new.given(),
    )


def test_receive_known_person_is_told_of_a_file_that_it_does_not_see(new):
    """Two doors, one person: the second learns that there is a file, and not where."""
    matter = Walk(new.cast, commune=new.era.police).received(
        at="2025-09-03 07:00", persons=(victim(),)
    )
    with scope.acting(new.who("police")):
        person = Person.objects.get(id=matter.mentions.get().person_id)
    new.file = c.receive_known_person(
        person=person, given=new.given(), by=new.who("police"), at=new.now
    )
    with scope.acting(new.who("lead")):
        assert not CareFile.objects.exists()
    refuses(
        AlreadyInCare,
        c.receive_known_person,
        by=new.who("lead"),
        at=new.now,
        person=person,
        given=new.given(),
    )


def test_receive_person_refuses_a_place_that_was_not_there(new):
    from lachan.reference.models import Unit

    old = Unit.objects.get(key="c24853.a")
    refuses(
        NoSuchPlace, c.receive_person, by=new.who("police"), at=new.now, given=new.given(place=old)
    )


def test_a_copy_of_the_reading_is_written_by_a_verb_alone(new):
    """The right to renew is signed for a stretch of a verb; a statement of one's own changes nothing."""
    new.in_care()
    with scope.acting(new.who("lead")), connection.cursor() as cursor:
        for table in (
            "victims_carereading",
            "victims_carecaring",
            "victims_careclock",
            "victims_careowed",
        ):
            cursor.execute(f"DELETE FROM {table}")
            assert cursor.rowcount == 0
