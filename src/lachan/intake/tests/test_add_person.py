"""Adding a person later: sealed at once, and said in the record without a name."""

from dataclasses import replace

import pytest
from tests.walking import does, hour, refuses, victim

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.access.verbs import DatabaseSaysNo, Twice
from lachan.docket import queries
from lachan.docket.models import Matter
from lachan.intake.commands import add_person
from lachan.intake.commands.receive import NoSuchBirthYear, UnknownTrait

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


@pytest.mark.parametrize(
    "odd", [{"capacity": "chief"}, {"sex": "-1"}, {"year": 2090}, {"year": -1}]
)
def test_not_what_is_in_no_list_since_the_page_could_not_show_it(cast, walk, odd):
    given = victim(year=odd.get("year", 1990))
    given = replace(given, capacity=odd.get("capacity", given.capacity),
                    entry=replace(given.entry, sex=odd.get("sex", given.entry.sex)))  # fmt: skip
    answer = NoSuchBirthYear if "year" in odd else UnknownTrait
    refuses(answer, add_person, matter=walk.received(), person=given, by=cast("caxa"), at=AT)


def test_a_code_that_somebody_has_is_told_and_nothing_is_lost(cast, walk, monkeypatch):
    monkeypatch.setattr("lachan.people.entries._code", lambda: "N-BCDFGHJKL")
    matter = walk.received()
    add_person(matter=matter, person=victim(), by=cast("caxa"), at=AT)
    refuses(Twice, add_person, matter=matter, person=victim(), by=cast("caxa"), at=AT)


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
