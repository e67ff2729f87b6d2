"""Writing rows of field checks under the running verb's line."""

from datetime import datetime
from typing import Any

from lachan.access import audit
from lachan.access.actor import Actor


def said(by: Actor, at: datetime) -> dict[str, Any]:
    """The columns that say who wrote a row; `line` is the verb's line in the log."""
    return {"agency_id": by.agency_id, "account_id": by.account_id, "recorded_at": at,
            "line_id": audit.current.get().id}  # fmt: skip
