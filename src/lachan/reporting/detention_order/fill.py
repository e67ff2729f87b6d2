"""Filling an order of detention: the term in days as the engine counts it, first and last day named."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural, terms, words
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    term, own = terms.custody_term(record, act), WORDS["acts"][act.kind]
    sheet = procedural.begin(record, act, WORDS)
    sheet.verb(WORDS["verb_of_decision" if own.get("title") else "verb"])
    stated = procedural.term_words(term, WORDS["no_day"])
    sheet.say(WORDS["orders"].format_map({**procedural.said(record, act), "term": stated}))
    procedural.person(sheet, act, tuple(WORDS["identity"]))
    sheet.say(WORDS["reasons"])
    sheet.blanks(2)
    sheet.labelled(WORDS["facility"].removesuffix(":"))
    if term is not None:
        sheet.say(WORDS["last_moment"].format(last=words.day(term.last)))
    if own.get("approval"):
        sheet.say(own["approval"])
        sheet.say(WORDS["telling"])
    return procedural.end(sheet, record, act, WORDS, procedural.working(term))
