"""Filling the decision to charge: by what, on which grounds; what was done is for the officer to write."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    sheet = procedural.begin(record, act, WORDS)
    sheet.verb(WORDS["verb"])
    sheet.say(WORDS["orders"].format_map(procedural.said(record, act)))
    procedural.person(sheet, act, tuple(WORDS["identity"]))
    sheet.say(WORDS["deed"])
    sheet.blanks(4)
    sheet.say(WORDS["sending_of_procuracy" if act.kind == "procuracy_charged" else "sending"])
    return procedural.end(sheet, record, act, WORDS)
