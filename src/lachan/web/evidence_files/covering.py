"""«Che và đưa ra»: a person covers what may not be seen; what leaves is a new file of pixels, the original stays as it came."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence.commands import release_page
from lachan.evidence_scan.covering import Box

from ..door import signed_in
from ..sheet import Sheet
from .around import base, base_of, crumbs, file_of, paper_label, scan_of
from .viewer import body_of, way_of

HINT = "Mỗi dòng: trang; trái; trên; rộng; cao (%). Dòng chỉ có số trang: trang ấy đưa ra mà không có gì phải che."


class BadLine(Refusal):
    """Có dòng chưa đúng. Viết: trang; trái; trên; rộng; cao, tính theo phần trăm cạnh trang, ví dụ 3; 10; 20; 40; 5."""


class NotLooked(Refusal):
    """Chưa xác nhận đã xem từng trang đưa ra. Xem lại từng trang, rồi đánh dấu ô xác nhận."""


@require_GET
@signed_in(P.EVIDENCE_KEEP)
def page(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    return _page(request, code, scan, Sheet({}))


def _page(request: HttpRequest, code: str, scan: UUID, on: Sheet, status: int = 200) -> HttpResponse:  # fmt: skip
    file, found = file_of(request, code), scan_of(request, code, scan)
    body = body_of(file, scan)
    if way_of(found.kind) in ("sound", "film") or "released" in body:
        raise NotFound
    said = request.GET.get("trang", "1")
    at = int(said) if said.isdecimal() and 1 <= int(said) <= (found.pages or 1) else 1
    return render(request, "evidence_files/covering.html", {
        **base_of(code, file, "Che và đưa ra"), "crumbs": crumbs(code, "Tệp của hồ sơ", "Che và đưa ra"),
        "label": paper_label(file, body["document"]), "name": body["name"], "here": f"{base(code)}tep/{scan}/",
        "at": at, "pages": found.pages or 1, "numbers": range(1, (found.pages or 1) + 1),
        "told": {"folios": body["folios"]},
        "lines": on.ask("o-che", "Trang đưa ra và ô che", "textarea", hint=HINT, rows=6, wide=True),
        "looked": on.ask("da-xem", "Tôi đã xem từng trang đưa ra; không còn chỗ nào nhận ra được bị hại, người chưa có quyết định", "checkbox", wide=True),
        "refusal": on.refusal.sentence if on.refusal and on.refusal.field not in ("o-che", "da-xem") else "",
    }, status=status)  # fmt: skip


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def release(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    try:
        pages = pages_of(request.POST.get("o-che", ""))
        if not request.POST.get("da-xem"):
            raise NotLooked(field="da-xem")
        made = release_page(scan=scan_of(request, code, scan), pages=pages, by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, code, scan, Sheet(request.POST.dict(), refusal), 422)
    messages.success(request, f"Đã lập tệp mới gồm {made.pages} trang đã che. Xem lại từng trang trước khi đưa ra.")  # fmt: skip
    return redirect(f"{base(code)}tep/{made.pk}/")


def pages_of(said: str) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for page, box in _lines(said):
        found.setdefault(page, []).extend(box)
    return found


def _lines(said: str) -> Iterator[tuple[int, list[Box]]]:
    for line in filter(None, (one.strip() for one in said.splitlines())):
        first, *sides = (one.strip().replace(",", ".") for one in line.split(";"))
        try:
            shares = [float(one) / 100 for one in sides]
            if len(shares) not in (0, 4):
                raise ValueError(line)
            yield int(first), [Box(*shares)] if shares else []
        except ValueError as wrong:
            raise BadLine(f"Dòng «{line[:60]}» chưa đúng. {BadLine.__doc__}", field="o-che") from wrong  # fmt: skip
