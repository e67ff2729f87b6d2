"""XLSX and DOCX lists: a package is looked through before anything of it is unpacked."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from .kinds import DOCX, LISTS, XLSX, Kind
from .measures import Measures
from .refusals import Bomb, Damaged, Locked, Macros, UnknownKind

MOST_PARTS = 5_000
MOST_BYTES = 300 * 1024**2
MOST_RATIO = 250
SMALL = 1 << 20
# Known unlike numbers: parts that run or that fetch when the file is opened.
RUNNING = re.compile(r"vbaproject|/activex/|/embeddings/|oleobject|externallinks?/|/macros", re.I)
FETCHING = re.compile(
    rb'(attachedTemplate|oleObject|frame|externalLink|image)"[^>]*TargetMode="External"'
)
MAIN = {
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"wordprocessingml.document.main+xml": DOCX,
}


def kind_of_package(opened: BinaryIO, allowed: frozenset[Kind]) -> Kind:
    """What a package is; any package is refused where no list is asked for."""
    if not allowed & LISTS:
        raise UnknownKind(
            "Không nhận tệp nén hoặc tệp Office ở đây. Giải nén, hoặc xuất tài liệu thành PDF, rồi tải lên; danh mục .xlsx, .docx tải ở mục «Nhập danh mục»."
        )
    with _opened(opened) as packed:
        _bounded(packed, opened)
        return _main_kind(packed)


def office(opened: BinaryIO, size: int) -> Measures:
    """Bounded already by `kind_of_package`; here: nothing that runs, fetches or explodes."""
    with _opened(opened) as packed:
        for part in packed.infolist():
            if RUNNING.search(part.filename):
                raise Macros
            if part.filename.endswith((".xml", ".rels")):
                _plain(packed, part)
    return Measures()


def _opened(opened: BinaryIO) -> zipfile.ZipFile:
    opened.seek(0)
    try:
        return zipfile.ZipFile(opened)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as broken:
        raise Damaged from broken


def _bounded(packed: zipfile.ZipFile, opened: BinaryIO) -> None:
    parts = packed.infolist()
    size = opened.seek(0, 2)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Locked
    unpacked = sum(part.file_size for part in parts)
    kept = sum(part.compress_size for part in parts)
    # More packed bytes than the file has: its parts lie over each other.
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or kept > size:
        raise Bomb
    if any(_swells(part) for part in parts):
        raise Bomb
    if any(_leads_out(part.filename) for part in parts):
        raise Damaged(
            "Trong tệp có đường dẫn trỏ ra ngoài, có thể ghi đè tệp của máy. Không mở tệp này; lưu lại danh mục từ Excel hoặc Word rồi tải lên."
        )


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > MOST_RATIO * max(1, part.compress_size)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _main_kind(packed: zipfile.ZipFile) -> Kind:
    try:
        types = packed.read("[Content_Types].xml")
    except (KeyError, zipfile.BadZipFile, NotImplementedError, OSError) as broken:
        raise UnknownKind(
            "Không nhận tệp nén. Giải nén trên máy của đơn vị rồi tải từng tài liệu."
        ) from broken
    if b"macroEnabled" in types:
        raise Macros
    for word, kind in MAIN.items():
        if word in types:
            return kind
    raise UnknownKind(
        "Tệp Office này không phải danh mục .xlsx hoặc .docx. Lưu lại thành .xlsx hoặc .docx rồi tải lên."
    )


def _plain(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No document type: entities are how XML is made to explode. Nothing fetched on opening."""
    try:
        with packed.open(part) as opened:
            text = opened.read(SMALL if part.filename.endswith(".rels") else 8192)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as broken:
        raise Damaged from broken
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Bomb(
            "Tệp có khai báo có thể làm nội dung bung ra vô hạn. Lưu lại danh mục từ Excel hoặc Word rồi tải lên."
        )
    if part.filename.endswith(".rels") and FETCHING.search(text):
        raise Macros(
            "Tệp tự lấy nội dung từ nơi khác khi mở. Lưu lại thành .xlsx hoặc .docx thường rồi tải lên lần nữa."
        )
