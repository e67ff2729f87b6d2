"""The board of cases: filters stand in the address, so that a link to a list is the list."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.cases import queries as cases
from lachan.procedure.track_tables import case_table as stages

from .. import wording
from ..door import signed_in
from ..matters.views import cursor_read, cursor_written
from .rows import bars, case_table
from .words import GROUPS

KEPT = 20  # seconds that the counts of one desk are reused; the list below them is always fresh


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked, chosen = request.GET, _group(request.GET)
    found = cases.case_lines(request.actor, _filters(request, chosen))
    rows, shown = case_table(found.rows, request.at), {}
    if not _only_list(request):
        told, counts = _tallies(request.actor, request.at)
        shown = {
            "bars": bars(counts, chosen),
            "counted_at": wording.shortly(told),
            "all": not chosen,
        }
    shown |= {
        "filters": _shown_filters(asked),
        "table": rows,
        "pager": {
            "shown": f"{rows['count']} vụ án", "order": "mới khởi tố trước",
            "first_url": _with(asked, sau="") if asked.get("sau") else "",
            "next_url": _with(asked, sau=cursor_written(found.more)) if found.more else "",
        },
    }  # fmt: skip
    template = "cases_board/_fragment.html" if _only_list(request) else "cases_board/page.html"
    return render(request, template, shown)


def _only_list(request: HttpRequest) -> bool:
    return bool(request.htmx) and not request.htmx.history_restore_request


def _group(asked: QueryDict) -> str:
    return asked.get("nhom", "") if asked.get("nhom", "") in GROUPS else ""


def _tallies(who: Actor, at: datetime) -> tuple[datetime, list[cases.Tally]]:
    """Counting all of a province's cases costs more than showing fifty: once in twenty seconds for one person."""
    name = f"case-tallies:{who.account_id}:{'-'.join(map(str, who.scope))}"
    kept: tuple[datetime, list[cases.Tally]] | None = cache.get(name)
    if kept is None:
        kept = (at, cases.tallies(who))
        cache.set(name, kept, KEPT)
    return kept


def _filters(request: HttpRequest, chosen: str) -> cases.Filters:
    asked = request.GET
    stage = asked.get("giai_doan", "")
    known = stages().stages.by_code
    return cases.Filters(
        stages=(stage,) if stage in known else GROUPS[chosen][1] if chosen else (),
        severity=asked.get("loai", "") if asked.get("loai") in wording.SEVERITY else "",
        holder=request.actor.agency_id if asked.get("thu_ly") == "minh" else None,
        late_at=request.at if asked.get("loc") == "qua_han" else None,
        detained=asked.get("loc") == "giam_giu",
        returned=asked.get("loc") == "tra_ho_so",
        words=asked.get("q", "")[:80].strip(),
        before=cursor_read(asked.get("sau", "")),
    )


NARROW = [
    ("", "Tất cả"),
    ("qua_han", "Đang quá hạn"),
    ("giam_giu", "Có người bị giam, giữ"),
    ("tra_ho_so", "Đã bị trả hồ sơ"),
]


def _shown_filters(asked: QueryDict) -> dict[str, Any]:
    fields = [
        ("nhom", "Nhóm giai đoạn", [("", "Mọi nhóm"), *((n, label) for n, (label, _) in GROUPS.items())]),
        ("giai_doan", "Giai đoạn", [("", "Mọi giai đoạn"),
                                    *((s.code, s.label) for s in stages().stages.by_code.values())]),
        ("loai", "Loại tội phạm", [("", "Mọi loại"), *wording.SEVERITY.items()]),
        ("loc", "Chỉ xem", NARROW),
        ("thu_ly", "Đang thụ lý", [("", "Mọi cơ quan"), ("minh", "Đơn vị mình")]),
    ]  # fmt: skip
    return {
        "action": "/vu-an/", "q": asked.get("q", ""), "clear_url": "/vu-an/", "target": "list",
        "q_hint": "mã vụ án, số sổ, xã phường; gõ không dấu cũng được",
        "on": any(asked.get(name) for name in ("q", *(f[0] for f in fields))),
        "fields": [
            {"name": name, "label": label, "options": [
                {"value": v, "label": text, "selected": v == asked.get(name, "")} for v, text in options]}
            for name, label, options in fields
        ],
    }  # fmt: skip


def _with(asked: QueryDict, **changed: str) -> str:
    kept = {name: value for name, value in {**asked.dict(), **changed}.items() if value}
    return f"/vu-an/?{urlencode(kept)}" if kept else "/vu-an/"
