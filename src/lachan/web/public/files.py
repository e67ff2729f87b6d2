"""«Gửi thêm ảnh, tệp»: after the report is in, so that nothing is lost where a bad line breaks off.

The token stands in the address: what is too large is refused before a byte of it is read, on the page it came from.
Files stay in memory until they are sealed, so that none lies open in a temporary folder; few are read at a time."""

import io
import threading
import time
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lachan.access.refusals import Refusal
from lachan.evidence_scan.from_outside import LARGEST
from lachan.letterbox import door
from lachan.letterbox.enclosing import AT_ONCE, TooManyAtOnce
from lachan.letterbox.models import Letter

from .opened import LANGUAGE, TOKEN, address, digest_of
from .patience import FILING
from .report import SOON
from .returning import WORDS, SeeOther, letter_page, told
from .texts import FIRST, languages, texts

NAME, KEEP, AS_IT_IS = "tep", "giu", "nguyen"
LONGEST = AT_ONCE * LARGEST + 256 * 1024
SLOWEST = 15 * 60  # seconds that a form may take to arrive
# Of the threads of a process no more than these wait for somebody's slow line or make pictures anew.
READING = threading.BoundedSemaphore(2)
UNREADABLE = (MultiPartParserError, UnreadablePostError)
MUCH = (RequestDataTooBig, TooManyFieldsSent)


class Bounded(FileUploadHandler):
    """As many files as are taken at once, each as large as one may be, in memory; the rest is passed over, and said."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.count, self.too_large, self.until = 0, False, time.monotonic() + SLOWEST
        self.held = io.BytesIO()

    def new_file(self, *args: Any, **given: Any) -> None:
        super().new_file(*args, **given)
        self.count += 1
        if self.count > AT_ONCE:
            raise SkipFile
        self.held = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if time.monotonic() > self.until:
            raise StopUpload(connection_reset=True)
        if self.held.tell() + len(raw_data) > LARGEST:
            self.too_large = True
            raise SkipFile
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Without the name it had."""
        return InMemoryUploadedFile(self.held, self.field_name, NAME, "", file_size, None)


@csrf_exempt  # as at every page of the door: nobody is signed in whose rights could be borrowed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get(LANGUAGE)
    language = asked if asked in languages() else FIRST
    digest = digest_of(request.GET.get(TOKEN, ""), request.at)
    if digest is None:
        return told(request, language, "ended", 410)
    found = door.look(bytes.fromhex(digest))
    if found is None:
        return told(request, language, "none", 404)
    if request.method != "POST":
        return SeeOther(address(digest, language, request.at))
    return _post(request, found, digest, language)


def _post(request: HttpRequest, found: Letter, digest: str, language: str) -> HttpResponse:
    """Refused by its length before it is read; then one of few is read."""
    said = texts(language)["files"]
    if why := _length(request):
        return letter_page(request, found, digest, language, status=why, files_refusal=said["big" if why == 413 else "unknown_length"])  # fmt: skip
    if not FILING.take() or not READING.acquire(blocking=False):
        answer = letter_page(request, found, digest, language, status=429, files_refusal=said["busy"])  # fmt: skip
        answer.headers["Retry-After"] = SOON
        return answer
    try:
        return _read(request, found, digest, language)
    finally:
        READING.release()


def _length(request: HttpRequest) -> int:
    """The status that says why it is not read; nought where it may be."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.META.get("HTTP_TRANSFER_ENCODING"):
        return 411
    return 413 if len(length) > 12 or int(length or 0) > LONGEST else 0


def _read(request: HttpRequest, found: Letter, digest: str, language: str) -> HttpResponse:
    said, typed = texts(language)["files"], ""
    request.upload_handlers = [bounds := Bounded(request)]
    try:
        typed = request.POST.get(WORDS, "").replace("\0", "")
    except TooManyFilesSent:
        bounds.count = AT_ONCE + 1
    except MUCH:
        return letter_page(request, found, digest, language, status=413, files_refusal=said["big"])
    except UNREADABLE:
        return letter_page(request, found, digest, language, status=400, files_refusal=said["broken"])  # fmt: skip
    if bounds.too_large:
        return letter_page(request, found, digest, language, typed, status=413, files_refusal=said["big"])  # fmt: skip
    return _taken_in(request, found, digest, language, typed, bounds.count)


def _taken_in(
    request: HttpRequest, found: Letter, digest: str, language: str, typed: str, count: int
) -> HttpResponse:
    try:
        if count > AT_ONCE:
            raise TooManyAtOnce
        contents = [one.file for one in request.FILES.getlist(NAME)]
        door.enclose(found, contents, request.at, keep=KEEP in request.POST, as_it_is=AS_IT_IS in request.POST)  # fmt: skip
    except Refusal as refusal:
        door.look(bytes.fromhex(digest))
        return letter_page(request, found, digest, language, typed, status=422, files_refusal=refusal.sentence)  # fmt: skip
    door.look(bytes.fromhex(digest))
    if typed.strip():
        return letter_page(request, found, digest, language, typed, files_sent=texts(language)["files"]["words_wait"])  # fmt: skip
    return SeeOther(address(digest, language, request.at) + "#tep-tin")
