"""Time limits of a past moment are exactly what the book reads from the acts known then; kept readings stay true."""

from datetime import datetime
from random import Random

import pytest
from django.db import connections

from lachan.indicators import keeping
from lachan.indicators.asked import Asked
from lachan.indicators.engines.server import NOW, THEN, server
from lachan.indicators.periods import HANOI, parse
from lachan.indicators.running import run
from lachan.indicators.timing import limits

pytestmark = pytest.mark.database
COLUMNS = "matter, ref, person, agency, due_at, ended_at, ended, carried"


def moments(number):
    dice = Random(number)
    return [
        datetime.fromtimestamp(dice.uniform(1_696_000_000, 1_736_000_000), HANOI)
        for _ in range(number)
    ]


def laid_out(province, as_of):
    """Limits as the queries find them, then."""
    with server() as engine:
        moved_on = keeping.keep_past(province, as_of, engine.using)
        engine.look(THEN if moved_on else NOW)
        return set(engine.rows(f"SELECT {COLUMNS} FROM raw_clock")), moved_on


def read_slowly(province, as_of):
    """Every matter read from its acts, with nothing kept."""
    with server() as engine:
        ids = [
            id_ for (id_,) in engine.rows(f"SELECT id FROM raw_matter WHERE province = {province}")
        ]
        return {
            (matter, x.ref, x.person, x.agency, x.due_at, x.ended_at, x.ended, x.carried)
            for matter, acts in keeping.acts_of(ids, engine.using) for x in limits(acts, as_of)
        }  # fmt: skip


def ours(found):
    """Of the clocks that figures ask about; the docket's own readings have all."""
    from lachan.indicators.definitions import CLOCKS

    return {row for row in found if row[1] in CLOCKS}


@pytest.mark.parametrize("as_of", moments(6), ids=str)
def test_then_is_what_was_known_then(record, as_of):
    found, _ = laid_out(record, as_of)
    assert ours(found) == read_slowly(record, as_of)


def test_now_is_the_docket_s_own_readings_and_needs_no_reading(record):
    now = datetime(2025, 6, 1, tzinfo=HANOI)
    found, moved_on = laid_out(record, now)
    assert moved_on == 0
    assert found
    assert ours(found) == read_slowly(record, now)


def test_a_past_moment_is_read_once_by_one_book(record, monkeypatch):
    read = []
    slowly = keeping.limits
    monkeypatch.setattr(keeping, "limits", lambda *given: read.append(1) or slowly(*given))
    then = datetime(2024, 5, 5, 5, tzinfo=HANOI)
    first, moved_on = laid_out(record, then)
    assert moved_on > 20
    read.clear()
    assert laid_out(record, then)[0] == first
    assert read == []
    another = type("Other", (), {"version": "another"})
    monkeypatch.setattr(keeping, "book", lambda: another)
    assert laid_out(record, then)[0] == first
    assert len(read) > 20


def test_the_counting_role_writes_nothing_itself(record):
    from django.db import DatabaseError

    for table in ("indicators_clockspan", "indicators_clockstamp", "docket_clockreading"):
        with pytest.raises(DatabaseError), connections["figures"].cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


def test_nothing_made_for_counting_outlives_it(record):
    with run(
        Asked(record, parse("2024", "police"), datetime(2024, 9, 30, tzinfo=HANOI))
    ) as counting:
        counting.figures()
    with connections["figures"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind IN ('r', 'v')"
        )
        assert cursor.fetchone() == (0,)
