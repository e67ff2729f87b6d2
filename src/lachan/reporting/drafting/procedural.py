"""What all procedural papers share: heading, title, grounds, the person by code name, the term, notes, signature.
BLTTHS Điều 132 khoản 2 says what must stand in each; the form itself is for the sector."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lachan.procedure.acts import Act

from ..layout import HANOI
from . import terms, words
from .record import Numbered, PaperRecord
from .sheet import Sheet

NOTES = "Ghi chú của hệ thống (bỏ khi ban hành):"
ORDERS = ("detained", "detained_for_prosecution", "detained_for_trial", "detained_for_appeal",
          "detained_after_judgment", "detained_until_hearing_ends")  # fmt: skip


def begin(record: PaperRecord, act: Act, form: Mapping[str, Any]) -> Sheet:
    """The paper down to its grounds; number and day are those of the act's own paper, once recorded."""
    own, (number, on) = form["acts"][act.kind], _number_and_day(record, act, form)
    sheet = Sheet(record, record.body(act.agency), on, stamped=True)
    sheet.heading(f"Số: {number}" if number else form["number"])
    sheet.title(own.get("title") or form["title"], own.get("subject") or form.get("subject", ""))
    sheet.content()
    if own.get("signer"):
        sheet.verb(signer(record, act, own)[-1].upper())
    sheet.grounds([line.format_map(said(record, act)) for line in own.get("grounds", ())])
    return sheet


def _number_and_day(
    record: PaperRecord, act: Act, form: Mapping[str, Any]
) -> tuple[str, date | None]:
    """Drafted from another act (`own` of the form does not name it), a paper has neither yet."""
    if act.kind not in form.get("own", (act.kind,)):
        return "", None
    paper = record.numbers.get(act.id, Numbered())
    return paper.number, paper.dated_on or act.occurred_at.astimezone(HANOI).date()


def end(
    sheet: Sheet, record: PaperRecord, act: Act, form: Mapping[str, Any],
    more: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    own = form["acts"][act.kind]
    sheet.closing(signer(record, act, own), own.get("recipients") or form["recipients"])
    sheet.notes(NOTES, [*more, *duties(record, act), *form.get("notes", ())])
    return sheet.done()


def signer(record: PaperRecord, act: Act, own: Mapping[str, Any]) -> list[str]:
    """The head as the agency is headed; a court signs as the form says, whoever heads it."""
    head = record.body(act.agency).head
    if head and not own.get("always"):
        return [head]
    panel = own.get("panel", {}).get(act.facts.get("returned_by"))
    return list(panel or own["signer"])


def said(record: PaperRecord, act: Act) -> dict[str, str]:
    """What the words of a form may ask for; an act the record does not know stays dotted."""
    cases = {
        "case_decision": ("case_initiated",), "hold": ("held",),
        "charge_decision": ("accused_charged", "procuracy_charged"), "order": ORDERS,
        "request": ("detention_extension_requested",), "conclusion": ("investigation_concluded",),
        "indictment": ("indicted",), "trial": ("trial_set", "judgment_pronounced"),
    }  # fmt: skip
    found = {
        name: words.cited(record, record.last(*kinds, person=act.person, before=act))
        for name, kinds in cases.items()
    }
    done = [*record.earlier(act), act]
    return {
        **found, "case": record.code, "person": act.person or words.BLANK,
        "agency": record.name_of(act.agency), "capacity": capacity(record, act),
        "charge": words.charges(done, act.person), "offence": words.case_offence(done),
        "decision": words.cited(record, act),
    }  # fmt: skip


def capacity(record: PaperRecord, act: Act) -> str:
    """How the person stood when the act was done, as the engine reads it: «bị can», «người bị tạm giữ»."""
    before, after = (words.people(d) for d in (record.earlier(act), [*record.earlier(act), act]))
    label = (
        before.get(act.person or "") or after.get(act.person or "") or ("người có tên dưới đây",)
    )[0]
    return label[0].lower() + label[1:]


def person(sheet: Sheet, act: Act, labels: tuple[str, ...] = ()) -> None:
    """The name is written by hand; the record knows a code name only."""
    sheet.labelled("Họ và tên (ghi tay khi ban hành)")
    sheet.say(f"Mã trong hồ sơ: {act.person or words.BLANK}.")
    for label in labels:
        sheet.labelled(label)


def term_words(term: terms.Term | None, otherwise: str) -> str:
    """«trong thời hạn 03 tháng 27 ngày, kể từ ngày … đến hết ngày …», as TTLT 04/2018 Điều 17 writes it."""
    if term is None:
        return otherwise
    return f"trong thời hạn {words.length(term)}, {words.span(term)}"


def working(term: terms.Term | None) -> tuple[str, ...]:
    """How the term was counted, what was assumed, what is still open."""
    if term is None:
        return ()
    one = term.reading
    counted = f"Cách tính: {'; '.join(one.working)} ({one.cite})."
    more = [f"Giả định: {text}." for text in one.assumptions]
    more += [f"Lưu ý: {text}" for text in one.warnings]
    return (
        counted,
        *more,
        *([f"Còn cách hiểu chưa thống nhất: {one.unsettled}"] if one.unsettled else []),
    )


def duties(record: PaperRecord, act: Act) -> list[str]:
    """What the law asks for after this act, and by when."""
    return [
        f"{one.name}: {'' if one.due_at is None else 'chậm nhất '}{words.due(one)} ({one.cite})."
        for one in terms.follows(record, act)
    ]
