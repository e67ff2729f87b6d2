"""Time limits of a past moment: read from what was known then, once, where the record has since moved on.

Acts are only ever appended, so how many of a matter's acts were known tells which: what was read of the first n of
them stays true, whenever it is asked, until another statute book reads them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import connections

from lachan.law.book import book
from lachan.procedure.acts import Act

from .timing import limits

BATCH = 500
# Matters whose record has moved on since, and how many of their acts were known then. Of nothing known there is nothing
# to read. Few are looked at: those with an act recorded since, or with one carried from elsewhere.
LATER = """
CREATE TEMP TABLE later ON COMMIT DROP AS
SELECT a.matter, count(*) FILTER (WHERE a.known_at <= %(as_of)s)::int AS acts FROM raw_act a
WHERE a.province = %(province)s AND a.matter IN (
  SELECT l.matter_id FROM docket_act l WHERE l.recorded_at > %(as_of)s
  UNION ALL SELECT c.matter_id FROM docket_act c WHERE c.facts ? 'carried_from')
GROUP BY a.matter HAVING max(a.known_at) > %(as_of)s
"""
UNREAD = """
SELECT l.matter, l.acts FROM later l WHERE l.acts > 0 AND NOT EXISTS (
  SELECT 1 FROM indicators_clockstamp s WHERE s.matter_id = l.matter AND s.acts = l.acts AND s.law = %s)
"""
ACTS = """
SELECT a.matter, a.id::text, a.kind, a.done_at, a.known_at, a.agency::text, f.facts::text, a.supersedes::text,
  nullif(a.person, '')
FROM raw_act a JOIN docket_act f ON f.id = a.id
WHERE a.matter = ANY(%s) ORDER BY a.matter, a.done_at, a.id
"""


def keep_past(province: int, as_of: datetime, using: str) -> int:
    """Within the counting transaction: `later`, and the limits of its matters read; returns how many they are."""
    with connections[using].cursor() as cursor:
        cursor.execute(LATER, {"as_of": as_of, "province": province})
        cursor.execute("ANALYZE later")
        cursor.execute("SELECT count(*) FROM later")
        [(moved_on,)] = cursor.fetchall()
        cursor.execute(UNREAD, [book().version])
        unread = list(cursor.fetchall())
    for start in range(0, len(unread), BATCH):
        _read(dict(unread[start : start + BATCH]), as_of, using)
    return int(moved_on)


def _read(unread: dict[UUID, int], as_of: datetime, using: str) -> None:
    kept = [
        {"matter_id": str(matter), "acts": unread[matter], **said}
        for matter, acts in acts_of(list(unread), using) for said in _said(acts, as_of)
    ]  # fmt: skip
    stamps = [{"matter_id": str(matter), "acts": acts} for matter, acts in unread.items()]
    with connections[using].cursor() as cursor:
        given = [book().version, json.dumps(stamps), json.dumps(kept)]
        cursor.execute("SELECT sec.keep_clocks(%s, %s, %s)", given)


def acts_of(matters: Sequence[UUID], using: str) -> Iterator[tuple[UUID, list[Act]]]:
    """The acts of these matters as the pure engine takes them, each known from when it was known here."""
    with connections[using].cursor() as cursor:
        cursor.execute(ACTS, [list(matters)])
        rows = cursor.fetchall()
    for matter, found in groupby(rows, key=lambda row: row[0]):
        yield matter, [_act(row) for row in found]


def _act(row: tuple) -> Act:
    _, id_, kind, done, known, agency, facts, supersedes, person = row
    return Act(id=id_, kind=kind, occurred_at=done, recorded_at=known, agency=agency,
               facts=json.loads(facts), supersedes=supersedes, person=person)  # fmt: skip


def _said(acts: Iterable[Act], as_of: datetime) -> Iterator[dict[str, object]]:
    for limit in limits(list(acts), as_of):
        yield {
            "ref": limit.ref, "person": limit.person, "agency_id": limit.agency,
            "due_at": limit.due_at.isoformat(), "carried": limit.carried, "ended": limit.ended,
            "ended_at": limit.ended_at.isoformat() if limit.ended_at else None,
        }  # fmt: skip
