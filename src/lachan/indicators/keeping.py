"""Keeping the time limits of every matter read: only what changed since is read anew, before anything is counted.

A matter's reading row changes with every act recorded in it (docket.readings), so the version of that row tells
which matters to read; a new statute book tells all of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from uuid import UUID

from django.db import connections

from lachan.law.book import book
from lachan.procedure.acts import Act

from .timing import Deed, Span, spans

BATCH = 1000
# Every n-th matter by the low bits of its key, which are random in UUID v7.
SHARE = "('x' || right(r.matter_id::text, 4))::bit(16)::int %% %(of)s = %(nth)s"
STALE = f"""
SELECT r.matter_id, r.xmin::text || ' ' || %(book)s FROM docket_matterreading r
LEFT JOIN indicators_clockstamp s ON s.matter_id = r.matter_id
WHERE {SHARE} AND s.stamp IS DISTINCT FROM r.xmin::text || ' ' || %(book)s
"""  # noqa: S608 — constant pieces, values are bound
ACTS = """
SELECT a.matter_id, a.id::text, a.kind, a.occurred_at,
  CASE WHEN a.facts ? 'carried_from' THEN greatest(a.recorded_at, coalesce((SELECT min(j.recorded_at) FROM docket_act j
    WHERE j.matter_id = a.matter_id AND j.kind = 'cases_joined' AND j.facts->>'with' = a.facts->>'carried_from'), m.recorded_at))
    ELSE a.recorded_at END,
  a.agency_id::text, a.facts::text, a.supersedes_id::text, a.person_id, a.facts ? 'carried_from'
FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id
WHERE a.matter_id = ANY(%s) ORDER BY a.matter_id, a.occurred_at, a.id
"""


def catch_up(using: str = "figures", *, nth: int = 0, of: int = 1) -> int:
    """Read what changed since; returns how many matters. Shares may be read by several processes at once."""
    with connections[using].cursor() as cursor:
        cursor.execute(STALE, {"book": book().version, "nth": nth, "of": of})
        stale = list(cursor.fetchall())
    for start in range(0, len(stale), BATCH):
        _read(stale[start : start + BATCH], using)
    return len(stale)


def _read(stale: Sequence[tuple[UUID, str]], using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(ACTS, [[matter for matter, _ in stale]])
        rows = cursor.fetchall()
    kept = [said for matter, deeds in deeds_of(rows) for said in _said(matter, spans(deeds))]
    stamps = {str(matter): stamp for matter, stamp in stale}
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT sec.keep_clocks(%s, %s)", [json.dumps(stamps), json.dumps(kept)])


def deeds_of(rows: Iterable[tuple]) -> Iterator[tuple[UUID, list[Deed]]]:
    for matter, found in groupby(rows, key=lambda row: row[0]):
        yield matter, [_deed(row) for row in found]


def _deed(row: tuple) -> Deed:
    _, id_, kind, occurred, known, agency, facts, supersedes, person, carried = row
    act = Act(id=id_, kind=kind, occurred_at=occurred, recorded_at=known, agency=agency,
              facts=json.loads(facts), supersedes=supersedes, person=person)  # fmt: skip
    return Deed(act, carried)


def _said(matter: UUID, found: Iterable[Span]) -> Iterator[dict[str, object]]:
    for span in found:
        line, end = span.line, span.end
        yield {
            "matter_id": str(matter), "ref": line.ref, "person": line.person, "agency_id": line.agency,
            "due_at": line.due_at.isoformat(), "carried": line.carried,
            "met_at": _iso(end and end.met_at), "stopped_at": _iso(end and end.stopped_at),
            "timely": bool(end and end.timely), "ended_kind": end.kind if end else "",
            "known_from": span.known_from.isoformat(), "end_from": _iso(span.end_from),
            "known_to": _iso(span.known_to),
        }  # fmt: skip


def _iso(at: object) -> str | None:
    return at.isoformat() if hasattr(at, "isoformat") else None
