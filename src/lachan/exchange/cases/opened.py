"""Opening a workbook of cases: the same guards as for a register, then its three sheets by title and headings."""

import zipfile
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lachan.access.refusals import Refusal, StateSecret

from ..words import bare, limit
from ..workbook import GRADES, NotAWorkbook, Row, TooLarge, _allowed, _bounded, _values
from .given import Sheet
from .words import SHEETS, columns, fields_of, is_ours, label, sheet_of


class NoCaseSheets(Refusal):
    """Tệp này không có trang «Vụ án» đọc được. Tạo tệp mẫu bằng `lachan import cases-sample`, chép sổ vào ba trang «Vụ án», «Bị can», «Hành vi» rồi nhập lại."""


@dataclass(frozen=True)
class CaseBook:
    """A workbook read whole: its sheets by kind, headings nobody reads, whether it says it is made up."""

    sheets: dict[str, Sheet]
    synthetic: bool
    unknown: list[str] = field(default_factory=list)

    def rows_of(self, kind: str) -> list[tuple[Sheet, Row]]:
        sheet = self.sheets.get(kind)
        return [(sheet, row) for row in sheet.rows] if sheet else []

    def count(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets.values())


def open_book(path: Path) -> CaseBook:
    """The three sheets, or the sentence that says why not."""
    _allowed(path)
    try:
        return _read(path)
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError,
            AttributeError, IndexError) as broken:  # fmt: skip
        # openpyxl answers a broken file with whatever its parser met first
        raise NotAWorkbook from broken


def _read(path: Path) -> CaseBook:
    opened = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    book, said, left = CaseBook({}, synthetic=False), [], limit("rows")
    try:
        for page in opened.worksheets:
            page.reset_dimensions()
            sheet = _sheet(page, opened.epoch, left, said, book)
            if sheet is not None and sheet.kind in book.sheets:
                book.unknown.append(
                    f"cả trang {page.title} (đã có trang {book.sheets[sheet.kind].title})"
                )
            elif sheet is not None:
                book.sheets[sheet.kind] = sheet
                left -= len(sheet.rows)
    finally:
        opened.close()
    if "cases" not in book.sheets:
        raise NoCaseSheets
    if any(bare(text) in GRADES and text.strip().isupper() for text in said):
        raise StateSecret
    made_up = any("du lieu gia lap" in bare(text) for text in said)
    return CaseBook(book.sheets, made_up, book.unknown)


def _sheet(page: Any, epoch: Any, left: int, said: list[str], book: CaseBook) -> Sheet | None:
    stream = iter(_values(page))
    top = list(islice(stream, columns()["within_rows"]))
    kind = sheet_of(page.title)
    if kind is None:
        return None
    last, fields = _headings(kind, top)
    if last is None:
        raise NoCaseSheets(_no_headings(kind, page.title))
    said += [str(cell) for row in top[:last] for cell in row.cells if cell is not None]
    names = tuple(str(cell or "").strip() for cell in top[last].cells)
    book.unknown.extend(
        f"{page.title}: {name}"
        for index, name in enumerate(names)
        if name and index not in fields.values() and not is_ours(name)
    )
    sheet = Sheet(kind, page.title, names, fields, epoch)
    rows = [*top[last + 1 :], *_bounded(stream, left)]
    sheet.rows.extend(row for row in rows if _says_something(row, sheet))
    if len(sheet.rows) > left:
        raise TooLarge
    return sheet


def _headings(kind: str, top: list[Row]) -> tuple[int | None, dict[str, int]]:
    """The row, among the first ones, that names every needed column."""
    needed = [field for field, one in columns()[kind]["columns"].items() if one.get("needed")]
    for index, row in enumerate(top):
        found = fields_of(kind, [str(cell or "") for cell in row.cells])
        if all(field in found for field in needed):
            return index, found
    return None, {}


def _no_headings(kind: str, title: str) -> str:
    needed = [label(kind, f) for f, one in columns()[kind]["columns"].items() if one.get("needed")]
    return (f"Trang «{title}» không có hàng tiêu đề đọc được: cần các cột {', '.join(f'«{n}»' for n in needed)}. "
            "Đối chiếu với trang «Hướng dẫn» của tệp mẫu rồi nhập lại.")  # fmt: skip


def _says_something(row: Row, sheet: Sheet) -> bool:
    return any(i < len(row.cells) and row.cells[i] is not None for i in sheet.fields.values())


__all__ = ["SHEETS", "CaseBook", "NoCaseSheets", "open_book"]
