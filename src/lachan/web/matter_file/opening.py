"""A file of whoever reported: given out or shown small on request, scanned again; each opening is a line in the log."""

import base64
import io
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence_scan.from_outside import TAKEN
from lachan.evidence_scan.rendering import page_picture
from lachan.intake.codes import PURPOSES
from lachan.letterbox import codes
from lachan.letterbox.commands import open_enclosure, scan_enclosure_again
from lachan.letterbox.models import Letter
from lachan.letterbox.queries import Enclosed

from ..door import signed_in
from . import dialogue
from .enclosed import SHOWN, listed, url_of
from .record import Record

MEDIA = {one.code: one.media_type for one in TAKEN}
ENDINGS = {one.code: one.endings[0] for one in TAKEN}
SMALL = 60  # dots to the inch of a page of A4
# What a browser may do with a file that it was given: keep it, and nothing else.
SEALED = "sandbox; default-src 'none'"


@require_POST
@signed_in(P.IDENTITY_OPEN)
def open_one(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Given out to be kept, or shown small within this one answer; the log keeps who, why, when, which."""
    record, letter = dialogue.found(request, code)
    purpose = request.POST.get("purpose", "")
    try:
        one, data = open_enclosure(letter=letter, number=number, purpose=purpose, sure="sure" in request.POST,
                                   by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _again(request, record, letter, 422, at=number, at_refusal=refusal.sentence)
    if "small" in request.POST and one.row.kind in SHOWN:
        return _again(request, record, letter, 200, at=number, small=_small(one, data))
    return _given(record, one, data)


def _again(request: HttpRequest, record: Record, letter: Letter, status: int, **more: Any) -> HttpResponse:  # fmt: skip
    purpose = request.POST.get("purpose", "")
    known = purpose if purpose in dict(PURPOSES) else ""
    return dialogue.page_of(request, record, letter, status, **listed(record, letter, known), **more)  # fmt: skip


def _small(one: Enclosed, data: bytes) -> str:
    out = io.BytesIO()
    page_picture(io.BytesIO(data), one.row.kind, 1, SMALL).save(out, "JPEG", quality=80)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"


def _given(record: Record, one: Enclosed, data: bytes) -> HttpResponse:
    kind = one.row.kind
    name = f"{record.matter.code}-tep-{one.row.number}.{ENDINGS[kind]}"
    return HttpResponse(data, content_type=MEDIA[kind], headers={
        "Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": SEALED, "Cross-Origin-Resource-Policy": "same-origin",
    })  # fmt: skip


@require_POST
@signed_in(P.IDENTITY_OPEN)
def scan_again(request: HttpRequest, code: str, number: int) -> HttpResponse:
    record, letter = dialogue.found(request, code)
    try:
        verdict = scan_enclosure_again(letter=letter, number=number, by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _again(request, record, letter, 422, at=number, at_refusal=refusal.sentence)
    messages.success(request, f"Đã quét lại tệp số {number}. {dict(codes.SCANNED)[verdict.code]}.")
    return redirect(url_of(record))
