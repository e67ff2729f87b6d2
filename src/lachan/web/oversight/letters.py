"""Pages of letters: the list, one letter with its steps, its forms."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight.answering.entering import words_of
from lachan.oversight.letters import queries
from lachan.oversight.letters.kinds import FORMS as FORM_WORDS
from lachan.oversight.letters.queries import Read

from .. import wording
from ..door import signed_in
from ..table import Cell
from . import forms, saying
from .letter_forms import BASE, FORMS, NEW
from .listing import listed
from .tabs import crumbs

PART = "yeu-cau/"
COLUMNS = ("Loại", "Nơi gửi", "Nơi nhận", "Vụ việc", "Gửi", "Hạn trả lời", "Trạng thái")
EMPTY = (
    "Không có văn bản nào",
    "không có yêu cầu, kiến nghị gửi đi hoặc gửi đến cơ quan mình khớp với điều kiện.",
)
CHOICES = [
    (
        "chieu",
        "Chiều",
        [
            ("", "Gửi đi và gửi đến"),
            ("sent", "Cơ quan mình gửi"),
            ("addressed", "Gửi đến cơ quan mình"),
        ],
    ),
    ("loc", "Chỉ xem", [("", "Tất cả"), ("mo", "Chưa trả lời xong")]),
]
KIND_WORDS = dict(FORM_WORDS)


@signed_in(P.OVERSIGHT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    way = request.GET.get("chieu", "")
    return listed(
        request, PART, "Yêu cầu, kiến nghị của Viện kiểm sát", COLUMNS, EMPTY, CHOICES, NEW,
        lambda after: queries.letters(request.actor, request.at, mine=way if way in ("sent", "addressed") else "",
                                      only_open=request.GET.get("loc") == "mo", after=after),
        lambda one: _cells(one, request),
    )  # fmt: skip


def _cells(one: Read, request: HttpRequest) -> list[Cell]:
    letter = one.letter
    return [
        {"text": one.kind.label, "url": f"{BASE}{letter.id}/",
         "sub": f" · {KIND_WORDS[letter.form]}{f' số {letter.number}' if letter.number else ''}"},
        {"text": letter.agency.short_name}, {"text": letter.recipient.short_name},
        saying.matter_cell(letter.matter), {"text": wording.day(letter.sent_at)},
        {"text": wording.day(one.term.due_at) or "—", "sub": _by_whom(one)},
        saying.state_cell(one.state, one.term.due_at, request.at),
    ]  # fmt: skip


def _by_whom(one: Read) -> str:
    """A day that the letter set is said to be the letter's, never the law's."""
    if one.term.due_at is None:
        return ""
    said = f"theo {one.term.cite}" if one.term.cite else "do văn bản ấn định"
    return f"{said}; tạm tính từ ngày gửi" if one.term.assumed and one.term.cite else said


def _found(request: HttpRequest, letter: UUID) -> Read:
    return queries.read(queries.letter(request.actor, letter), request.at)


@signed_in(P.OVERSIGHT_SEE)
def entry(request: HttpRequest, letter: UUID) -> HttpResponse:
    one = _found(request, letter)
    return render(request, "oversight/entry.html", {
        "title": one.kind.label, "facts": _facts(request, one), "words": words_of(one.letter),
        "steps": saying.steps(one.steps), "offers": forms.offers(request.actor, FORMS, one, f"{BASE}{letter}/"),
        "state": saying.state_cell(one.state, one.term.due_at, request.at),
        "crumbs": crumbs(PART, one.kind.label),
    })  # fmt: skip


def _facts(request: HttpRequest, one: Read) -> list[dict[str, Any]]:
    letter, again = one.letter, queries.repeated_by(request.actor, one.letter)
    return [fact for fact in (
        {"label": "Căn cứ", "text": one.kind.article + (" (chưa đối chiếu nguyên văn)" if one.kind.mark else "")},
        {"label": "Cơ quan nêu", "text": letter.agency.short_name},
        {"label": "Cơ quan được nêu", "text": letter.recipient.short_name},
        {"label": "Văn bản", "text": _number(letter)},
        {"label": "Gửi lúc", "text": wording.shortly(letter.sent_at)},
        {"label": "Phải trả lời", "text": f"chậm nhất hết ngày {wording.day(one.term.due_at)} — {_by_whom(one)}" if one.term.due_at else "không có hạn"},
        {"label": "Vụ việc", **saying.matter_cell(letter.matter)} if letter.matter else None,
        {"label": "Trong hồ sơ", "text": "đã ghi thành hành vi tố tụng của vụ việc"} if letter.act_id else None,
        {"label": "Nhắc lại cho", "text": "văn bản trước", "url": f"{BASE}{letter.repeats_id}/"} if letter.repeats_id else None,
        {"label": "Đã nhắc lại", "text": "bằng văn bản sau", "url": f"{BASE}{again.id}/"} if again else None,
    ) if fact]  # fmt: skip


def _number(letter: Any) -> str:
    said = [f"số {letter.number}"] if letter.number else []
    said += [f"ngày {wording.day(letter.dated_on)}"] if letter.dated_on else []
    return ", ".join(said) or "chưa ghi số, ngày"


@signed_in(P.LETTER_SEND)
def new(request: HttpRequest) -> HttpResponse:
    where = forms.Where(PART, f"{BASE}lam/gui/", "Yêu cầu, kiến nghị mới", BASE)
    return forms.do(request, NEW["gui"], None, where)


@signed_in(P.OVERSIGHT_SEE)
def do(request: HttpRequest, letter: UUID, verb: str) -> HttpResponse:
    one, base = _found(request, letter), f"{BASE}{letter}/"
    return forms.do(
        request, FORMS.get(verb), one, forms.Where(PART, f"{base}lam/{verb}/", one.kind.label, base)
    )
