"""The list: every filter stands in the address, so that a link to a list is a list."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.docket import queries as docket
from lachan.procedure.stages import table

from ..door import signed_in
from ..sheet import key
from .rows import matter_table

Cursor = tuple[datetime, UUID]


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    found = docket.lines(request.actor, _filters(request))
    rows = matter_table(found.rows, request.at, caption="Vụ việc trong phạm vi của đơn vị")
    shown = {
        "filters": _shown_filters(asked),
        "table": rows,
        "pager": {
            "shown": f"{rows['count']} vụ việc", "order": "mới tiếp nhận trước",
            "first_url": _with(asked, sau="") if asked.get("sau") else "",
            "next_url": _with(asked, sau=cursor_written(found.more)) if found.more else "",
        },
    }  # fmt: skip
    template = "matters/_fragment.html" if _only_list(request) else "matters/page.html"
    return render(request, template, shown)


def _only_list(request: HttpRequest) -> bool:
    return bool(request.htmx) and not request.htmx.history_restore_request


def _filters(request: HttpRequest) -> docket.Filters:
    asked = request.GET
    return docket.Filters(
        stage=asked.get("giai_doan", "") if asked.get("giai_doan") in table().stages else "",
        late_at=request.at if asked.get("han") == "qua" else None,
        holder=request.actor.agency_id if asked.get("thu_ly") == "minh" else None,
        words=asked.get("q", "")[:80].strip(),
        before=cursor_read(asked.get("sau", "")),
    )


def _shown_filters(asked: QueryDict) -> dict[str, Any]:
    stages = [("", "Mọi giai đoạn"), *((s.code, s.label) for s in table().stages.values())]
    fields = [
        ("giai_doan", "Giai đoạn", stages),
        ("han", "Thời hạn", [("", "Tất cả"), ("qua", "Đang quá hạn")]),
        ("thu_ly", "Đang thụ lý", [("", "Mọi cơ quan"), ("minh", "Đơn vị mình")]),
    ]
    return {
        "action": "/vu-viec/", "q": asked.get("q", ""), "clear_url": "/vu-viec/", "target": "list",
        "q_hint": "mã vụ việc, số sổ, xã phường; gõ không dấu cũng được",
        "on": any(asked.get(name) for name in ("q", "giai_doan", "han", "thu_ly")),
        "fields": [
            {"name": name, "label": label, "options": [
                {"value": v, "label": text, "selected": v == asked.get(name, "")}
                for v, text in options]}
            for name, label, options in fields
        ],
    }  # fmt: skip


def _with(asked: QueryDict, **changed: str) -> str:
    kept = {name: value for name, value in {**asked.dict(), **changed}.items() if value}
    return f"/vu-viec/?{urlencode(kept)}" if kept else "/vu-viec/"


def cursor_written(cursor: Cursor) -> str:
    return f"{cursor[0].isoformat()}~{cursor[1]}"


def cursor_read(text: str) -> Cursor | None:
    """The last row shown; a cursor that cannot be read is the beginning."""
    at, _, matter = text.partition("~")
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return None
    row = key(matter)
    sane = when.tzinfo is not None and 1900 <= when.year <= 2200
    return (when, row) if row is not None and sane else None
