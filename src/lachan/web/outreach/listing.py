"""Sessions as a list: filters that stand in the address, the sums of what is shown, paging by the key of the last row."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import codes, queries
from lachan.outreach.models import Session
from lachan.outreach.queries import Asked

from .. import wording
from ..door import signed_in
from ..sheet import Unreadable, day
from ..table import Cell, table
from . import asking, campaigns
from .tabs import HOME, crumbs, tabs

COLUMNS = ("Nội dung", "Ngày", "Nơi", "Hình thức", "Lượt người", "Cơ quan tổ chức")
EMPTY = ("Không có buổi nào", "chưa buổi nào được ghi, hoặc không buổi nào khớp bộ lọc.")


@signed_in(P.OUTREACH_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked, after = read(request.GET), asking.key_after(request.GET.get("sau", "").split("~"))
    found = queries.page(request.actor, asked, after)
    rows, more = found[: queries.PAGE], len(found) > queries.PAGE
    kept = kept_of(request.GET)
    return render(request, "outreach/page.html", {
        "tabs": tabs("", request.actor), "filters": filters(request, asked), "sums": _sums(request, asked), "offers": _offers(request),
        "table": table("Buổi truyền thông", COLUMNS, (cells(one) for one in rows), empty=EMPTY, caption_hidden=True),
        "pager": {"shown": f"{len(rows)} buổi", "order": "ngày gần nhất trước", "first_url": f"{HOME}?{urlencode(kept)}" if after else "",
                  "next_url": f"{HOME}?{urlencode({**kept, 'sau': _written(rows[-1])})}" if more else ""},
    })  # fmt: skip


def _offers(request: HttpRequest) -> list[dict[str, str]]:
    if not request.actor.can(P.OUTREACH_KEEP):
        return []
    return [{"label": "Ghi buổi truyền thông", "url": f"{HOME}moi/"},
            {"label": "Nhập cả năm từ tệp .xlsx", "url": f"{HOME}nhap/"}]  # fmt: skip


def _written(row: Session) -> str:
    return f"{row.held_on}~{row.id}"


def read(given: QueryDict) -> Asked:
    """The filters as the address says them; what cannot be read asks nothing."""
    kind, group = given.get("hinh_thuc", ""), given.get("nhom", "")
    return Asked(
        since=_day(given, "tu"), until=_after(given, "den"), commune=_number(given.get("xa", "")),
        kind=kind if kind in dict(codes.KINDS) else "", group=group if group in dict(codes.GROUPS) else "",
        organiser=_number(given.get("co_quan", "")), campaign=given.get("dot", "")[:60],
    )  # fmt: skip


def _day(given: QueryDict, name: str) -> date | None:
    try:
        return day(given.dict(), name)
    except Unreadable:
        return None


def _after(given: QueryDict, name: str) -> date | None:
    """The day behind the last one asked for."""
    last = _day(given, name)
    return date.fromordinal(last.toordinal() + 1) if last else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


NAMES = ("tu", "den", "xa", "hinh_thuc", "nhom", "co_quan", "dot")


def kept_of(given: QueryDict) -> dict[str, str]:
    return {name: given[name][:80] for name in NAMES if given.get(name)}


def filters(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    given = request.GET
    bodies = [(str(one.id), one.short_name) for one in queries.organisers(request.actor)]
    places = [(pk, name) for pk, name, _ in asking.listed(request)]
    selects = (
        ("hinh_thuc", "Hình thức", [("", "Mọi hình thức"), *codes.KINDS]), ("nhom", "Nhóm", [("", "Mọi nhóm"), *codes.GROUPS]),
        ("xa", "Xã, phường", [("", "Mọi nơi"), *places]), ("co_quan", "Cơ quan", [("", "Mọi cơ quan"), *bodies]),
        ("dot", "Đợt", [("", "Mọi đợt"), *list(campaigns.options(request))[1:]]),
    )  # fmt: skip
    return {
        "action": HOME, "on": asked != Asked(), "clear_url": HOME,
        "days": [{"name": name, "label": label, "value": given.get(name, "")[:10]} for name, label in (("tu", "Từ ngày"), ("den", "Đến ngày"))],
        "fields": [{"name": name, "label": label, "options": [
            {"value": code, "label": text, "selected": code == given.get(name, "")} for code, text in options]}
            for name, label, options in selects],
    }  # fmt: skip


def _sums(request: HttpRequest, asked: Asked) -> str:
    """«12 buổi · 1.240 lượt người đếm được, 300 ước lượng · 2 buổi không đếm»."""
    told = queries.sums(request.actor, asked)
    if not told["sessions"]:
        return ""
    parts = [f"{wording.thousands(told['sessions'])} buổi",
             f"{wording.thousands(told['counted'])} lượt người đếm được, {wording.thousands(told['estimated'])} ước lượng"]  # fmt: skip
    if told["uncounted"]:
        parts.append(f"{wording.thousands(told['uncounted'])} buổi không đếm")
    return " · ".join(parts)


def cells(row: Session) -> list[Cell]:
    where = asking.commune_said(row.commune) if row.commune else "nhiều nơi"
    return [
        {"text": row.topic, "url": f"{HOME}{row.root}/", "sub": f" {asking.groups_said(row.groups)}" if row.groups else ""},
        {"text": wording.day(row.held_on)}, {"text": where, "sub": f" {row.place}"}, {"text": row.get_kind_display()},
        {"text": asking.people(row.reached, row.method)}, {"text": row.organiser.short_name},
    ]  # fmt: skip


@signed_in(P.OUTREACH_SEE)
def results(request: HttpRequest) -> HttpResponse:
    """Reach by commune of the day, within a window: the last twelve months unless the address says otherwise."""
    today = request.at.date()
    since = _day(request.GET, "tu") or date(today.year - 1, today.month, 1)
    until = _after(request.GET, "den") or date.fromordinal(today.toordinal() + 1)
    rows = queries.reach(None, since, until, province=request.actor.province_id)
    given = {"tu": wording.day(since), "den": wording.day(date.fromordinal(until.toordinal() - 1))}
    return render(request, "outreach/results.html", {
        "tabs": tabs("ket-qua/", request.actor), "crumbs": crumbs(("", "Kết quả theo xã")), "since": given["tu"], "until": given["den"],
        "filters": {"action": f"{HOME}ket-qua/", "on": bool(request.GET), "clear_url": f"{HOME}ket-qua/", "fields": [],
                    "days": [{"name": "tu", "label": "Từ ngày", "value": given["tu"]}, {"name": "den", "label": "Đến ngày", "value": given["den"]}]},
        "table": table("Kết quả theo xã", REACH, (_reach_cells(one, given) for one in rows), empty=EMPTY, caption_hidden=True),
    })  # fmt: skip


REACH = (
    "Xã, phường của ngày ấy",
    "Số buổi",
    "Lượt người đếm được",
    "Ước lượng",
    "Nhóm",
    "Gần nhất",
)


def _reach_cells(one: queries.Reach, given: dict[str, str]) -> list[Cell]:
    name: Cell = {"text": "Phát sóng, báo chí, mạng: nhiều nơi"}
    if one.commune is not None:
        name = {
            "text": asking.commune_said(one.commune),
            "url": f"{HOME}?{urlencode({'xa': str(one.commune.id), **given})}",
        }
        if one.commune.valid_to is not None:
            name = {**name, "sub": f" đến trước {wording.day(one.commune.valid_to)}"}
    return [name, {"text": str(one.sessions), "sub": f" {one.uncounted} không đếm" if one.uncounted else ""},
            {"text": wording.thousands(one.counted)}, {"text": wording.thousands(one.estimated)},
            {"text": asking.groups_said(one.groups) or "—"}, {"text": wording.day(one.last_on)}]  # fmt: skip
