"""Time limits as they stood at every moment of knowing, for a warehouse that must answer for any of them."""

import hashlib
from collections.abc import Iterator
from uuid import UUID

import pyarrow as pa
from django.db import connections

from ..keeping import acts_of
from ..timing import Span, spans
from .shape import RELATIONS, parted

BATCH = 500
SCHEMA = parted(RELATIONS["clock"])


def stood(key: str, using: str) -> Iterator[pa.RecordBatch]:
    """Matter by matter, one batch after another; hashed as the rest of the export is."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT id, province_id FROM docket_matter ORDER BY id")
        matters = dict(cursor.fetchall())
    ids = list(matters)
    for start in range(0, len(ids), BATCH):
        rows = [
            _row(key, matter, matters[matter], span)
            for matter, acts in acts_of(ids[start : start + BATCH], using) for span in spans(acts)
        ]  # fmt: skip
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def _row(key: str, matter: UUID, province: int, span: Span) -> dict[str, object]:
    limit = span.limit
    return {
        "matter": hashed(key, str(matter)), "province": province, "ref": limit.ref,
        "person": hashed(key, limit.person), "agency": limit.agency, "due_at": limit.due_at,
        "ended_at": limit.ended_at, "ended": limit.ended, "carried": limit.carried,
        "known_from": span.known_from, "known_to": span.known_to, "of": province,
        "year": span.known_from.year,
    }  # fmt: skip


def hashed(key: str, word: str) -> str:
    """As the database does it (export._column)."""
    return hashlib.sha256(bytes.fromhex(key) + word.encode()).hexdigest()[:24] if word else ""
