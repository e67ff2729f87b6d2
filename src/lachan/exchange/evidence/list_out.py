"""The same list out, as `.xlsx` or CSV: what a clerk can print, sort, and bring in again. A cell is never a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from lachan.exchange.evidence.loss import Left, Loss, Written, counted, unmapped
from lachan.exchange.evidence.outgoing import Outgoing, outgoing
from lachan.exchange.evidence.tables.sheets import armoured
from lachan.proof.bundle import Bundle, Document, Evidence
from lachan.proof.bundle.papers import Obtained
from lachan.proof.case import Case
from lachan.proof.labels import SOURCES

HEADS = ("STT", "Tên tài liệu", "Loại tài liệu", "Ngày lập", "Cơ quan lập", "Tập", "Bút lục", "Nguồn chứng cứ", "Người khai",
         "Vì sao biết", "Cách thu thập", "Ngày thu thập", "Biên bản thu giữ", "Mã băm SHA-256", "Ghi chú")  # fmt: skip
OBTAINED = {
    Obtained.SEIZED: "thu giữ", Obtained.COLLECTED: "thu thập", Obtained.HANDED_IN: "giao nộp",
    Obtained.TAKEN_DOWN: "ghi lời khai", Obtained.ORDERED: "trưng cầu, yêu cầu cung cấp", Obtained.DRAWN_UP: "cơ quan lập",
}  # fmt: skip
MAPPED = {
    "documents": frozenset({"id", "title", "kind", "made_on", "maker", "volume", "folios", "sha256", "note", "listed"}),
    "evidence": frozenset({"id", "title", "source", "document", "folios", "speaker", "how_known", "obtained", "obtained_on", "record"}),
}  # fmt: skip
WIDTHS = (6, 44, 22, 12, 22, 7, 12, 22, 10, 26, 16, 12, 10, 20, 30)


def write_xlsx(bundle: Bundle) -> Written:
    """The same bytes for the same file: nothing of the clock is kept in the workbook."""
    ready = outgoing(bundle)
    book = Workbook()
    page = book.active
    page.title = "Danh mục"
    for number, row in enumerate(_table(ready), 1):
        for index, text in enumerate(row, 1):
            if text:
                page.cell(number, index, text).data_type = "s"
    for letter, width in zip("ABCDEFGHIJKLMNO", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    made = BytesIO()
    book.save(made)
    return Written(_still(made.getvalue()), _loss("Excel (.xlsx)", bundle, ready.bundle, ready.left))  # fmt: skip


def write_csv(bundle: Bundle) -> Written:
    ready = outgoing(bundle)
    made = StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(_table(ready))
    data = made.getvalue().encode("utf-8-sig")
    return Written(data, _loss("CSV", bundle, ready.bundle, ready.left))


def _still(data: bytes) -> bytes:
    """The zip again with one and the same day on every part, without the part that holds the hour of saving."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            text = old.read(name)
            if name == "docProps/core.xml":
                text = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, ZIP_DEFLATED)
    return made.getvalue()


def _loss(name: str, bundle: Bundle, sent: Bundle, left: tuple[Left, ...]) -> Loss:
    more = unmapped(sent, MAPPED, "danh mục không có cột")
    return Loss(name, counted(sent, ("documents", "evidence")), (*left, *more), bundle.synthetic)


def _table(ready: Outgoing) -> Iterator[list[str]]:
    bundle, case = ready.bundle, Case(ready.bundle)
    yield [f"Danh mục tài liệu, chứng cứ của hồ sơ {bundle.code} · {ready.told}"]
    yield list(HEADS)
    rows = list(_pairs(bundle))
    numbers = {paper.id: str(n) for n, (paper, _) in reversed(list(enumerate(rows, 1))) if paper}
    for number, (paper, item) in enumerate(rows, 1):
        yield [armoured(one) for one in _row(case, str(number), paper, item, numbers)]


def _pairs(bundle: Bundle) -> Iterator[tuple[Document | None, Evidence | None]]:
    """Every paper with each piece of evidence in it, or alone; then evidence that lies in no paper."""
    drawn: dict[str | None, list[Evidence]] = {}
    for e in bundle.evidence:
        drawn.setdefault(e.document, []).append(e)
    for paper in bundle.documents:
        items = drawn.pop(paper.id, [])
        yield from ((paper, e) for e in items)
        if not items:
            yield paper, None
    yield from ((None, e) for many in drawn.values() for e in many)


def _row(case: Case, number: str, paper: Document | None, e: Evidence | None, numbers: dict[str, str]) -> list[str]:  # fmt: skip
    of_paper = ["", "", "", "", "", ""] if paper is None else [
        paper.kind, _day(paper.made_on), paper.maker, paper.volume, _folios(paper, e), paper.note]  # fmt: skip
    kind, on, maker, volume, folios, note = of_paper
    title = e.title if e else (paper.title if paper else "")
    of_item = ["", "", "", "", "", ""] if e is None else [
        SOURCES[e.source], case.code(e.speaker) if e.speaker else "", e.how_known or "",
        OBTAINED[e.obtained] if e.obtained else "", _day(e.obtained_on), numbers.get(e.record or "", "")]  # fmt: skip
    return [number, title, kind, on, maker, volume, folios or ((e.folios or "") if e else ""), *of_item,
            (paper.sha256 or "") if paper else "", note]  # fmt: skip


def _folios(paper: Document, e: Evidence | None) -> str:
    return (e.folios if e and e.folios else paper.folios) or ""


def _day(when: str | None) -> str:
    """As it is written here: 03/05/2024, 05/2024, 2024."""
    if not when:
        return ""
    day, _, hour = when.partition("T")
    return "/".join(reversed(day.split("-"))) + (f" {hour}" if hour else "")
