"""Filling a request to approve: which decisions, of whom, and by when the procuracy answers."""

from pathlib import Path

from lachan.procedure.acts import Act

from ..drafting import procedural, words
from ..drafting.record import PaperRecord
from ..layout import form

WORDS = form(Path(__file__).parent)


def fill(record: PaperRecord, act: Act) -> bytes:
    own = WORDS["acts"][act.kind]
    sheet = procedural.begin(record, act, WORDS)
    said = {**procedural.said(record, act), "procuracy": _procuracy(record, act)}
    sheet.addressee([said["procuracy"]])
    sheet.say(WORDS["asks"].format_map(said))
    procedural.person(sheet, act, tuple(WORDS["identity"]))
    for name in own["asks"]:
        sheet.say(WORDS["what"].format(name=name, decision=_decision(record, act, name)))
    sheet.say(WORDS["reasons"])
    sheet.blanks(3)
    sheet.say(WORDS["enclosed"])
    sheet.say(own["answer"])
    return procedural.end(sheet, record, act, WORDS)


def _procuracy(record: PaperRecord, act: Act) -> str:
    named = record.body(act.facts.get("to")).name or record.body(record.supervisor).name
    return named or "Viện kiểm sát có thẩm quyền"


def _decision(record: PaperRecord, act: Act, name: str) -> str:
    kinds = WORDS["kinds"][name]
    found = act if act.kind in kinds else record.last(*kinds, person=act.person, before=act)
    return words.cited(record, found)
