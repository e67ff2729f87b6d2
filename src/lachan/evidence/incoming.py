"""A file that comes in, looked at by its content; the refusals of `evidence_scan` as answers of a verb."""

from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings

from lachan.evidence_scan import checks, names
from lachan.evidence_scan.refusals import FileRefused as NotTaken
from lachan.proof import folio

from .refusals import FileRefused, NotAFolio


@dataclass(frozen=True)
class Looked:
    kind: str
    pages: int | None


def bare_name(name: str) -> str:
    """The name as it came, if it is nothing but a name."""
    try:
        return names.safe_name(name)
    except NotTaken as wrong:
        raise FileRefused(wrong.message, field="file") from wrong


def looked_at(whole: BinaryIO, name: str) -> Looked:
    """What the file is, or why it is not taken; nothing in it is run."""
    try:
        seen = checks.examine(whole, name, largest=settings.UPLOAD_LARGEST)
    except NotTaken as wrong:
        raise FileRefused(wrong.message, field="file") from wrong
    return Looked(seen.kind, seen.measures.pages)


def page_and_folio(page: str, said: str, pages: int | None) -> None:
    """A page of the scan that exists, and one folio; the other side of a sheet is said in words."""
    if not page.isdigit() or not 1 <= int(page) <= (pages or 1):
        raise NotAFolio(f"Bản quét không có trang {page}. Kiểm tra lại số trang.", field="folios")
    try:
        folio.spans(said)
    except folio.FolioUnread as wrong:
        raise NotAFolio(str(wrong), field="folios") from wrong
