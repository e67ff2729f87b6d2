"""The decision: one support as the person's law gives it, its amount as a paper sets it, until when."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)

UNITS = {"d": "ngày", "m": "tháng", "y": "năm"}


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    law = words.support_of(record, act, form)
    if law is None:
        return {**dict.fromkeys(("support", "basis", "what", "by", "paid", "limit"), ""), "amount": "không có",
                "until": words.day_of(act.facts.get("until", ""))}  # fmt: skip
    return {
        "support": law.name[0].lower() + law.name[1:], "basis": law.basis, "what": law.what[0].lower() + law.what[1:], "by": law.by,
        "paid": "có" if law.rate else "",
        "amount": words.amount(record, law, words.written_on(record, act, form)) if law.rate else "không có",
        "limit": f"{law.limit.n} {UNITS.get(law.limit.unit, law.limit.unit)}" if law.limit else "",
        "until": words.day_of(act.facts.get("until", "")),
    }  # fmt: skip
