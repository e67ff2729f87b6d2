"""The annexes of a report as XLSX: numbers as numbers, each beside its definition and its reference."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..drafting.sheet import dated
from ..layout import MADE_UP, layout
from ..paper import NOT_XML
from .content import DayTable, FigureSaid, ReportContent, grouped
from .wording import words

HEADS = ("Mã số liệu", "Mã chỉ tiêu", "Chỉ tiêu", "Tử số", "Mẫu số", "Tỷ lệ", "Chỉ tiêu giao", "Đánh giá",
         "Lịch thống kê", "Kỳ tính", "Thời điểm chốt", "Cách tính", "Đường dẫn")  # fmt: skip
BESIDE = ("Mã số liệu", "Mã chỉ tiêu", "Số liệu đi kèm", "Số", "Trên tổng số")
DEFINED = (
    "Mã chỉ tiêu",
    "Lời văn chỉ tiêu",
    "Đơn vị tính",
    "Tử số",
    "Mẫu số",
    "Cách tính khác",
    "Lưu ý",
    "Nguồn",
)
PLACED = ("Bảng", "Địa bàn", "Thuộc", "Mã chỉ tiêu", "Tử số", "Mẫu số (chỉ tiêu tăng giảm: cùng kỳ năm trước)", "Mã số liệu")  # fmt: skip
EDGE = Side(style="thin")
FORMULA = ("=", "+", "-", "@")


def xlsx_of(content: ReportContent) -> bytes:
    """The same bytes for the same content."""
    book, said = Workbook(), words()["sheets"]
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = said["figures"]
    _sheet(first, content, HEADS, map(_row, content.figures))
    _sheet(book.create_sheet(said["counters"]), content, BESIDE, _beside(content.figures))
    _sheet(book.create_sheet(said["definitions"]), content, DEFINED, map(_defined, content.figures))
    if content.before:
        _sheet(book.create_sheet(said["before"]), content, HEADS, map(_row, content.before))
    if content.days:
        heads = (words()["days"]["day"], *content.days.kinds)
        _sheet(book.create_sheet(said["days"]), content, heads, _days(content.days))
    if content.grounds:
        _grounds(book.create_sheet(said["grounds"]), content)
    return _saved(book, content)


def _days(days: DayTable) -> Iterator[tuple[Any, ...]]:
    for day, counts in days.rows:
        yield f"{day:%d/%m/%Y}", *counts
    yield words()["days"]["total"], *days.totals


def _grounds(sheet: Worksheet, content: ReportContent) -> None:
    """Every reading and level under each other, one row for each unit and figure: to be filtered and summed."""
    rows = (
        (one.title, row.name, row.above, column.code, n, d, column.ref)
        for one in content.grounds
        for row in one.rows
        for column, (n, d) in zip(one.columns, row.cells, strict=True)
    )
    _sheet(sheet, content, PLACED, rows)


def _row(one: FigureSaid) -> tuple[Any, ...]:
    n, d = (one.n, one.d) if one.ref else (None, None)
    return (one.ref, one.code, one.name, n, d, one.rate or one.verdict, one.target, one.verdict, one.calendar, one.period, one.cut_off, one.variant, one.path)  # fmt: skip


def _beside(figures: Sequence[FigureSaid]) -> Iterator[tuple[Any, ...]]:
    for one in figures:
        for beside in one.counters:
            yield one.ref, one.code, beside.label, beside.count, beside.of


def _defined(one: FigureSaid) -> tuple[Any, ...]:
    others = "\n".join(
        f"{o.label}: {grouped(o.n)}/{grouped(o.d)}{f' ({o.rate})' if o.rate else ''}"
        for o in one.others
    )
    return (
        one.code, one.words, one.unit, one.n_is, one.d_is, others, one.doubt, one.source
    )  # fmt: skip


def _sheet(sheet: Worksheet, content: ReportContent, heads: Sequence[str], rows: Any) -> None:
    """Whose, about what, until when; then the table, its head kept in sight."""
    font = layout()["font"]
    top = [content.issuer.upper(), content.subject, f"Kỳ tính: {content.period}"]
    top += [MADE_UP] if content.synthetic else []
    for place, line in enumerate(top, 1):
        sheet.cell(place, 1, line).font = Font(font, 13, bold=place < 3)
    start = len(top) + 2
    for place, row in enumerate((heads, *rows)):
        _fill(sheet, start + place, row, font, head=place == 0)
    sheet.freeze_panes = sheet.cell(start + 1, 1)
    for column, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(column)].width = 40 if len(head) > 14 else 18
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"


def _fill(sheet: Worksheet, number: int, row: Sequence[Any], font: str, *, head: bool) -> None:
    for column, value in enumerate(row, 1):
        clean = NOT_XML.sub(" ", value) if isinstance(value, str) else value
        cell = sheet.cell(number, column, clean)
        # Words never become a formula.
        if isinstance(value, str) and value.startswith(FORMULA):
            cell.data_type = "s"
        cell.font = Font(font, 12, bold=head)
        cell.border = Border(EDGE, EDGE, EDGE, EDGE)
        cell.alignment = Alignment(
            "center" if head else None, "top" if not head else "center", wrap_text=True
        )


def _saved(book: Workbook, content: ReportContent) -> bytes:
    book.properties.creator = book.properties.lastModifiedBy = "Lá Chắn"
    book.properties.title = content.subject
    book.properties.created = book.properties.modified = content.made_at.replace(tzinfo=None)
    kept = io.BytesIO()
    book.save(kept)
    return dated(_same_day(kept.getvalue(), content), content.made_at)


def _same_day(made: bytes, content: ReportContent) -> bytes:
    """openpyxl writes the moment of saving into the properties; the report's own moment stands there."""
    kept, stamp = io.BytesIO(), content.made_at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.infolist():
            body = old.read(part.filename)
            if part.filename == "docProps/core.xml":
                before, after = body.split(b"<dcterms:modified", 1)
                head, rest = after.split(b">", 1)
                body = (before + b"<dcterms:modified" + head + b">" + stamp + rest[rest.index(b"<"):])  # fmt: skip
            new.writestr(part, body)
    return kept.getvalue()
