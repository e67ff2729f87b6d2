"""Opening a workbook that comes from outside: sizes first, then sheets, then rows as they are written."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import SEEK_END, BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from lachan.access.refusals import Refusal, StateSecret

from .headings import Headings, find_headings
from .words import bare, columns, limit

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
NAMED_YEAR = re.compile(r"\bnam (20\d{2})\b")
WIDEST = 60  # columns; a stray cell at XFD1 must not make every row 16,384 wide
GRADES = frozenset({"mat", "toi mat", "tuyet mat"})


class NotAWorkbook(Refusal):
    """Tệp này không phải sổ Excel .xlsx đọc được. Mở tệp bằng Excel hoặc LibreOffice, chọn «Lưu thành .xlsx» rồi nhập lại."""


class OldWorkbook(Refusal):
    """Tệp này là định dạng .xls cũ. Mở tệp bằng Excel hoặc LibreOffice, chọn «Lưu thành .xlsx» rồi nhập lại."""


class Encrypted(Refusal):
    """Tệp này có mật khẩu nên không đọc được. Gỡ mật khẩu trên máy của đơn vị rồi nhập lại; không gửi mật khẩu kèm tệp."""


class HiddenSheet(Refusal):
    """Tệp có trang tính đang bị ẩn mà trong đó có dòng dữ liệu, nên chưa đọc gì. Bấm chuột phải vào tên trang, chọn «Bỏ ẩn» (Unhide) để xem; là dữ liệu thật thì lưu rồi gửi lại, không phải thì xóa trang ấy."""


class TooLarge(Refusal):
    """Tệp này lớn quá mức cho một sổ tiếp nhận. Xóa ảnh và các trang không cần, hoặc tách theo năm, rồi nhập từng tệp."""


class NoRegister(Refusal):
    """Không tìm thấy hàng tiêu đề của sổ tiếp nhận trong 10 dòng đầu của trang nào. Cần có cột ngày giờ tiếp nhận và ít nhất ba cột khác (số, người báo tin, nội dung, nơi xảy ra…)."""


@dataclass(frozen=True)
class Row:
    """One row of a book: its number as Excel shows it, its cells as they are."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet that is a register."""

    title: str
    headings: Headings
    year: int | None
    epoch: datetime
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Book:
    """A register read whole; `synthetic` where its title says that the data are made up."""

    sheets: list[Sheet]
    synthetic: bool

    def count(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)


@dataclass(frozen=True)
class Wanted:
    """What kind of book is looked for: its columns, which of them tell an entry from a note under the book (one is
    enough), how many cells an entry has at least, and the refusal where no sheet is one."""

    columns: Any
    telling: tuple[str, ...]
    least: int
    absent: type[Refusal]


def register() -> Wanted:
    return Wanted(columns(), ("received_at", "narrative", "informant"), 2, NoRegister)


def read_book(file: Path | BytesIO, wanted: Wanted | None = None) -> Book:
    """Every sheet of a workbook that is such a book, a register where unsaid; or the sentence that says why not."""
    _allowed(file)
    try:
        return _read(file, wanted or register())
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError,
            AttributeError, IndexError) as broken:  # fmt: skip
        # openpyxl answers a broken file with whatever its parser met first
        raise NotAWorkbook from broken


def _allowed(file: Path | BytesIO) -> None:
    with file.open("rb") if isinstance(file, Path) else BytesIO(file.getvalue()) as opened:
        if opened.seek(0, SEEK_END) > limit("bytes"):
            raise TooLarge
        opened.seek(0)
        start = opened.read(8)
        if start == OLE:
            raise Encrypted if ENCRYPTED in opened.read(limit("bytes")) else OldWorkbook
        if not zipfile.is_zipfile(opened):
            raise NotAWorkbook
        with zipfile.ZipFile(opened) as packed:
            _unpacks_to_little(packed)


