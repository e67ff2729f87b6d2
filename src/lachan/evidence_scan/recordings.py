"""Sound and film: the container is walked to its end; what is inside is played by the browser only.

A container says how long its parts are, so a cut file points beyond its end; nothing is decoded here."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

import mutagen
import mutagen.mp3
import mutagen.mp4
import mutagen.wave

from .measures import Measures, alone
from .refusals import Damaged, Truncated, UnknownKind

MOST_PARTS = 2_000_000
_OPEN_ENDED = 0xFFFFFFFF


def wav(opened: BinaryIO, size: int) -> Measures:
    alone(opened, size)
    opened.seek(4)
    said = struct.unpack("<I", opened.read(4))[0]
    if said != _OPEN_ENDED and said + 8 > size:
        raise Truncated
    return Measures(seconds=_seconds(mutagen.wave.WAVE, opened))


def mp3(opened: BinaryIO, size: int) -> Measures:
    alone(opened, size)
    seconds = _seconds(mutagen.mp3.MP3, opened)
    if not seconds:
        raise Damaged
    return Measures(seconds=seconds)


def boxes(opened: BinaryIO, size: int) -> Measures:
    """MP4, M4A, MOV: boxes one behind another, among them the index and the recording itself."""
    alone(opened, size)
    found = {kind for kind, _ in _boxes(opened, size)}
    if b"moov" not in found:
        raise Truncated(
            "Tệp ghi hình không còn phần chỉ mục (moov), thường do máy ghi bị ngắt giữa chừng. Sao chép lại từ thiết bị rồi tải lên."
        )
    if not found & {b"mdat", b"moof"}:
        raise Damaged
    return Measures(seconds=_length_if_told(opened))


def webm(opened: BinaryIO, size: int) -> Measures:
    alone(opened, size)
    opened.seek(0)
    _element(opened, 0xA3DF451A)
    head = _number(opened)
    opened.seek(head or 0, 1)
    start = opened.read(4)
    if start != b"\x18S\x80g":
        raise Damaged
    length = _number(opened)
    if length is not None and opened.tell() + length > size:
        raise Truncated
    return Measures()


def ogg(opened: BinaryIO, size: int) -> Measures:
    """Pages one behind another; the first tells whether a picture is among them."""
    alone(opened, size)
    opened.seek(0)
    film = b"theora" in opened.read(64)
    at = 0
    for _ in range(MOST_PARTS):
        at = _page_end(opened, at, size)
        if at == size:
            break
    return Measures(seconds=_length_if_told(opened), media_type="video/ogg" if film else "")


def _page_end(opened: BinaryIO, at: int, size: int) -> int:
    opened.seek(at)
    head = opened.read(27)
    if len(head) < 27:
        raise Truncated
    if head[:4] != b"OggS":
        raise Damaged
    sizes = opened.read(head[26])
    end = opened.tell() + sum(sizes)
    if len(sizes) < head[26] or end > size:
        raise Truncated
    return end


def _boxes(opened: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    at = 0
    for _ in range(MOST_PARTS):
        if at == size:
            return
        opened.seek(at)
        head = opened.read(16)
        if len(head) < 8:
            raise Truncated
        length = struct.unpack(">I", head[:4])[0]
        if length == 1 and len(head) == 16:
            length = struct.unpack(">Q", head[8:])[0]
        length = length or size - at  # zero: this box goes on to the end
        if length < 8:
            raise Damaged
        if at + length > size:
            raise Truncated
        yield head[4:8], length
        at += length
    raise Damaged


def _element(opened: BinaryIO, wanted: int) -> None:
    if struct.unpack("<I", opened.read(4))[0] != wanted:
        raise UnknownKind


def _number(opened: BinaryIO) -> int | None:
    """A length as Matroska writes it; None where the recorder left it open."""
    first = opened.read(1)
    if not first or first[0] == 0:
        raise Damaged
    width = 9 - first[0].bit_length()
    rest = opened.read(width - 1)
    value = int.from_bytes(bytes([first[0] & ((1 << (8 - width)) - 1)]) + rest, "big")
    return None if value == (1 << (7 * width)) - 1 else value


def _seconds(reader: Any, opened: BinaryIO) -> float | None:
    opened.seek(0)
    try:
        return float(reader(fileobj=opened).info.length)
    except (mutagen.MutagenError, OSError, ValueError, struct.error, IndexError) as broken:
        raise Damaged from broken


def _length_if_told(opened: BinaryIO) -> float | None:
    """How long it plays where the tag reader knows; a film without sound it does not."""
    opened.seek(0)
    try:
        known = mutagen.File(fileobj=opened)
        length = float(known.info.length) if known else 0.0
    except (mutagen.MutagenError, OSError, ValueError, struct.error, IndexError, AttributeError):
        return None
    return length or None
