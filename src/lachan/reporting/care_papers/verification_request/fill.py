"""The request to verify: of whom, since when known, until when an answer is due; only rules of contact go along."""

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
    came, due = record.last("victim_came_forward"), words.answer_day(record, act)
    return {
        "to": words.named_in(record, act), "signs": _signs(record, act), "complex": "có" if act.facts.get("complex") else "",
        "came": words.day(local_day(came.occurred_at)) if came is not None else "", "way": words.picked(codes.WAYS, came, "way"),
        "contact": words.contact(record, act, act.facts.get("to")), "speaks": words.speaks(record),
        "answer": f"chậm nhất hết ngày {due}" if due else "trong thời gian sớm nhất (luật chưa cho số ngày)",
    }  # fmt: skip


def _signs(record: CareRecord, act: Act) -> str:
    screened = record.last("victim_screened", before=act)
    return (
        "có dấu hiệu cần xác minh" if screened is not None and screened.facts.get("signs") else ""
    )
