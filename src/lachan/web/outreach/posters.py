"""Posters with a QR code: made for a commune or an event, printed, and how many reports came by each."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.letterbox import queries
from lachan.letterbox.commands import make_poster
from lachan.letterbox.queries import Came
from lachan.reference.models import Unit
from lachan.reference.queries import communes_on
from lachan.reporting.poster.poster import SIZES, PosterPaper, pdf_of

from .. import wording
from ..door import signed_in
from ..public.draft import POSTER, SOURCE
from ..sheet import Sheet, words
from ..table import Cell, table
from .tabs import HOME, tabs

HERE = f"{HOME}ap-phich/"
POSTERS = ("Áp phích", "Mã", "Số tờ in", "Tin đến từ mã", "Đơn vị lập", "Tải về")
NO_POSTER = ("Chưa có áp phích nào", "chưa đơn vị nào trong tỉnh lập áp phích có mã.")
SHOWN = 200


@require_GET
@never_cache
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    """The address on a poster: to the report, with where the poster hangs; an unknown code reports all the same."""
    known = f"?{SOURCE}={code}" if POSTER.fullmatch(code) else ""
    return redirect(f"/bao-tin/{known}")


@signed_in(P.OUTREACH_SEE)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Sheet(request.GET.dict()))
    typed = request.POST.dict()
    try:
        made = make_poster(place=_place(request, typed), event=words(typed, "event"), printed=_number(words(typed, "printed")),
                           by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, Sheet(typed, refusal), 422)
    return redirect(f"{HERE}#{made.code}")


def _number(said: str) -> int:
    plain = said.replace(".", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 8 else 0


def _place(request: HttpRequest, typed: dict[str, str]) -> Unit | None:
    return communes_on(request.at.date()).filter(key=words(typed, "place"), province=request.actor.province_id).first()  # fmt: skip


def _page(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    may, today = request.actor.can(P.OUTREACH_KEEP), request.at.date()
    fields = _fields(on, request) if may else []
    errors = on.beside(fields)
    found = queries.posters(request.actor, today)
    return render(request, "outreach/posters.html", {
        "tabs": tabs("ap-phich/", request.actor), "may": may, "fields": fields, "errors": errors, "action": HERE,
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "table": table("Áp phích", POSTERS, [_cells(one) for one in found[:SHOWN]], empty=NO_POSTER, caption_hidden=True),
    }, status=status)  # fmt: skip


def _fields(on: Sheet, request: HttpRequest) -> list[Any]:
    here = communes_on(request.at.date()).filter(province=request.actor.province_id).order_by("sort_key")  # fmt: skip
    return [
        on.ask("place", "Xã, phường, đặc khu", "select", [("", "Không riêng nơi nào"), *((one.key, one.in_full) for one in here)]),
        on.ask("event", "Sự kiện, nơi treo", maxlength=80, hint="ví dụ: Ngày 30/7, bến xe; không ghi tên người"),
        on.ask("printed", "Số tờ in", inputmode="numeric", hint="từ 10 tờ: ít hơn thì mã có thể chỉ ra người đã báo tin"),
    ]  # fmt: skip


def _cells(one: Came) -> list[Cell]:
    row = one.poster
    name = " · ".join(filter(None, (row.place.name if row.place else "", row.event)))
    return [
        {"text": name, "sub": f" lập {wording.day(row.made_at)}"}, {"text": row.code}, {"text": wording.thousands(row.printed)},
        {"text": "từ 1 đến 4" if one.many is None else wording.thousands(one.many)}, {"text": row.agency.short_name},
        {"text": "A4", "url": f"{HERE}{row.id}/a4.pdf"},
    ]  # fmt: skip


@require_GET
@signed_in(P.OUTREACH_SEE)
def paper(request: HttpRequest, poster_id: UUID, size: str) -> HttpResponse:
    """The sheet to print; the address is that of this very server, as the browser asked for it."""
    row = queries.poster(request.actor, poster_id)
    address = request.build_absolute_uri(f"/b/{row.code}")
    made = pdf_of(PosterPaper(
        address=address, short=address.split("//", 1)[1], place=row.place.in_full if row.place else "", event=row.event,
        issuer=row.agency.name, synthetic=request.actor.synthetic, size=size if size in SIZES else "",
    ))  # fmt: skip
    answer = HttpResponse(made, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="ap-phich-{row.code}-{size}.pdf"'
    return answer
