"""Which page of a scan is which folio: proposed by a run or by the machine, said by a person, page by page, from the keyboard."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence.commands import confirm_folios, open_folio
from lachan.evidence_scan import reading as machine
from lachan.law.refusals import LawRefusal

from ..door import signed_in
from ..sheet import Sheet
from .around import base, base_of, crumbs, file_of, paper_label, scan_of
from .viewer import body_of, way_of

AT_ONCE = 60
PLAIN = re.compile(r"^\d{1,5}$")
BACK = "(mặt sau)"
BY_RUN = "đánh liên tiếp"


class NoRun(Refusal):
    """Muốn đánh liên tiếp: ghi trang quét bắt đầu và số bút lục của trang đó (chỉ chữ số). Sửa hai ô rồi bấm lại."""


class NotRead(Refusal):
    """Máy chưa đọc được dấu bút lục của tệp này. Đánh liên tiếp từ trang đầu, hoặc ghi từng trang."""


@require_GET
@signed_in(P.EVIDENCE_KEEP)
def page(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    typed = request.GET.dict()
    try:
        proposed = _run(typed, scan_of(request, code, scan).pages or 1)
    except NoRun as refusal:
        return _page(request, code, scan, {}, Sheet(typed, refusal), 422)
    return _page(request, code, scan, proposed, Sheet(typed))


Proposals = Mapping[int, tuple[str, str]]  # page → folio, how it came about


def _page(request: HttpRequest, code: str, scan: UUID, proposed: Proposals, on: Sheet, status: int = 200) -> HttpResponse:  # fmt: skip
    file, found = file_of(request, code), scan_of(request, code, scan)
    body = body_of(file, scan)
    if way_of(found.kind) in ("sound", "film") or "released" in body:
        raise NotFound
    pages = found.pages or 1
    first = _first(on.typed.get("tu", ""), pages)
    last = min(pages, first + AT_ONCE - 1)
    here = f"{base(code)}tep/{scan}/"
    return render(request, "evidence_files/folios.html", {
        **base_of(code, file, "Xác nhận bút lục"), "crumbs": crumbs(code, "Tệp của hồ sơ", "Xác nhận bút lục"),
        "label": paper_label(file, body["document"]), "name": body["name"], "here": here,
        "rows": [_row(n, body["folios"], proposed, on) for n in range(first, last + 1)], "first": first,
        "earlier": max(1, first - AT_ONCE) if first > 1 else None, "later": last + 1 if last < pages else None,
        "run": _run_fields(on, first), "reads": found.kind == "pdf",
        "refusal": on.refusal.sentence if on.refusal else "",
    }, status=status)  # fmt: skip


def _first(said: str, pages: int) -> int:
    return int(said) if said.isdecimal() and 1 <= int(said) <= pages else 1


def _row(page: int, folios: Mapping[str, str], proposed: Proposals, on: Sheet) -> dict[str, Any]:
    """What was typed stands first, then what a person confirmed, then what is proposed."""
    confirmed, (guess, how) = folios.get(str(page), ""), proposed.get(page, ("", ""))
    typed = on.typed.get(f"bl-{page}")
    value = confirmed or guess if typed is None else typed
    state = "đã xác nhận" if confirmed else f"đề xuất: {how}" if guess else "chưa xác nhận"
    return {"page": page, "value": value, "state": state, "shape": "met" if confirmed else "soon" if guess else "running"}  # fmt: skip


def _run_fields(on: Sheet, first: int) -> list[dict[str, Any]]:
    told = Sheet({"chay-trang": str(first), **on.typed}, on.refusal)
    return [
        told.ask("chay-trang", "Từ trang quét", inputmode="numeric", maxlength=5, autocomplete="off"),
        told.ask("chay-bl", "là bút lục", inputmode="numeric", maxlength=5, autocomplete="off"),
        told.ask("hai-mat", "Mỗi tờ hai trang quét: mặt trước rồi mặt sau", "checkbox"),
    ]  # fmt: skip


def _run(typed: Mapping[str, str], pages: int) -> dict[int, tuple[str, str]]:
    """From a first page by hand: 15, 16, 17…; with backs 15, 15 (mặt sau), 16…"""
    if "chay-bl" not in typed:
        return {}
    first, number = typed.get("chay-trang", ""), typed["chay-bl"].strip()
    if not PLAIN.match(number) or not PLAIN.match(first) or not 1 <= int(first) <= pages:
        raise NoRun(field="chay-bl")
    step = 2 if typed.get("hai-mat") else 1
    return {
        page: (_said(int(number) + n // step, back=bool(n % step)), BY_RUN)
        for n, page in enumerate(range(int(first), pages + 1))
    }


def _said(number: int, *, back: bool) -> str:
    return f"{number:02d} {BACK}" if back else f"{number:02d}"


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def read(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    """The machine looks at the stamps; what it reads is a proposal in the boxes, and nothing is kept yet."""
    found = scan_of(request, code, scan)
    typed = {"tu": request.POST.get("tu", "")}
    try:
        if found.kind != "pdf":
            raise NotRead
        out = open_folio(scan=found, by=request.actor, at=request.at)
        told = machine.propose_folios(b"".join(out.bytes))
    except LawRefusal as wrong:
        return _page(request, code, scan, {}, Sheet(typed, NotRead(wrong.message)), 422)
    except NotRead as refusal:
        return _page(request, code, scan, {}, Sheet(typed, refusal), 422)
    proposed = {one.page: (f"{one.folio} {BACK}" if one.back else one.folio, str(one.sure)) for one in told if one.folio}  # fmt: skip
    return _page(request, code, scan, proposed, Sheet(typed))


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def confirm(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    """A person's word for the pages on this screen; those of other screens stay as they were."""
    file, found = file_of(request, code), scan_of(request, code, scan)
    typed = request.POST.dict()
    said = {name[3:]: value.strip() for name, value in typed.items() if name.startswith("bl-")}
    try:
        confirm_folios(casefile=file.casefile, scan=found, folios={**body_of(file, scan)["folios"], **said},
                       by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, code, scan, {}, Sheet(typed, refusal), 422)
    messages.success(request, f"Đã xác nhận bút lục của {sum(map(bool, said.values()))} trang quét.")  # fmt: skip
    return redirect(f"{base(code)}tep/{scan}/")
