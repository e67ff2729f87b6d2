"""Revoking a key: the next request with it is nobody's."""

import pytest
from tests.walking import does, hour, refuses
from uuid_utils.compat import uuid7

from lachan.access import scope, signin
from lachan.access.commands import issue_api_token, revoke_api_token
from lachan.access.models import ApiToken
from lachan.access.refusals import NotFound, NotYours

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2026-01-05 09:00")


@pytest.fixture
def issued(cast, membership):
    text = issue_api_token(
        membership=membership, scopes=["report.see"], days=30, by=cast("quantri"), at=AT
    )
    with scope.acting(cast("quantri")):
        return text, ApiToken.objects.get().id


def test_it_opens_nothing_more(cast, issued):
    text, token = issued
    does(revoke_api_token, token=token, by=cast("quantri2"), at=AT, subject=token)
    scope.bind(scope.signing_in())
    assert signin.actor_by_token(text, AT) is None


def test_not_twice(cast, issued):
    revoke_api_token(token=issued[1], by=cast("quantri"), at=AT)
    refuses(NotFound, revoke_api_token, token=issued[1], by=cast("quantri"), at=AT)


def test_not_of_nothing(cast):
    refuses(NotFound, revoke_api_token, token=uuid7(), by=cast("quantri"), at=AT)


@pytest.mark.parametrize("account", ["caxa", "thanhtra", "thukybcd"])
def test_not_by_every_role(cast, issued, account):
    refuses(NotYours, revoke_api_token, token=issued[1], by=cast(account), at=AT)
