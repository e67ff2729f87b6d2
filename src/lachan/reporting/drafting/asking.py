"""A letter that asks for more time: what runs, how it was counted, what was given before, what is asked now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lachan.procedure.acts import Act

from . import administrative, words
from .record import PaperRecord
from .sheet import Sheet
from .terms import Term, last_day_to_ask


def ask(record: PaperRecord, act: Act, form: Mapping[str, Any], term: Term | None) -> bytes:
    sheet = administrative.begin(record, act, form)
    said = administrative.said(record, act)
    grounds = form.get("grounds_after", {}).get(act.kind, form["grounds"])
    sheet.grounds([line.format_map(said) for line in grounds])
    sheet.say(form["opening"].format_map(said))
    sheet.part(form["parts"]["term"])
    _running(sheet, form, term)
    _given(sheet, record, act, form)
    sheet.part(form["parts"]["people"])
    for line in _people(record, act, form):
        sheet.say(f"- {line}")
    for name in ("done", "left", "why"):
        sheet.part(form["parts"][name])
        sheet.blanks(2)
    sheet.say(form["asks"].format_map(said))
    sheet.say(_timely(record, act, form))
    return administrative.end(sheet, record, form, act)


def moment_of(record: PaperRecord, act: Act, form: Mapping[str, Any]) -> datetime:
    """A letter already recorded speaks of its own day; one drafted ahead, of today."""
    return act.occurred_at if act.kind in form["own"] else record.as_of


def _running(sheet: Sheet, form: Mapping[str, Any], term: Term | None) -> None:
    if term is None:
        sheet.say(form["no_term"])
        return
    sheet.say(form["runs"].format(name=term.reading.name, span=words.span(term)))
    for line in term.reading.working:
        sheet.say(f"Cách tính: {line}.")
    sheet.say(f"Căn cứ: {term.reading.cite}.")


def _given(sheet: Sheet, record: PaperRecord, act: Act, form: Mapping[str, Any]) -> None:
    """Extensions already given, each by its paper."""
    until = moment_of(record, act, form)
    done = record.done(until)
    given = [one for one in done if one.kind in form["given"] and one.person == act.person]
    lines = [
        f"- Lần {n:02d}: Quyết định {words.cited(record, one)}." for n, one in enumerate(given, 1)
    ]
    for line in lines or [form["none_given"]]:
        sheet.say(line)


def _people(record: PaperRecord, act: Act, form: Mapping[str, Any]) -> list[str]:
    found = administrative.accused_lines(record, act if act.kind in form["own"] else None)
    if act.person is None:
        return found or ["Chưa có bị can trong hồ sơ."]
    return [line for line in found if f"mã {act.person}" in line]


def _timely(record: PaperRecord, act: Act, form: Mapping[str, Any]) -> str:
    """Whether this letter can still be in time; said plainly when it cannot."""
    until = moment_of(record, act, form)
    reading = last_day_to_ask(record, form["ask_refs"], act.person, until)
    if reading is None or reading.met_by is not None:
        return form["asked"]
    late = reading.due_at is not None and until > reading.due_at
    return form["too_late" if late else "in_time"].format(
        day=words.day(reading.due_on), cite=reading.cite
    )
