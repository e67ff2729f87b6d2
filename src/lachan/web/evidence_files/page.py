"""The list of a room's files, what is still on its way, and sending files in."""

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access import seals
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import codes, pieces, reading
from lachan.evidence.commands import begin_upload, bring_piece, drop_upload, finish_upload
from lachan.evidence.models import Scan, Upload
from lachan.evidence.refusals import FileRefused, UploadEmpty

from .. import wording
from ..door import signed_in
from ..sheet import Sheet
from ..table import Cell, table
from .around import base, base_of, casefile_of, crumbs, file_of, paper_label, size_said
from .tus import AT_ONCE, upload_of

COLUMNS = ("Tài liệu", "Tệp", "Loại", "Bút lục đã xác nhận", "Nhận lúc", "Mã băm SHA-256")
NONE = ("Chưa có tệp nào", "chưa gửi bản quét, ảnh hay bản ghi nào vào hồ sơ này.")
NEW = "moi"
TAKEN = "PDF, JPEG, PNG, TIFF; ghi âm WAV, MP3, M4A, OGG; ghi hình MP4, MOV, WEBM. Không nhận tệp nén, tệp Office, SVG."
SMALL = "Trình duyệt không chạy JavaScript: mỗi lần gửi tổng cộng tối đa 20 MB."


class NoFile(Refusal):
    """Chưa có tệp nào đến nơi: chưa chọn tệp, hoặc các tệp cộng lại quá 20 MB. Chọn tệp nhỏ hơn, hoặc bật JavaScript để gửi tệp lớn từng phần."""


@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, code)


def _page(request: HttpRequest, code: str, on: Sheet | None = None, status: int = 200) -> HttpResponse:  # fmt: skip
    file, keeps = file_of(request, code), request.actor.can(P.EVIDENCE_KEEP)
    on = on or Sheet({"tai-lieu": request.GET.get("tai-lieu", NEW)})
    shown = base_of(code, file, "Tệp của hồ sơ")
    return render(request, "evidence_files/page.html", {
        **shown, "crumbs": crumbs(code, "Tệp của hồ sơ"),
        "table": table("Bản quét, ảnh, bản ghi của hồ sơ", COLUMNS, _rows(file, code), empty=NONE),
        "fields": _fields(file, on) if keeps else None, "small": SMALL,
        "refusal": on.refusal.sentence if on.refusal else "",
        "waiting": _waiting(request, file) if keeps else [],
        "endpoint": f"{base(code)}tep/gui/",
    }, status=status)  # fmt: skip


def _fields(file: reading.File, on: Sheet) -> list[dict[str, Any]]:
    papers = [(one.id, f"{one.id} · {one.title}") for one in file.bundle.documents if not one.withdrawn]  # fmt: skip
    return [
        on.ask("tep", "Tệp", "file", hint=TAKEN),
        on.ask("tai-lieu", "Thuộc tài liệu", "select", [(NEW, "Tài liệu mới cho mỗi tệp, tạm lấy tên tệp"), *papers]),
    ]  # fmt: skip


def _rows(file: reading.File, code: str) -> list[list[Cell]]:
    scans = reading.scans_of(file)
    return [_cells(file, code, one) for paper in sorted(scans) for one in scans[paper]]


def _cells(file: reading.File, code: str, one: dict[str, Any]) -> list[Cell]:
    kept = file.kept[codes.SCANS, one["id"]]
    pages, said = one.get("pages"), one.get("folios", {})
    return [
        {"text": paper_label(file, one["document"])},
        {"text": one["name"], "url": f"{base(code)}tep/{one['id']}/"},
        {"text": one["kind"].upper(), "sub": f"{pages} trang quét" if pages else ""},
        {"text": f"{len(said)}/{pages}" if pages else "không đánh số theo trang"},
        {"text": wording.shortly(kept.at)}, {"text": f"{one['sha256'][:16]}…"},
    ]  # fmt: skip


def _waiting(request: HttpRequest, file: reading.File) -> list[dict[str, Any]]:
    """What this account began to send and has not finished: to go on with, or to drop."""
    key = seals.open_key(file.casefile.key)
    rows = Upload.objects.filter(casefile=file.casefile, account_id=request.actor.account_id)
    whole = Scan.objects.filter(casefile=file.casefile).values("upload_id")
    return [
        {"id": one.id, "name": key.open(one.sealed_name), "size": size_said(one.size), "got": size_said(pieces.received(one))}
        for one in rows.exclude(id__in=whole).order_by("-started_at")[:20]
    ]  # fmt: skip


# -- whole files by a plain form -----------------------------------------------------------------


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def send_small(request: HttpRequest, code: str) -> HttpResponse:
    """Without script: small files, one after the other; a refused one stops there and says so."""
    casefile, given = casefile_of(request, code), request.FILES.getlist("tep")
    done = 0
    try:
        if not given:
            raise NoFile(field="tep")
        for one in given:
            _taken(request, _brought(request, casefile, one))
            done += 1
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        if done:
            messages.success(request, f"Đã nhận {done} tệp đầu.")
        return _page(request, code, Sheet(request.POST.dict(), refusal), 422)
    messages.success(request, f"Đã nhận {done} tệp, giữ nguyên từng byte cùng mã băm SHA-256.")
    return redirect(f"{base(code)}tep/")


def _brought(request: HttpRequest, casefile: Any, given: Any) -> Upload:
    if not given.size:
        raise UploadEmpty(field="file")
    by, at = request.actor, request.at
    upload = begin_upload(casefile=casefile, name=given.name, size=given.size, by=by, at=at)
    upload.casefile = casefile
    begins = 0
    for part in given.chunks(AT_ONCE):
        begins = bring_piece(upload=upload, begins=begins, data=part, by=by, at=at)
    return upload


def _taken(request: HttpRequest, upload: Upload) -> Scan:
    """The file is made one of the room's; one that is no evidence is dropped at once, whole."""
    paper = request.POST.get("tai-lieu", "")
    name = str(seals.open_key(upload.casefile.key).open(upload.sealed_name))
    told = {"title": PurePath(name).stem} if paper in ("", NEW) else {"document": paper}
    try:
        return finish_upload(upload=upload, by=request.actor, at=request.at, **told)
    except FileRefused:
        drop_upload(upload=upload, by=request.actor, at=request.at)
        raise


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def finish(request: HttpRequest, code: str, upload: UUID) -> HttpResponse:
    """After the last piece: looked at, hashed, listed; the answer is a sentence for the page that sent it."""
    found = upload_of(request, code, upload)
    try:
        scan = _taken(request, found)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return JsonResponse({"sentence": refusal.sentence}, status=422)
    return JsonResponse({"url": f"{base(code)}tep/{scan.upload_id}/",
                         "sentence": "Đã nhận, giữ nguyên từng byte cùng mã băm SHA-256."})  # fmt: skip


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def drop(request: HttpRequest, code: str, upload: UUID) -> HttpResponse:
    drop_upload(upload=upload_of(request, code, upload), by=request.actor, at=request.at)
    messages.success(request, "Đã bỏ tệp gửi dở; không phần nào của tệp còn lưu.")
    return redirect(f"{base(code)}tep/")
