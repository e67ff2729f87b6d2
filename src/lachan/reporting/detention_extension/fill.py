"""Filling a decision to extend detention: it begins the day after the term it extends."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural, terms, words
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    term = terms.custody_term(record, act)
    sheet = procedural.begin(record, act, WORDS)
    sheet.verb(WORDS["verb"])
    stated = procedural.term_words(term, WORDS["no_day"])
    sheet.say(WORDS["orders"].format_map({**procedural.said(record, act), "term": stated}))
    procedural.person(sheet, act, tuple(WORDS["identity"]))
    sheet.say(WORDS["reasons"])
    sheet.blanks(2)
    if term is not None:
        sheet.say(WORDS["last_moment"].format(last=words.day(term.last)))
    sheet.say(WORDS["carrying"])
    return procedural.end(sheet, record, act, WORDS, procedural.working(term))
