"""Files come in by tus 1.0 (creation, termination): a broken line costs what was on it, not what had arrived.

The body of a piece is read from the stream, never kept whole. Refusals are plain sentences."""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import pieces, queries
from lachan.evidence.commands import begin_upload, bring_piece, drop_upload
from lachan.evidence.models import Upload
from lachan.evidence.refusals import AlreadyWhole, OutOfStep, UploadTooLarge

from ..door import View, signed_in
from .around import casefile_of

VERSION = "1.0.0"
OCTETS = "application/offset+octet-stream"
AT_ONCE = 4 * 1024 * 1024
STATUS: dict[type[Refusal], int] = {
    NotFound: 404, NotYours: 403, OutOfStep: 409, AlreadyWhole: 410, UploadTooLarge: 413,
}  # fmt: skip
ENDED = "Phiên làm việc đã hết. Đăng nhập lại rồi chọn lại đúng tệp này: phần đã nhận vẫn còn, hệ thống gửi tiếp từ đó."
OTHER_VERSION = "Giao thức gửi tệp phải là tus 1.0.0."
NO_SIZE = "Chưa nêu cỡ tệp (Upload-Length) hoặc tên tệp (Upload-Metadata: filename)."
NO_OFFSET = "Phần tệp phải là application/offset+octet-stream và nêu Upload-Offset."


def speaks_tus(*methods: str) -> Callable[[View], View]:
    """A door for programs: no page of sign-in, no other protocol; each answer names the version."""

    def mark(view: View) -> View:
        guarded = signed_in(P.EVIDENCE_KEEP)(_answered(view))

        @wraps(view)
        def door(request: HttpRequest, *args: object, **given: object) -> HttpResponse:
            answer = _before(request, methods) or guarded(request, *args, **given)
            answer.headers["Tus-Resumable"] = VERSION
            answer.headers["Cache-Control"] = "no-store"
            return answer

        return door

    return mark


def _before(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse | None:
    if request.actor is None:
        return say(401, ENDED)
    if request.method not in methods:
        return say(405, "", Allow=", ".join(methods))
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={
            "Tus-Version": VERSION, "Tus-Extension": "creation,termination",
            "Tus-Max-Size": str(settings.UPLOAD_LARGEST)})  # fmt: skip
    if request.headers.get("Tus-Resumable") != VERSION:
        return say(412, OTHER_VERSION, **{"Tus-Version": VERSION})
    return None


def _answered(view: View) -> View:
    @wraps(view)
    def run(request: HttpRequest, *args: object, **given: object) -> HttpResponse:
        try:
            return view(request, *args, **given)
        except Refusal as refusal:
            return say(STATUS.get(type(refusal), 422), refusal.sentence)

    return run


def say(status: int, sentence: str, **headers: str) -> HttpResponse:
    return HttpResponse(
        sentence, status=status, content_type="text/plain; charset=utf-8", headers=headers
    )


@speaks_tus("OPTIONS", "POST")
def begin(request: HttpRequest, code: str) -> HttpResponse:
    size, name = _whole_number(request.headers.get("Upload-Length")), _name(request)
    if size is None or name is None:
        return say(400, NO_SIZE)
    upload = begin_upload(casefile=casefile_of(request, code), name=name, size=size,
                          by=request.actor, at=request.at)  # fmt: skip
    where = reverse("evidence_upload", args=[code, upload.id])
    return HttpResponse(status=201, headers={"Location": where, "Upload-Offset": "0"})


@speaks_tus("OPTIONS", "HEAD", "PATCH", "DELETE")
def go_on(request: HttpRequest, code: str, upload: UUID) -> HttpResponse:
    found = upload_of(request, code, upload)
    if request.method == "HEAD":
        return HttpResponse(headers={"Upload-Offset": str(pieces.received(found)),
                                     "Upload-Length": str(found.size)})  # fmt: skip
    if request.method == "DELETE":
        drop_upload(upload=found, by=request.actor, at=request.at)
        return HttpResponse(status=204)
    begins = _whole_number(request.headers.get("Upload-Offset"))
    if begins is None or request.content_type != OCTETS:
        return say(400 if begins is None else 415, NO_OFFSET)
    end = _brought(request, found, begins)
    return HttpResponse(status=204, headers={"Upload-Offset": str(end)})


def upload_of(request: HttpRequest, code: str, upload: UUID) -> Upload:
    casefile = casefile_of(request, code)
    found = queries.upload_of(casefile, str(upload))
    found.casefile = casefile
    return found


def _brought(request: HttpRequest, upload: Upload, begins: int) -> int:
    """What came of the body, also when the line broke in the middle of it."""
    if begins != pieces.received(upload):
        raise OutOfStep
    for data in _parts(request):
        begins = bring_piece(upload=upload, begins=begins, data=data, by=request.actor, at=request.at)  # fmt: skip
    return begins


def _parts(request: HttpRequest) -> Iterator[bytes]:
    """At most 4 MiB at a time; the end of the body, or of the line."""
    held = bytearray()
    while part := _read(request, AT_ONCE - len(held)):
        held += part
        if len(held) == AT_ONCE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _read(request: HttpRequest, most: int) -> bytes:
    try:
        return bytes(request.read(min(most, 256 * 1024)))
    except (UnreadablePostError, OSError):
        return b""


def _whole_number(said: str | None) -> int | None:
    return int(said) if said is not None and said.isdecimal() and len(said) < 19 else None


def _name(request: HttpRequest) -> str | None:
    """`filename` of Upload-Metadata: pairs of a word and its base64."""
    pairs = (one.split(" ") for one in request.headers.get("Upload-Metadata", "").split(","))
    told = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    try:
        return base64.b64decode(told["filename"], validate=True).decode("utf-8")
    except (KeyError, binascii.Error, UnicodeDecodeError):
        return None
