"""Oversight by raw SQL: a body not addressed sees nothing; nobody writes for another, nobody checks their own answer."""

import psycopg
import pytest

from lachan.access import scope

from .conftest import ACCOUNTS
from .connecting import connect, signed

pytestmark = pytest.mark.database
TABLES = (
    "letter",
    "letterstep",
    "round",
    "inspected",
    "sample",
    "finding",
    "findingstep",
    "shortcoming",
    "remedy",
    "remedystep",
)
ASKED = {"kiemsat", "dieutra", "thanhtra", "caxa"}
REFUSED = psycopg.errors.InsufficientPrivilege
STEP = """INSERT INTO oversight_{0}step (id, agency_id, account_id, recorded_at, line_id, key_id, sealed, kind, result,
          occurred_at, turn, {0}_id) SELECT gen_random_uuid(), %s, %s, now(), line_id, key_id, sealed, %s, '', now(), 9, id
          FROM oversight_{0}"""


@pytest.mark.parametrize("account", sorted(set(ACCOUNTS) - ASKED))
@pytest.mark.parametrize("table", TABLES)
def test_who_was_not_addressed_sees_no_row(world, cast, account, table):
    with signed(scope.token_of(cast(account))) as link:
        assert link.execute(f"SELECT count(*) FROM oversight_{table}").fetchone() == (0,)


def test_a_body_looked_at_sees_the_round_and_not_what_was_found_elsewhere(world, cast):
    with signed(scope.token_of(cast("caxa"))) as link:
        counts = {
            t: link.execute(f"SELECT count(*) FROM oversight_{t}").fetchone()[0] for t in TABLES
        }
    assert counts == {**dict.fromkeys(TABLES, 0), "round": 1, "inspected": 1}


@pytest.mark.parametrize(("account", "table", "kind"), [
    ("dieutra", "letter", "checked"), ("kiemsat", "letter", "answered"), ("dieutra", "finding", "checked"),
    ("thanhtra", "finding", "answered"), ("dieutra", "remedy", "checked"), ("thanhtra", "remedy", "answered"),
])  # fmt: skip
def test_nobody_takes_the_other_sides_turn(world, cast, account, table, kind):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(STEP.format(table), [who.agency_id, who.account_id, kind])


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_changed_or_removed_even_by_the_keeper(world, table):
    with connect("keeper") as keeper:
        for question in (f"DELETE FROM oversight_{table}", f"UPDATE oversight_{table} SET id = id"):
            with pytest.raises(psycopg.errors.Error):
                keeper.execute(question)
            keeper.rollback()
