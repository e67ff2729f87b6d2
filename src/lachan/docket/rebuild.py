"""Dropping the projection and reading every matter again; the keeper's work, never a verb's."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connections, transaction

from lachan.procedure.acts import Act as Deed

from .models import ClockReading, MatterReading
from .readings import project

BATCH = 2000
READ = """SELECT matter_id, id, kind, occurred_at, recorded_at, agency_id, facts, supersedes_id
          FROM docket_act ORDER BY matter_id, occurred_at, id"""


def rebuild(using: str = "keeper", as_of: datetime | None = None) -> int:
    """Rebuild all readings; returns how many matters were read."""
    at = as_of or datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    done = 0
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("DELETE FROM docket_clockreading; DELETE FROM docket_matterreading")
        for batch in _batches(_matters(using)):
            _store([project(matter, deeds, at) for matter, deeds in batch], using)
            done += len(batch)
    return done


def _matters(using: str) -> Iterator[tuple[UUID, list[Deed]]]:
    with connections[using].connection.cursor(name="rebuild") as cursor:
        cursor.itersize = 20000
        cursor.execute(READ)
        for matter, rows in groupby(cursor, key=lambda row: row[0]):
            yield matter, [_deed(row) for row in rows]


def _deed(row: tuple) -> Deed:
    _, id_, kind, occurred, recorded, agency, facts, supersedes = row
    return Deed(id=str(id_), kind=kind, occurred_at=occurred, recorded_at=recorded,
                agency=str(agency), facts=_facts(facts), supersedes=str(supersedes) if supersedes else None)  # fmt: skip


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


def _store(read: list[tuple[MatterReading, list[ClockReading]]], using: str) -> None:
    MatterReading.objects.using(using).bulk_create([summary for summary, _ in read])
    ClockReading.objects.using(using).bulk_create([row for _, rows in read for row in rows])
