"""From template and record to a paper: what the record does not say stays «……», and is named for whoever makes it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lachan.procedure.acts import Act
from lachan.procedure.periods import local_day

from ..drafting.words import BLANK
from . import words
from .record import CareRecord
from .shared import shared
from .sheet import CareSheet
from .words import Values

Said = Callable[[CareRecord, Act, Any], Values]
PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Gap:
    """A field that the record does not say, and what to do."""

    label: str
    do: str


def values(record: CareRecord, act: Act, form: Any, said: Said) -> Values:
    return {**words.base(record, act, form), **said(record, act, form)}


def fields_of(form: Any) -> dict[str, Any]:
    return {**shared()["fields"], **form.get("fields", {})}


def used(form: Any) -> list[str]:
    """Every field that the template asks for, in its order; the head of the paper needs its issuer."""
    texts = [form["about"], form.get("addressee", ""), *map(str, form["body"])]
    found = [name for text in texts for name in PLACE.findall(text)]
    each = [step["each"] for step in form["body"] if isinstance(step, dict) and "each" in step]
    return list(dict.fromkeys(["issuer", *found, *each]))


def gaps(record: CareRecord, act: Act, form: Any, said: Said) -> list[Gap]:
    """What is missing for this paper. A field without `do` is never missing or may be."""
    known, fields = values(record, act, form, said), fields_of(form)
    empty = [name for name in used(form) if not known.get(name) and fields[name].get("do")]
    return [Gap(fields[name]["label"], fields[name]["do"]) for name in empty]


def fill(record: CareRecord, act: Act, form: Any, said: Said) -> bytes:
    known = {name: value or BLANK for name, value in values(record, act, form, said).items()}
    there = {name for name, value in known.items() if value != BLANK}
    sheet = _begin(record, act, form, known)
    for step in form["body"]:
        _step(sheet, record, form, known, there, {"say": step} if isinstance(step, str) else step)
    _end(sheet, record, act, form)
    return sheet.done()


def _begin(record: CareRecord, act: Act, form: Any, known: Any) -> CareSheet:
    copy = "named" if record.named is not None else "coded"
    ahead = act.kind in form.get("ahead", ())
    on = None if ahead else local_day(act.occurred_at)
    sheet = CareSheet(record, record.body(act.agency), on, copy)
    number = "" if ahead else record.numbers.get(act.id, "")
    heading, about = f"Số: {number}" if number else form["number"], form["about"].format_map(known)
    if form["shape"] == "letter":
        sheet.heading(heading, about=about)
        sheet.addressee([form["addressee"].format_map(known)])
    else:
        sheet.heading(heading)
        sheet.title(form["title"], about)
    sheet.content()
    sheet.grounds(form["regimes"][words.regime_of(record, act, form)]["grounds"])
    return sheet


def _step(
    sheet: CareSheet, record: CareRecord, form: Any, known: Any, there: set[str], step: Any
) -> None:
    """One step of the template; `if`: only where the record says that field."""
    if "if" in step and step["if"] not in there:
        return
    if "who" in step:
        _who(sheet, record, form)
    elif "each" in step:
        _each(sheet, known[step["each"]])
    elif "blanks" in step:
        sheet.blanks(step["blanks"])
    else:
        how = next(name for name in ("say", "part", "verb", "labelled") if name in step)
        getattr(sheet, how)(step[how].format_map(known))


def _each(sheet: CareSheet, lines: Any) -> None:
    for line in lines if isinstance(lines, list) else [lines]:
        sheet.say(f"- {line}{'' if line.endswith(('.', '…')) else '.'}")


def _who(sheet: CareSheet, record: CareRecord, form: Any) -> None:
    """By code; in a copy with a name only what this form needs of the identity."""
    if record.named is None:
        sheet.say(shared()["sealed"].format(code=record.code))
        return
    sheet.say(shared()["named"].format(code=record.code))
    for label, text in _identity(record, form):
        if text:
            sheet.say(f"{label}: {text}.")
        else:
            sheet.labelled(label)


def _identity(record: CareRecord, form: Any) -> list[tuple[str, str]]:
    who, labels = record.named, shared()["identity"]
    if who is None:
        return []
    year = str(who.birth_year) if who.birth_year else ""
    own = [(labels[name], who.identity.get(name, "")) for name in form["names"]]
    return [own[0], ("Năm sinh", year), ("Giới tính", shared()["sex"].get(who.sex, "")), *own[1:]]


def _end(sheet: CareSheet, record: CareRecord, act: Act, form: Any) -> None:
    """Minutes are signed by two sides, anything else by the head of the body."""
    if "sides" in form:
        sheet.signers([(side, form["side_note"], "") for side in form["sides"]])
        sheet.recipients(form["recipients"])
        return
    head = record.body(act.agency).head
    sheet.closing([head or form["signer"]], form["recipients"])
