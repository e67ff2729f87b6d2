"""Papers beside a person's file: the list for whoever each is for, adding one, opening one for a purpose, taking one back."""

import unicodedata
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.victims import codes, commands, papers
from lachan.victims.codes import PURPOSES
from lachan.victims.commands.papers import OpenedPaper
from lachan.victims.papers import Listed

from .. import wording
from ..door import signed_in
from ..flowing import each
from ..sheet import Choices, Sheet
from .care import Care, care_of
from .forms import typed_of
from .tabs import framed

HERE = "giay-to/"
CHOOSE = ("", "— chọn —")
FILES = ("content", "photo")
TAKEN = "Ảnh JPEG, PNG, TIFF hoặc PDF, mỗi tệp tối đa 20 MB, PDF tối đa 60 trang."
# What a browser may do with a paper that it was given: keep it, and nothing else.
SEALED = "sandbox; default-src 'none'"


class NoFile(Refusal):
    """Chưa chọn tệp, hoặc tệp chưa đến nơi. Chọn lại tệp hoặc chụp ảnh rồi gửi; những gì đã ghi vẫn còn."""


class TooMuch(Refusal):
    """Tệp lớn hơn 20 MB nên không nhận được. Chụp lại ở cỡ nhỏ hơn hoặc tách thành nhiều tệp; những gì đã ghi vẫn còn."""


class OnlyOne(Refusal):
    """Vừa chọn tệp vừa chụp ảnh; mỗi lần gửi một giấy tờ. Bỏ bớt một tệp rồi gửi lại."""


@require_GET
@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(care_of(request, code))


def _page(care: Care, on: Sheet | None = None, status: int = 200, **more: Any) -> HttpResponse:
    """`at`: the paper beside whose button `said` stands; none: beside the button that adds."""
    on = on or Sheet({"audience": "care"})
    asked = _fields(on)
    errors = on.beside([*asked, _file(on)])
    return render(care.request, "care/papers.html", framed(
        care, HERE, "Giấy tờ kèm", listed=[_row(one, care) for one in papers.papers_of(care.file)], fields=asked, content=_file(on),
        errors=errors, refusal=on.refusal.sentence if on.refusal and not errors else "", destroyed=wording.day(care.file.key.destroyed_at),
        may_add=_may_add(care), purposes=_options(PURPOSES), grounds=_options(codes.PAPER_GONE), **more), status=status)  # fmt: skip


def _may_add(care: Care) -> bool:
    """Whoever only heard the story adds nothing; under a key that is gone nothing can be sealed."""
    return bool(care.whole.grounds - {"hearer"}) and care.file.key.wrapped is not None


def _fields(on: Sheet) -> list[dict[str, Any]]:
    return [
        on.ask("kind", "Loại giấy tờ", "select", [CHOOSE, *codes.PAPERS]),
        on.ask("audience", "Ai được xem", "select", codes.PAPER_FOR,
               hint="Giấy khám, điều trị chỉ nơi chủ trì và cơ sở hỗ trợ xem. Đơn vị mình luôn xem được."),
        on.ask("title", "Tên giấy tờ", maxlength=papers.TITLE, wide=True, sealed=True, autocomplete="off",
               hint="Ngắn gọn, không bắt buộc; không ghi tên người. Tên được niêm phong cùng giấy tờ."),
    ]  # fmt: skip


def _file(on: Sheet) -> dict[str, Any]:
    """Not one of parts/field.html: a telephone asks for its camera by marks of its own."""
    return {"name": "content", "label": "Tệp giấy tờ", "hint": TAKEN, "error": on.error_at("content")}  # fmt: skip


def _options(choices: Choices) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in choices]


def _row(one: Listed, care: Care) -> dict[str, Any]:
    paper = one.paper
    return {
        "id": str(paper.id), "label": one.label, "title": one.title, "number": paper.number, "day": wording.day(paper.recorded_at),
        "body": paper.agency.short_name, "measure": _measure(one), "audience": codes.label(codes.PAPER_FOR, paper.audience),
        "gone": f"{wording.day(one.gone.recorded_at)}: {codes.label(codes.PAPER_GONE, one.gone.ground).lower()}" if one.gone else "",
        "mine": paper.agency_id == care.who.agency_id, "opens": one.gone is None and care.file.key.wrapped is not None,
        "open_url": f"{care.base}{HERE}{paper.id}/mo/", "withdraw_url": f"{care.base}{HERE}{paper.id}/rut/",
    }  # fmt: skip


