"""What can be made of a file: each kind by its name, made for one reader, with its loss report where a format leaves things out."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.evidence.reading import File
from lachan.exchange.evidence import registry
from lachan.exchange.evidence.loss import UNTRIED
from lachan.law.refusals import LawRefusal
from lachan.proof.redaction import ENTITLED, OUTSIDE, Reader, redacted
from lachan.reporting.evidence import document_list, pictures, requests, slides
from lachan.reporting.evidence.booklet import booklet
from lachan.reporting.evidence.head import Printed, printed

READERS = {"ngoai": OUTSIDE, "co-quyen": ENTITLED}
OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA = {
    "pptx": f"{OFFICE}presentationml.presentation", "docx": f"{OFFICE}wordprocessingml.document",
    "pdf": "application/pdf", "svg": "image/svg+xml", "zip": "application/zip",
}  # fmt: skip
# By the short word that stands in the log.
VIEWS = {
    "matrix": ("matrix", "Ma trận chứng cứ"), "tree": ("tree", "Cây dấu hiệu"), "timeline": ("timeline", "Trục thời gian"),
    "network": ("network", "Quan hệ"), "money": ("money", "Dòng tiền"), "steps": ("procedure", "Trình tự tố tụng"),
}  # fmt: skip
UNTRIED_FORMATS = ("anx", "aif")


class CannotBeMade(Refusal):
    """Chưa lập được bản này. Xem lý do rồi chọn dạng khác; hồ sơ không thay đổi."""


@dataclass(frozen=True)
class Made:
    """What leaves: its bytes, how its file is called, what it is, which objects of the file it is made of."""

    data: bytes
    end: str
    title: str
    shows: tuple[str, ...]

    @property
    def media(self) -> str:
        return MEDIA[self.end.rpartition(".")[2]]


@dataclass(frozen=True)
class Asked:
    """A file, for whom it is made, who makes it and on which day."""

    file: File
    reader: Reader
    author: str
    on: str
    agency: str
    approved: tuple[str, ...] | None = None

    def printed(self) -> Printed:
        return printed(self.file.bundle, self.reader, author=self.author, made_on=self.on, current=self.file.version)  # fmt: skip


Way = Callable[[Asked], bytes]


def _svg(view: str) -> Way:
    return lambda asked: pictures.VIEWS[view](asked.printed()).encode()


PRINTS: dict[str, tuple[str, str, Way]] = {
    "pptx": ("Trang trình chiếu (hình sửa được)", "pptx", lambda asked: slides.pptx(asked.printed(), asked.approved)),
    "pdf": ("Tập sơ đồ và câu hỏi còn mở", "pdf", lambda asked: booklet(asked.printed())),
    **{f"svg-{name}": (f"Sơ đồ: {label}", "svg", _svg(view)) for name, (view, label) in VIEWS.items()},
    "list-docx": ("Thống kê tài liệu (Điều 131)", "docx", lambda asked: document_list.docx(asked.printed(), agency=asked.agency)),
    "list-pdf": ("Thống kê tài liệu (Điều 131)", "pdf", lambda asked: document_list.pdf(asked.printed(), agency=asked.agency)),
    "request-docx": ("Bản thảo yêu cầu điều tra", "docx", lambda asked: requests.docx(asked.printed(), agency=asked.agency)),
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Prints first, then files for other programs; one that could not be tried there says so."""
    own = [(name, f"{title} (.{end})") for name, (title, end, _) in PRINTS.items()]
    others = [(f"tep-{name}", f"Cho chương trình khác: {one.title}" + (f" — {UNTRIED}" if name in UNTRIED_FORMATS else ""))
              for name, one in registry.OUT.items()]  # fmt: skip
    return [*own, *others]


def readers(actor: object) -> list[tuple[str, str]]:
    """For whom: whoever may not know who the victim is; and, where the maker may know it, whoever may."""
    known = [
        ("ngoai", "Người không có quyền biết danh tính bị hại"),
        ("co-quyen", "Người có quyền biết danh tính bị hại"),
    ]
    return known if actor.can(P.IDENTITY_OPEN) else known[:1]  # type: ignore[attr-defined]  # an Actor


def make(kind: str, asked: Asked) -> Made:
    try:
        if kind in PRINTS:
            title, end, way = PRINTS[kind]
            return Made(way(asked), end, title, _shows(asked))
        if kind.removeprefix("tep-") in registry.OUT:
            return _for_others(kind.removeprefix("tep-"), asked)
    except LawRefusal as wrong:
        raise CannotBeMade(wrong.message, field="dang") from wrong
    raise CannotBeMade(field="dang")


def _shows(asked: Asked) -> tuple[str, ...]:
    whole = asked.file.bundle.ids()
    left = redacted(asked.file.bundle, asked.reader).ids() & whole
    return tuple(sorted(left if asked.approved is None else left & set(asked.approved)))


def _for_others(name: str, asked: Asked) -> Made:
    """The format's file and what it leaves out, side by side; the same bytes for the same file."""
    one = registry.OUT[name]
    written = registry.writer(name)(redacted(asked.file.bundle, asked.reader))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for inside, data in ((f"{asked.file.bundle.code}.{one.end}", written.data),
                             ("bao-cao-mat-mat.txt", "\n".join(written.loss.lines()).encode())):  # fmt: skip
            packed.writestr(zipfile.ZipInfo(inside, (1980, 1, 1, 0, 0, 0)), data)
    return Made(out.getvalue(), "zip", one.title, _shows(asked))
