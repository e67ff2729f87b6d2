"""Pages of inspection: rounds, one round with its sample and findings, all findings, one finding with its steps."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight.answering.entering import words_of
from lachan.oversight.inspections import queries
from lachan.oversight.inspections.codes import subjects
from lachan.oversight.inspections.models import Round
from lachan.oversight.inspections.queries import Read
from lachan.oversight.shortcomings.codes import categories

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from . import forms, saying
from .listing import listed
from .round_forms import FINDINGS, NEW, OF_FINDING, OF_ROUND, ROUNDS
from .tabs import crumbs

COLUMNS = ("Nội dung", "Cơ quan kiểm tra", "Cơ quan được kiểm tra", "Thời kỳ", "Tiến hành")
NO_ROUND = ("Không có đợt kiểm tra nào", "cơ quan mình không lập và không thuộc đợt kiểm tra nào.")
FOUND = (
    "Loại",
    "Điều luật",
    "Cơ quan chịu trách nhiệm",
    "Vụ việc",
    "Phải xong chậm nhất",
    "Trạng thái",
)
NO_FINDING = (
    "Không có kết luận nào",
    "chưa có kết luận nào về cơ quan mình hoặc do cơ quan mình ghi.",
)
CHOICES = [("loc", "Chỉ xem", [("", "Tất cả"), ("mo", "Chưa khắc phục xong")])]


@signed_in(P.OVERSIGHT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    return listed(request, "kiem-tra/", "Đợt kiểm tra", COLUMNS, NO_ROUND, [], NEW,
                  lambda after: queries.rounds(request.actor, after), _round_cells)  # fmt: skip


def _round_cells(one: Round) -> list[Cell]:
    return [
        {"text": subjects()[one.subject]["label"], "url": f"{ROUNDS}{one.id}/", "sub": f" · {one.number}" if one.number else ""},
        {"text": one.agency.short_name}, {"text": _bodies(one)},
        {"text": f"{wording.day(one.covers_from)} – {wording.day(one.covers_to)}"},
        {"text": f"{wording.day(one.held_from)} – {wording.day(one.held_to)}"},
    ]  # fmt: skip


def _bodies(one: Round) -> str:
    """To a body looked at, its own line only: the others' are behind the lock."""
    return ", ".join(looked_at.agency.short_name for looked_at in one.inspected.all())


@signed_in(P.OVERSIGHT_SEE)
def findings(request: HttpRequest) -> HttpResponse:
    return listed(
        request, "ket-luan/", "Kết luận kiểm tra", FOUND, NO_FINDING, CHOICES, {},
        lambda after: queries.findings(request.actor, request.at, only_open=request.GET.get("loc") == "mo", after=after),
        lambda one: _finding_cells(one, request),
    )  # fmt: skip


def _finding_cells(one: Read, request: HttpRequest) -> list[Cell]:
    found = one.finding
    return [
        {"text": categories()[found.category], "url": f"{FINDINGS}{found.id}/"}, {"text": found.article},
        {"text": found.responsible.short_name}, saying.matter_cell(found.matter), {"text": wording.day(found.fix_by)},
        saying.state_cell(one.state, one.due_at, request.at),
    ]  # fmt: skip


@signed_in(P.OVERSIGHT_SEE)
def entry(request: HttpRequest, round_id: UUID) -> HttpResponse:
    one = queries.round_of(request.actor, round_id)
    found = queries.findings(request.actor, request.at, of=one)
    title = subjects()[one.subject]["label"]
    return render(request, "oversight/round.html", {
        "title": title, "words": words_of(one), "facts": _round_facts(one), "crumbs": crumbs("kiem-tra/", title),
        "sample": [s.matter.code for s in one.sample.all()],
        "offers": forms.offers(request.actor, OF_ROUND, one, f"{ROUNDS}{one.id}/"),
        "table": table("Từng kết luận của đợt", FOUND, (_finding_cells(f, request) for f in found.rows),
                       empty=NO_FINDING, caption_hidden=True),
    })  # fmt: skip


