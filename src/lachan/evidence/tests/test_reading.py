"""What reading a file costs: few statements, and the lock of the room asked once for all of them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.case_scenes import POLICE

from lachan.access import scope, seals
from lachan.evidence import bundling, queries, reading
from lachan.evidence.given import Item


def _filled(room, n):
    room.writes(*(Item("propositions", f"M{k}", {"text": f"Mệnh đề {k}"}) for k in range(n)))


def test_the_lock_is_asked_once_for_a_statement_and_never_once_for_a_row(room):
    _filled(room, 60)
    who = room.scene.cast(POLICE)
    file = room.file()
    with scope.acting(who), connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (ANALYZE, VERBOSE, COSTS OFF) SELECT sealed FROM evidence_entry WHERE casefile_id = %s",
            [file.id],
        )
        plan = [line for (line,) in cursor.fetchall()]
    rows = next(n for n, line in enumerate(plan) if "evidence_entry" in line)
    assert any("sec.rooms()" in line for line in plan)
    assert not [line for line in plan if "in_room" in line or "works_on" in line]
    filters = [line for line in plan if "Filter:" in line or "Index Cond:" in line]
    assert filters
    assert not [line for line in filters if "sec." in line], plan[rows:]


def test_reading_costs_as_many_statements_for_sixty_items_as_for_none(room):
    who, counted = room.scene.cast(POLICE), []
    for n in (1, 60):
        _filled(room, n)
        with scope.acting(who), CaptureQueriesContext(connection) as asked:
            file = queries.casefile_by_code(who, room.code)
            before = len(asked)
            bundling.kept(file, seals.open_key(file.key))
            assert len(asked) == before + 1
            reading.file_of(file, room.scene.now)
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12


def test_writing_five_hundred_costs_as_many_statements_as_writing_one(room):
    _filled(room, 1)
    counted = []
    for n in (1, 500):
        with CaptureQueriesContext(connection) as asked:
            _filled(room, n)
        counted.append(len(asked))
    assert counted[0] == counted[1], counted
