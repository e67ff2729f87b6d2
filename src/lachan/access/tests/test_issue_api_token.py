"""A key for another system: shown once, never wider than the role, dead with its membership."""

from datetime import date, timedelta

import pytest
from django.db import connections
from tests.walking import does, hour, lines, refuses

from lachan.access import scope, signin
from lachan.access.commands import ScopeTooWide, issue_api_token
from lachan.access.models import ApiToken
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2026-01-05 09:00")


def told(membership, *scopes):
    return {
        "membership": membership,
        "scopes": list(scopes or ("report.receive", "report.see")),
        "days": 30,
    }


def behind(text, at=AT):
    scope.bind(scope.signing_in())
    return signin.actor_by_token(text, at)


def test_it_signs_in_with_its_own_scopes_only(cast, membership):
    text = does(issue_api_token, **told(membership), by=cast("quantri"), at=AT)
    who = behind(text)
    assert (who.account_id, who.may) == (
        cast("caxa").account_id,
        {Permission.REPORT_RECEIVE, Permission.REPORT_SEE},
    )
    assert text not in str([line.detail for line in lines(cast("quantri"))])


def test_only_its_hash_is_kept(cast, membership):
    text = issue_api_token(**told(membership), by=cast("quantri"), at=AT)
    with scope.acting(cast("quantri")), connections["default"].cursor() as cursor:
        cursor.execute("SELECT t::text FROM access_apitoken t")
        assert text not in str(cursor.fetchall())


def test_it_ends_on_its_day(cast, membership):
    text = issue_api_token(**told(membership), by=cast("quantri"), at=AT)
    assert behind(text, AT + timedelta(days=29, hours=23)) is not None
    assert behind(text, AT + timedelta(days=30)) is None
    assert behind(text + "x") is None
    assert behind("") is None


def test_it_ends_with_the_membership(cast, membership):
    from lachan.access.models import Membership

    text = issue_api_token(**told(membership), by=cast("quantri"), at=AT)
    with scope.acting(cast("quantri")):
        Membership.objects.filter(id=membership).update(valid_to=date(2026, 1, 10))
    assert behind(text, hour("2026-01-09 23:59")) is not None
    assert behind(text, hour("2026-01-10 00:00")) is None


@pytest.mark.parametrize(
    "scopes", [[], ["case.initiate"], ["report.see", "case.initiate"], ["*"], ["account.manage"]]
)
def test_never_wider_than_the_role(cast, membership, scopes):
    refuses(
        ScopeTooWide,
        issue_api_token,
        membership=membership,
        scopes=scopes,
        days=30,
        by=cast("quantri"),
        at=AT,
    )
    with scope.acting(cast("quantri")):
        assert not ApiToken.objects.exists()


def test_not_for_nobody(cast):
    refuses(NotFound, issue_api_token, **told(0), by=cast("quantri"), at=AT)


@pytest.mark.parametrize("account", ["caxa", "thanhtra", "lanhdao"])
def test_not_by_every_role(cast, membership, account):
    refuses(NotYours, issue_api_token, **told(membership), by=cast(account), at=AT)
