"""A body reads the dialogue for a purpose, and the log bears it."""

import pytest
from tests.walking import does, hour, lines, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.docket.models import Matter
from lachan.intake.commands.look import PurposeNeeded
from lachan.letterbox import door, queries, receipts
from lachan.letterbox.commands import read_letter

from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:12")


@pytest.fixture
def letter(cast):
    made = sent()
    door.add(door.look(receipts.digest(made.code)), "Một câu.", 1, AT)
    with scope.acting(cast("caxa")):
        return queries.letter_of(cast("caxa"), Matter.objects.get(id=made.letter.matter_id))


def test_it_is_read_for_a_purpose_and_logged(cast, letter):
    by = cast("caxa")
    said = does(
        read_letter, letter=letter, purpose="verify", by=by, at=AT, subject=letter.matter_id
    )
    assert [one.words for one in said] == ["Một câu."]
    assert lines(by)[-1].detail == {"purpose": "verify"}


def test_not_without_a_purpose_nor_elsewhere_nor_by_every_role(cast, letter):
    refuses(PurposeNeeded, read_letter, letter=letter, purpose="", by=cast("caxa"), at=AT)
    refuses(NotFound, read_letter, letter=letter, purpose="verify", by=cast("caxa2"), at=AT)
    refuses(NotYours, read_letter, letter=letter, purpose="verify", by=cast("tongdai"), at=AT)
