"""The minutes of handing over: who to whom, where; rules of contact, and free words only to those who care."""

from pathlib import Path
from typing import Any

from lachan.procedure.acts import Act
from lachan.victims import codes

from ...layout import form
from .. import words
from ..record import CareRecord

WORDS = form(Path(__file__).parent)
# Rows of the list that are no name of a place: what the sentence says instead, empty where it is written by hand.
NO_NAME = {"inland": "trụ sở hai cơ quan", "other_gate": ""}


def said(record: CareRecord, act: Act, form: Any) -> words.Values:
    place = _place(record, str(act.facts.get("place", "")))
    if act.kind == "victim_brought_to_commune":
        place = f"trụ sở {words.named_in(record, act)}".removesuffix("trụ sở ")
    return {
        "place": place, "to": words.named_in(record, act), "speaks": words.speaks(record),
        "contact": words.contact(record, act, act.facts.get("to")),
    }  # fmt: skip


def _place(record: CareRecord, key: str) -> str:
    """A gate of the list, else a commune by its name; a key never goes on paper."""
    known = {**record.places, **dict(codes.HANDED_AT), **NO_NAME}
    return known.get(key, "")
