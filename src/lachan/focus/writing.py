"""Writing rows of places of focus under the running verb's line, one verb of a province after the other."""

from datetime import datetime
from typing import Any

from django.db import connection

from lachan.access import audit
from lachan.access.actor import Actor

# With the province's number: of two that tell the same at once, the second sees the first.
FOCUS_LOCK = 145


def one_at_a_time(province: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [FOCUS_LOCK, province])


def said(by: Actor, at: datetime) -> dict[str, Any]:
    """The columns that say who wrote a row; `line` is the verb's line in the log."""
    return {"agency_id": by.agency_id, "account_id": by.account_id, "recorded_at": at,
            "line_id": audit.current.get().id}  # fmt: skip