def _round_facts(one: Round) -> list[dict[str, str]]:
    return [
        {"label": "Căn cứ", "text": subjects()[one.subject]["article"]},
        {"label": "Cơ quan kiểm tra", "text": one.agency.short_name},
        {"label": "Cơ quan được kiểm tra", "text": _bodies(one)},
        {"label": "Số", "text": one.number or "chưa ghi"},
        {
            "label": "Thời kỳ",
            "text": f"{wording.day(one.covers_from)} – {wording.day(one.covers_to)}",
        },
        {
            "label": "Tiến hành",
            "text": f"{wording.day(one.held_from)} – {wording.day(one.held_to)}",
        },
    ]


def _finding(request: HttpRequest, finding_id: UUID) -> Read:
    return queries.read(queries.finding(request.actor, finding_id), request.at)


@signed_in(P.OVERSIGHT_SEE)
def finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    one = _finding(request, finding_id)
    title = categories()[one.finding.category]
    return render(request, "oversight/entry.html", {
        "title": title, "facts": list(_facts(one)), "words": words_of(one.finding),
        "steps": saying.steps(one.steps), "state": saying.state_cell(one.state, one.due_at, request.at),
        "offers": forms.offers(request.actor, OF_FINDING, one, f"{FINDINGS}{finding_id}/") + _to_register(request, one),
        "crumbs": crumbs("ket-luan/", title),
    })  # fmt: skip


def _to_register(request: HttpRequest, one: Read) -> list[dict[str, str]]:
    if (
        not request.actor.can(P.SHORTCOMING_KEEP)
        or one.finding.agency_id not in request.actor.scope
    ):
        return []
    asked = f"source=finding&finding={one.finding.id}&category={one.finding.category}"
    return [
        {"label": "Ghi vào sổ tồn tại, nguyên nhân", "url": f"/giam-sat/ton-tai/lam/ghi/?{asked}"}
    ]


def _facts(one: Read) -> Iterable[dict[str, Any]]:
    found = one.finding
    yield {
        "label": "Đợt kiểm tra",
        "text": subjects()[found.round.subject]["label"],
        "url": f"{ROUNDS}{found.round_id}/",
    }
    yield {"label": "Điều luật, quy định", "text": found.article}
    yield {"label": "Cơ quan nêu", "text": found.agency.short_name}
    yield {"label": "Cơ quan được nêu", "text": found.responsible.short_name}
    yield {"label": "Kết luận lúc", "text": wording.shortly(found.found_at)}
    yield {
        "label": "Phải khắc phục xong",
        "text": f"chậm nhất hết ngày {wording.day(found.fix_by)}",
    }
    if found.matter:
        yield {"label": "Vụ việc", **saying.matter_cell(found.matter)}


@signed_in(P.INSPECT)
def new(request: HttpRequest) -> HttpResponse:
    where = forms.Where("kiem-tra/", f"{ROUNDS}lam/lap/", "Đợt kiểm tra mới", ROUNDS)
    return forms.do(request, NEW["lap"], None, where)


@signed_in(P.INSPECT)
def do(request: HttpRequest, round_id: UUID, verb: str) -> HttpResponse:
    one, base = queries.round_of(request.actor, round_id), f"{ROUNDS}{round_id}/"
    about = subjects()[one.subject]["label"]
    return forms.do(
        request,
        OF_ROUND.get(verb),
        one,
        forms.Where("kiem-tra/", f"{base}lam/{verb}/", about, base),
    )


@signed_in(P.OVERSIGHT_SEE)
def do_finding(request: HttpRequest, finding_id: UUID, verb: str) -> HttpResponse:
    one, base = _finding(request, finding_id), f"{FINDINGS}{finding_id}/"
    about = categories()[one.finding.category]
    return forms.do(
        request,
        OF_FINDING.get(verb),
        one,
        forms.Where("ket-luan/", f"{base}lam/{verb}/", about, base),
    )
