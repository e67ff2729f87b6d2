"""Rows of signing in: raw SQL under a person's own rights takes over no session and reads no colleague's hash."""

import psycopg
import pytest
from django.test import Client

from lachan.access import scope

from .conftest import ACCOUNTS
from .connecting import connect, signed

pytestmark = pytest.mark.database
PASSWORD = "mat-khau-gia-lap-2024"
REFUSED = psycopg.errors.InsufficientPrivilege
TAKE_OVER = """INSERT INTO django_session (session_key, session_data, expire_date)
               VALUES ('made-up-by-a-colleague', %s, now() + interval '1 day')"""


@pytest.fixture
def session(clean_record, django_db_blocker):
    """Somebody is signed in: the key of the session and what it holds."""
    with django_db_blocker.unblock():
        client = Client()
        assert (
            client.post("/dang-nhap/", {"username": "kiemsat", "password": PASSWORD}).status_code
            == 302
        )
        key = client.cookies["lachan"].value
        with connect("keeper") as keeper:
            data = keeper.execute(
                "SELECT session_data FROM django_session WHERE session_key = %s", [key]
            ).fetchone()[0]
        yield key, data
        with connect("keeper") as keeper:
            keeper.execute("DELETE FROM django_session")


def test_nobody_takes_over_a_session_by_raw_sql(session, cast):
    """Neither by reading its key, nor by copying what it holds to a key of one's own, nor by ending it."""
    key, data = session
    for account in ACCOUNTS:
        with signed(scope.token_of(cast(account))) as link:
            assert link.execute("SELECT count(*) FROM django_session").fetchone() == (0,), account
            assert link.execute("DELETE FROM django_session").rowcount == 0
            assert link.execute("UPDATE django_session SET session_data = ''").rowcount == 0
            with pytest.raises(REFUSED):
                link.execute(TAKE_OVER, [data])
    with connect("app") as link:
        assert link.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_nobody_reads_who_failed_to_sign_in_from_where(session, cast):
    assert (
        Client().post("/dang-nhap/", {"username": "kiemsat", "password": "sai"}).status_code == 422
    )
    with connect("keeper") as keeper:
        assert keeper.execute("SELECT count(*) FROM axes_accessattempt").fetchone() == (1,)
    for account in ACCOUNTS:
        with signed(scope.token_of(cast(account))) as link:
            assert link.execute("SELECT count(*) FROM axes_accessattempt").fetchone() == (0,), (
                account
            )


@pytest.mark.parametrize("account", ACCOUNTS)
def test_nobody_reads_the_hash_of_a_colleague(cast, django_db_setup, account):
    """Also not the administrator; one's own is needed for the proof of the session, and is not changed."""
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        assert link.execute("SELECT account_id FROM access_password").fetchall() == [
            (who.account_id,)
        ]
        assert link.execute("UPDATE access_password SET hash = 'x'").rowcount == 0
    for statement in ("INSERT INTO access_password VALUES (1, 'x')", "DELETE FROM access_password"):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(statement)
