"""Filling the notice of terms: what has lapsed, what runs, until when, and how it was counted."""

from collections.abc import Sequence
from pathlib import Path

from lachan.procedure.acts import Act
from lachan.procedure.readings import LAPSED, Reading

from ..drafting import administrative, terms, words
from ..drafting.record import PaperRecord
from ..drafting.sheet import Sheet
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act | None = None) -> bytes:
    sheet = administrative.begin(record, None, WORDS)
    sheet.say(WORDS["opening"].format_map(administrative.said(record, None)))
    found = terms.open_terms(record)
    doubts = list(dict.fromkeys(one.unsettled for one in found if one.unsettled))
    _part(sheet, WORDS["past"], [one for one in found if one.state == LAPSED], doubts)
    _part(sheet, WORDS["running"], [one for one in found if one.state != LAPSED], doubts)
    sheet.say(WORDS["joint"])
    sheet.blanks(3)
    if found:
        sheet.say(WORDS["version"].format(version=found[0].book_version))
    notes = [WORDS["doubt"].format(place=place, text=text) for place, text in enumerate(doubts, 1)]
    sheet.notes(WORDS["doubts"], notes)
    return administrative.end(sheet, record, WORDS, None)


def _part(sheet: Sheet, heading: str, found: Sequence[Reading], doubts: list[str]) -> None:
    sheet.part(heading)
    if not found:
        sheet.say(WORDS["none"])
        return
    rows = [_row(place, one, doubts) for place, one in enumerate(found, 1)]
    sheet.table(WORDS["columns"], rows, WORDS["widths_mm"])


def _row(place: int, one: Reading, doubts: list[str]) -> list[str]:
    whom = one.person or WORDS["case"]
    hard = f"\n{WORDS['must_release']}" if one.lapse == "must_release" else ""
    name = f"{one.name} ({one.cite}){hard}"
    ends = (
        "Phải làm ngay"
        if one.due_at is None
        else f"{_capital(words.due(one))}\n({words.left(one)})"
    )
    return [f"{place:02d}", name, whom, ends, "\n".join(_working(one, doubts))]


def _working(one: Reading, doubts: list[str]) -> list[str]:
    """The sum, what was assumed, and the number of the note where a reading is still open."""
    lines = list(one.working)
    lines += [WORDS["assumed"].format(text=text) for text in one.assumptions]
    lines += list(one.warnings)
    if one.unsettled:
        lines.append(WORDS["unsettled"].format(place=doubts.index(one.unsettled) + 1))
    return lines


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
