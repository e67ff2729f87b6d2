"""A token that is forged, expired, empty, malformed, too long or widened is nobody: no row of any locked table."""

import hashlib
import hmac
import time

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed, state_of
from .test_row_locks import LOCKED

pytestmark = pytest.mark.database


def now():
    return int(time.time())


def good(who):
    return scope.token_of(who)


def resigned(body, key=b"khoa-gia"):
    return f"{body}.{hmac.new(key, body.encode(), hashlib.sha256).hexdigest()}"


def body_of(token):
    return token.rsplit(".", 1)[0]


def widened(who, all_agencies):
    exp, uid, caps, _, mac = good(who).split(".")
    return f"{exp}.{uid}.{caps}.{','.join(map(str, all_agencies))}.{mac}"


FORGED = {
    "empty": lambda who: "",
    "blank": lambda who: " ",
    "word": lambda who: "quan-tri",
    "four parts": lambda who: body_of(good(who)),
    "six parts": lambda who: good(who) + ".x",
    "no mac": lambda who: body_of(good(who)) + ".",
    "mac of another key": lambda who: resigned(body_of(good(who))),
    "mac with no key": lambda who: resigned(body_of(good(who)), b""),
    "plain hash": lambda who: (
        f"{body_of(good(who))}.{hashlib.sha256(body_of(good(who)).encode()).hexdigest()}"
    ),
    "mac in capitals": lambda who: body_of(good(who)) + "." + good(who).rsplit(".", 1)[1].upper(),
    "mac cut short": lambda who: good(who)[:-1],
    "expired": lambda who: scope.sign(who.account_id, who.caps, who.scope, exp=now() - 1),
    "expired long ago": lambda who: scope.sign(who.account_id, who.caps, who.scope, exp=1),
    "never ends": lambda who: resigned(f"999999999999.{who.account_id}..{who.agency_id}"),
    "negative time": lambda who: scope.sign(who.account_id, who.caps, who.scope, exp=-1),
    "time not a number": lambda who: scope.sign(who.account_id, who.caps, who.scope, exp="9e9"),
    "time too long": lambda who: scope.sign(who.account_id, who.caps, who.scope, exp=10**13),
    "agencies not numbers": lambda who: scope.sign(
        who.account_id, who.caps, ("1 OR 1=1",), exp=now() + 60
    ),
    "agencies with a hole": lambda who: scope.sign(
        who.account_id, who.caps, ("1", "", "2"), exp=now() + 60
    ),
    "another account": lambda who: good(who).replace(
        f".{who.account_id}.", f".{who.account_id + 1}.", 1
    ),
    "another capability": lambda who: good(who).replace(
        f".{who.account_id}.", f".{who.account_id}.audit,auth", 1
    ),
    "widened agencies": lambda who: widened(who, range(1, 400)),
    "too long": lambda who: scope.sign(
        who.account_id, who.caps, tuple(range(1, 30000)), exp=now() + 60
    ),
    "line break": lambda who: good(who) + "\n",
    "leading space": lambda who: " " + good(who),
}


@pytest.mark.parametrize("token", FORGED)
def test_it_is_nobody(cast, world, token):
    who = cast("dieutra")
    text = FORGED[token](who)
    with connect("keeper") as keeper:
        locked = [name for (name,) in keeper.execute(LOCKED).fetchall()]
    with signed(text) as link:
        found = {t: link.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in locked}
        assert {t: n for t, n in found.items() if n} == {}
        assert link.execute("SELECT sec.uid(), sec.scope(), sec.has('audit')").fetchone() == (
            None,
            [],
            False,
        )


def test_no_token_at_all_is_nobody_and_a_good_one_somebody(cast, world):
    with connect("app") as link:
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone() == (0,)
        assert link.execute("SELECT count(*) FROM access_account").fetchone() == (0,)
    with signed(good(cast("dieutra"))) as link:
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone() == (2,)


def test_a_token_ends_with_its_transaction(cast, world):
    with connect("app", autocommit=False) as link:
        link.execute("SELECT set_config('lachan.token', %s, true)", [good(cast("dieutra"))])
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone()[0] > 0
        link.commit()
        assert link.execute("SELECT count(*) FROM docket_matter").fetchone() == (0,)


INJECTIONS = [
    "SELECT set_config('lachan.token', 'x', true)",
    "SELECT set_config('row_security', 'off', true)",
    "SELECT set_config('search_path', 'pg_temp, sec, public', true)",
    "SELECT set_config('lachan.token', (SELECT string_agg(id::text, ',') FROM reference_agency), true)",
]


@pytest.mark.parametrize("injected", INJECTIONS)
def test_injected_settings_do_not_widen(cast, world, injected):
    who = cast("caxa2_2026")  # has no matter at all
    with signed(good(who)) as link:
        link.execute(injected)
        try:
            found = link.execute("SELECT count(*) FROM docket_matter").fetchone()[0]
        except psycopg.Error as refused:
            assert state_of(refused) == "42501"
        else:
            assert found == 0


FORBIDDEN = [
    "SELECT * FROM sec.signing_key", "INSERT INTO sec.signing_key VALUES ('\\x00', '\\x00')",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION sec.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TABLE public.mine (id int)", "CREATE TEMP TABLE docket_standing (id int)", "CREATE SCHEMA mine",
    "CREATE OR REPLACE FUNCTION sec.uid() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE docket_act DISABLE TRIGGER never", "ALTER TABLE docket_act NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY see ON docket_matter", "CREATE POLICY mine ON docket_matter USING (true)",
    "SET ROLE lachan_owner", "SET ROLE lachan_keeper", "SET SESSION AUTHORIZATION lachan_keeper",
    "SET session_replication_role = replica", "GRANT lachan_keeper TO lachan_app",
    "ALTER ROLE lachan_app BYPASSRLS", "COPY docket_act TO PROGRAM 'cat'", "SELECT pg_read_file('/etc/hostname')",
    "SELECT lo_import('/etc/hostname')", "SELECT rolpassword FROM pg_authid",
]  # fmt: skip


@pytest.mark.parametrize("injected", FORBIDDEN)
def test_the_application_role_cannot(cast, world, injected):
    with signed(good(cast("quantri"))) as link, pytest.raises(psycopg.Error) as refused:
        link.execute(injected)
    assert state_of(refused.value) in {"42501", "0A000"}


@pytest.mark.parametrize("role", ["app", "figures", "keeper"])
def test_only_the_owner_reads_the_signing_key(world, role):
    with connect(role) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
        link.execute("SELECT * FROM sec.signing_key")
