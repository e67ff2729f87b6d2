"""Confirming it takes a second person; from then on nobody opens the record again."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope, seals
from lachan.access.commands import (
    NeedsSecondPerson,
    NotProposed,
    confirm_disposal,
    propose_disposal,
)
from lachan.access.models import RecordKey
from lachan.access.refusals import NotFound, NotYours

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT, LATER = hour("2026-01-05 09:00"), hour("2026-01-06 09:00")


@pytest.fixture
def proposed(cast, record):
    propose_disposal(record=record, by=cast("quantri"), at=AT)
    return record


def key_of(cast, record):
    with scope.acting(cast("quantri")):
        return RecordKey.objects.get(id=record)


@pytest.mark.parametrize("second", ["quantri2", "thanhtra"])
def test_a_second_person_destroys_it(cast, proposed, second):
    does(confirm_disposal, record=proposed, by=cast(second), at=LATER, subject=proposed)
    key = key_of(cast, proposed)
    assert (key.wrapped, key.destroyed_by, key.destroyed_at) == (
        None,
        cast(second).account_id,
        LATER,
    )
    with pytest.raises(seals.KeyDestroyed):
        seals.open_key(key)


def test_not_by_the_same_person(cast, proposed):
    refuses(NeedsSecondPerson, confirm_disposal, record=proposed, by=cast("quantri"), at=LATER)
    assert seals.open_key(key_of(cast, proposed)).data_key


def test_not_unproposed(cast, record):
    refuses(NotProposed, confirm_disposal, record=record, by=cast("quantri2"), at=AT)


def test_not_twice(cast, proposed):
    confirm_disposal(record=proposed, by=cast("quantri2"), at=LATER)
    refuses(NotFound, confirm_disposal, record=proposed, by=cast("thanhtra"), at=LATER)


@pytest.mark.parametrize("account", ["caxa", "dieutra", "kiemsat", "lanhdao"])
def test_not_by_every_role(cast, proposed, account):
    refuses(NotYours, confirm_disposal, record=proposed, by=cast(account), at=LATER)