def _unpacks_to_little(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Encrypted
    if len(parts) > 5000 or sum(part.file_size for part in parts) > limit("unpacked_bytes"):
        raise TooLarge
    for part in parts:
        # A spreadsheet never needs a document type; entities are how XML is made to explode.
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.open(part).read(
            4096
        ):
            raise NotAWorkbook


def _read(file: Path | BytesIO, wanted: Wanted) -> Book:
    merged = _merged_by_sheet(file)
    opened = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        titles: list[str] = []
        left = limit("rows")
        sheets = []
        for page in opened.worksheets:
            page.reset_dimensions()
            sheet = _sheet(page, opened.epoch, merged.get(_part(page), []), left, titles, wanted)
            if sheet is not None:
                sheets.append(sheet)
                left -= len(sheet.rows)
    finally:
        opened.close()
    if not sheets:
        raise wanted.absent
    return Book(sheets, synthetic=any("du lieu gia lap" in bare(title) for title in titles))


def _part(page: Any) -> str:
    # Read-only sheets do not tell which part they come from except here; merged cells need it.
    return str(page._worksheet_path).lstrip("/")


def _sheet(
    page: Any, epoch: datetime, merged: list[str], left: int, titles: list[str], wanted: Wanted
) -> Sheet | None:
    # numbered by position: openpyxl pads rows that the file leaves out
    stream = iter(_values(page))
    top = list(islice(stream, wanted.columns["within_rows"] + 1))
    headings = find_headings([row.cells for row in top], wanted.columns)
    if headings is None:
        return None
    above = [
        str(cell) for row in top[: headings.last - 1] for cell in row.cells if cell is not None
    ]
    titles += above
    if any(bare(text) in GRADES and text.strip().isupper() for text in above):
        raise StateSecret
    sheet = Sheet(page.title, headings, _year([page.title, *above]), epoch)
    for row in [*top[headings.last :], *_bounded(stream, left)]:
        sheet.rows.append(row)
    _spread(sheet, merged)
    sheet.rows[:] = [row for row in sheet.rows if _is_entry(row, headings, wanted)]
    if len(sheet.rows) > left:
        raise TooLarge(_too_many())
    if sheet.rows and page.sheet_state != "visible":
        raise HiddenSheet  # nobody has looked at what is in it
    return sheet


def _values(page: Any) -> Iterator[Row]:
    for number, cells in enumerate(page.iter_rows(max_col=WIDEST, values_only=True), 1):
        kept = [_trimmed(cell) for cell in cells]
        while kept and kept[-1] is None:
            kept.pop()
        yield Row(number, tuple(kept))


def _bounded(stream: Iterator[Row], left: int) -> Iterator[Row]:
    """Rows until the limit; a sheet may claim a million empty ones, which are passed over."""
    kept = 0
    for row in stream:
        if row.cells:
            kept += 1
            if kept > left:
                raise TooLarge(_too_many())
            yield row


def _too_many() -> str:
    return (f"Tệp có hơn {limit('rows'):,} dòng.".replace(",", ".")
            + " Tách sổ theo năm rồi nhập từng tệp; nhập lại không tạo dòng trùng.")  # fmt: skip


def _trimmed(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell.strip()[: limit("cell_characters")] or None
    return cell


def _year(texts: list[str]) -> int | None:
    """The book's year: «năm 2024» in a title, else the only year that any title names."""
    for pattern in (NAMED_YEAR, YEAR):
        years = {int(year) for text in texts for year in pattern.findall(bare(text))}
        if len(years) == 1:
            return years.pop()
    return None


def _is_entry(row: Row, headings: Headings, wanted: Wanted) -> bool:
    """Not an empty row, a line of column numbers, or a note, a total or a signature under the book."""
    known = [row.cells[index] for index in headings.fields.values() if index < len(row.cells)]
    filled = [cell for cell in known if cell is not None]
    if len(filled) < wanted.least or _is_column_numbers(filled):
        return False
    return any(_at(row, headings.fields.get(name)) is not None for name in wanted.telling)


def _is_column_numbers(filled: list[Any]) -> bool:
    """The line (1) (2) (3)… that printed forms have under their headings."""
    numbers = [str(cell).strip("() ") for cell in filled]
    return len(filled) > 3 and all(text.isdigit() and int(text) < 40 for text in numbers)


def _at(row: Row, index: int | None) -> Any:
    return row.cells[index] if index is not None and index < len(row.cells) else None


def _merged_by_sheet(file: Path | BytesIO) -> dict[str, list[str]]:
    with zipfile.ZipFile(file) as packed:
        parts = [
            name
            for name in packed.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        return {name: _merged(packed, name) for name in parts}


def _merged(packed: zipfile.ZipFile, name: str) -> list[str]:
    """Merged ranges stand after the rows; read in pieces, so that a large sheet is never held whole."""
    found: list[str] = []
    with packed.open(name) as part:
        tail = b""
        while piece := part.read(1 << 20):
            text = tail + piece
            found += [ref.decode() for ref in MERGED.findall(text)]
            tail = text[text.rfind(b"<") :]
    return found


def _spread(sheet: Sheet, merged: list[str]) -> None:
    """What is written once over several rows holds for each of them: «nơi nhận» beside three entries."""
    by_number = {row.number: place for place, row in enumerate(sheet.rows)}
    for ref in merged:
        left, top, right, bottom = range_boundaries(ref)
        if bottom == top or top not in by_number or right - left > 2:
            continue
        value = _at(sheet.rows[by_number[top]], left - 1)
        for number in range(top + 1, min(bottom, top + 200) + 1):
            if number in by_number:
                place = by_number[number]
                sheet.rows[place] = _with(sheet.rows[place], left - 1, value)


def _with(row: Row, index: int, value: Any) -> Row:
    cells = [*row.cells, *[None] * (index + 1 - len(row.cells))]
    cells[index] = value
    return Row(row.number, tuple(cells))
