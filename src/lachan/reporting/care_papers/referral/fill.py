"""The referral: to whom, which one support, until when, how to reach the person; no other support, no verdict."""

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
        "to": words.named_in(record, act), "support": words.picked(codes.SUPPORT, act, "support"),
        "answer_by": words.day_of(act.facts.get("answer_by", "")),
        "contact": words.contact(record, act, act.facts.get("to")), "speaks": words.speaks(record),
    }  # fmt: skip
