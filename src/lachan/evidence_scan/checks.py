"""What an uploaded file is, by its content; a name only has to agree. One door: `examine`."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from . import kinds, lists, pdfs, pictures, recordings
from .kinds import EXHIBITS, LISTS, SCANS, Kind, kind_of
from .measures import Measures
from .names import safe_name, suffix_of
from .refusals import EmptyFile, NotAsNamed, NotForHere, TooLarge, UnknownKind

__all__ = ["EXHIBITS", "LISTS", "SCANS", "Seen", "examine", "examine_bytes"]

LARGEST = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that may be taken in: its clean name, its kind, its size, and what could be measured."""

    name: str
    kind: str
    media_type: str
    size: int
    measures: Measures


_READERS: dict[Kind, Callable[[BinaryIO, int], Measures]] = {
    kinds.PDF: pdfs.look,
    kinds.JPEG: pictures.jpeg,
    kinds.PNG: pictures.png,
    kinds.TIFF: pictures.tiff,
    kinds.WAV: recordings.wav,
    kinds.MP3: recordings.mp3,
    kinds.M4A: recordings.boxes,
    kinds.MP4: recordings.boxes,
    kinds.MOV: recordings.boxes,
    kinds.WEBM: recordings.webm,
    kinds.OGG: recordings.ogg,
    kinds.XLSX: lists.office,
    kinds.DOCX: lists.office,
}


def examine(
    opened: BinaryIO, name: str, *, allowed: frozenset[Kind] = EXHIBITS, largest: int = LARGEST
) -> Seen:
    """A file that is what it says, or the refusal that says why not. Reads; changes nothing."""
    clean = safe_name(name)
    size = _size(opened, largest)
    kind = kind_of(_head(opened)) or lists.kind_of_package(opened, allowed)
    if kind not in allowed:
        raise NotForHere(_not_for_here(kind, allowed))
    _agrees(clean, kind)
    measures = _READERS[kind](opened, size)
    opened.seek(0)
    return Seen(clean, kind.code, measures.media_type or kind.media_type, size, measures)


def examine_bytes(
    data: bytes, name: str, *, allowed: frozenset[Kind] = EXHIBITS, largest: int = LARGEST
) -> Seen:
    return examine(io.BytesIO(data), name, allowed=allowed, largest=largest)


def _size(opened: BinaryIO, largest: int) -> int:
    size = opened.seek(0, io.SEEK_END)
    if size == 0:
        raise EmptyFile
    if size > largest:
        raise TooLarge(
            f"Tệp lớn {size / 1e6:.0f} MB, mức cho phép là {largest / 1e6:.0f} MB. Tách thành nhiều tệp, hoặc hỏi quản trị viên về mức cho phép."
        )
    return size


def _head(opened: BinaryIO) -> bytes:
    opened.seek(0)
    return opened.read(4096)


def _agrees(name: str, kind: Kind) -> None:
    ending = suffix_of(name)
    if not ending:
        raise UnknownKind(
            f"Tên tệp không có đuôi. Nội dung là {kind.code.upper()}; thêm đuôi «.{kind.endings[0]}» rồi tải lên lần nữa."
        )
    if ending not in kind.endings:
        raise NotAsNamed(
            f"Tên tệp có đuôi «.{ending}» nhưng nội dung là {kind.code.upper()}. Kiểm tra nguồn tệp; nếu đúng tài liệu, đổi đuôi thành «.{kind.endings[0]}» rồi tải lên lần nữa."
        )


def _not_for_here(kind: Kind, allowed: frozenset[Kind]) -> str:
    taken = ", ".join(sorted(one.code.upper() for one in allowed))
    return f"Tệp {kind.code.upper()} không nhận ở đây; ở đây nhận {taken}. Tải tệp ở đúng mục, hoặc xuất tài liệu sang loại được nhận."
