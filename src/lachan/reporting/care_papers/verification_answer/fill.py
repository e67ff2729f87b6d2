"""The answer to a request to verify: to whom, to which request, with what result."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.procedure.periods import local_day
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    asked = record.last("victim_verification_requested", before=act)
    return {
        "asker": record.body(asked.agency).name if asked is not None else "",
        "request": _request(record, asked), "result": words.picked(codes.RESULT, act, "result"),
    }  # fmt: skip


def _request(record: CareRecord, asked: Act | None) -> str:
    if asked is None:
        return ""
    number = record.numbers.get(asked.id, "")
    on = f"ngày {words.day(local_day(asked.occurred_at))}"
    return f"số {number} {on}" if number else on
