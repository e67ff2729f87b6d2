"""Proposing to destroy a key: by one who may, once, of a key that is still there."""

import pytest
from tests.walking import does, hour, refuses
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.commands import AlreadyProposed, confirm_disposal, propose_disposal
from lachan.access.models import RecordKey
from lachan.access.refusals import NotFound, NotYours

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2026-01-05 09:00")


def test_it_is_proposed_and_the_key_still_opens(cast, record):
    who = cast("quantri")
    does(propose_disposal, record=record, by=who, at=AT, subject=record)
    with scope.acting(who):
        key = RecordKey.objects.get(id=record)
    assert (key.proposed_by, key.proposed_at, key.destroyed_by) == (who.account_id, AT, None)
    assert key.wrapped is not None


def test_not_twice(cast, record):
    propose_disposal(record=record, by=cast("quantri"), at=AT)
    refuses(AlreadyProposed, propose_disposal, record=record, by=cast("quantri2"), at=AT)


def test_not_of_nothing(cast):
    refuses(NotFound, propose_disposal, record=uuid7(), by=cast("quantri"), at=AT)


def test_not_of_what_is_destroyed(cast, record):
    propose_disposal(record=record, by=cast("quantri"), at=AT)
    confirm_disposal(record=record, by=cast("quantri2"), at=AT)
    refuses(NotFound, propose_disposal, record=record, by=cast("quantri"), at=AT)


@pytest.mark.parametrize("account", ["caxa", "dieutra", "kiemsat", "lanhdao", "tongdai"])
def test_not_by_every_role(cast, record, account):
    refuses(NotYours, propose_disposal, record=record, by=cast(account), at=AT)
