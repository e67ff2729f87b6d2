"""Filling a decision to release: until when the person could be held, and plainly when that was passed."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural, terms, words
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    sheet, term = procedural.begin(record, act, WORDS), terms.custody_ended(record, act)
    sheet.verb(WORDS["verb"])
    sheet.say(WORDS["orders"].format_map(procedural.said(record, act)))
    procedural.person(sheet, act, tuple(WORDS["identity"]))
    sheet.say(WORDS["reason"])
    for text, cite in WORDS["points"]:
        sheet.say(f"☐ {text} ({cite} Bộ luật Tố tụng hình sự).")
    if term is not None:
        sheet.say(WORDS["held"].format(name=term.reading.name.lower(), span=words.span(term)))
    sheet.say(WORDS["carrying"])
    return procedural.end(sheet, record, act, WORDS, _late(act, term))


def _late(act: Act, term: terms.Term | None) -> tuple[str, ...]:
    if term is None or act.occurred_at <= term.ends_at:
        return ()
    at, due = words.moment(act.occurred_at), words.due(term.reading)
    return (WORDS["late"].format(at=at, due=due),)
