"""Figures of victims that left: the tables as published, what the open data set promises, what was spent; for the committee.

No chart stands here: a bar is read more finely than a number told in fives, and a hidden cell would be a gap that tells."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotYours, Refusal
from lachan.release.noising import MOST_EPSILON
from lachan.release.open_data import LEAST_PEOPLE
from lachan.release.promise import chance, number
from lachan.reporting import victim_tables
from lachan.victims import queries
from lachan.victims.commands import release_victim_tables
from lachan.victims.models import VictimRelease

from .. import wording
from ..door import signed_in
from ..table import table
from .shortfalls import FIRST

HERE = "/cham-soc/cong-bo/"
COLUMNS = ("Đã đưa ra", "Tiếp nhận năm", "Công bố", "ε", "Tệp số liệu", "Tệp kèm")
EMPTY = ("Chưa công bố gì", "chưa có số liệu nạn nhân nào của tỉnh đi ra ngoài qua hệ thống này.")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX, "json": "application/json"}


@signed_in(P.AGREEMENT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@signed_in(P.FIGURES_PUBLISH)
def publish(request: HttpRequest) -> HttpResponse:
    """Tables of closed years, once; whoever publishes says in so many words that it cannot be done again."""
    said = {name: request.POST.get(name, "") for name in ("tu", "den", "biet")}
    try:
        if said["biet"] != "1":
            raise NotSaid(field="biet")
        made = release_victim_tables(year_from=_year(said["tu"]), year_to=_year(said["den"]), by=request.actor, at=request.at)  # fmt: skip
    except NotYours:
        raise
    except Refusal as refusal:
        return _page(request, said, refusal.sentence, 422)
    messages.success(request, f"Đã công bố bảng của năm {made.years} và ghi vào sổ.")
    return redirect(HERE)


class NotSaid(Refusal):
    """Chưa đánh dấu đã hiểu là chỉ công bố một lần. Đọc dòng đó, đánh dấu rồi bấm lại."""


@signed_in(P.AGREEMENT_SEE)
def file(request: HttpRequest, release: UUID, kind: str) -> HttpResponse:
    """As it left, the same bytes of figures each time."""
    _committee(request)
    row = queries.release_by_id(request.actor, release)
    made = _files(row)
    if kind not in made:
        raise Http404("Không có tệp này. Chọn tệp trong danh sách.")
    name = f"{'nan-nhan' if row.kind == 'tables' else 'du-lieu-mo'}-{row.year_from}-{row.year_to}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}  # fmt: skip
    return HttpResponse(made[kind](), content_type=MEDIA[kind], headers=headers)


def _files(row: VictimRelease) -> dict[str, Any]:
    if row.kind == "tables":
        return {"csv": lambda: victim_tables.as_csv(row.content, row.years), "xlsx": lambda: victim_tables.as_xlsx(row.content, row.years)}  # fmt: skip
    return {"csv": lambda: row.content["csv"].encode("utf-8-sig"),
            "json": lambda: json.dumps(row.content["metadata"], ensure_ascii=False, indent=1).encode()}  # fmt: skip


def _committee(request: HttpRequest) -> None:
    if "agreement" not in request.actor.caps:
        raise NotYours


def _page(request: HttpRequest, said: dict[str, str] | None = None, refusal: str = "", status: int = 200) -> HttpResponse:  # fmt: skip
    _committee(request)
    rows = queries.released(request.actor, 0, 9999)
    tables = _chosen(request, [row for row in rows if row.kind == "tables"])
    data = next((row for row in reversed(rows) if row.kind == "open_data"), None)
    return render(request, "care/releases.html", {
        "ledger": table("Sổ công bố", COLUMNS, [_line(row) for row in reversed(rows)], empty=EMPTY, caption_hidden=True),
        "tables": tables, "shown": [_grid(one) for one in tables.content["tables"]] if tables else [],
        "data": data, "meta": data.content["metadata"] if data else {}, "spent": _spent(rows), "least": LEAST_PEOPLE,
        "may": request.actor.can(P.FIGURES_PUBLISH), "years": _years(request, said or {}), "refusal": refusal,
        "crumbs": [{"url": "/giam-sat/", "label": "Giám sát"}, {"label": "Số liệu nạn nhân đã công bố"}],
    }, status=status)  # fmt: skip


def _chosen(request: HttpRequest, rows: list[VictimRelease]) -> VictimRelease | None:
    """The tables asked for, else the last that left."""
    asked = request.GET.get("bang", "")
    return next((row for row in rows if str(row.id) == asked), rows[-1] if rows else None)


def _grid(one: dict[str, Any]) -> dict[str, Any]:
    first, *rest = one["rows"]
    return table(one["title"], first, ([{"text": cell} for cell in row] for row in rest), empty=EMPTY)  # fmt: skip


def _line(row: VictimRelease) -> list[dict[str, str]]:
    spent = f"{number(row.epsilon)} (δ = {chance(row.delta or 0)})" if row.epsilon else "—"
    base = f"{HERE}{row.id}/"
    view = {"url": f"{HERE}?bang={row.id}"} if row.kind == "tables" else {}
    beside = ("xlsx", "Tải XLSX") if row.kind == "tables" else ("json", "Tải lời hứa (JSON)")
    return [
        {"text": row.get_kind_display(), **view}, {"text": row.years},
        {"text": wording.day(row.released_at), "sub": row.agency.short_name}, {"text": spent},
        {"text": "Tải CSV", "url": f"{base}csv/"}, {"text": beside[1], "url": f"{base}{beside[0]}/"},
    ]  # fmt: skip


def _spent(rows: list[VictimRelease]) -> list[str]:
    """By year of reception: what is still to be spent on these people."""
    of = [row for row in rows if row.epsilon]
    years = sorted({year for row in of for year in range(row.year_from, row.year_to + 1)})
    each = [(year, queries.epsilon_spent([row for row in of if row.year_from <= year <= row.year_to])) for year in years]  # fmt: skip
    return [f"Người tiếp nhận năm {year}: ε đã dùng {number(spent)} trên {number(MOST_EPSILON)}." for year, spent in each]  # fmt: skip


def _years(request: HttpRequest, said: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Closed years; the last of them unless another was chosen."""
    last = str(request.at.year - 1)
    return {name: [{"value": str(y), "selected": str(y) == (said.get(name) or last)} for y in range(request.at.year - 1, FIRST - 1, -1)]
            for name in ("tu", "den")}  # fmt: skip


def _year(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else 0
