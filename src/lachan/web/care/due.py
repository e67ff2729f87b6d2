"""What is to be done for persons in care: red flags first, then answers, reviews, supports that end."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.procedure.periods import local_day
from lachan.reference.codes import CARE_DEPARTMENTS
from lachan.victims import codes, queries
from lachan.victims.models import CareClock

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from . import words
from .care import HOME

AHEAD = timedelta(days=7)
MOST, ON_DESK = 50, 5
SOON = timedelta(hours=24)
NOTHING = ("Không có việc nào", "không ai trong phạm vi của đơn vị đang chờ việc này.")


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest) -> HttpResponse:
    """Of seven days ahead, and whom nobody of a list has screened; five questions."""
    who, at = request.actor, request.at
    due = queries.due(who, at + AHEAD, local_day(at + AHEAD), MOST, led=_leads(who))
    return render(request, "care/due.html", {"heaps": [
        _heap("bao-dong", "Báo động an toàn", ("Mã người", "Báo động", "Chủ trì"), [
            [_name(row.code), {"state": "overdue", "state_label": f"{row.red} báo động"}, {"text": row.lead}] for row in due.red]),
        _heap("thoi-han", "Việc có hạn", ("Mã người", "Việc", "Hạn"), [_clock(one, at) for one in due.clocks]),
        _heap("chua-sang-loc", "Trong danh sách trở về, chưa sàng lọc", ("Mã người", "Tiếp nhận", "Chủ trì"), [
            [_name(row.code, "sang-loc/"), {"text": wording.day(row.received_at)}, {"text": row.lead}] for row in _unscreened(who)]),
        _heap("xem-lai", "Đến ngày xem lại", ("Mã người", "Xem lại", "Chủ trì"), [
            [_name(row.code), {"text": wording.day(row.review_on)}, {"text": row.lead}] for row in due.reviews]),
        _heap("sap-het", "Hỗ trợ sắp hết thời hạn", ("Mã người", "Hỗ trợ", "Đến hết ngày"), [
            [_name(one.care.person.code, "ho-tro/"), {"text": codes.label(codes.SUPPORT, one.support)}, {"text": wording.day(one.until)}]
            for one in due.ending]),
    ], "crumbs": [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"label": "Việc cần làm"}]})  # fmt: skip


def _leads(who: Actor) -> bool:
    """Of those whom the body leads; a body that helps beside sees the alarms of whoever it helps too."""
    return who.agency_kind in CARE_DEPARTMENTS


def _unscreened(who: Actor) -> Sequence[queries.Line]:
    """Those whom this body may screen, and nobody has."""
    leads = who.agency_kind in CARE_DEPARTMENTS
    may = who.can(P.VICTIM_RECEIVE)
    return queries.lines(who, queries.Filters(unscreened=True, led=leads), MOST).rows if may else []


@signed_in(P.VICTIM_SEE)
def on_desk(request: HttpRequest) -> HttpResponse:
    """Alarms and answers on the desk, a few lines; they come after the page, so that the desk costs what it did."""
    who, at = request.actor, request.at
    due = queries.due(who, at, local_day(at), ON_DESK, led=_leads(who))
    rows = [
        *(_line(row.code, "overdue", "báo động", f"{row.red} báo động an toàn chưa ai ghi đã xử lý") for row in due.red),
        *(_line(one.care.person.code, "overdue" if one.due_at else "soon", wording.left(one.due_at - at) if one.due_at else "làm ngay",
                words.clock_name(one.ref)) for one in due.clocks),
        *(_line(row.code, "soon", "đến ngày", f"Xem lại nhu cầu, an toàn: hẹn {wording.day(row.review_on)}") for row in due.reviews),
    ]  # fmt: skip
    return render(request, "desk/_care.html" if request.htmx else "desk/care.html", {"cared": rows})


def _line(code: str, state: str, label: str, what: str) -> dict[str, str]:
    return {"code": code, "state": state, "label": label, "what": what, "url": f"{HOME}{code}/"}


def _heap(name: str, title: str, columns: tuple[str, ...], rows: list[list[Cell]]) -> dict[str, Any]:  # fmt: skip
    return {"name": name, "title": title, "table": table(f"{title}: từng người", columns, rows, empty=NOTHING, caption_hidden=True)}  # fmt: skip


def _name(code: str, part: str = "") -> Cell:
    return {"code_name": code, "url": f"{HOME}{code}/{part}"}


def _clock(one: CareClock, at: datetime) -> list[Cell]:
    name = {"text": words.clock_name(one.ref)}
    if one.due_at is None:
        return [_name(one.care.person.code), name, {"state": "soon", "state_label": "làm ngay"}]
    span = one.due_at - at
    state = "overdue" if span < timedelta() else "soon" if span <= SOON else "running"
    return [_name(one.care.person.code), name,
            {"state": state, "state_label": wording.left(span), "sub": f" {wording.shortly(one.due_at)}"}]  # fmt: skip
