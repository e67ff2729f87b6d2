"""Whoever asks for a relative is told what that person allows, and nothing before."""

from datetime import date

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.docket.commands import NotHolding
from lachan.docket.models import Matter
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import (
    ConsentAhead,
    ConsentWithoutPaper,
    NoSuchConsent,
    NotAllowed,
    SayWhatIsTold,
    answer_letter,
    record_consent_to_tell,
)

from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:12")
TOLD = {
    "scope": "found",
    "given": True,
    "said_on": date(2024, 3, 5),
    "paper": "Biên bản 3 (giả lập)",
}


@pytest.fixture
def held(cast):
    def make(topic="relative"):
        made = sent(topic=topic)
        with scope.acting(cast("caxa")):
            return queries.letter_of(cast("caxa"), Matter.objects.get(id=made.letter.matter_id)), made  # fmt: skip

    return make


def answer(letter, cast, *tells, place=1):
    return {"letter": letter, "words": "Đã nhận được tin.", "place": place, "tells": tells, "by": cast("caxa"), "at": AT}  # fmt: skip


def test_nothing_is_told_before_it_was_allowed_and_nothing_after_it_was_taken_back(cast, held):
    letter, _ = held()
    refuses(SayWhatIsTold, answer_letter, **answer(letter, cast))
    refuses(SayWhatIsTold, answer_letter, **answer(letter, cast, "nothing", "found"))
    refuses(SayWhatIsTold, answer_letter, **answer(letter, cast, "all"))
    refuses(NotAllowed, answer_letter, **answer(letter, cast, "found"))
    does(answer_letter, **answer(letter, cast, "nothing"))
    does(record_consent_to_tell, letter=letter, by=cast("caxa"), at=AT, **TOLD)
    refuses(NotAllowed, answer_letter, **answer(letter, cast, "found", "where", place=2))
    does(answer_letter, **answer(letter, cast, "found", place=2))
    does(record_consent_to_tell, letter=letter, by=cast("caxa"), at=AT, **{**TOLD, "given": False})
    refuses(NotAllowed, answer_letter, **answer(letter, cast, "found", place=3))


def test_whoever_asks_does_not_see_that_there_is_one(cast, held):
    letter, made = held()
    record_consent_to_tell(letter=letter, by=cast("caxa"), at=AT, **TOLD)
    own = door.look(receipts.digest(made.code))
    assert own.topic == "relative"
    assert queries.consents(own) == []


@pytest.mark.parametrize(("refusal", "more"), [
    (NoSuchConsent, {"scope": "all"}), (ConsentAhead, {"said_on": date(2024, 3, 6)}), (ConsentWithoutPaper, {"paper": " "}),
])  # fmt: skip
def test_what_is_refused(cast, held, refusal, more):
    letter, _ = held()
    refuses(refusal, record_consent_to_tell, letter=letter, by=cast("caxa"), at=AT, **{**TOLD, **more})  # fmt: skip


def test_only_of_somebody_who_was_looked_for(cast, held):
    other, _ = held("")
    refuses(NoSuchConsent, record_consent_to_tell, letter=other, by=cast("caxa"), at=AT, **TOLD)
    does(answer_letter, **answer(other, cast))


def test_only_by_who_holds_the_matter(cast, held):
    letter, _ = held()
    with scope.acting(cast("caxa")):
        letter.matter = Matter.objects.get(id=letter.matter_id)
    refuses(NotYours, record_consent_to_tell, letter=letter, by=cast("tongdai"), at=AT, **TOLD)
    walk = Walk(cast)
    walk.sent(letter.matter)
    walk.taken(letter.matter)
    refuses(NotHolding, record_consent_to_tell, letter=letter, by=cast("caxa"), at=AT, **TOLD)
