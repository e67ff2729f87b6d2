"""The minutes of handing over: who to whom, where; rules of contact, and free words only to those who care."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    place = str(act.facts.get("place", "")).replace("-", " ").title()
    if act.kind == "victim_brought_to_commune":
        place = f"trụ sở {words.named_in(record, act)}".removesuffix("trụ sở ")
    return {
        "place": place, "to": words.named_in(record, act), "speaks": words.speaks(record),
        "contact": words.contact(record, act, act.facts.get("to")),
    }  # fmt: skip
