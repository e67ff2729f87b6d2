"""Filling the letter that goes with a file: the list from the record, folios and signatures by hand."""

from pathlib import Path

from lachan.law.book import book
from lachan.procedure.acts import Act

from ..drafting import administrative, terms, words
from ..drafting.record import PaperRecord
from ..drafting.sheet import Sheet
from ..drafting.withheld import told
from ..layout import HANOI, form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    sheet, said = administrative.begin(record, act, WORDS), administrative.said(record, act)
    sheet.say(WORDS["opening"].format_map({**said, "issuer": _sender(record, act)}))
    if act.kind in WORDS["by"]:
        sheet.say(WORDS["by_line"].format(cite=WORDS["by"][act.kind]))
    sheet.say(WORDS["count"])
    sheet.say(WORDS["people"])
    for line in administrative.accused_lines(record, act):
        sheet.say(f"- {line}")
    for one in terms.follows(record, act):
        sheet.say(WORDS["due"].format(name=one.name, due=words.due(one), cite=one.cite))
    administrative.close(sheet, record, WORDS, act)
    _annex(sheet, record, act, said)
    return sheet.done()


def _sender(record: PaperRecord, act: Act) -> str:
    return record.name_of(administrative.issuer(record, administrative.own_of(act, WORDS)))


def _annex(sheet: Sheet, record: PaperRecord, act: Act, said: dict[str, str]) -> None:
    sheet.new_page()
    sheet.annex(WORDS["annex"]["title"], WORDS["annex"]["subject"].format_map(said))
    rows = listed(record, act)
    if rows:
        sheet.table(WORDS["columns"], rows, WORDS["widths_mm"])
    else:
        sheet.say(WORDS["none"])
    sheet.annex(WORDS["handed"]["title"])
    sheet.say(WORDS["handed"]["text"])
    sheet.signers([(side, WORDS["side_note"], "") for side in WORDS["sides"]])


def listed(record: PaperRecord, act: Act) -> list[list[str]]:
    """Papers the record knows by number or day, in the order of their acts; nothing of a victim's."""
    acts = [one for one in [*record.earlier(act), act] if one.id in record.numbers and told(one)]
    return [_row(place, one, record) for place, one in enumerate(acts, 1)]


def _row(place: int, act: Act, record: PaperRecord) -> list[str]:
    paper = record.numbers[act.id]
    on = paper.dated_on or act.occurred_at.astimezone(HANOI).date()
    whom = f" ({act.person})" if act.person else ""
    label = f"{book().label(act.kind)}{whom}"
    return [
        f"{place:02d}",
        label,
        f"{paper.number or words.BLANK}\n{words.day(on)}",
        record.name_of(act.agency),
        "",
    ]
