"""Opening an identity: one person, one purpose, one line in the log."""

import pytest
from tests.walking import does, hour, lines, refuses, victim
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.docket.models import Matter
from lachan.intake.commands import open_identity
from lachan.intake.commands.look import PurposeNeeded

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-07 09:00")


def person_of(walk, matter, account="caxa"):
    with scope.acting(walk.cast(account)):
        return matter.mentions.get().person_id


def test_it_is_told_and_logged_with_its_purpose(cast, walk):
    matter = walk.received(persons=(victim("Người Mẫu Mở Ra"),))
    person = person_of(walk, matter)
    found = does(
        open_identity,
        matter=matter,
        person=person,
        purpose="protect",
        by=cast("caxa"),
        at=AT,
        subject=matter.id,
    )
    assert found == {"full_name": "Người Mẫu Mở Ra", "telephone": "0900000001"}
    assert lines(cast("caxa"))[-1].detail == {"person": str(person), "purpose": "protect"}


@pytest.mark.parametrize("purpose", ["", "tò mò"])
def test_not_without_a_purpose(cast, walk, purpose):
    matter = walk.received(persons=(victim(),))
    refuses(
        PurposeNeeded,
        open_identity,
        matter=matter,
        person=person_of(walk, matter),
        purpose=purpose,
        by=cast("caxa"),
        at=AT,
    )


def test_not_of_somebody_who_is_not_in_the_matter(cast, walk):
    refuses(
        NotFound,
        open_identity,
        matter=walk.received(),
        person=uuid7(),
        purpose="verify",
        by=cast("caxa"),
        at=AT,
    )


def test_not_in_a_foreign_matter(cast, walk):
    matter = walk.received(persons=(victim(),))
    person = person_of(walk, matter)
    refuses(
        NotFound,
        open_identity,
        matter=Matter(id=matter.id),
        person=person,
        purpose="verify",
        by=cast("caxa2"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    matter = walk.received(persons=(victim(),))
    for account in ("tongdai", "thukybcd", "lanhdao", "quantri"):
        refuses(
            NotYours,
            open_identity,
            matter=matter,
            person=person_of(walk, matter),
            purpose="verify",
            by=cast(account),
            at=AT,
        )
