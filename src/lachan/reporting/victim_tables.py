"""Tables of victims as they left, as files: CSV and XLSX of what was told, with what was done to it at the head of both."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FORMULA = ("=", "+", "-", "@")


def head(content: Mapping[str, Any], years: str) -> list[str]:
    """What whoever opens the file reads first."""
    withheld = [f"Không công bố bảng «{one}»: không che chắc chắn được các ô nhỏ." for one in content["withheld"]]  # fmt: skip
    title = f"Nạn nhân và người đang được xác định, tiếp nhận trong năm {years}"
    return [*filter(None, [content["mark"]]), title, content["note"], *withheld]


def as_csv(content: Mapping[str, Any], years: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([f"# {line}"] for line in head(content, years))
    for table in content["tables"]:
        writer.writerows([[], [table["title"]], *table["rows"]])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(content: Mapping[str, Any], years: str) -> bytes:
    """One sheet a table, the notes on a sheet of their own before them."""
    book = Workbook()
    notes = book.active
    assert isinstance(notes, Worksheet)
    notes.title = "Cách làm"
    notes.column_dimensions["A"].width = 110
    for line in head(content, years):
        _put(notes, [line])
    for number, table in enumerate(content["tables"], 1):
        _sheet(book.create_sheet(f"Bảng {number}"), table, content["mark"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _sheet(sheet: Worksheet, table: Mapping[str, Any], mark: str) -> None:
    for line in filter(None, [mark, table["title"]]):
        _put(sheet, [line])
    top = sheet.max_row + 1
    for row in _numbers(table["rows"]):
        _put(sheet, row)
    for cell in sheet[top]:
        cell.font = Font(bold=True)
    for column in range(1, len(table["rows"][0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 24
    sheet.freeze_panes = sheet.cell(top + 1, 2)


def _numbers(rows: Sequence[Sequence[str]]) -> Iterator[list[Any]]:
    """Numbers as numbers; the mark of a hidden cell stays a word. The head may be years, which are names."""
    first, *rest = rows
    yield list(first)
    for row in rest:
        yield [int(cell) if n and cell.isdecimal() else cell for n, cell in enumerate(row)]


def _put(sheet: Worksheet, row: Sequence[Any]) -> None:
    sheet.append(list(row))
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
            cell.data_type = "s"
