"""Excluding a person for a conflict of interest: from then on that person does not see the matter."""

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.docket import queries
from lachan.docket.commands import exclude_person
from lachan.docket.models import Matter, RegisterEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")


@pytest.fixture
def walk(cast):
    return Walk(cast)


def test_from_then_on_it_is_not_there(cast, walk):
    matter, who = walk.assigned(), cast("dieutra")
    does(exclude_person, matter=matter, account=who.account_id, by=who, at=AT, subject=matter.id)
    with scope.acting(who), pytest.raises(NotFound):
        queries.matter_by_code(who, matter.code)
    with scope.acting(who):
        assert queries.search(matter.code) == []
        assert queries.seen_by(who, matter) == []
        assert not RegisterEntry.objects.filter(matter_id=matter.id).exists()
        assert queries.duties(who, hour("2024-03-05 00:00"), hour("2025-01-01 00:00")) == []
    assert walk.seen("kiemsat", matter).id == matter.id


def test_twice_is_once(cast, walk):
    matter, who = walk.assigned(), cast("kiemsat")
    exclude_person(matter=walk.seen("kiemsat", matter), account=who.account_id, by=who, at=AT)
    refuses(DatabaseSaysNo, exclude_person, matter=matter, account=who.account_id, by=who, at=AT)


def test_not_somebody_of_another_body(cast, walk):
    refuses(
        NotFound,
        exclude_person,
        matter=walk.assigned(),
        account=cast("kiemsat").account_id,
        by=cast("dieutra"),
        at=AT,
    )


def test_not_in_a_foreign_matter(cast, walk):
    matter, who = walk.assigned(), cast("dieutra_khac")
    refuses(
        DatabaseSaysNo,
        exclude_person,
        matter=Matter(id=matter.id),
        account=who.account_id,
        by=who,
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    matter, who = walk.received(), cast("caxa")
    refuses(NotYours, exclude_person, matter=matter, account=who.account_id, by=who, at=AT)
