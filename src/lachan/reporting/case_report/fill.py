"""Filling the report of a case: acts in order, people by code name, terms that run; no free text is printed."""

from pathlib import Path

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.facts_door import fact_of
from lachan.procedure.tracks import case_stage_of

from ..drafting import administrative, terms, words
from ..drafting.record import PaperRecord
from ..drafting.sheet import Sheet
from ..drafting.withheld import told
from ..layout import HANOI, form

WORDS = form(Path(__file__).parent)
PARTS = WORDS["parts"]


def fill(record: PaperRecord, act: Act | None = None) -> bytes:
    sheet, said = administrative.begin(record, None, WORDS), administrative.said(record, None)
    sheet.say(WORDS["opening"].format_map(said))
    sheet.part(PARTS["case"])
    for line in WORDS["lines"]:
        sheet.say(line.format_map(said))
    sheet.say(_stage(record))
    sheet.part(PARTS["people"])
    for line in administrative.accused_lines(record) or [WORDS["nobody"]]:
        sheet.say(line)
    sheet.part(PARTS["acts"])
    acts = [one for one in record.done() if told(one)]
    rows = [_row(place, one, record) for place, one in enumerate(acts, 1)]
    sheet.table(WORDS["columns"], rows, WORDS["widths_mm"])
    _terms(sheet, record)
    sheet.part(PARTS["needs"])
    sheet.blanks(3)
    return administrative.end(sheet, record, WORDS, None)


def _stage(record: PaperRecord) -> str:
    stage = case_stage_of(record.acts, record.as_of, known_at=record.as_of)
    return WORDS["no_stage"] if stage is None else WORDS["stage"].format(stage=stage.label)


def _row(place: int, act: Act, record: PaperRecord) -> list[str]:
    whom = f" ({act.person})" if act.person else ""
    facts = "; ".join(_facts(act))
    deed = f"{book().label(act.kind)}{whom}" + (f": {facts}" if facts else "")
    paper = record.numbers.get(act.id)
    on = f"\n{words.day(paper.dated_on)}" if paper and paper.dated_on else ""
    number = f"{paper.number}{on}" if paper else ""
    return [f"{place:02d}", f"{act.occurred_at.astimezone(HANOI):%H:%M\n%d/%m/%Y}", deed,
            record.name_of(act.agency), number]  # fmt: skip


def _facts(act: Act) -> list[str]:
    """Only what the table of facts types as something other than free text."""
    return [_fact(act, name) for name in WORDS["facts"] if act.facts.get(name) is not None]


def _fact(act: Act, name: str) -> str:
    value = act.facts[name]
    if name == "article":
        return words.offence(value, act.facts.get("paragraph"))
    if name == "approved":
        return WORDS["approved"][bool(value)]
    title = fact_of(name, act.kind).title
    return f"{title[0].lower()}{title[1:]} {words.fact_day(value)}"


def _terms(sheet: Sheet, record: PaperRecord) -> None:
    sheet.part(PARTS["terms"])
    found = terms.open_terms(record)
    for one in found:
        whom = f" ({one.person})" if one.person else ""
        sheet.say(WORDS["term"].format(
            name=one.name, whom=whom, due=words.due(one), left=words.left(one), cite=one.cite,
        ))  # fmt: skip
    if not found:
        sheet.say(WORDS["none"])