def _measure(one: Listed) -> str:
    """«PDF, 3 trang, 1,4 MB»."""
    size = max(1, round(one.paper.size / 1000))
    said = f"{size / 1000:.1f} MB".replace(".", ",") if size >= 1000 else f"{size} KB"
    pages = f", {one.paper.pages} trang" if one.paper.pages > 1 else ""
    return f"{one.paper.ending.upper()}{pages}, {said}"


# ── Adding ──────────────────────────────────────────────────────────────────────────────────────────


@require_POST
@signed_in(P.VICTIM_SEE)
def add(request: HttpRequest, code: str) -> HttpResponse:
    care, typed = care_of(request, code), typed_of(request.POST)
    try:
        commands.attach_paper(file=care.file, kind=typed.get("kind", ""), audience=typed.get("audience", ""), title=typed.get("title", ""),
                              content=_given(request), by=care.who, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, Sheet(typed, refusal), 422)
    messages.success(request, "Đã kèm giấy tờ. Vị trí chụp, tác giả và tên tệp gốc đã được bỏ; tệp gốc không được giữ.")  # fmt: skip
    return redirect(f"{care.base}{HERE}")


def _given(request: HttpRequest) -> Any:
    """From the folder or from the camera; the name of the file goes no further than this."""
    sent = [request.FILES[name] for name in FILES if name in request.FILES]
    if len(sent) > 1:
        raise OnlyOne(field="content")
    if sent:
        return sent[0].file
    length = request.META.get("CONTENT_LENGTH") or "0"
    # A file of a form stays in memory or is let go (settings.FILE_UPLOAD_HANDLERS): nothing lies open in a folder.
    much = length.isdecimal() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    raise (TooMuch if much else NoFile)(field="content")


# ── Opening, taking back ────────────────────────────────────────────────────────────────────────────


@require_POST
@signed_in(P.VICTIM_SEE)
def open_one(request: HttpRequest, code: str, paper: UUID) -> HttpResponse:
    """Given out to be kept or looked at elsewhere, never shown within our pages; the log keeps who, why, when."""
    care = care_of(request, code)
    try:
        out = commands.open_paper(file=care.file, attached=papers.paper_of(care.file, paper), purpose=request.POST.get("purpose", ""),
                                  by=care.who, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, None, 422, at=str(paper), at_open=refusal.sentence)
    return _answer(care, out)


def _answer(care: Care, out: OpenedPaper) -> HttpResponse:
    answer = StreamingHttpResponse(each(care.who, out.bytes), content_type=papers.MEDIA[out.paper.ending])  # fmt: skip
    answer.headers["Content-Length"] = str(out.paper.size)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(care, out)}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SEALED
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer  # type: ignore[return-value]  # both are answers


def _name(care: Care, out: OpenedPaper) -> str:
    """Code name, kind, number: a name in a folder of downloads is read by whoever uses the machine next."""
    label = codes.label(codes.PAPERS, out.paper.kind).lower().replace("đ", "d")
    bare = unicodedata.normalize("NFD", label).encode("ascii", "ignore").decode()
    words = "-".join("".join(sign if sign.isalnum() else " " for sign in bare).split())
    return f"{care.code}-{words}-{out.paper.number}.{out.paper.ending}"


@require_POST
@signed_in(P.VICTIM_SEE)
def withdraw(request: HttpRequest, code: str, paper: UUID) -> HttpResponse:
    care = care_of(request, code)
    try:
        commands.withdraw_paper(file=care.file, attached=papers.paper_of(care.file, paper), ground=request.POST.get("ground", ""),
                                by=care.who, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, None, 422, at=str(paper), at_withdraw=refusal.sentence)
    messages.success(request, "Đã rút giấy tờ: dòng vẫn còn trong danh sách, không ai mở được nữa.")
    return redirect(f"{care.base}{HERE}")
