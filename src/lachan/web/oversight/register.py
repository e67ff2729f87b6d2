"""Pages of the register: the list, one entry with its remedies and what came of each."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight.answering.entering import words_of
from lachan.oversight.shortcomings import queries
from lachan.oversight.shortcomings.codes import NATURES, SOURCES, categories
from lachan.oversight.shortcomings.models import Shortcoming
from lachan.oversight.shortcomings.queries import Read
from lachan.oversight.watchlists.lists import watches

from .. import wording
from ..door import signed_in
from ..table import Cell
from . import forms, saying
from .listing import listed
from .register_forms import BASE, NEW, OF_ENTRY, OF_REMEDY
from .tabs import crumbs

PART = "ton-tai/"
COLUMNS = ("Loại", "Tính chất", "Nguồn", "Cơ quan ghi", "Vụ việc", "Ghi nhận", "Biện pháp")
EMPTY = (
    "Không có mục nào",
    "cơ quan mình chưa ghi mục nào và chưa được giao biện pháp nào khớp với điều kiện.",
)
CHOICES = [
    ("la", "Tính chất", [("", "Tất cả"), *NATURES]),
    ("loai", "Loại", [("", "Mọi loại"), *categories().items()]),
]
NATURE_WORDS, SOURCE_WORDS = dict(NATURES), dict(SOURCES)


@signed_in(P.OVERSIGHT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    return listed(
        request, PART, "Sổ tồn tại, nguyên nhân, điều kiện", COLUMNS, EMPTY, CHOICES, NEW,
        lambda after: queries.shortcomings(request.actor, nature=asked.get("la", ""), category=asked.get("loai", ""), after=after),
        lambda one: _cells(one, request),
    )  # fmt: skip


def _cells(one: Shortcoming, request: HttpRequest) -> list[Cell]:
    given = queries.remedies(one, request.at)
    done, late = sum(r.state.code == "settled" for r in given), sum(r.state.late for r in given)
    return [
        {"text": categories()[one.category], "url": f"{BASE}{one.id}/"}, {"text": NATURE_WORDS[one.nature]},
        {"text": SOURCE_WORDS[one.source]}, {"text": one.agency.short_name}, saying.matter_cell(one.matter),
        {"text": wording.day(one.noted_at)},
        {"text": f"{done}/{len(given)} đã xong" if given else "chưa nêu", "sub": f"{late} quá hạn" if late else ""},
    ]  # fmt: skip


@signed_in(P.OVERSIGHT_SEE)
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    one = queries.shortcoming(request.actor, entry_id)
    title = categories()[one.category]
    return render(request, "oversight/register_entry.html", {
        "title": title, "facts": list(_facts(one)), "words": words_of(one), "crumbs": crumbs(PART, title),
        "offers": forms.offers(request.actor, OF_ENTRY, one, f"{BASE}{one.id}/"),
        "remedies": [_remedy(given, request) for given in queries.remedies(one, request.at)],
    })  # fmt: skip


def _facts(one: Shortcoming) -> Iterable[dict[str, Any]]:
    yield {"label": "Tính chất", "text": NATURE_WORDS[one.nature]}
    yield {"label": "Nguồn", "text": SOURCE_WORDS[one.source]}
    if one.finding_id:
        yield {
            "label": "Kết luận",
            "text": "mở kết luận kiểm tra",
            "url": f"/giam-sat/ket-luan/{one.finding_id}/",
        }
    if one.letter_id:
        yield {
            "label": "Văn bản",
            "text": "mở yêu cầu, kiến nghị",
            "url": f"/giam-sat/yeu-cau/{one.letter_id}/",
        }
    if one.watchlist in watches():
        yield {
            "label": "Danh sách",
            "text": watches()[one.watchlist].label,
            "url": f"/giam-sat/danh-sach/{one.watchlist}/",
        }
    if one.matter:
        yield {"label": "Vụ việc", **saying.matter_cell(one.matter)}
    yield {"label": "Cơ quan ghi", "text": one.agency.short_name}
    yield {"label": "Ghi nhận lúc", "text": wording.shortly(one.noted_at)}


def _remedy(given: Read, request: HttpRequest) -> dict[str, Any]:
    remedy = given.remedy
    return {
        "words": words_of(remedy), "who": remedy.responsible.short_name, "by": wording.day(remedy.done_by),
        "state": saying.state_cell(given.state, given.due_at, request.at), "steps": saying.steps(given.steps),
        "offers": forms.offers(request.actor, OF_REMEDY, given, f"{BASE}bien-phap/{remedy.id}/"),
    }  # fmt: skip


@signed_in(P.SHORTCOMING_KEEP)
def new(request: HttpRequest) -> HttpResponse:
    return forms.do(
        request, NEW["ghi"], None, forms.Where(PART, f"{BASE}lam/ghi/", "Mục mới", BASE)
    )


@signed_in(P.SHORTCOMING_KEEP)
def do(request: HttpRequest, entry_id: UUID, verb: str) -> HttpResponse:
    one, base = queries.shortcoming(request.actor, entry_id), f"{BASE}{entry_id}/"
    about = categories()[one.category]
    return forms.do(
        request, OF_ENTRY.get(verb), one, forms.Where(PART, f"{base}lam/{verb}/", about, base)
    )


@signed_in(P.OVERSIGHT_SEE)
def do_remedy(request: HttpRequest, remedy_id: UUID, verb: str) -> HttpResponse:
    one = queries.read(queries.remedy(request.actor, remedy_id), request.at)
    where = forms.Where(PART, f"{BASE}bien-phap/{remedy_id}/lam/{verb}/",
                        categories()[one.remedy.shortcoming.category], f"{BASE}{one.remedy.shortcoming_id}/")  # fmt: skip
    return forms.do(request, OF_REMEDY.get(verb), one, where)
