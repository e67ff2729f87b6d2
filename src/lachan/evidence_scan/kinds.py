"""The kinds of file that are taken in: how each begins, by what names it goes, how a browser is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from .refusals import Executable, FileRefused, Locked, UnknownKind


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    media_type: str
    endings: tuple[str, ...]


PDF = Kind("pdf", "application/pdf", ("pdf",))
JPEG = Kind("jpeg", "image/jpeg", ("jpg", "jpeg"))
PNG = Kind("png", "image/png", ("png",))
WEBP = Kind("webp", "image/webp", ("webp",))
TIFF = Kind("tiff", "image/tiff", ("tif", "tiff"))
WAV = Kind("wav", "audio/wav", ("wav",))
MP3 = Kind("mp3", "audio/mpeg", ("mp3",))
M4A = Kind("m4a", "audio/mp4", ("m4a", "mp4"))
MP4 = Kind("mp4", "video/mp4", ("mp4", "m4v"))
MOV = Kind("mov", "video/quicktime", ("mov", "qt"))
WEBM = Kind("webm", "video/webm", ("webm",))
OGG = Kind("ogg", "audio/ogg", ("ogg", "oga", "ogv", "opus"))
THREE_GP = Kind("3gp", "video/3gpp", ("3gp", "3gpp"))
AMR = Kind("amr", "audio/amr", ("amr",))
TEXT = Kind("txt", "text/plain; charset=utf-8", ("txt",))
XLSX = Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))
DOCX = Kind(
    "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
)

EXHIBITS = frozenset({PDF, JPEG, PNG, TIFF, WAV, MP3, M4A, MP4, MOV, WEBM, OGG})
SCANS = frozenset({PDF, JPEG, PNG, TIFF})
LISTS = frozenset({XLSX, DOCX})

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe",
             b"\xce\xfa\xed\xfe", b"L\x00\x00\x00\x01\x14\x02\x00", b"\x00asm", b"dex\n")  # fmt: skip
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORDS = (b"<svg", b"<html", b"<!doctype", b"<script", b"<?xml", b"<?php", b"<body", b"<iframe")


def kind_of(head: bytes) -> Kind | None:
    """What a file begins as; None for a package whose parts must be read first."""
    if head.startswith(_ZIPPED):
        return None
    known = _by_magic(head) or _by_container(head)
    if known is None:
        raise _why_not(head)
    return known


def _by_magic(head: bytes) -> Kind | None:
    for start, kind in ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG),
                        (b"II*\x00", TIFF), (b"MM\x00*", TIFF), (b"OggS\x00", OGG),
                        (b"ID3", MP3)):  # fmt: skip
        if head.startswith(start):
            return kind
    # Eleven set bits, then a version and a layer III that exist: a bare MPEG frame.
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[1] & 0x18 != 0x08:
        return MP3
    return None


def _by_container(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return WAV
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head.startswith(b"\x1aE\xdf\xa3") and b"\x42\x82\x84webm" in head[:80]:
        return WEBM
    return None


def _by_brand(brand: bytes) -> Kind | None:
    if brand in (b"M4A ", b"M4B "):
        return M4A
    if brand == b"qt  ":
        return MOV
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        raise UnknownKind(
            "Ảnh HEIC/AVIF chưa kiểm tra được ở đây. Giữ nguyên tệp gốc trên thiết bị đã niêm phong, xuất một bản JPEG và ghi rõ là bản xuất rồi tải lên."
        )
    videos = (b"isom", b"iso", b"mp4", b"avc1", b"M4V", b"MSNV", b"3gp", b"dash", b"mmp4")
    return MP4 if brand.startswith(videos) else None


def _why_not(head: bytes) -> FileRefused:
    if head.startswith(_PROGRAMS):
        return Executable()
    if head.startswith(_PACKED):
        return UnknownKind(
            "Không nhận tệp nén. Giải nén trên máy của đơn vị rồi tải từng tài liệu."
        )
    if head.startswith(_OLE):
        return Locked(
            "Tệp Office có mật khẩu hoặc theo định dạng cũ (.doc, .xls). Mở bằng Word/Excel, gỡ mật khẩu, lưu thành .docx hoặc .xlsx rồi tải lên."
        )
    if marked_up(head):
        return UnknownKind(
            "Không nhận SVG, HTML hay XML, vì tệp loại này chạy được mã khi mở trong trình duyệt. Xuất tài liệu thành PDF hoặc PNG rồi tải lên."
        )
    return UnknownKind()


def marked_up(head: bytes) -> bool:
    """SVG, HTML, XML or a page of script, also where a mark of order or half of each letter is zero."""
    start = head[:1024].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return any(word in start for word in _WORDS)
