"""Adding a person later: sealed at once, and said in the record without a name."""

import pytest
from tests.walking import does, hour, refuses, victim

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket import queries
from lachan.docket.models import Matter
from lachan.intake.commands import add_person

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")


def test_the_person_is_there_by_code_name(cast, walk):
    matter = walk.received()
    does(add_person, matter=matter, person=victim(), by=cast("caxa"), at=AT, subject=matter.id)
    assert walk.kinds("caxa", matter) == ["report_received", "fact_corrected"]
    with scope.acting(cast("caxa")):
        assert [m.capacity for m in queries.mentions_of(cast("caxa"), matter)] == [
            "presumed_victim"
        ]
        assert queries.acts_of(cast("caxa"), matter)[-1].facts == {
            "field": "person",
            "what": "presumed_victim",
        }


def test_not_in_a_foreign_matter(cast, walk):
    refuses(
        DatabaseSaysNo,
        add_person,
        matter=Matter(id=walk.received().id),
        person=victim(),
        by=cast("caxa2"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    refuses(
        NotYours, add_person, matter=walk.received(), person=victim(), by=cast("tongdai"), at=AT
    )
