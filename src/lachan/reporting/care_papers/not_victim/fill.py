"""The answer «không phải là nạn nhân»: its reason by code, never by what was told, and the way to complain."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    reason = words.picked([*codes.NOT_IDENTIFIED, *codes.NOT_IDENTIFIED_BEFORE], act, "ground")
    return {"reason": reason, "grievance": words.grievance_ways(record, act)}
