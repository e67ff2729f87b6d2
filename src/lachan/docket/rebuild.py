"""Dropping the projection and reading every matter again; the keeper's work, never a verb's."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connections, transaction
from django.db.models import Model
from psycopg import sql

from lachan.procedure.acts import Act as Deed

from .readings import Projected, project

BATCH = 2000
# A share of the docket: every n-th matter by the low bits of its key, which are random in UUID v7.
SHARE = "('x' || right(matter_id::text, 4))::bit(16)::int %% %(of)s = %(nth)s"
READ = f"""SELECT matter_id, id, kind, occurred_at, recorded_at, agency_id, facts, supersedes_id, person_id
          FROM docket_act WHERE {SHARE} ORDER BY matter_id, occurred_at, id"""  # noqa: S608 - no value in it
DROP = f"""DELETE FROM docket_clockreading WHERE {SHARE}; DELETE FROM docket_accusedreading WHERE {SHARE};
           DELETE FROM docket_matterreading WHERE {SHARE}"""  # noqa: S608 - no value in it


def rebuild(
    using: str = "keeper", as_of: datetime | None = None, *, nth: int = 0, of: int = 1
) -> int:
    """Rebuild the readings of one share of the docket, all of it by default; returns how many matters.

    Shares touch different rows, so several processes may each rebuild one at the same time.
    """
    at = as_of or datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    share, done = {"nth": nth, "of": of}, 0
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute(DROP, share)
        for batch in _batches(_matters(using, share)):
            _store([project(matter, deeds, at) for matter, deeds in batch], using)
            done += len(batch)
    return done


def _matters(using: str, share: dict[str, int]) -> Iterator[tuple[UUID, list[Deed]]]:
    with connections[using].connection.cursor(name="rebuild") as cursor:
        cursor.itersize = 20000
        cursor.execute(READ, share)
        for matter, rows in groupby(cursor, key=lambda row: row[0]):
            yield matter, [_deed(row) for row in rows]


def _deed(row: tuple) -> Deed:
    _, id_, kind, occurred, recorded, agency, facts, supersedes, person = row
    return Deed(id=str(id_), kind=kind, occurred_at=occurred, recorded_at=recorded,
                agency=str(agency), facts=_facts(facts), person=person, supersedes=str(supersedes) if supersedes else None)  # fmt: skip


def _facts(given: object) -> dict:
    # Django teaches its connections to leave jsonb as text; its own cursors decode it later.
    return json.loads(given) if isinstance(given, str) else given  # type: ignore[return-value]


def _batches(matters: Iterator[tuple[UUID, list[Deed]]]) -> Iterator[list[tuple[UUID, list[Deed]]]]:
    batch: list[tuple[UUID, list[Deed]]] = []
    for matter in matters:
        batch.append(matter)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _store(read: list[Projected], using: str) -> None:
    _copy([one.summary for one in read], using)
    _copy([row for one in read for row in one.clocks], using)
    _copy([row for one in read for row in one.accused], using)


def _copy(rows: Sequence[Model], using: str) -> None:
    """COPY, since a projection of a province is millions of rows that nobody else is writing."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.generated]
    names = [field.attname for field in fields]
    head = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(rows[0]._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
    )
    with connections[using].cursor() as cursor, cursor.copy(head) as copy:
        for row in rows:
            copy.write_row([getattr(row, name) for name in names])
