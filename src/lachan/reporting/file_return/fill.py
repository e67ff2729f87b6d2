"""Filling a decision to return the file: the ground ticked, the turn counted, the issues left to write."""

import re
from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)
LETTER = re.compile(r"(?:điểm\s+|point_|(?:245|280)\.1\.)?([a-d])(?![^\W_])", re.IGNORECASE)


def fill(record: PaperRecord, act: Act) -> bytes:
    own = WORDS["acts"][act.kind]
    sheet = procedural.begin(record, act, WORDS)
    sheet.verb(WORDS["verb"])
    to = record.body(act.facts.get("to")).name or own["to"]
    sheet.say(WORDS["orders"].format_map({**procedural.said(record, act), "to": to}))
    ticked = ticked_of(act)
    for letter, text in own["points"].items():
        cite = own["point"].format(letter=letter)
        sheet.say(f"{'☒' if letter == ticked else '☐'} {text} ({cite}).")
    sheet.say(WORDS["issues"])
    sheet.blanks(5)
    sheet.say(WORDS["carrying"].format(length=own["length"]))
    return procedural.end(sheet, record, act, WORDS, _notes(record, act, ticked))


def ticked_of(act: Act) -> str:
    """The letter of the point the act states; nothing where it states none we can read."""
    found = LETTER.match(str(act.facts.get("ground") or "").strip())
    return found[1].lower() if found else ""


def _notes(record: PaperRecord, act: Act, ticked: str) -> tuple[str, ...]:
    own = WORDS["acts"][act.kind]
    turn = 1 + sum(one.kind == act.kind for one in record.earlier(act))
    notes = [own["turn"].format(turn=turn)]
    notes += [WORDS["over"]] if turn > own["most"] else []
    return (*notes, *([] if ticked else [WORDS["unticked"]]))
