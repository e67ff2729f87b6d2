"""The money ledger: each payment with what shows it, then what everybody received and paid; both sides come to the same."""

from __future__ import annotations

from lachan.proof.case import Case
from lachan.proof.views import MISSING, Entry, balances
from lachan.proof.views import money as entries_of

from ..head import Printed
from ..words import UNSAID, day
from ..words import money as said
from .canvas import AGAINST, FAINT, LEFT, Canvas, lines

WIDTH = 1100.0
AT = {"on": 0.0, "payer": 110.0, "payee": 250.0, "sum": 560.0, "folio": 590.0}


def money(of: Printed) -> str:
    case = Case(of.bundle)
    canvas = Canvas(of.titled("Sổ dòng tiền"), WIDTH)
    entries = entries_of(case)
    if not entries:
        canvas.text(LEFT, canvas.top + 12, f"Giao dịch: {UNSAID}.")
        return canvas.done()
    y = _heads(canvas, canvas.top + 10)
    for one in entries:
        y = _entry(canvas, one, y)
    _balances(canvas, entries, y + 30)
    return canvas.done()


def _heads(canvas: Canvas, y: float) -> float:
    for name, words in (("on", "Ngày"), ("payer", "Người trả"), ("payee", "Người nhận"), ("folio", "Dấu vết, bút lục")):  # fmt: skip
        canvas.text(LEFT + AT[name], y, words, size=13, weight="bold")
    canvas.text(LEFT + AT["sum"], y, "Số tiền", size=13, weight="bold", anchor="end")
    canvas.rule(LEFT, y + 6, WIDTH - LEFT, y + 6, ink="#6b6b6b")
    return y + 24


def _entry(canvas: Canvas, one: Entry, y: float) -> float:
    trace = one.folio if one.traced else "chưa có dấu vết (sao kê, biên nhận)"
    group = canvas.mark(one.id, one.folio, f"{one.payer} → {one.payee}: {said(one.sum, one.currency)}")  # fmt: skip
    canvas.text(LEFT + AT["on"], y, day(one.on), into=group)
    canvas.text(LEFT + AT["payer"], y, _who(one.payer), into=group)
    canvas.text(LEFT + AT["payee"] - 22, y, "→", ink=FAINT, into=group)
    canvas.text(LEFT + AT["payee"], y, _who(one.payee), into=group)
    canvas.text(LEFT + AT["sum"], y, said(one.sum, one.currency), anchor="end", into=group)
    ink = AGAINST if not one.traced or MISSING in trace else "#1a1a1a"
    bottom = canvas.said(LEFT + AT["folio"], y, lines(trace, WIDTH - 2 * LEFT - AT["folio"], 12), ink=ink, into=group)  # fmt: skip
    canvas.rule(LEFT, bottom - 8, WIDTH - LEFT, bottom - 8)
    return bottom + 7


def _who(code: str) -> str:
    return "chưa rõ" if code == "?" else code[:18]


def _balances(canvas: Canvas, entries: tuple[Entry, ...], y: float) -> None:
    canvas.text(LEFT, y, "Cộng theo người", size=14, weight="bold")
    for x, words in ((320, "Đã nhận"), (560, "Đã trả")):
        canvas.text(LEFT + x, y, words, size=13, weight="bold", anchor="end")
    for (who, currency), (came, went) in balances(entries).items():
        y += 20
        canvas.text(LEFT, y, _who(who))
        canvas.text(LEFT + 320, y, said(came, currency), anchor="end")
        canvas.text(LEFT + 560, y, said(went, currency), anchor="end")
    canvas.text(LEFT, y + 22, "Phép cộng của những khoản đã ghi; không nói ai hưởng lợi.", size=11, ink=FAINT)  # fmt: skip
