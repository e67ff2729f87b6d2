"""Many rows in one statement: what `bulk_create` does, at a third of its cost, under the same row locks.

The rows travel as one JSON text that the database reads into the table's own row type. Nothing is
decided here: constraints and policies are the database's. Keys are made before, never by a sequence."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection, models

INTO = "INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s::json)"


def pour(rows: Sequence[models.Model]) -> None:
    """Insert these new rows of one model, all or none."""
    if not rows:
        return
    names = [field.attname for field in rows[0]._meta.local_concrete_fields if not field.generated]
    pour_values(type(rows[0]), [{name: getattr(row, name) for name in names} for row in rows])


def pour_values(model: type[models.Model], rows: Iterable[Mapping[str, object]]) -> None:
    """As `pour`, from values by column (`matter_id`, not `matter`); every row has the same columns."""
    rows = list(rows)
    if not rows:
        return
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in rows[0])
    into = INTO.format(table=quote(model._meta.db_table), columns=columns)
    with connection.cursor() as cursor:
        cursor.execute(into, [json.dumps(rows, default=_plain, ensure_ascii=False)])


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return "\\x" + bytes(value).hex()
    raise TypeError(f"a row cannot hold {type(value).__name__}")
