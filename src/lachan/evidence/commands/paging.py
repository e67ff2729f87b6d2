"""Verbs of single pages: look at one as a picture; let pages leave, covered by a person, as pixels."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about, current
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.evidence import bundling, codes, entering, pieces
from lachan.evidence.given import Item
from lachan.evidence.models import Scan, Upload
from lachan.evidence.refusals import NoSuchItem, NotAPage, NothingToShow
from lachan.evidence_scan.covering import Box, covered
from lachan.evidence_scan.kinds import SCANS
from lachan.evidence_scan.refusals import FileRefused as Unreadable
from lachan.evidence_scan.rendering import page_picture

PAGED = frozenset(one.code for one in SCANS)
MOST_PAGES, MOST_BOXES = 200, 200


@command(Permission.EVIDENCE_SEE, article="BLTTHS Điều 131; nhật ký mở bút lục")
def open_page(
    *, scan: Scan, page: int, by: Actor, at: datetime, per_inch: int = 110,
    part: tuple[float, float, float, float] | None = None,
) -> bytes:  # fmt: skip
    """Mở một trang của bản quét thành hình (PNG), cả trang hoặc một phần như chỗ đóng dấu bút lục; vào nhật ký."""
    about(scan.matter_id, scan=str(scan.upload_id), page=page)
    _of_this_scan(scan, page)
    key = seals.open_key(scan.upload.casefile.key)
    try:
        made = page_picture(pieces.whole(scan.upload, key), scan.kind, page, per_inch)
    except Unreadable as wrong:
        raise NotAPage(wrong.message, field="page") from wrong
    if part is not None:
        left, top, right, bottom = part
        made = made.crop((int(left * made.width), int(top * made.height), int(right * made.width), int(bottom * made.height)))  # fmt: skip
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def _of_this_scan(scan: Scan, page: int) -> None:
    if scan.kind not in PAGED or not 1 <= page <= (scan.pages or 1):
        raise NotAPage(field="page")


@command(Permission.EVIDENCE_KEEP, article="BLTTHS Điều 131; Luật 91/2025/QH15")
def release_page(
    *, scan: Scan, pages: Mapping[int, Sequence[Box]], by: Actor, at: datetime
) -> Scan:
    """Che rồi cho phép đưa ra ngoài một số trang quét: lập tệp mới từ hình, ô che nằm trong hình; bản gốc giữ nguyên từng byte."""
    if not pages:
        raise NothingToShow(field="pages")
    if len(pages) > MOST_PAGES or any(len(boxes) > MOST_BOXES for boxes in pages.values()):
        raise NotAPage(field="pages")
    for page in pages:
        _of_this_scan(scan, page)
    casefile = scan.upload.casefile
    about(scan.matter_id, scan=str(scan.upload_id), pages=sorted(pages))
    key = seals.open_key(casefile.key)
    try:
        data = covered(pieces.whole(scan.upload, key), scan.kind, pages)
    except Unreadable as wrong:
        raise NotAPage(wrong.message, field="pages") from wrong
    made = _kept(scan, data, key, by, at)
    body = _told(scan, made, pages)
    entering.write(casefile, [Item(codes.SCANS, str(made.pk), body)], seen=None, by=by, at=at)
    return made


def _kept(scan: Scan, data: bytes, key: seals.OpenKey, by: Actor, at: datetime) -> Scan:
    """A file of the room like any other, made here."""
    casefile = scan.upload.casefile
    whose: dict[str, Any] = {"casefile": casefile, "matter_id": casefile.matter_id,
                             "agency_id": by.agency_id, "account_id": by.account_id}  # fmt: skip
    upload = Upload(size=len(data), sealed_name=key.seal(NAME), started_at=at, **whose)
    upload.save(force_insert=True)
    pieces.bring(upload, key, 0, data)
    pages = data.count(b"/Type/Page/")
    row = Scan(upload=upload, kind="pdf", pages=pages, digest=pieces.digest(upload, key),
               recorded_at=at, line_id=current.get().id, **whose)  # fmt: skip
    row.save(force_insert=True)
    return row


NAME = "trang-da-che.pdf"


def _told(scan: Scan, made: Scan, pages: Mapping[int, Sequence[Box]]) -> dict[str, object]:
    """Which pages of which scan, under how many boxes; the folios that a person confirmed go along."""
    casefile = scan.upload.casefile
    last = bundling.kept(casefile, seals.open_key(casefile.key)).get((codes.SCANS, str(scan.pk)))
    if last is None or "released" in last.body:
        raise NoSuchItem(field="scan")
    said: Mapping[str, str] = last.body.get("folios", {})
    order = list(enumerate(sorted(pages), 1))
    return {
        "document": last.body["document"], "name": NAME, "kind": made.kind, "pages": made.pages,
        "sha256": bytes(made.digest).hex(),
        "folios": {str(n): said[str(page)] for n, page in order if str(page) in said},
        "released": {"scan": str(scan.pk), "pages": {str(n): page for n, page in order},
                     "boxes": {str(n): len(pages[page]) for n, page in order}},
    }  # fmt: skip
