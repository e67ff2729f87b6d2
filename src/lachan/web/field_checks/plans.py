"""The page of plans of checks: how each plan stands, and which firms are still to be visited."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.sectors import codes, queries
from lachan.sectors.queries import Planned

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from .tabs import HOME, tabs

HERE = f"{HOME}ke-hoach/"
VISITS = ("Cơ sở", "Kế hoạch", "Chậm nhất ngày", "Trạng thái", "Đơn vị")
NO_VISIT = (
    "Chưa có cơ sở nào trong kế hoạch",
    "chưa đưa cơ sở nào vào kế hoạch; mở một cơ sở rồi chọn «Đưa vào kế hoạch kiểm tra».",
)
PLANS = ("Kế hoạch", "Cơ sở", "Đã kiểm tra", "Quá hạn chưa kiểm tra", "Chưa đến hạn", "Đưa ra")
NO_PLAN = ("Chưa có kế hoạch nào", "chưa đơn vị nào trong phạm vi đưa cơ sở vào kế hoạch.")
STATES = dict(codes.PLANNED)
KINDS = {"overdue": "overdue", "waiting": "running", "done": "met", "late": "met", "dropped": "paused"}  # fmt: skip


@signed_in(P.CHECK_SEE)
def page(request: HttpRequest) -> HttpResponse:
    every = queries.planned(request.actor, request.at.date())
    asked = request.GET.get("so", "")[:60]
    shown = [one for one in every if not asked or one.planned.number == asked]
    return render(request, "field_checks/plans.html", {
        "tabs": tabs("ke-hoach/"), "asked": asked, "home": HERE, "many": len(shown),
        "overdue": sum(one.code == "overdue" for one in every),
        "plans": table("Các kế hoạch", PLANS, _plans(every), empty=NO_PLAN, caption_hidden=True),
        "table": table("Cơ sở trong kế hoạch", VISITS, [visit_cells(one, request.actor) for one in shown[: queries.PAGE * 4]],
                       empty=NO_VISIT, caption_hidden=True),
    })  # fmt: skip


def _plans(every: list[Planned]) -> list[list[Cell]]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in every:
        body = one.planned.agency.short_name
        found.setdefault((one.planned.number, body), Counter())[one.code] += 1
    return [_plan_cells(number, body, tally) for (number, body), tally in sorted(found.items())]


def _plan_cells(number: str, body: str, tally: Counter[str]) -> list[Cell]:
    counts: list[Any] = [tally.total(), tally["done"] + tally["late"], tally["overdue"], tally["waiting"], tally["dropped"]]  # fmt: skip
    late = f" {tally['late']} quá hạn" if tally["late"] else ""
    cells: list[Cell] = [{"text": str(one)} for one in counts]
    cells[1]["sub"] = late
    return [{"text": number, "url": f"{HERE}?{urlencode({'so': number})}", "sub": f" {body}"}, *cells]  # fmt: skip


def visit_cells(one: Planned, who: Actor) -> list[Cell]:
    row, firm = one.planned, one.planned.firm
    may = who.can(P.CHECK_DO) and one.code in ("overdue", "waiting")
    visited = f" ngày {wording.day(one.visited)}" if one.visited else ""
    return [
        {"text": firm.name, "url": f"{HOME}co-so/{firm.id}/", "sub": f" {firm.place.name}"},
        {"text": row.number, "sub": f" {row.words}" if row.words else "", "url": f"{HERE}{row.id}/lam/bo/" if may else ""},
        {"text": wording.day(row.by_day)}, {"state": KINDS[one.code], "state_label": STATES[one.code] + visited},
        {"text": row.agency.short_name},
    ]  # fmt: skip
