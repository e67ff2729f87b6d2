"""Verbs of files: begin one, bring it piece by piece, finish it, drop it; say which folios its pages are; open it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about, current
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound
from lachan.access.verbs import command
from lachan.evidence import bundling, codes, entering, incoming, pieces
from lachan.evidence.given import Item
from lachan.evidence.models import Casefile, Chunk, Entry, Scan, Upload
from lachan.evidence.refusals import (
    AlreadyWhole,
    NoSuchItem,
    NotComplete,
    OutOfStep,
    Refilled,
    UploadEmpty,
    UploadTooLarge,
)

ART = "BLTTHS Điều 99, 107, 131"


@command(Permission.EVIDENCE_KEEP, article=ART)
def begin_upload(*, casefile: Casefile, name: str, size: int, by: Actor, at: datetime) -> Upload:
    """Bắt đầu gửi một tệp (bản quét, ảnh, ghi âm, ghi hình); gửi dở thì gửi tiếp được."""
    if size <= 0:
        raise UploadEmpty(field="file")
    if size > settings.UPLOAD_LARGEST:
        raise UploadTooLarge(field="file")
    key = seals.open_key(casefile.key)
    upload = Upload(casefile=casefile, matter_id=casefile.matter_id, size=size,
                    sealed_name=key.seal(incoming.bare_name(name)), agency_id=by.agency_id,
                    account_id=by.account_id, started_at=at)  # fmt: skip
    upload.save(force_insert=True)
    about(casefile.matter_id, size=size)
    return upload


@command(Permission.EVIDENCE_KEEP, article=ART)
def bring_piece(*, upload: Upload, begins: int, data: bytes, by: Actor, at: datetime) -> int:
    """Gửi tiếp một phần của tệp; trả về số byte đã nhận."""
    about(upload.matter_id, begins=begins, size=len(data))
    entering.alone_with(upload)
    if Scan.objects.filter(upload=upload).exists():
        raise AlreadyWhole
    if begins != pieces.received(upload):
        raise OutOfStep
    if begins + len(data) > upload.size:
        raise UploadTooLarge(field="file")
    pieces.bring(upload, seals.open_key(upload.casefile.key), begins, data)
    return begins + len(data)


@command(Permission.EVIDENCE_KEEP, article=ART)
def finish_upload(
    *, upload: Upload, by: Actor, at: datetime, document: str = "", title: str = ""
) -> Scan:
    """Hoàn tất một tệp: kiểm tra loại theo nội dung, tính mã băm SHA-256, gắn vào tài liệu của hồ sơ; tài liệu chưa có thì lập theo tên được nêu."""
    about(upload.matter_id)
    entering.alone_with(upload)
    done = Scan.objects.filter(upload=upload).first()
    if done is not None:
        return done
    if pieces.received(upload) != upload.size:
        raise NotComplete
    casefile = upload.casefile
    if document or not title:
        _must_stand(casefile, document)
    key = seals.open_key(casefile.key)
    name = str(key.open(upload.sealed_name))
    seen = incoming.looked_at(pieces.whole(upload, key), name)
    digest = pieces.digest(upload, key)
    document = document or _new_paper(casefile, title, by, at)
    scan = Scan(upload=upload, casefile=casefile, matter_id=casefile.matter_id, kind=seen.kind,
                pages=seen.pages, digest=digest, agency_id=by.agency_id, account_id=by.account_id,
                recorded_at=at, line_id=current.get().id)  # fmt: skip
    scan.save(force_insert=True)
    body = {"document": document, "name": name, "kind": seen.kind, "pages": seen.pages,
            "sha256": digest.hex(), "folios": {}}  # fmt: skip
    entering.write(casefile, [Item(codes.SCANS, str(upload.id), body)], seen=None, by=by, at=at)
    return scan


def _new_paper(casefile: Casefile, title: str, by: Actor, at: datetime) -> str:
    given = [Item("documents", "", {"title": title.strip()[:300]})]
    return entering.write(casefile, given, seen=None, by=by, at=at)[0].item


def _must_stand(casefile: Casefile, document: str) -> None:
    last = (
        Entry.objects.filter(casefile=casefile, part="documents", item=document)
        .order_by("-turn")
        .first()
    )
    if last is None or last.gone:
        raise NoSuchItem(field="document")


@command(Permission.EVIDENCE_KEEP, article=ART)
def drop_upload(*, upload: Upload, by: Actor, at: datetime) -> None:
    """Bỏ một tệp đang gửi dở; tệp đã vào hồ sơ thì không bỏ được."""
    about(upload.matter_id)
    entering.alone_with(upload)
    if Scan.objects.filter(upload=upload).exists():
        raise AlreadyWhole
    if not Upload.objects.filter(id=upload.id, account=by.account_id).exists():
        raise NotFound
    Chunk.objects.filter(upload=upload).delete()
    Upload.objects.filter(id=upload.id).delete()


@command(Permission.EVIDENCE_KEEP, article="TTLT 04/2018 Điều 35")
def confirm_folios(
    *, casefile: Casefile, scan: Scan, folios: Mapping[str, str], by: Actor, at: datetime
) -> Entry:
    """Xác nhận trang nào của bản quét là bút lục nào; số đọc bằng máy chỉ là đề xuất."""
    entering.alone(casefile)
    name = (codes.SCANS, str(scan.upload_id))
    key = seals.open_key(casefile.key)
    last = bundling.kept(casefile, key, part=name[0], item=name[1]).get(name)
    if last is None or last.gone:
        raise NoSuchItem(field="scan")
    for page, said in folios.items():
        incoming.page_and_folio(page, said, scan.pages)
    told = {**last.body, "folios": {page: said for page, said in folios.items() if said}}
    return entering.write(
        casefile, [Item(codes.SCANS, str(scan.upload_id), told)], seen=None, by=by, at=at
    )[0]


@dataclass(frozen=True)
class Opened:
    """A file given out: its name and kind, and the bytes asked for, piece by piece."""

    name: str
    kind: str
    size: int
    begins: int
    end: int
    bytes: Iterator[bytes]


@command(Permission.EVIDENCE_SEE, article="BLTTHS Điều 131; nhật ký mở bút lục")
def open_folio(
    *, scan: Scan, by: Actor, at: datetime, begins: int = 0, end: int | None = None
) -> Opened:
    """Mở một bản quét, ảnh, bản ghi của hồ sơ; lần mở nào cũng vào nhật ký và mã băm được tính lại."""
    upload = scan.upload
    last = min(end if end is not None else upload.size, upload.size)
    about(scan.matter_id, scan=str(upload.id), begins=begins, end=last)
    key = seals.open_key(upload.casefile.key)
    if begins == 0 and last == upload.size and pieces.digest(upload, key) != bytes(scan.digest):
        raise Refilled
    parts = list(pieces.run(upload, key, begins, last)) if last - begins <= WHOLE else None
    return Opened(str(key.open(upload.sealed_name)), scan.kind, upload.size, begins, last,
                  iter(parts) if parts is not None else pieces.run(upload, key, begins, last))  # fmt: skip


# What is answered at once; more is asked for in ranges.
WHOLE = 8 * 1024 * 1024
