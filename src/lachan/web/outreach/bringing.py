"""A year's workbook in the page: the template, the try, what was written, the bad rows back as a workbook."""

import base64
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.outreach.reader import Year, open_sheet, read_year
from lachan.exchange.outreach.running import Outcome, run
from lachan.exchange.outreach.writing import reason, write_returned, write_template

from .. import kept, wording
from ..door import signed_in
from ..sheet import Sheet
from ..table import Cell, table
from . import asking
from .tabs import HOME, crumbs, tabs

HERE = f"{HOME}nhap/"
LARGEST = 900 * 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
FRESH = ("Dòng", "Ngày", "Nội dung", "Nơi", "Lượt người")
NO_FRESH = ("Không có dòng mới", "mọi dòng đã được nhập trước, hoặc cần sửa.")
BAD = ("Dòng", "Lý do chưa nhập")
NO_BAD = ("Không có dòng phải sửa", "mọi dòng đọc được.")


class NoFile(Refusal):
    """Chưa chọn tệp. Chọn tệp .xlsx rồi đọc thử; chưa có gì được ghi."""


class FileTooLarge(Refusal):
    """Tệp lớn hơn 0,9 MB. Xóa ảnh trong tệp hoặc tách thành nhiều tệp rồi đọc thử từng tệp; chưa có gì được ghi."""


class Stale(Refusal):
    """Bản đọc thử đã quá lâu hoặc không phải của anh/chị. Chọn tệp và đọc thử lại; chưa có gì được ghi."""


@signed_in(P.OUTREACH_KEEP)
def page(request: HttpRequest) -> HttpResponse:
    """The form; with a file, what would be written. Nothing is written here."""
    if request.method != "POST":
        return _form(request, Sheet({}))
    try:
        data = _given(request)
        year = read_year(open_sheet(data), request.actor, request.at)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _form(request, Sheet({}, refusal), 422)
    sealed = kept.seal(
        [("file", base64.b64encode(data).decode())], request.actor.account_id, request.at
    )
    return _shown(request, run(year, request.actor, request.at, apply=False), sealed)


def _form(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    field = on.ask(
        "file", "Tệp của cả năm (.xlsx)", "file", hint="tối đa 0,9 MB; đọc thử trước, chưa ghi gì"
    )
    errors = on.beside([field])
    return render(request, "outreach/bring.html", {
        "tabs": tabs("nhap/", request.actor), "crumbs": crumbs(("", "Nhập từ tệp")), "fields": [field], "errors": errors,
        "refusal": on.refusal.sentence if on.refusal and not errors else "", "action": HERE, "template_url": f"{HERE}mau.xlsx",
    }, status=status)  # fmt: skip


def _given(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None:
        raise NoFile(field="file")
    if given.size is None or given.size > LARGEST:
        raise FileTooLarge(field="file")
    return given.read()


def _shown(
    request: HttpRequest, outcome: Outcome, sealed: str, *, done: bool = False
) -> HttpResponse:
    fresh: list[list[Cell]] = [_fresh_cells(one) for one in outcome.fresh[:SHOWN]]
    bad: list[list[Cell]] = [
        [{"text": str(one.row.number)}, {"text": reason(one)}] for one in outcome.bad[:SHOWN]
    ]
    return render(request, "outreach/tried.html", {
        "crumbs": crumbs((HERE, "Nhập từ tệp"), ("", "Đã nhập" if done else "Đọc thử")), "done": done, "sealed": sealed,
        "count": len(outcome.fresh), "known": len(outcome.known), "wrong": len(outcome.bad), "more": max(len(outcome.fresh), len(outcome.bad)) > SHOWN,
        "fresh": table("Đã ghi" if done else "Sẽ ghi", FRESH, fresh, empty=NO_FRESH, caption_hidden=True), "bad": table("Dòng phải sửa", BAD, bad, empty=NO_BAD, caption_hidden=True),
        "write_url": f"{HERE}ghi/", "returned_url": f"{HERE}dong-loi.xlsx", "home": HOME, "shown": SHOWN,
    })  # fmt: skip


def _fresh_cells(one: Any) -> list[Cell]:
    given = one.given
    where = asking.commune_said(given.commune) if given.commune else "nhiều nơi"
    return [{"text": str(one.row.number)}, {"text": wording.day(given.held_on)}, {"text": given.topic},
            {"text": where, "sub": f" {given.place}"}, {"text": asking.people(given.reached, given.method)}]  # fmt: skip


@signed_in(P.OUTREACH_KEEP)
def write(request: HttpRequest) -> HttpResponse:
    """The good rows, each once; sent again nothing is doubled."""
    if request.method != "POST":
        return redirect(HERE)
    try:
        year, sealed = _unsealed(request)
    except Refusal as refusal:
        return _form(request, Sheet({}, refusal), 422)
    return _shown(request, run(year, request.actor, request.at, apply=True), sealed, done=True)


@signed_in(P.OUTREACH_KEEP)
def returned(request: HttpRequest) -> HttpResponse:
    """The rows that stay out, as a workbook to be mended and sent again."""
    if request.method != "POST":
        return redirect(HERE)
    try:
        year, _ = _unsealed(request)
    except Refusal as refusal:
        return _form(request, Sheet({}, refusal), 422)
    outcome, made = run(year, request.actor, request.at, apply=False), BytesIO()
    write_returned(made, year.sheet, outcome.bad, synthetic=request.actor.synthetic)
    return _file(made, "buoi-truyen-thong-dong-phai-sua.xlsx")


def _unsealed(request: HttpRequest) -> tuple[Year, str]:
    """The file as it was tried by this very person, read anew."""
    sealed = request.POST.get("sealed", "")
    told = dict(kept.unseal(sealed, request.actor.account_id, request.at))
    if "file" not in told:
        raise Stale(field="file")
    return read_year(open_sheet(base64.b64decode(told["file"])), request.actor, request.at), sealed


@signed_in(P.OUTREACH_KEEP)
def template(request: HttpRequest) -> HttpResponse:
    made = BytesIO()
    write_template(made, synthetic=request.actor.synthetic)
    return _file(made, "mau-buoi-truyen-thong.xlsx")


def _file(made: BytesIO, name: str) -> HttpResponse:
    answer = HttpResponse(made.getvalue(), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
