"""The refusal of a support: which, why, as explained to the person, and the way to complain."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    return {
        "support": words.picked(codes.SUPPORT, act, "support"), "reason": words.picked(codes.REFUSAL, act, "ground"),
        "explained": record.told.get(act.id, ""), "grievance": words.grievance_ways(record, act),
    }  # fmt: skip
