"""Every table that takes rows, asked by people without any part in them: a copy of each kind of row is refused.

The row lock speaks before keys and references do, so a copy with the same key shows the lock and nothing else."""

import json

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
CASES = True
REFUSED = psycopg.errors.InsufficientPrivilege
# A commune without a single matter, the administrator, the office of the committee.
WITHOUT_A_PART = ("caxa2_2026", "quantri2", "lanhdao")
TAKING = """SELECT DISTINCT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            WHERE p.polcmd IN ('a', '*') AND 'lachan_app'::regrole = ANY (p.polroles)"""
COLUMNS = """SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s
             AND is_generated = 'NEVER' ORDER BY ordinal_position"""
# Anybody who is signed in makes a key, and seals whoever is new to them: of a person on no record yet there is nobody
# to ask. Each opens nothing without a mention, which has its own lock.
OPEN_TO_ALL = {"access_recordkey", "people_identity", "people_fingerprint"}
# What only some may add, and these may: the administrator makes accounts and common addresses.
MAY = {"quantri2": {"access_account", "access_membership", "access_apitoken", "oversight_contact"}}


@pytest.fixture(scope="module")
def rows(world):
    """One row of each kind that tables take; where there is none, the bare row of another agency."""
    found = {}
    with connect("keeper") as keeper:
        other = keeper.execute(
            "SELECT id FROM reference_agency WHERE key = 'vksh-d674.a'"
        ).fetchone()[0]
        for (table,) in keeper.execute(TAKING).fetchall():
            columns = [name for (name,) in keeper.execute(COLUMNS, [table]).fetchall()]
            row = keeper.execute(f"SELECT row_to_json(t) FROM {table} t LIMIT 1").fetchone()
            found[table] = columns, row[0] if row else {"agency_id": other}
    return found


@pytest.mark.parametrize("account", WITHOUT_A_PART)
def test_a_copy_of_a_row_is_refused(rows, cast, account):
    who, taken = cast(account), []
    for table, (columns, row) in rows.items():
        if table in OPEN_TO_ALL | MAY.get(account, set()):
            continue
        names = ", ".join(f'"{name}"' for name in columns)
        statement = f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {names} FROM json_populate_record(NULL::{table}, %s)"  # noqa: S608
        with signed(scope.token_of(who)) as link:
            try:
                link.execute(statement, [json.dumps(row)])
                taken.append(table)
            except REFUSED:
                continue
            except psycopg.Error as other:
                taken.append(f"{table}: {other.sqlstate}")
    assert taken == []


def test_the_probe_reaches_every_table(rows):
    assert {"docket_act", "docket_handover", "docket_mention", "oversight_letter", "exchange_importedcaserow",
            "indicators_settlement", "people_person", "access_auditline"} <= rows.keys()  # fmt: skip
