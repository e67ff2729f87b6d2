"""Bytes of a file to the page that shows it, whole or in ranges; every answer is an opening in the log.

Never to the address bar: a scan is looked at in the page, and leaves only covered (release_page)."""

import re
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence.commands import open_folio, open_page
from lachan.evidence.commands.uploading import Opened

from ..door import keeps_log, signed_in
from ..flowing import each
from .around import MEDIA, scan_of

RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
MOST = 4 * 1024 * 1024
LAST = 1_000_000  # no scan has such a page
LONGEST = 60  # of a range in words; no file has a number so long
# Where an officer writes a folio's number: the upper right of the sheet.
STAMP = (0.5, 0.0, 1.0, 0.16)
SEALED = "sandbox; default-src 'none'"


class SeenInThePage(Refusal):
    """Bản quét gốc chỉ xem trong trang của hồ sơ. Muốn đưa trang ra ngoài, dùng «Che và đưa ra» để che trước."""


@require_GET
@keeps_log
@signed_in(P.EVIDENCE_SEE)
def content(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    _from_our_page(request)
    found = scan_of(request, code, scan)
    size, asked = found.upload.size, request.headers.get("Range", "")
    span = _span(asked, size)
    if span is None and asked and RANGE.match(asked[:LONGEST]):
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    begins, end = span or (0, size)
    out = open_folio(scan=found, begins=begins, end=end, by=request.actor, at=request.at)
    answer = _answer(request.actor, out, partial=span is not None)
    answer.headers["Content-Type"] = MEDIA.get(out.kind, "application/octet-stream")
    # The file keeps its own name sealed: a name in a folder of downloads is a name on a shared machine.
    return _guarded(answer, f"{scan}.{out.kind}")


def _from_our_page(request: HttpRequest) -> None:
    """A browser says whether a page fetches this or a person opens it as a page of its own."""
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        raise SeenInThePage
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise NotYours


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """The bytes of one range, at most 4 MiB of them; None: no range, or one that cannot be."""
    found = RANGE.match(asked) if len(asked) <= LONGEST else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        begins, end = max(0, size - int(found[2])), size
    else:
        begins, end = int(found[1]), int(found[2]) + 1 if found[2] else size
    end = min(end, size, begins + MOST)
    return (begins, end) if begins < end else None


def _answer(actor: Actor, out: Opened, *, partial: bool) -> HttpResponse | StreamingHttpResponse:
    answer = StreamingHttpResponse(each(actor, out.bytes), status=206 if partial else 200)
    answer.headers["Content-Length"] = str(out.end - out.begins)
    answer.headers["Accept-Ranges"] = "bytes"
    if partial:
        answer.headers["Content-Range"] = f"bytes {out.begins}-{out.end - 1}/{out.size}"
    return answer


def _guarded(answer: HttpResponse | StreamingHttpResponse, name: str) -> HttpResponse:
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SEALED
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer  # type: ignore[return-value]  # both are answers


@require_GET
@keeps_log
@signed_in(P.EVIDENCE_SEE)
def page_picture(request: HttpRequest, code: str, scan: UUID, number: int) -> HttpResponse:
    """A page as a picture made here: for a browser without script, a TIFF, a stamp to read, a page to cover."""
    _from_our_page(request)
    if number > LAST:
        raise NotFound
    stamp = "dau" in request.GET
    made = open_page(scan=scan_of(request, code, scan), page=number, per_inch=150 if stamp else 110,
                     part=STAMP if stamp else None, by=request.actor, at=request.at)  # fmt: skip
    return _guarded(HttpResponse(made, content_type="image/png"), f"trang-{number}.png")
