"""The persons in the viewer's care: a code name each, filters that stand in the address, pages by key."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.procedure.care import table as path_table
from lachan.procedure.periods import local_day
from lachan.victims import queries
from lachan.victims.codes import PURPOSES
from lachan.victims.commands import look_up_in_care
from lachan.victims.models import CareFile
from lachan.victims.queries import Line

from .. import sheet, wording
from ..door import signed_in
from ..look_up.views import fields_of
from ..matters.views import cursor_read, cursor_written
from ..sheet import Sheet
from ..table import Cell, table
from . import words
from .care import HOME

COLUMNS = (
    "Mã người",
    "Đang ở",
    "Tư cách nạn nhân",
    "Chế độ",
    "An toàn",
    "Xem lại",
    "Hạn gần nhất",
    "Cơ quan chủ trì",
)
EMPTY = (
    "Không có ai trong danh sách",
    "không có người nào trong phạm vi của đơn vị khớp với điều kiện.",
)
REVIEWS = {"": "Tất cả", "nay": "Đến ngày xem lại", "tuan": "Trong 7 ngày tới"}
MINOR = {"": "Tất cả", "tre": "Dưới 18 tuổi", "lon": "Từ đủ 18 tuổi"}
SOON = timedelta(hours=24)


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    found = queries.lines(request.actor, _filters(request))
    return _page(request, {
        "filters": _shown(asked), "table": _table(found.rows, request.at, "Người trong phạm vi của đơn vị"),
        "pager": {"shown": f"{len(found.rows)} người", "order": "mới tiếp nhận trước",
                  "first_url": _with(asked, sau="") if asked.get("sau") else "",
                  "next_url": _with(asked, sau=cursor_written(found.more)) if found.more else ""},
    })  # fmt: skip


def _page(request: HttpRequest, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    who = request.actor
    links = [(P.VICTIM_RECEIVE, "tiep-nhan/", "Tiếp nhận một người"), (P.VICTIM_SEE, "can-lam/", "Việc cần làm"), (P.VICTIM_RECEIVE, "tra-cuu/", "Tra cứu chính xác"),
             (P.VICTIM_RECEIVE, "danh-sach-tro-ve/", "Danh sách người trở về"), (P.VICTIM_SEE, "muc-chi/", "Mức chi")]  # fmt: skip
    offers = [{"label": label, "url": HOME + path} for need, path, label in links if who.can(need)]
    return render(request, "care/listing.html", {"offers": offers, **shown}, status=status)


def _filters(request: HttpRequest) -> queries.Filters:
    """Whoever leads asks by the index of what it leads; «cả nơi khác chủ trì» widens."""
    asked, today = request.GET, local_day(request.at)
    until = {"nay": today, "tuan": today + timedelta(days=7)}.get(asked.get("xem_lai", ""))
    return queries.Filters(
        stage=asked["chang"] if asked.get("chang") in path_table().stages else "",
        red=asked.get("an_toan") == "bao", review_by=until, unscreened=asked.get("sang_loc") == "chua",
        regime=asked["che_do"] if asked.get("che_do") in words.REGIME else "",
        minor={"tre": True, "lon": False}.get(asked.get("tuoi", "")),
        code=asked.get("q", "")[:20].strip(), led=asked.get("chu_tri") == "minh",
        before=cursor_read(asked.get("sau", "")),
    )  # fmt: skip


def _shown(asked: QueryDict) -> dict[str, Any]:
    stages = [("", "Mọi chặng"), *((s.code, s.label) for s in path_table().stages.values())]
    fields = [
        ("chang", "Đang ở", stages), ("an_toan", "An toàn", [("", "Tất cả"), ("bao", "Đang có báo động")]),
        ("xem_lai", "Xem lại", REVIEWS.items()), ("che_do", "Chế độ", [("", "Tất cả"), *words.REGIME.items()]),
        ("sang_loc", "Sàng lọc", [("", "Tất cả"), ("chua", "Trong danh sách trở về, chưa sàng lọc")]),
        ("tuoi", "Tuổi", MINOR.items()), ("chu_tri", "Chủ trì", [("", "Mọi cơ quan"), ("minh", "Đơn vị mình")]),
    ]  # fmt: skip
    return {
        "action": HOME, "q": asked.get("q", ""), "clear_url": HOME, "target": "list",
        "q_hint": "đúng mã người, ví dụ N-BCDFGHJKL",
        "on": any(asked.get(name) for name in ("q", *(f[0] for f in fields))),
        "fields": [{"name": name, "label": label, "options": [
            {"value": v, "label": text, "selected": v == asked.get(name, "")} for v, text in options]}
            for name, label, options in fields],
    }  # fmt: skip


def _with(asked: QueryDict, **changed: str) -> str:
    kept = {name: value for name, value in {**asked.dict(), **changed}.items() if value}
    return f"{HOME}?{urlencode(kept)}" if kept else HOME


def _table(rows: Any, at: datetime, caption: str) -> dict[str, Any]:
    return table(caption, COLUMNS, (_cells(row, at) for row in rows), empty=EMPTY, caption_hidden=True)  # fmt: skip


def _cells(row: Line, at: datetime) -> list[Cell]:
    return [
        {"code_name": row.code, "url": f"{HOME}{row.code}/", "sub": _who(row)},
        *_stands(row),
        {"state": "overdue", "state_label": f"{row.red} báo động"} if row.red else {"text": "—"},
        _review(row.review_on, at), _due(row, at), {"text": row.lead, "sub": f" · {row.place}" if row.place else ""},
    ]  # fmt: skip


def _stands(row: Line) -> list[Cell]:
    """Whoever was only asked for a support reads none of the three."""
    if not row.stage:
        return [{"text": "nơi chủ trì giữ"}, {"text": "—"}, {"text": "—"}]
    return [
        {"stage": path_table().stages[row.stage].label, "stage_kind": "closed" if row.closed else ""},
        {"text": words.VERDICT[row.verdict]}, {"text": words.REGIME.get(row.regime, "—")},
    ]  # fmt: skip


def _who(row: Line) -> str:
    if not row.stage:
        return f"nhận {wording.day(row.received_at)}"
    age = "chưa rõ tuổi" if row.minor is None else "dưới 18 tuổi" if row.minor else "từ đủ 18 tuổi"
    return f"{age} · nhận {wording.day(row.received_at)}"


def _review(on: date | None, at: datetime) -> Cell:
    if on is None:
        return {"text": "—"}
    if on <= local_day(at):
        return {"state": "soon", "state_label": f"đến ngày xem lại {wording.day(on)}"}
    return {"text": wording.day(on)}


def _due(row: Line, at: datetime) -> Cell:
    if row.closed or not row.next_ref:
        return {"text": "—"}
    name = words.clock_name(row.next_ref)
    if row.next_due_at is None:
        return {"state": "soon", "state_label": "làm ngay", "sub": f" {name}"}
    span = row.next_due_at - at
    state = "overdue" if span < timedelta() else "soon" if span <= SOON else "running"
    return {"state": state, "state_label": wording.left(span), "sub": f" {name} · {wording.shortly(row.next_due_at)}"}  # fmt: skip


@signed_in(P.VICTIM_RECEIVE)
def look_up(request: HttpRequest) -> HttpResponse:
    """By paper, telephone or name, exactly and for a purpose; the answer is no address to share."""
    if request.method != "POST":
        return _look_up(request, Sheet({"kind": "paper"}))
    typed = request.POST.dict()
    try:
        found = look_up_in_care(
            kind=sheet.words(typed, "kind"), value=sheet.words(typed, "value"), by=request.actor, at=request.at,
            birth_year=sheet.number(typed, "birth_year"), purpose=sheet.words(typed, "purpose"),
        )  # fmt: skip
    except Refusal as refusal:
        return _look_up(request, Sheet(typed, refusal), status=422)
    return _look_up(request, Sheet(typed), table=_found(found))


def _look_up(request: HttpRequest, on: Sheet, status: int = 200, **more: Any) -> HttpResponse:
    fields = fields_of(on, PURPOSES)
    errors = on.beside(fields)
    alone = on.refusal.sentence if on.refusal and not errors else ""
    shown = {"fields": fields, "errors": errors, "refusal": alone,
             "crumbs": [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"label": "Tra cứu"}], **more}  # fmt: skip
    return render(request, "care/look_up.html", shown, status=status)


def _found(files: list[CareFile]) -> dict[str, Any]:
    rows = ([{"code_name": f.person.code, "url": f"{HOME}{f.person.code}/"}, {"text": wording.day(f.received_at)}] for f in files)  # fmt: skip
    return table("Hồ sơ trong phạm vi được xem", ("Mã người", "Tiếp nhận"), rows, empty=(
        "Không thấy ai khớp", "không có hồ sơ nào trong phạm vi của đơn vị khớp từng chữ; nơi khác có thể có."))  # fmt: skip
