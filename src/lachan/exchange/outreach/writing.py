"""The template of a year, and the rows that go back, each with its number, the reason and the cells in question."""

from collections.abc import Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from lachan.outreach import codes

from ..returned import HEAD, WRONG, _cell
from ..words import MADE_UP
from .reader import BadRow, YearSheet
from .words import FIELDS, NEEDED, label

TITLE = "Buổi truyền thông"
WIDTHS = {"topic": 48, "place": 30, "commune": 28, "partner": 24, "evidence": 30, "kind": 26}
LEAD = ("Mỗi buổi một dòng; cột có dấu * phải ghi. Chỉ ghi số người, không ghi tên ai. Mỗi người chỉ tính vào một nhóm. "
        "Xã, phường ghi theo tên của ngày tổ chức; để trống nếu là xã mình.")  # fmt: skip
FIRST = "Sửa các ô được tô vàng ngay trong tệp này rồi nhập lại; hai cột đầu được bỏ qua khi nhập."
LISTS = (("Hình thức", codes.KINDS), ("Cách đếm", codes.METHODS), ("Ngôn ngữ", codes.LANGUAGES))


def write_template(to: BinaryIO, *, synthetic: bool) -> None:
    """An empty year with its headings, and a second sheet with what may be written in three of the columns."""
    book = Workbook(write_only=True)
    page = book.create_sheet(TITLE)
    for index, name in enumerate(FIELDS, 1):
        page.column_dimensions[get_column_letter(index)].width = WIDTHS.get(name, 14)
    page.freeze_panes = "A3"
    page.append([_cell(page, f"{MADE_UP + ' – ' if synthetic else ''}{LEAD}")])
    page.append([_cell(page, label(name) + (" *" if name in NEEDED else ""), fill=HEAD, bold=True) for name in FIELDS])  # fmt: skip
    lists = book.create_sheet("Danh mục")
    lists.append([_cell(lists, name, fill=HEAD, bold=True) for name, _ in LISTS])
    for line in range(max(len(choices) for _, choices in LISTS)):
        lists.append(
            [
                _cell(lists, choices[line][1] if line < len(choices) else None)
                for _, choices in LISTS
            ]
        )
    book.save(to)


def write_returned(
    to: BinaryIO, sheet: YearSheet, bad: Sequence[BadRow], *, synthetic: bool
) -> int:
    """The rows that stayed out, as they were written; read again, the two columns before them are passed over."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title[:31])
    page.column_dimensions["B"].width = 60
    page.freeze_panes = "C3"
    page.append([_cell(page, f"{MADE_UP + ' – ' if synthetic else ''}{FIRST}", bold=True)])
    page.append(
        [
            _cell(page, name, fill=HEAD, bold=True)
            for name in ("Dòng", "Lý do chưa nhập", *sheet.names)
        ]
    )
    for one in bad:
        page.append(_returned(page, sheet, one))
    book.save(to)
    return len(bad)


def _returned(page: Any, sheet: YearSheet, bad: BadRow) -> list[Any]:
    wrong = {sheet.fields[flaw.field] for flaw in bad.flaws if flaw.field in sheet.fields}
    width = max(len(sheet.names), max(wrong, default=0) + 1)
    cells = [*bad.row.cells, *[None] * (width - len(bad.row.cells))]
    return [_cell(page, bad.row.number), _cell(page, reason(bad), wrap=True),
            *(_cell(page, cell, fill=WRONG if index in wrong else None) for index, cell in enumerate(cells))]  # fmt: skip


def reason(bad: BadRow) -> str:
    """Every flaw of the row, each once, as one sentence."""
    return "; ".join(dict.fromkeys(flaw.reason.rstrip(".") for flaw in bad.flaws)) + "."
