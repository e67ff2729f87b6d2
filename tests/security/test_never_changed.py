"""Acts, papers, audit lines: nobody changes or removes them, through no role; hashes can be recomputed."""

import hashlib
import json
from datetime import timedelta

import psycopg
import pytest
import yaml

from lachan.access import scope

from ..house.source import ROOT
from .conftest import ACCOUNTS
from .connecting import connect, signed

pytestmark = pytest.mark.database
SAID = yaml.safe_load((ROOT / "tests/house/tables.yaml").read_text("utf-8"))
LOCKED = [
    t for kind in ("personal", "procedural") for t in SAID[kind] if not t.startswith("exchange_")
]
NEVER = [t for t in SAID["never"] if not t.startswith("exchange_")]
NO_UPDATE = [t for t in LOCKED if "U" not in {**SAID["personal"], **SAID["procedural"]}[t]]
NO_DELETE = [t for t in LOCKED if "D" not in {**SAID["personal"], **SAID["procedural"]}[t]]


def column(link, table):
    return link.execute("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0"
                        " AND NOT attisdropped ORDER BY attnum LIMIT 1", [table]).fetchone()[0]  # fmt: skip


@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_role_updates_or_deletes_through_the_application(cast, world, account):
    token = scope.token_of(cast(account))
    for table in NO_UPDATE:
        with signed(token) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            name = column(link, table)
            link.execute(f"UPDATE {table} SET {name} = {name}")
    for table in NO_DELETE:
        with signed(token) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"DELETE FROM {table}")
    for table in LOCKED:
        with signed(token) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_what_may_be_changed_is_changed_only_in_ones_own_matters(cast, world, account):
    """Readings are rewritten with the matter: a foreign one is not touched, not even by nothing."""
    who = cast(account)
    with connect("keeper") as keeper:
        mine = {
            m
            for (m,) in keeper.execute(
                "SELECT matter_id FROM docket_standing WHERE agency_id = %s", [who.agency_id]
            )
        }
    renewing = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=4_000_000_000)
    for table in ("docket_matterreading", "docket_clockreading"):
        for deed in (f"UPDATE {table} SET law_version = 'x'", f"DELETE FROM {table}"):
            with signed(renewing) as link:
                assert {m for (m,) in link.execute(f"{deed} RETURNING matter_id")} <= mine


@pytest.mark.parametrize("account", ACCOUNTS)
def test_where_a_matter_stands_is_written_by_a_verb_that_renews_it_only(cast, world, account):
    """Locking the row is everybody's who works on it; who holds the matter is nobody's to say by raw SQL."""
    who = cast(account)
    for table in ("docket_matterreading", "docket_clockreading"):
        with signed(scope.token_of(who)) as link:
            assert link.execute(f"DELETE FROM {table} RETURNING 1").fetchall() == []
            try:
                changed = link.execute(f"UPDATE {table} SET law_version = 'x'").rowcount
            except psycopg.errors.InsufficientPrivilege:
                changed = 0
            assert changed == 0
    with signed(scope.token_of(who)) as link:
        seen = link.execute("SELECT count(*) FROM docket_matterreading").fetchone()[0]
        locked = link.execute("SELECT 1 FROM docket_matterreading FOR UPDATE").fetchall()
        assert account != "dieutra" or len(locked) >= 2
        assert len(locked) <= seen


@pytest.mark.parametrize("role", ["owner", "keeper", "app"])
@pytest.mark.parametrize("table", NEVER)
@pytest.mark.parametrize(
    "deed", ["UPDATE {t} SET {c} = {c}", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"]
)
def test_an_appended_row_stays(world, role, table, deed):
    with connect(role) as link, pytest.raises(psycopg.errors.InsufficientPrivilege):
        link.execute(deed.format(t=table, c=column(link, table)))


def canonical(row):
    """The text the database hashes: jsonb as PostgreSQL writes it, keys by length, then by letter."""
    return "[" + ", ".join(_json(value) for value in row) + "]"


def _json(value):
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda kv: (len(kv[0].encode()), kv[0].encode()))
        return (
            "{"
            + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_json(v)}" for k, v in pairs)
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_json(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def test_the_hash_of_an_audit_line_can_be_recomputed_outside(world):
    with connect("keeper") as keeper:
        keeper.execute("SET timezone = 'UTC'")
        rows = keeper.execute("""SELECT id::text, to_jsonb(at) #>> '{}', to_jsonb(recorded_at) #>> '{}', account_id,
            agency_id, role, verb, outcome, subject::text, detail, content_hash FROM access_auditline""").fetchall()
    assert len(rows) > 20
    for *content, kept in rows:
        assert hashlib.sha256(canonical(content).encode()).digest() == bytes(kept)


def test_the_hash_does_not_depend_on_the_zone_of_the_session(cast, world):
    me = cast("caxa")
    with signed(scope.token_of(me)) as link:
        link.execute("SET LOCAL timezone = 'Asia/Ho_Chi_Minh'")
        link.execute(INSERT_LINE, [me.account_id, me.agency_id])
        link.execute("SET LOCAL timezone = 'UTC'")
        assert link.execute("""SELECT content_hash = sha256(convert_to(jsonb_build_array(id, at, recorded_at, account_id,
            agency_id, role, verb, outcome, subject, detail)::text, 'UTF8')) FROM access_auditline
            WHERE verb = 'x'""").fetchone() == (True,)  # fmt: skip


INSERT_LINE = """INSERT INTO access_auditline (id, at, account_id, agency_id, role, verb, outcome, detail)
                 VALUES (gen_random_uuid(), now(), %s, %s, 'x', 'x', 'done', '{}')"""


def test_an_audit_line_is_written_under_ones_own_name_only(cast, world):
    me, other = cast("caxa"), cast("caxa2")
    with signed(scope.token_of(me)) as link:
        link.execute(INSERT_LINE, [me.account_id, me.agency_id])
    for account, agency in (
        (other.account_id, me.agency_id),
        (me.account_id, other.agency_id),
        (None, None),
    ):
        with (
            signed(scope.token_of(me)) as link,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            link.execute(INSERT_LINE, [account, agency])


def test_the_database_says_when_a_line_was_recorded(cast, world):
    me = cast("caxa")
    with signed(scope.token_of(me)) as link:
        link.execute("""INSERT INTO access_auditline (id, at, recorded_at, account_id, agency_id, role, verb, outcome,
            detail, content_hash) VALUES (gen_random_uuid(), now(), '2001-01-01', %s, %s, 'x', 'planted', 'done', '{}', '\\x00')""",
            [me.account_id, me.agency_id])  # fmt: skip
        late, hash_ = link.execute(
            "SELECT now() - recorded_at, content_hash FROM access_auditline WHERE verb = 'planted'"
        ).fetchone()
    assert abs(late) < timedelta(minutes=1)
    assert len(hash_) == 32
