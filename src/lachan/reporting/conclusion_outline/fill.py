"""Filling the outline of a conclusion: who, for what, and the headings of the law; nothing is concluded here."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural, words
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    sheet = procedural.begin(record, act, WORDS)
    sheet.say(WORDS["opening"].format_map(procedural.said(record, act)))
    for line in _people(record, act) or [WORDS["nobody"]]:
        sheet.say(line)
    for place, heading in enumerate(WORDS["headings"], 1):
        sheet.part(f"{place}. {heading}")
        sheet.blanks(2)
    return procedural.end(sheet, record, act, WORDS)


def _people(record: PaperRecord, act: Act) -> list[str]:
    """Whoever stands charged; a person only held or named is not in a conclusion."""
    done = [*record.earlier(act), act]
    charged = [code for code in words.people(done) if words.charges(done, code) != words.BLANK]
    return [
        WORDS["person"].format(person=code, charge=words.charges(done, code)) for code in charged
    ]
