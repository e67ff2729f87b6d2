"""The refusal of a measure of protection: for whom, what was asked, why not, and the way to complain."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    asked = record.last("protection_requested", before=act, whom=act.facts.get("whom"))
    labels = dict(codes.MEASURES)
    given = [labels.get(str(one), "") for one in (asked.facts.get("measures", []) if asked else [])]
    return {
        "whom": words.picked(codes.PROTECTED, act, "whom"), "measures": "; ".join(one.lower() for one in given if one),
        "reason": words.picked(codes.REFUSAL, act, "ground"), "grievance": words.grievance_ways(record, act),
    }  # fmt: skip
