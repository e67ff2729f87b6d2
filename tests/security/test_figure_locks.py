"""Published figures by raw SQL: a list is written with its figure and never after, and only in one's own province."""

from dataclasses import replace

import psycopg
import pytest

from lachan.access import scope

from .connecting import connect, signed

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
LINE = """INSERT INTO indicators_figureline (id, figure_id, matter_code, person_code, stage, counted, reason, received_on)
  VALUES (gen_random_uuid(), %s, 'VV-MAU', '', 'I1', true, 'settled', now())"""


@pytest.fixture
def figure(world):
    with connect("keeper") as keeper:
        return keeper.execute("SELECT id FROM indicators_figure LIMIT 1").fetchone()[0]


def test_no_row_is_added_to_a_list_that_is_published(world, cast, figure):
    """The number stays, and the list behind it would be another."""
    with signed(scope.token_of(cast("thukybcd"))) as link, pytest.raises(REFUSED):
        link.execute(LINE, [figure])


def test_nor_from_another_province(world, cast, figure):
    elsewhere = replace(cast("songkhe"), caps=frozenset({"figures", "agreement", "publish"}))
    with signed(scope.token_of(elsewhere)) as link, pytest.raises(REFUSED):
        link.execute(LINE, [figure])


def test_with_its_figure_the_list_is_written(world, cast):
    """What publishing does, savepoints and all."""
    with signed(scope.token_of(cast("thukybcd"))) as link:
        link.execute("SAVEPOINT a")
        [[fresh]] = link.execute("""INSERT INTO indicators_figure SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid()))).*
            FROM indicators_figure f LIMIT 1 RETURNING id""")  # fmt: skip
        link.execute("RELEASE SAVEPOINT a")
        link.execute("SAVEPOINT b")
        assert link.execute(LINE, [fresh]).rowcount == 1
