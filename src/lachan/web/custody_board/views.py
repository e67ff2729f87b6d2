"""The custody board: one row for each person held, by the last moment of the order in force."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.cases import queries as cases
from lachan.law.book import book
from lachan.procedure.track_tables import accused_table

from .. import wording
from ..door import signed_in
from ..sheet import key
from ..table import Cell, table

COLUMNS = ("Người", "Vụ án", "Tình trạng", "Từ", "Hết hạn", "Nơi giữ", "Cơ quan thụ lý")
EMPTY = (
    "Không có ai đang bị giam, giữ",
    "không có người bị giữ, tạm giữ, tạm giam trong phạm vi của đơn vị.",
)
DAY = timedelta(days=1)
UNTIL = {"qua": timedelta(), "1": DAY, "3": 3 * DAY, "10": 10 * DAY}


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    at, asked = request.at, request.GET
    until = at + UNTIL[asked["den"]] if asked.get("den") in UNTIL else None
    found = cases.custody(request.actor, until, _read(asked.get("sau", "")))
    held = cases.custody_counts(request.actor, at)
    rows = table(
        "Người đang bị giữ, tạm giữ, tạm giam",
        COLUMNS,
        [_cells(r, at) for r in found.rows],
        empty=EMPTY,
    )
    shown = {
        "tallies": _tallies(held),
        "table": rows,
        "alarm": held.past,
        "pager": {
            "shown": f"{rows['count']} người", "order": "sắp hết hạn trước",
            "first_url": _url(asked.get("den", "")) if asked.get("sau") else "",
            "next_url": _url(asked.get("den", ""), sau=_written(found.more)) if found.more else "",
        },
    }  # fmt: skip
    return render(request, "custody_board/page.html", shown)


def _tallies(held: cases.Held) -> list[dict[str, Any]]:
    return [
        {"label": "Đã hết hạn, phải trả tự do ngay", "count": held.past, "url": _url("qua"),
         "state": "overdue" if held.past else "met"},
        {"label": "Hết hạn trong 24 giờ", "count": held.day, "url": _url("1"), "state": "soon" if held.day else "met"},
        {"label": "Hết hạn trong 3 ngày", "count": held.three_days, "url": _url("3"), "state": "running"},
        {"label": "Đang bị giam, giữ", "count": held.held, "url": _url(""), "state": "running"},
    ]  # fmt: skip


def _cells(row: cases.HeldLine, at: datetime) -> list[Cell]:
    status, custody = accused_table().status.by_code, accused_table().custody.by_code
    return [
        {
            "code_name": row.person,
            "url": f"/vu-viec/{row.code}/#nguoi-{row.person}",
            "sub": status[row.status].label,
        },
        {
            "code_name": row.code,
            "url": f"/vu-viec/{row.code}/",
            "sub": wording.stage(row.stage),
        },
        {"text": custody[row.custody].label},
        {"text": wording.shortly(row.custody_since)},
        _release(row, at),
        {"text": row.house or "chưa ghi"},
        {"text": row.holder},
    ]


def _release(row: cases.HeldLine, at: datetime) -> Cell:
    """Past the end there is but one thing to do; without a known end, that is said."""
    if row.release_at is None:
        return {
            "state": "unsettled",
            "state_label": "chưa rõ ngày hết hạn",
            "sub": "ghi lệnh, quyết định đang có hiệu lực",
        }
    span, clock = row.release_at - at, book().clock(row.release_ref)
    state = "overdue" if span < timedelta() else "soon" if span <= 3 * DAY else "running"
    label = (
        f"Phải trả tự do ngay · {wording.left(span)}" if span < timedelta() else wording.left(span)
    )
    return {
        "state": state,
        "state_label": label,
        "sub": f"{wording.on(row.release_at)} · {clock.name}",
    }


def _url(until: str, **more: str) -> str:
    asked = {name: value for name, value in {"den": until, **more}.items() if value}
    return f"/giam-giu/?{urlencode(asked)}" if asked else "/giam-giu/"


def _written(cursor: cases.After) -> str:
    return f"{cursor[0]}~{cursor[1]}"


def _read(text: str) -> cases.After | None:
    """The last row shown; a cursor that cannot be read is the beginning."""
    at, _, row = text.partition("~")
    found = key(row)
    if found is None:
        return None
    try:
        return (at if at == "infinity" else datetime.fromisoformat(at).isoformat(), found)
    except ValueError:
        return None
