"""Pages of field checks: findings by where they stand, firms of a sector, one firm."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.sectors import codes, queries
from lachan.sectors.models import Firm
from lachan.sectors.queries import Found

from .. import sheet, wording
from ..door import signed_in
from ..plan.forms import offers
from ..table import Cell, table
from . import keeping, plans
from .tabs import HOME, crumbs, tabs

FINDINGS = ("Vi phạm", "Cơ sở", "Hạn khắc phục", "Trạng thái", "Đơn vị kiểm tra")
NO_FINDING = (
    "Không có vi phạm nào",
    "chưa cuộc kiểm tra nào trong phạm vi của đơn vị mình nêu vi phạm.",
)
FIRMS = ("Cơ sở", "Lĩnh vực", "Nơi", "Giấy phép", "Kiểm tra gần nhất")
NO_FIRM = (
    "Chưa có cơ sở nào",
    "chưa ghi cơ sở nào của lĩnh vực này trong phạm vi của đơn vị mình.",
)
LICENCES = ("Việc", "Số", "Ngày", "Hết hạn")
NO_LICENCE = (
    "Chưa ghi giấy phép nào",
    "chưa ghi không có nghĩa là không có; hỏi cơ sở và ghi lại.",
)
CHECKS = ("Ngày", "Kế hoạch, quyết định", "Vi phạm", "Đơn vị")
NO_CHECK = ("Chưa kiểm tra lần nào", "chưa ghi cuộc kiểm tra nào.")
STATES = dict(codes.STATES)
KINDS = {
    "open": "running",
    "overdue": "overdue",
    "waiting": "soon",
    "closed": "met",
    "passed_on": "paused",
}


@signed_in(P.CHECK_SEE)
def page(request: HttpRequest) -> HttpResponse:
    """What is not put right yet, the longest overdue first."""
    today = request.at.date()
    whole = request.GET.get("ca") == "1"
    every = queries.findings(request.actor, today)
    shown = (
        every
        if whole
        else [one for one in every if one.standing.code not in ("closed", "passed_on")]
    )
    return render(request, "field_checks/page.html", {
        "tabs": tabs(""), "overdue": len(queries.overdue(every)), "whole": whole, "home": HOME,
        "offers": offers(request.actor, keeping.NEW, None, HOME), "many": len(shown),
        "table": table("Vi phạm phải khắc phục", FINDINGS, [_finding_cells(one, request.actor) for one in shown[: queries.PAGE * 4]], empty=NO_FINDING,
                       caption_hidden=True),
    })  # fmt: skip


def _finding_cells(one: Found, who: Actor) -> list[Cell]:
    firm, late = one.finding.check_of.firm, one.standing
    open_to = who.can(P.CHECK_DO) and late.code not in ("closed", "passed_on")
    url = f"{HOME}vi-pham/{one.finding.id}/lam/khac-phuc/" if open_to else ""
    days = f" {late.days} ngày" if late.code == "overdue" else ""
    return [
        {"text": codes.asks(firm.sector).get(one.finding.kind, one.finding.kind), "url": url},
        {"text": firm.name, "url": f"{HOME}co-so/{firm.id}/", "sub": f" {firm.place.name}"}, {"text": wording.day(late.fix_by)},
        {"state": KINDS[late.code], "state_label": STATES[late.code] + days}, {"text": one.finding.agency.short_name},
    ]  # fmt: skip


@signed_in(P.CHECK_SEE)
def firms(request: HttpRequest) -> HttpResponse:
    """Firms of a sector, by name, a page at a time."""
    sector, words = request.GET.get("linh_vuc", ""), request.GET.get("q", "")[:60]
    rows = queries.firms(request.actor, sector if sector in codes.sectors() else "", words)
    name, _, last = request.GET.get("sau", "").rpartition("~")
    found = list(queries.after(rows, name, sheet.key(last))[: queries.PAGE + 1])
    shown, today = found[: queries.PAGE], request.at.date()
    asked = {name: value for name, value in (("linh_vuc", sector), ("q", words)) if value}
    return render(request, "field_checks/firms.html", {
        "tabs": tabs("co-so/"), "offers": offers(request.actor, keeping.NEW, None, HOME), "filters": _filters(sector, words),
        "table": table("Cơ sở", FIRMS, [_firm_cells(one, today) for one in shown], empty=NO_FIRM, caption_hidden=True),
        "pager": {"shown": f"{len(shown)} dòng", "order": "theo tên", "first_url": f"{HOME}co-so/?{urlencode(asked)}" if name else "",
                  "next_url": f"{HOME}co-so/?{urlencode({**asked, 'sau': _written(shown[-1])})}" if len(found) > queries.PAGE else ""},
    })  # fmt: skip


def _written(one: Firm) -> str:
    return f"{one.name}~{one.id}"


def _filters(sector: str, words: str) -> dict[str, Any]:
    options = [("", "Mọi lĩnh vực"), *codes.labels()]
    return {"action": f"{HOME}co-so/", "q": words, "q_hint": "tên cơ sở", "on": bool(sector or words), "clear_url": f"{HOME}co-so/",
            "fields": [{"name": "linh_vuc", "label": "Lĩnh vực", "options": [
                {"value": key, "label": label, "selected": key == sector} for key, label in options]}]}  # fmt: skip


def _firm_cells(one: Firm, today: Any) -> list[Cell]:
    return [
        {"text": one.name, "url": f"{HOME}co-so/{one.id}/", "sub": f" {one.registration}" if one.registration else ""},
        {"text": codes.sectors()[one.sector]["label"]}, {"text": one.place.name}, {"text": licence(one, today)},
        {"text": wording.day(one.last) or "—"},
    ]  # fmt: skip


def licence(one: Firm, today: Any) -> str:
    """Not written down is not «without»."""
    stands = queries.licensed(one, today)
    return "chưa ghi" if stands is None else "còn hiệu lực" if stands else "hết hạn hoặc đã thu hồi"


@signed_in(P.CHECK_SEE)
def firm(request: HttpRequest, firm_id: UUID) -> HttpResponse:
    one, today = queries.firm(request.actor, firm_id), request.at.date()
    sector, here = codes.sectors()[one.sector], f"{HOME}co-so/{firm_id}/"
    licences = sorted(one.licences.all(), key=lambda row: (row.day, row.recorded_at))
    return render(request, "field_checks/firm.html", {
        "crumbs": crumbs((f"{HOME}co-so/", "Cơ sở"), ("", one.name)), "firm": one, "sector": sector, "licence": licence(one, today),
        "offers": offers(request.actor, keeping.OF_FIRM, one, here),
        "licences": table("Bảng giấy phép", LICENCES, [
            [{"text": row.get_kind_display()}, {"text": row.number}, {"text": wording.day(row.day)}, {"text": wording.day(row.valid_to) or "—"}]
            for row in licences], empty=NO_LICENCE, caption_hidden=True),
        "planned": table("Bảng kế hoạch kiểm tra", plans.VISITS, [plans.visit_cells(p, request.actor) for p in queries.planned(request.actor, today, of=one)],
                         empty=plans.NO_VISIT, caption_hidden=True),
        "findings": table("Bảng vi phạm", FINDINGS, [_finding_cells(f, request.actor) for f in queries.findings(request.actor, today, one)], empty=NO_FINDING,
                          caption_hidden=True),
        "checks": table("Bảng các cuộc kiểm tra", CHECKS, [
            [{"text": wording.day(row.checked_on)}, {"text": row.number, "sub": f" {row.words}" if row.words else ""},
             {"text": str(len(row.findings.all())) + " nội dung"}, {"text": row.agency.short_name}]
            for row in queries.checks(one)], empty=NO_CHECK, caption_hidden=True),
    })  # fmt: skip
