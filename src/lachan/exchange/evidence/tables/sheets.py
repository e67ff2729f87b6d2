"""Rows of a workbook or of a CSV file, within bounds, as text and days; a formula is never run."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lachan.exchange.evidence.opening import Packed, bytes_of, text_of
from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge
from lachan.exchange.words import bare

ROWS, WIDEST, LETTERS, TOP = 50_000, 60, 4000, 15
LARGEST = 32 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0"
GRADES = frozenset({"mat", "toi mat", "tuyet mat"})
ARMED = ("=", "+", "-", "@")


class StateSecretPaper(FileRefused):
    """Tệp có dấu độ mật. Theo quy định về bảo vệ bí mật nhà nước, hệ thống này không được lưu; đăng ký tài liệu tại văn thư mật của đơn vị, không nhập lại ở đây."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number`: as the spreadsheet shows it."""

    number: int
    cells: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    rows: tuple[Row, ...]

    @property
    def synthetic(self) -> bool:
        return any("du lieu gia lap" in bare(str(c)) for row in self.rows[:TOP] for c in row.cells)


def sheets(path: Path) -> list[Sheet]:
    """Of `.xlsx` by what it is, else CSV."""
    data = bytes_of(path, LARGEST)
    if data[:4] == OLE:
        raise FileRefused(
            f"{path.name} là .xls cũ hoặc có mật khẩu. Mở bằng Excel hoặc LibreOffice, bỏ mật khẩu, lưu thành .xlsx rồi nhập lại."
        )
    found = _workbook(data, path.name) if data[:2] == b"PK" else [_csv(data, path.name)]
    for sheet in found:
        _no_secret(sheet)
    return found


def _no_secret(sheet: Sheet) -> None:
    for row in sheet.rows[:TOP]:
        for cell in row.cells:
            if isinstance(cell, str) and cell.isupper() and bare(cell) in GRADES:
                raise StateSecretPaper


def _csv(data: bytes, name: str) -> Sheet:
    text = text_of(data, name)
    if "\0" in text:
        raise FileRefused(f"{name} không phải bảng chữ. Lưu thành CSV UTF-8 rồi nhập lại.")
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    rows = []
    try:
        for number, cells in enumerate(reader, 1):
            rows.append(Row(number, _trimmed(cells)))
            _count(number, name)
    except csv.Error as fault:
        raise FileRefused(
            f"{name} không phải CSV đúng cú pháp gần dòng {len(rows) + 1}. Lưu lại thành CSV UTF-8 rồi nhập lại."
        ) from fault
    return Sheet(Path(name).stem, tuple(rows))


def _delimiter(text: str) -> str:
    """The mark that the first lines hold most, outside of quotes."""
    top = "".join(text[:8000].split('"')[::2])
    return max((",", ";", "\t"), key=top.count)


def _count(number: int, name: str) -> None:
    if number > ROWS:
        raise FileTooLarge(f"{name} có hơn {ROWS} dòng. Tách thành nhiều tệp rồi nhập từng tệp.")


def _workbook(data: bytes, name: str) -> list[Sheet]:
    packed = Packed(data, name)
    for part in packed.names():
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part)[:4096]:
            raise FileRefused(f"{name} có khai báo kiểu tài liệu (DOCTYPE), sổ Excel không cần. Lưu lại bằng Excel rồi nhập lại.")  # fmt: skip
    try:
        opened = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [Sheet(page.title, tuple(_rows(page, name))) for page in opened.worksheets]
    except (InvalidFileException, ParseError, XMLSyntaxError, BadZipFile, KeyError, ValueError, TypeError,
            AttributeError, IndexError, OSError, OverflowError) as broken:  # fmt: skip
        # openpyxl answers a broken file with whatever its parser met first
        raise FileRefused(
            f"{name} không phải sổ Excel .xlsx đọc được. Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
        ) from broken


def _rows(page: Any, name: str) -> Iterator[Row]:
    page.reset_dimensions()
    kept = 0
    for number, cells in enumerate(page.iter_rows(max_col=WIDEST, values_only=True), 1):
        row = Row(number, _trimmed(cells))
        if row.cells:
            kept += 1
            _count(kept, name)
            yield row


def _trimmed(cells: Sequence[Any]) -> tuple[Any, ...]:
    kept = [_cell(one) for one in cells[:WIDEST]]
    while kept and kept[-1] is None:
        kept.pop()
    return tuple(kept)


def _cell(one: Any) -> Any:
    if isinstance(one, str):
        return _unarmed(unicodedata.normalize("NFC", one).strip())[:LETTERS] or None
    return one


def _unarmed(text: str) -> str:
    """The quote that keeps «=…» from being a formula is no part of the words."""
    return text[1:] if text.startswith("'") and text[1:2] in ARMED and len(text) > 2 else text


def armoured(text: str) -> str:
    """Words for a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(ARMED) or text[:1] in ("\t", "\r") else text
