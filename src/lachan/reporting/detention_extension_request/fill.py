"""Filling the letter that asks for more time of detention, for one person."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import asking, terms
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    until = asking.moment_of(record, act, WORDS)
    return asking.ask(record, act, WORDS, terms.custody_running(record, act.person, until))
