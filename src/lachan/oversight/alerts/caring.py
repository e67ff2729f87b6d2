"""What is told of persons in care, read as the worker: terms and open red flags of a care without a name, code or word."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from .ladders import LONGEST
from .rows import LAST_RUNGS, ask, by_kind
from .rules import Flagged, Running

CLOCKS = """
SELECT c.care_id, c.ref, c.started_by, '', c.due_at, c.holder_id, false, true FROM victims_careclock c
WHERE c.owed AND (c.due_at IS NULL OR c.due_at <= %(until)s)
  AND NOT EXISTS (SELECT 1 FROM oversight_notice n WHERE n.care_id = c.care_id AND n.ref = c.ref
    AND n.started_by = c.started_by AND n.due_at IS NOT DISTINCT FROM c.due_at AND n.rung = ANY (%(last)s) AND n.closed_at IS NULL)
"""
FLAGS = """
SELECT a.care_id, a.started_by, a.raised_at, a.holder_id FROM victims_carealarm a WHERE a.raised_at <= %(as_of)s
"""
# Who keeps the person now hears of danger too; whoever was only asked for one support does not.
STANDINGS = """
SELECT s.care_id, s.agency_id, s.kind FROM victims_carestanding s WHERE s.care_id = ANY (%(cares)s) AND s.kind = 'facility'
"""
CLOSE = """
UPDATE oversight_notice n SET closed_at = %(as_of)s
WHERE n.closed_at IS NULL AND n.care_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM victims_careclock c WHERE c.owed AND c.care_id = n.care_id AND c.ref = n.ref
    AND c.started_by = n.started_by AND c.due_at IS NOT DISTINCT FROM n.due_at)
  AND NOT EXISTS (SELECT 1 FROM victims_carealarm a WHERE n.kind = 'danger' AND a.care_id = n.care_id
    AND a.started_by = n.started_by)
"""


def terms_at(as_of: datetime) -> list[Running]:
    """Terms of care that have a rung at or before `as_of`."""
    given = {"until": as_of + LONGEST, "last": list(LAST_RUNGS)}
    return [Running(*row) for row in ask(CLOCKS, given)]


def flags_at(as_of: datetime) -> list[Flagged]:
    return [Flagged(*row) for row in ask(FLAGS, {"as_of": as_of})]


def standings_of(cares: set[UUID]) -> Mapping[UUID, Mapping[str, frozenset[int]]]:
    """Care → kind of standing → agencies."""
    return by_kind(ask(STANDINGS, {"cares": list(cares)}))
