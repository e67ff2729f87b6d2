"""What the rungs are counted from, read as the worker: clocks, custody, hand-overs. No act, no name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections

from .ladders import LADDERS, LONGEST
from .rules import Held, Running, Waiting

USING = "worker"
# A quiet term whose last rung has been told needs no second look, however long it stays overdue;
# a release is looked at every time, since a body may have gained its standing only now.
LAST_RUNGS = tuple(code for one in LADDERS.values() if not one.loud for code in one.ends)

CLOCKS = """
SELECT c.matter_id, c.ref, c.started_by, c.person, c.due_at, c.holder_id, c.fades FROM docket_clockreading c
WHERE c.owed AND (c.due_at IS NULL OR c.due_at <= %(until)s) AND NOT (c.fades AND coalesce(c.due_at <= %(as_of)s, false))
  AND NOT EXISTS (SELECT 1 FROM oversight_notice n WHERE n.matter_id = c.matter_id AND n.ref = c.ref
    AND n.started_by = c.started_by AND n.person = c.person AND n.due_at IS NOT DISTINCT FROM c.due_at
    AND n.rung = ANY (%(last)s) AND n.closed_at IS NULL)
"""
HELD = """
SELECT a.matter_id, a.person, a.release_at, a.release_ref, a.holder_id FROM docket_accusedreading a
WHERE a.release_at <= %(until)s
"""
WAITING = """
SELECT w.handover_id, h.matter_id, w.sender_id, w.recipient_id, w.sent_at
FROM sec.waiting w JOIN docket_handover h ON h.id = w.handover_id WHERE w.sent_at <= %(as_of)s
"""
STANDINGS = """
SELECT s.matter_id, s.agency_id, s.kind FROM docket_standing s
WHERE s.matter_id = ANY (%(matters)s) AND s.kind = 'supervisor'
"""
# In which house each person is kept now; the worker reads no other row of cases.
HOUSES = "SELECT h.matter_id, h.person, h.facility_id FROM sec.houses(%(matters)s) h"
MATTERS = "SELECT m.id, m.code, m.barred_id FROM docket_matter m WHERE m.id = ANY (%(matters)s)"


Houses = Mapping[tuple[UUID, str], int]


@dataclass(frozen=True, slots=True)
class Place:
    """What addressing must know of a matter: its code, and the body that must never hear of it."""

    code: str
    barred: int | None


# Of a care nobody outside is told which: no code; and no body is complained of.
NOWHERE = Place("", None)


def rows_at(as_of: datetime) -> tuple[list[Running], list[Held], list[Waiting]]:
    """Everything that has a rung at or before `as_of`."""
    given = {"as_of": as_of, "until": as_of + LONGEST, "last": list(LAST_RUNGS)}
    return (
        [Running(*row) for row in ask(CLOCKS, given)],
        [Held(*row) for row in ask(HELD, given)],
        [Waiting(*row) for row in ask(WAITING, given)],
    )


def standings_of(matters: set[UUID]) -> Mapping[UUID, Mapping[str, frozenset[int]]]:
    """Matter → kind of standing → agencies, for those told by right of their standing."""
    return by_kind(ask(STANDINGS, {"matters": list(matters)}))


def by_kind(rows: Iterable[tuple]) -> Mapping[UUID, Mapping[str, frozenset[int]]]:
    """(matter or care, agency, kind) as matter → kind → agencies."""
    found: dict[UUID, dict[str, frozenset[int]]] = {}
    for one, agency, kind in rows:
        kinds = found.setdefault(one, {})
        kinds[kind] = kinds.get(kind, frozenset()) | {agency}
    return found


def houses_of(matters: set[UUID]) -> Houses:
    """(matter, person) → the facility that took the person in last: one of another accused is told nothing."""
    return {
        (matter, person): facility
        for matter, person, facility in ask(HOUSES, {"matters": list(matters)})
    }


def places_of(matters: set[UUID]) -> Mapping[UUID, Place]:
    return {
        id_: Place(code, barred) for id_, code, barred in ask(MATTERS, {"matters": list(matters)})
    }


def ask(question: str, given: Mapping[str, object]) -> list[tuple]:
    with connections[USING].cursor() as cursor:
        cursor.execute(question, given)
        return list(cursor.fetchall())
