"""The workbook that goes back: each refused row as it was, with its number, the reason, the cell in question."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .cells import Flaw
from .register import BadRow, Outcome, Read
from .rows import RegisterRow
from .words import MADE_UP
from .workbook import Row, Sheet

WRONG = PatternFill("solid", fgColor="FFF2CC")
HEAD = PatternFill("solid", fgColor="E7E6E6")
# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection); here it is always text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRST = "Sửa các ô được tô vàng ngay trong tệp này rồi nhập lại; hai cột đầu được bỏ qua khi nhập."


def write_returned(path: Path, read: Read, outcome: Outcome, *, synthetic: bool) -> int:
    """Write the rows that need a person's eye; returns how many. Nothing to return, no file."""
    changed = [_told(read, row, "Đã có, khác nội dung: bản đã nhập được giữ nguyên; đính chính trên trang vụ việc")
               for row in outcome.changed]  # fmt: skip
    remarked = [_told(read, row, ". ".join(row.remarks)) for row in outcome.remarked]
    parts = (("Lý do", read.bad), ("Đã có", changed), ("Lưu ý", remarked))
    if not any(rows for _, rows in parts):
        return 0
    book = Workbook(write_only=True)
    for what, rows in parts:
        for sheet in {row.sheet.title: row.sheet for row in rows}.values():
            _page(
                book, what, sheet, [row for row in rows if row.sheet is sheet], synthetic=synthetic
            )
    book.save(path)
    return sum(len(rows) for _, rows in parts)


def _told(read: Read, row: RegisterRow, why: str) -> BadRow:
    return BadRow(*read.origin[row.sheet, row.row], (Flaw("", why),))


def _page(
    book: Workbook, what: str, sheet: Sheet, rows: Sequence[BadRow], *, synthetic: bool
) -> None:
    page = book.create_sheet(_title(book, what, sheet))
    names = ["Dòng", "Lý do" if what == "Lý do" else "Lưu ý", *sheet.headings.names]
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 8, 60
    for index in range(3, len(names) + 1):
        page.column_dimensions[get_column_letter(index)].width = 22
    page.freeze_panes = "C3"
    year = f" – sổ năm {sheet.year}" if sheet.year else ""
    page.append([_cell(page, f"{MADE_UP + ' – ' if synthetic else ''}{FIRST}{year}", bold=True)])
    page.append([_cell(page, name, fill=HEAD, bold=True) for name in names])
    for bad in sorted(rows, key=lambda one: one.row.number):
        page.append(_line(page, bad))


def _title(book: Workbook, what: str, sheet: Sheet) -> str:
    if what == "Lý do" and sheet.title not in book.sheetnames:
        return sheet.title
    return f"{what} {sheet.title}"[:31]


def _line(page: Any, bad: BadRow) -> list[WriteOnlyCell]:
    fields = bad.sheet.headings.fields
    wrong = {fields[flaw.field] for flaw in bad.flaws if flaw.field in fields}
    why = "; ".join(flaw.reason for flaw in bad.flaws) + "."
    cells = _padded(bad.row, max(len(bad.sheet.headings.names), max(wrong, default=0) + 1))
    return [
        _cell(page, bad.row.number),
        _cell(page, why, wrap=True),
        *(
            _cell(page, cell, fill=WRONG if index in wrong else None)
            for index, cell in enumerate(cells)
        ),
    ]


def _padded(row: Row, width: int) -> Iterable[Any]:
    return [*row.cells, *[None] * (width - len(row.cells))]


def _cell(
    page: Any,
    value: Any,
    *,
    fill: PatternFill | None = None,
    bold: bool = False,
    wrap: bool = False,
) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        # A control character that somebody pasted has no place in XML: the book is written without it.
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.data_type = "s"  # text, also where it looks like a formula or an error
        cell.quotePrefix = value.startswith(FORMULA)
    elif isinstance(value, bool | int | float | datetime | date | time) or value is None:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = "dd/mm/yyyy hh:mm" if value.time() != time(0) else "dd/mm/yyyy"
    else:
        cell.value = str(value)
    if fill is not None:
        cell.fill = fill
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
