"""Reading the acts of the four books, as the role that sees what indicators count and no person's name.

Only matters with a counted act in the periods looked at are read, and those joined with or separated from them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connections

from .acts import PARTING, TRACK, Act, families
from .entries import Record, entries, record
from .rules import Comparison, compare
from .spans import OWN, Asked, Span, span
from .table import BOOK_OF, ROWS, Row

TIES = """
SELECT m.code, coalesce(a.facts->>'with', a.facts->>'into') FROM docket_act a
JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = %(province)s
WHERE a.kind = ANY(%(parting)s) AND a.recorded_at <= %(as_of)s
  AND NOT EXISTS (SELECT 1 FROM docket_act s WHERE s.supersedes_id = a.id AND s.recorded_at <= %(as_of)s)
"""
LOOKED_AT = """
looked_at AS (
  SELECT DISTINCT a.matter_id AS id FROM docket_act a
  JOIN docket_matter m ON m.id = a.matter_id AND m.province_id = %(province)s
  WHERE a.kind = ANY(%(counted)s) AND a.recorded_at <= %(as_of)s AND a.occurred_at >= %(begin)s AND a.occurred_at < %(to)s
  UNION SELECT id FROM docket_matter WHERE code = ANY(%(kin)s) AND province_id = %(province)s)
"""
ONLY = """
looked_at AS (SELECT id FROM docket_matter WHERE code = ANY(%(only)s) AND province_id = %(province)s)
"""
ACTS = """
SELECT a.id::text, m.code, a.kind, g.kind, a.occurred_at, a.recorded_at, a.person_id, a.supersedes_id::text,
  coalesce(a.facts->>'returned_by', ''), g.short_name, a.facts ? 'carried_from'
FROM looked_at k JOIN docket_matter m ON m.id = k.id JOIN docket_act a ON a.matter_id = k.id
JOIN reference_agency g ON g.id = a.agency_id
WHERE (a.kind = ANY(%(needed)s) OR a.supersedes_id IS NOT NULL) AND a.recorded_at <= %(as_of)s AND a.occurred_at <= %(as_of)s
"""


def read(
    province: int, asked: Sequence[Asked], as_of: datetime, rows: Iterable[Row] = (),
    only: str = "", using: str = "figures",
) -> Record:  # fmt: skip
    """What these rows need of the periods asked for; `only`: of one matter and its family."""
    rows = list(rows) or list(ROWS.values())
    kinds = {kind for row in rows for kind in row.kinds | row.sent}
    given = {"province": province, "as_of": as_of, "parting": list(PARTING),
             "counted": list({kind for row in rows for kind in row.kinds}),
             "needed": list(kinds | TRACK), **_reach(rows, asked)}  # fmt: skip
    with connections[using].cursor() as cursor:
        cursor.execute(TIES, given)
        tied = families((one, other) for one, other in cursor.fetchall() if other)
        given |= {"kin": list(tied), "only": list(tied.get(only, {only}))}
        cursor.execute(f"WITH {ONLY if only else LOOKED_AT} {ACTS}", given)  # noqa: S608 — constant pieces, values are bound
        acts = [_act(*values) for values in cursor.fetchall()]
    return record(acts, tied, as_of)


def comparisons(
    of: Record, asked: Sequence[Asked], rows: Iterable[Row] = ()
) -> list[dict[str, Comparison]]:
    """Every row (or these) over each of the periods; the acts of a row are sorted once for all of them."""
    found: list[dict[str, Comparison]] = [{} for _ in asked]
    for row in list(rows) or ROWS.values():
        sides = entries(row, of)
        for period, one in zip(found, asked, strict=True):
            period[row.code] = compare(row, of, one, sides)
    return found


def _reach(rows: Iterable[Row], asked: Sequence[Asked]) -> dict[str, datetime]:
    """The first and the last moment that any of these periods holds."""
    books = {counts.book for row in rows for counts in (row.left, row.right)}
    spans: list[Span] = [span(book, one) for book in books for one in asked]
    return {"begin": min(one.begin for one in spans), "to": max(one.to for one in spans)}


def _act(
    id_: str, matter: str, kind: str, agency: str, at: datetime, recorded_at: datetime,
    person: str | None, supersedes: str | None, returned_by: str, office: str, carried: bool,
) -> Act:  # fmt: skip
    return Act(id_, matter, kind, BOOK_OF.get(agency, ""), at, recorded_at, person, supersedes,
               returned_by, office, carried)  # fmt: skip


def both(asked: Asked, shared: str) -> tuple[Asked, Asked]:
    """The period on each book's own calendar, and on the one calendar for all."""
    return asked.on(OWN), asked.on(shared)
