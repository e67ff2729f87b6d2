"""A PDF: whole to its end, without a password, without anything that runs, with pages that open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .measures import Measures, alone
from .refusals import AbsurdSize, Active, Damaged, Locked, Truncated

TAIL = 2048
MOST_PAGES = 5_000
MOST_OBJECTS = 500_000
MOST_PIXELS = 160_000_000
LONGEST_SIDE_POINTS = 14_400  # two hundred inches, as far as the format itself goes
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
XREF = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")
RUNNING = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE",
                     "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/Trans3D"})  # fmt: skip
# pypdf trusts the structure it reads: a broken file comes out as any of these.
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError,
          RecursionError, OverflowError, AssertionError, NotImplementedError)  # fmt: skip


def look(opened: BinaryIO, size: int) -> Measures:
    _whole(opened, size)
    alone(opened, size)
    reader = _reader(opened)
    _still(reader)
    return _pages(opened)


def _whole(opened: BinaryIO, size: int) -> None:
    """Its last lines say where its index lies, and the index lies there."""
    opened.seek(max(0, size - TAIL))
    ends = START.findall(opened.read(TAIL))
    if not ends:
        raise Truncated
    opened.seek(min(int(ends[-1]), size))
    if not XREF.match(opened.read(64)):
        raise Truncated


def _reader(opened: BinaryIO) -> PdfReader:
    opened.seek(0)
    try:
        reader = PdfReader(opened, strict=False)
        locked = reader.is_encrypted
    except BROKEN as broken:
        raise Damaged from broken
    if locked:
        raise Locked
    return reader


def _still(reader: PdfReader) -> None:
    """Every object of the file, also those that no page leads to."""
    try:
        for found in _objects(reader):
            _quiet(found)
    except BROKEN as broken:
        raise Damaged from broken


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    wanted = [
        (number, generation) for generation, numbers in reader.xref.items() for number in numbers
    ]
    wanted += [(number, 0) for number in reader.xref_objStm]
    if len(wanted) > MOST_OBJECTS:
        raise AbsurdSize(
            "PDF có quá nhiều đối tượng, mở ra có thể làm treo máy. Quét lại bản giấy rồi tải lên."
        )
    waiting: list[Any] = [reader.trailer]
    for number, generation in wanted:
        waiting.append(reader.get_object(IndirectObject(number, generation, reader)))
        while waiting:
            one = waiting.pop()
            if isinstance(one, DictionaryObject):
                yield one
                waiting += [part for part in one.values() if not isinstance(part, IndirectObject)]
            elif isinstance(one, ArrayObject):
                waiting += [part for part in one if not isinstance(part, IndirectObject)]


def _quiet(found: DictionaryObject) -> None:
    if _at(found, "/S") in RUNNING or any(key in found for key in ("/JS", "/JavaScript", "/XFA")):
        raise Active
    if "/EmbeddedFiles" in found or _at(found, "/Subtype") == "/RichMedia":
        raise Active(
            "Tệp PDF có tệp khác nhúng bên trong. Tách tệp nhúng ra, in tài liệu thành PDF mới rồi tải từng tệp."
        )
    if _at(found, "/Subtype") == "/Image" and _pixels(found) > MOST_PIXELS:
        raise AbsurdSize


def _pixels(found: DictionaryObject) -> int:
    return int(_at(found, "/Width") or 0) * int(_at(found, "/Height") or 0)


def _at(found: DictionaryObject, key: str) -> Any:
    """The value itself: a word may be kept elsewhere in the file and only be pointed at."""
    raw: Any = found.raw_get(key) if key in found else None
    return raw.get_object() if isinstance(raw, IndirectObject) else raw


def _pages(opened: BinaryIO) -> Measures:
    """Opened as the viewer's own engine would: every page is there and has a size of this world."""
    opened.seek(0)
    try:
        document = pypdfium2.PdfDocument(opened)
    except pypdfium2.PdfiumError as broken:
        raise Damaged from broken
    try:
        return _measured(document)
    finally:
        document.close()


def _measured(document: Any) -> Measures:
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise Damaged if count == 0 else AbsurdSize
    for number in range(count):
        try:
            width, height = document.get_page_size(number)
        except pypdfium2.PdfiumError as broken:
            raise Damaged from broken
        if min(width, height) < 1 or max(width, height) > LONGEST_SIDE_POINTS:
            raise AbsurdSize
    return Measures(pages=count)
