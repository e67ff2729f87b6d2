"""The page of the four books, the list behind each number, and the settling of one difference."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotYours, Refusal
from lachan.indicators.agreement import queries
from lachan.indicators.agreement.rules import Comparison, Difference
from lachan.indicators.agreement.spans import calendar_label
from lachan.indicators.agreement.table import BOOKS, CAUSES, SETTLING, Row
from lachan.indicators.commands import settle_difference
from lachan.indicators.models import Settlement
from lachan.law.book import book

from .. import wording
from ..door import signed_in
from ..sheet import Sheet, key
from . import figures, lists
from .asking import Said, filters, said


@signed_in(P.AGREEMENT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    """Numbers for everybody who may see figures; causes and links for those who may see the lists."""
    chosen, wide = said(request.GET, request.at), not queries.may_list(request.actor)
    periods = [chosen.own] if wide else [chosen.own, chosen.common]
    found = queries.compared(request.actor, periods, request.at)
    own, common = found[0], {} if wide else found[1]
    shown = {
        "filters": filters(chosen, request.at, wide=wide), "wide": wide, "words": chosen.words,
        "books": figures.books(own, common, chosen, wide=wide),
        "doubts": [{"label": one.row.label, "text": one.row.doubt} for one in own.values() if one.row.doubt],
        "own": [f"{b.name}: {calendar_label(b.calendar)}" for b in BOOKS.values()],
        "small": figures.SMALL_CELL,
    }  # fmt: skip
    if not wide:
        shown["why"] = _why(request, chosen, own if chosen.asked == chosen.own else common)
    return render(request, "agreement/page.html", shown)


def _why(request: HttpRequest, chosen: Said, found: dict[str, Comparison]) -> dict[str, Any]:
    settled = queries.settlements(request.actor, chosen.asked)
    return figures.why(found, settled.keys(), chosen)


@signed_in(P.AGREEMENT_SEE)
def listing(request: HttpRequest, row: str) -> HttpResponse:
    """The list behind a number, by code name, as far as the viewer may see its matters."""
    if not queries.may_list(request.actor):
        raise NotYours
    wanted, chosen = queries.row_of(row), said(request.GET, request.at)
    [found] = queries.compared(request.actor, [chosen.asked], request.at, [wanted])
    view, cause = request.GET.get("xem", ""), request.GET.get("nn", "")
    return render(request, "agreement/listing.html", {
        **_listed(request, found[row], chosen, view, cause), **_head(wanted, chosen),
        "comparison": found[row], "gap": figures.signed(found[row].difference),
        "tabs": lists.tabs(found[row], chosen, view), "cause": CAUSES.get(cause),
    })  # fmt: skip


def _listed(
    request: HttpRequest, found: Comparison, chosen: Said, view: str, cause: str
) -> dict[str, Any]:
    everything, after = lists.lines(found, view, cause), request.GET.get("sau", "")
    mine = queries.within(request.actor, {one.matter for one in everything})
    within = [one for one in everything if one.matter in mine]
    shown = [one for one in within if one.key > after][: lists.SIZE]
    opened = queries.seen(request.actor, {one.matter for one in shown})
    base = chosen.address(found.row.code, xem=view, nn=cause)
    pager = lists.pager(within, after, base)
    pager["next_url"] = f"{base}&sau={quote(pager['last'])}" if pager["last"] else ""
    if view in lists.VIEWS:
        made = lists.of_counted(shown, opened)
    else:
        settled = queries.settlements(request.actor, chosen.asked, found.row.code)
        made = lists.of_differences(shown, chosen, opened, settled)
    return {"table": made, "pager": pager, "beyond": len(everything) - len(within)}


def _head(row: Row, chosen: Said) -> dict[str, Any]:
    return {
        "row": row, "words": chosen.words, "left": BOOKS[row.left.book].name,
        "right": BOOKS[row.right.book].name,
        "crumbs": [{"url": chosen.address(), "label": "Đối chiếu"}, {"label": row.label}],
    }  # fmt: skip


@signed_in(P.AGREEMENT_SEE)
def settle(request: HttpRequest, row: str, act: UUID) -> HttpResponse:
    """One difference: what both books say, what people have said of it, and a person's own word."""
    chosen, person = said(request.GET, request.at), request.GET.get("nguoi", "")
    if request.method != "POST":
        return _one(request, row, chosen, act, person, Sheet({}))
    try:
        settle_difference(
            row=row, asked=chosen.asked, act=act, person=person, cause=request.POST.get("cause", ""),
            note=request.POST.get("note", ""), seen=key(request.POST.get("seen", "")),
            by=request.actor, at=request.at,
        )  # fmt: skip
    except (NotYours, queries.NoSuchDifference, queries.NoSuchRow):
        raise
    except Refusal as refusal:
        return _one(request, row, chosen, act, person, Sheet(request.POST, refusal), 422)
    messages.success(request, "Đã ghi ý kiến. Số liệu và hành vi không thay đổi.")
    return redirect(chosen.address(row))


def _one(
    request: HttpRequest, row: str, chosen: Said, act: UUID, person: str, sheet: Sheet, status: int = 200
) -> HttpResponse:  # fmt: skip
    wanted = queries.row_of(row)
    found = queries.difference(request.actor, wanted, chosen.asked, act, person, request.at)
    settled = queries.settlements(request.actor, chosen.asked, row).get(queries.about(found), [])
    fields = _fields(sheet, found)
    refusal = sheet.refusal.sentence if sheet.refusal and not sheet.refusal.field else ""
    return render(request, "agreement/settle.html", {
        **_head(wanted, chosen), "one": _told(found), "said": [_opinion(one) for one in settled],
        "may_settle": request.actor.can(P.AGREEMENT_SETTLE), "fields": fields, "refusal": refusal,
        "errors": sheet.beside(fields), "seen": str(settled[0].id) if settled else "",
        "action": lists.where_settled(found, chosen), "back": chosen.address(row),
    }, status=status)  # fmt: skip


def _fields(sheet: Sheet, found: Difference) -> list[dict[str, Any]]:
    """What the system found is proposed, never more."""
    typed = sheet if sheet.typed else Sheet({"cause": found.cause})
    return [
        typed.ask("cause", "Nguyên nhân", "select", SETTLING.items()),
        typed.ask("note", "Căn cứ, việc làm tiếp", "textarea", rows=3, maxlength=1000, sealed=True,
                  hint="Tài liệu nào, đơn vị nào ghi bổ sung hoặc đính chính. Không ghi tên người."),
    ]  # fmt: skip


def _told(found: Difference) -> dict[str, Any]:
    return {
        "matter": found.matter, "person": found.person,
        "cause": CAUSES[found.cause].label, "means": CAUSES[found.cause].means,
        "acts": [_act(act) for act in (found.here, found.there) if act is not None],
        "alone": found.there is None,
    }  # fmt: skip


def _act(act: Any) -> dict[str, str]:
    return {
        "book": BOOKS[act.book].label, "what": book().label(act.kind), "office": act.office,
        "on": wording.shortly(act.at), "recorded": wording.shortly(act.recorded_at),
    }  # fmt: skip


def _opinion(one: Settlement) -> dict[str, str]:
    return {
        "cause": SETTLING.get(one.cause, one.cause), "note": queries.note_of(one),
        "by": one.agency.short_name, "at": wording.shortly(one.settled_at),
    }  # fmt: skip
