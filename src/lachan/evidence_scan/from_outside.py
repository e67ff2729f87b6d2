"""A file from somebody unknown: what it is by its content alone, made anew where that can be done, refused where in doubt.

Photographs are made of their dots again; of what came beside them only place and time, and only where the sender wants.
A PDF becomes pictures of its pages; words become plain words. Sound and film cannot be made anew here: they are taken as
they are, by whoever was told so."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from . import kinds, measures, pictures, recordings, stripping
from .kinds import AMR, JPEG, M4A, MP3, MP4, PDF, PNG, TEXT, THREE_GP, WEBP, Kind
from .refusals import Damaged, EmptyFile, NotForHere, TooLarge, Truncated, UnknownKind

LARGEST = 10_000_000
LONGEST_TEXT = 1_000_000
MOST_PAGES = 20
PHOTOS, PLAYED = (JPEG, PNG, WEBP), (MP3, M4A, MP4, THREE_GP, AMR)
TAKEN = (*PHOTOS, PDF, TEXT, *PLAYED)
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# EXIF 2.32: where, and when; of the camera, its owner, its number and the small copy nothing.
GPS, DETAILS, CHANGED = 0x8825, 0x8769, 0x0132
WHEN = (0x9003, 0x9004, 0x9010, 0x9011, 0x9012)
MOST_BESIDE = 4096
# Bytes of a frame after its head, by the four bits that name its mode (3GPP TS 26.101, 26.201).
NARROW = {0: 12, 1: 13, 2: 15, 3: 17, 4: 19, 5: 20, 6: 26, 7: 31, 8: 5, 15: 0}
WIDE = {0: 17, 1: 23, 2: 32, 3: 36, 4: 40, 5: 46, 6: 50, 7: 58, 8: 60, 9: 5, 14: 0, 15: 0}
AMR_HEADS = {b"#!AMR\n": NARROW, b"#!AMR-WB\n": WIDE}


class CarriesAlong(NotForHere):
    """Tệp ghi âm, ghi hình có thể mang theo vị trí, giờ ghi và tên máy mà ở đây không bỏ được. Nếu vẫn muốn gửi, đánh dấu vào ô «gửi cả ghi âm, ghi hình» rồi gửi lại; hoặc kể lại bằng chữ."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is kept: the bytes, what they are, and whether place and time may still be beside the content."""

    data: bytes
    kind: Kind
    beside: bool


def received(opened: BinaryIO, *, keep: bool = False, as_it_is: bool = False) -> Taken:
    """`keep`: place and time of a photograph stay. `as_it_is`: sound and film are sent though nothing can be removed."""
    size = opened.seek(0, io.SEEK_END)
    if size == 0:
        raise EmptyFile
    if size > LARGEST:
        raise TooLarge
    kind = kind_of(opened)
    if kind in PHOTOS:
        return _photo(opened, size, kind, keep)
    if kind is PDF:
        bare = stripping.made_anew(opened, largest=LARGEST, most_pages=MOST_PAGES)
        return Taken(bare.data, PDF, False)
    if kind is TEXT:
        return Taken(_words(opened, size), TEXT, False)
    if not as_it_is:
        raise CarriesAlong
    return _played(opened, size, kind)


def kind_of(opened: BinaryIO) -> Kind:
    """By the first bytes; of what has no mark of its own only plain words are taken."""
    opened.seek(0)
    head = opened.read(4096)
    if head.startswith(tuple(AMR_HEADS)):
        return AMR
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:10] == b"3g":
        return THREE_GP
    try:
        found = kinds.kind_of(head)
    except UnknownKind:
        if kinds.marked_up(head) or head[4:8] == b"ftyp" or not _plain(head):
            raise
        return TEXT
    if found not in TAKEN:
        raise NotForHere
    return found


def _plain(head: bytes) -> bool:
    try:
        _decoded(head, cut=True)
    except Damaged:
        return False
    return True


def _decoded(data: bytes, *, cut: bool = False) -> str:
    """Letters only; `cut`: the last letter may be half there."""
    code = next((MARKS[mark] for mark in MARKS if data.startswith(mark)), "utf-8")
    try:
        said = data.decode(code, "ignore" if cut and _cut_within(data, code) else "strict")
    except UnicodeDecodeError as broken:
        raise Damaged from broken
    if any(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in said):
        raise Damaged
    return said


def _cut_within(data: bytes, code: str) -> bool:
    """Whether it fails at its very end only."""
    try:
        data.decode(code)
    except UnicodeDecodeError as broken:
        return broken.end >= len(data)
    return False


def _words(opened: BinaryIO, size: int) -> bytes:
    if size > LONGEST_TEXT:
        raise TooLarge
    measures.alone(opened, size)
    opened.seek(0)
    return "\n".join(_decoded(opened.read()).splitlines()).encode()


def _photo(opened: BinaryIO, size: int, kind: Kind, keep: bool) -> Taken:
    if kind in (PNG, WEBP):
        stripping.bounded(opened, kind.code)
    looks = {JPEG: pictures.jpeg, PNG: pictures.png, WEBP: pictures.webp}
    looks[kind](opened, size)
    beside = _chosen(opened, kind) if keep else b""
    bare = stripping.picture(opened, kind.code, beside)
    if len(bare.data) > LARGEST:
        raise TooLarge
    return Taken(bare.data, bare.kind, bool(beside))


def _chosen(opened: BinaryIO, kind: Kind) -> bytes:
    """A new EXIF block with where and when; empty where there is neither, or it cannot be read."""
    opened.seek(0)
    try:
        with Image.open(opened, formats=[kind.code.upper()]) as found:
            given, kept = found.getexif(), Image.Exif()
        if changed := given.get(CHANGED):
            kept[CHANGED] = changed
        if place := dict(given.get_ifd(GPS)):
            kept[GPS] = place
        if when := {tag: said for tag, said in given.get_ifd(DETAILS).items() if tag in WHEN}:
            kept[DETAILS] = when
        block = kept.tobytes() if len(kept) else b""
    except (*pictures.BROKEN, AttributeError):
        return b""
    return block if len(block) <= MOST_BESIDE else b""


def _played(opened: BinaryIO, size: int, kind: Kind) -> Taken:
    """The container is walked to its end, and no second file lies in it; what is inside is not opened."""
    if kind is AMR:
        _frames(opened, size)
    elif kind is MP3:
        recordings.mp3(opened, size)
    else:
        recordings.boxes(opened, size)
    opened.seek(0)
    return Taken(opened.read(), kind, True)


def _frames(opened: BinaryIO, size: int) -> None:
    measures.alone(opened, size)
    opened.seek(0)
    data = opened.read()
    start = next(head for head in AMR_HEADS if data.startswith(head))
    lengths, at = AMR_HEADS[start], len(start)
    while at < size:
        mode = data[at] >> 3 & 15
        if data[at] & 0x83 or mode not in lengths:
            raise Damaged
        at += 1 + lengths[mode]
    if at != size or size == len(start):
        raise Truncated
