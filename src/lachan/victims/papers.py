"""Papers beside a file: made anew, sealed in pieces, listed for their audience, read again piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db.models import Max

from lachan.access import scope, seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.refusals import NotFound
from lachan.evidence_scan import refusals as scanned
from lachan.evidence_scan import stripping
from lachan.evidence_scan.stripping import Bare
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from . import codes, ledger, readings
from .models import CareFile, CarePaper, CareStanding, PaperPiece, PaperWithdrawal
from .refusals import (
    AlreadyAttached,
    PaperChanged,
    PaperForNeeded,
    PaperKindNeeded,
    PaperNotTaken,
    ShowsWho,
    StaysInCare,
    TitleTooLong,
)

LARGEST = stripping.LARGEST
PIECE = 1024 * 1024
PLACE = 8
TITLE = 120
MEDIA = {"jpeg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
# What the evidence room would say differently.
HERE = {
    scanned.UnknownKind: "Không nhận ra đây là ảnh hay PDF. Ở đây nhận ảnh JPEG, PNG, TIFF và tệp PDF; ảnh HEIC thì chụp lại hoặc lưu thành JPEG, tài liệu Word thì xuất thành PDF, rồi gửi lại.",
    scanned.NotForHere: "Ở đây nhận ảnh JPEG, PNG, TIFF và tệp PDF, không nhận ghi âm, ghi hình. Là chứng cứ thì gửi vào hồ sơ chứng cứ của vụ việc.",
    scanned.Executable: "Đây là chương trình chạy được, không phải giấy tờ. Không mở tệp này; báo quản trị viên nếu nhận từ người khác.",
    scanned.TooLarge: "Tệp lớn hơn 20 MB. Chụp lại ở cỡ nhỏ hơn hoặc tách thành nhiều tệp rồi gửi từng tệp.",
}  # fmt: skip


def checked(kind: str, audience: str, title: str) -> str:
    """The title as it is kept; kind and audience must be of their lists, and go together."""
    if kind not in dict(codes.PAPERS):
        raise PaperKindNeeded(field="kind")
    if audience not in dict(codes.PAPER_FOR):
        raise PaperForNeeded(field="audience")
    if kind in codes.KEPT_IN_CARE and audience != "care":
        raise StaysInCare(field="audience")
    if kind in codes.SHOWS_WHO and audience == "safety":
        raise ShowsWho(field="audience")
    made = " ".join(title.split())
    if len(made) > TITLE:
        raise TitleTooLong(field="title")
    return made


def prepared(content: BinaryIO) -> Bare:
    """What of the file is kept, or why it is not taken."""
    try:
        return stripping.made_anew(content)
    except scanned.FileRefused as wrong:
        said = HERE.get(type(wrong), wrong.message)
        raise PaperNotTaken(said, field="content") from wrong


def may_add(file: CareFile, by: Actor, at: datetime) -> None:
    """Whoever has a part in this person's care, and is there that day; whoever only heard the story has none."""
    held = set(CareStanding.objects.filter(care=file, agency__in=by.scope).values_list("kind", flat=True))  # fmt: skip
    if not held:
        raise NotFound
    if held <= {"hearer"}:
        raise ledger.NotYourPart
    if not Agency.objects.get(id=by.agency_id).exists_on(local_day(at)):
        raise ledger.BodyNotThere


def attach(file: CareFile, bare: Bare, by: Actor, **told: object) -> CarePaper:
    """One row and its pieces. Of two clerks at once the second counts on from the first."""
    key = seals.open_key(file.key)
    with scope.widened(by, "renew"):
        readings.current(file)
    mine = CarePaper.objects.filter(care=file, agency_id=by.agency_id)
    mark = key.mark([bare.data])
    if mine.filter(mark=mark, gone__isnull=True).exists():
        raise AlreadyAttached(field="content")
    last = mine.aggregate(last=Max("number"))["last"] or 0
    title = key.seal(told.pop("title"))
    paper = CarePaper(id=uuid7(), care=file, number=last + 1, ending=bare.kind.code, size=len(bare.data),
                      pages=bare.pages, mark=mark, sealed_title=title, agency_id=by.agency_id,
                      account_id=by.account_id, line_id=ledger.line(), **told)  # fmt: skip
    paper.save(force_insert=True)
    _lay(paper, key, bare.data)
    return paper


def _lay(paper: CarePaper, key: seals.OpenKey, data: bytes) -> None:
    """Each piece carries its paper and its place under the seal, so that none can be moved or exchanged."""
    for begins in range(0, len(data), PIECE):
        part = data[begins : begins + PIECE]
        sealed = key.seal_bytes(_place(paper.id, begins) + part)
        PaperPiece(paper=paper, begins=begins, size=len(part), sealed=sealed).save(force_insert=True)  # fmt: skip


def _place(paper: UUID, begins: int) -> bytes:
    return paper.bytes + begins.to_bytes(PLACE, "big")


def run(paper: CarePaper, key: seals.OpenKey) -> Iterator[bytes]:
    """The content from its beginning, one piece in hand at a time."""
    begins = 0
    while begins < paper.size:
        row = PaperPiece.objects.filter(paper=paper, begins=begins).first()
        text = key.open_bytes(row.sealed) if row is not None else b""
        head = _place(paper.id, begins)
        if not text.startswith(head) or len(text) == len(head):
            raise PaperChanged
        yield text[len(head) :]
        begins += len(text) - len(head)


def whole(paper: CarePaper, key: seals.OpenKey) -> None:
    """Read once before anything is given out: it is still what was attached."""
    if key.mark(run(paper, key)) != bytes(paper.mark):
        raise PaperChanged


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the list of whoever it is for. `title` is empty once it was taken back or the key was destroyed."""

    paper: CarePaper
    title: str
    gone: PaperWithdrawal | None

    @property
    def label(self) -> str:
        return codes.label(codes.PAPERS, self.paper.kind)


def papers_of(file: CareFile) -> Sequence[Listed]:
    """Those that the viewer may see, the last first: one question, and no content."""
    rows = CarePaper.objects.filter(care=file).select_related("agency", "gone")
    key = seals.open_key(file.key) if file.key.wrapped is not None else None
    return [_listed(row, key) for row in rows.order_by("-recorded_at", "-id")]


def _listed(row: CarePaper, key: seals.OpenKey | None) -> Listed:
    gone = getattr(row, "gone", None)
    title = str(key.open(row.sealed_title)) if key is not None and gone is None else ""
    return Listed(row, title, gone)


def paper_of(file: CareFile, paper: UUID) -> CarePaper:
    found = CarePaper.objects.filter(care=file, id=paper).select_related("agency", "gone").first()
    if found is None:
        raise NotFound
    return found
