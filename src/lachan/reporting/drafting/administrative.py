"""What administrative papers of a case share: letter or titled paper, grounds, closing (NĐ 30/2020 Điều 7, 8).
A paper drafted ahead of its own act has neither number nor day: those are given when it is signed."""

from collections.abc import Mapping
from typing import Any

from lachan.procedure.acts import Act

from ..layout import HANOI
from . import words
from .record import Numbered, PaperRecord
from .sheet import Sheet


def begin(record: PaperRecord, act: Act | None, form: Mapping[str, Any]) -> Sheet:
    """A letter says its subject under the number; any other paper has its name and subject in the middle."""
    own = own_of(act, form)
    paper = Numbered() if own is None else record.numbers.get(own.id, Numbered())
    on = None if own is None else paper.dated_on or own.occurred_at.astimezone(HANOI).date()
    sheet = Sheet(record, record.body(issuer(record, own)), on, stamped=False)
    number = f"Số: {paper.number}" if paper.number else form["number"]
    about = form["about"].format_map(said(record, act))
    if form["shape"] == "letter":
        sheet.heading(number, about=about)
        sheet.addressee([addressee(record, act, form)])
    else:
        sheet.heading(number)
        sheet.title(form["title"], about)
    sheet.content()
    return sheet


def end(sheet: Sheet, record: PaperRecord, form: Mapping[str, Any], act: Act | None) -> bytes:
    close(sheet, record, form, act)
    return sheet.done()


def close(sheet: Sheet, record: PaperRecord, form: Mapping[str, Any], act: Act | None) -> None:
    head = record.body(issuer(record, own_of(act, form))).head
    sheet.closing([head or form["signer"]], form["recipients"])


def own_of(act: Act | None, form: Mapping[str, Any]) -> Act | None:
    """The act that is this very paper; None where the paper is only being drafted."""
    return act if act is not None and act.kind in form["own"] else None


def issuer(record: PaperRecord, own: Act | None) -> object:
    return record.issuer if own is None else own.agency


def addressee(record: PaperRecord, act: Act | None, form: Mapping[str, Any]) -> str:
    """Whom the act names, else whom the form names for it, else the procuracy that supervises the case."""
    named = ""
    if act is not None:
        named = record.body(act.facts.get("to")).name or form.get("addressees", {}).get(
            act.kind, ""
        )
    return named or record.body(record.supervisor).name or form["addressee"]


def said(record: PaperRecord, act: Act | None) -> dict[str, str]:
    person = act.person if act is not None else None
    done = record.done()
    return {
        "case": record.code, "person": person or words.BLANK, "offence": words.case_offence(done),
        "charge": words.charges(done, person), "as_of": words.moment(record.as_of),
        "case_decision": words.cited(record, record.last("case_initiated", person=None, before=None)),
        "issuer": record.name_of(record.issuer),
    }  # fmt: skip


def accused_lines(record: PaperRecord, until: Act | None = None) -> list[str]:
    """Everyone on the case by code name, how they stand, for what, under what measure."""
    done = record.done() if until is None else [*record.earlier(until), until]
    found = []
    for code, (status, custody) in words.people(done).items():
        charge = words.charges(done, code)
        about = f", bị khởi tố về {charge}" if charge != words.BLANK else ""
        found.append(f"{status}, mã {code}{about}; biện pháp: {custody[0].lower()}{custody[1:]}.")
    return found
