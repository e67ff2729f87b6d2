"""JPEG, PNG, TIFF: opened whole by Pillow within a limit of pixels, read to their last row."""

from __future__ import annotations

import warnings
from typing import Any, BinaryIO

from PIL import Image, UnidentifiedImageError

from .measures import EDGE, Measures, alone
from .refusals import AbsurdSize, Damaged, Truncated, TwoFilesInOne

MOST_PIXELS = 120_000_000  # an A2 sheet at 600 dpi; beyond it a scan is a mistake or an attack
LONGEST_SIDE = 30_000
MOST_FRAMES = 1_000
BROKEN = (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, OverflowError,
          UnidentifiedImageError, Image.DecompressionBombError)  # fmt: skip
PNG_END = b"IEND\xaeB`\x82"
_STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 273, 279, 324, 325


def jpeg(opened: BinaryIO, size: int) -> Measures:
    return _still(opened, size, "JPEG")


def png(opened: BinaryIO, size: int) -> Measures:
    _verify(opened, "PNG")
    opened.seek(max(0, size - EDGE))
    if PNG_END not in opened.read(EDGE):
        raise Truncated
    return _still(opened, size, "PNG")


def webp(opened: BinaryIO, size: int) -> Measures:
    """The first four bytes after «RIFF» say how long it is; what lies behind is another file."""
    opened.seek(4)
    if int.from_bytes(opened.read(4), "little") + 8 != size:
        raise TwoFilesInOne
    return _still(opened, size, "WEBP")


def tiff(opened: BinaryIO, size: int) -> Measures:
    """Every page is there: a TIFF says where its rows lie, so a cut one points beyond its end."""
    alone(opened, size)
    image = _open(opened, "TIFF")
    count = 0
    try:
        while True:
            _sane(image)
            _rows_within(image, size)
            count += 1
            if count > MOST_FRAMES:
                raise AbsurdSize
            image.seek(count)
    except EOFError:
        pass
    except BROKEN as broken:
        raise Damaged from broken
    _load_first(opened)
    return Measures(pages=count, width=image.width, height=image.height)


def _load_first(opened: BinaryIO) -> None:
    try:
        _open(opened, "TIFF").load()
    except BROKEN as broken:
        raise Damaged from broken


def _still(opened: BinaryIO, size: int, format_: str) -> Measures:
    alone(opened, size)
    image = _open(opened, format_)
    _sane(image)
    if getattr(image, "n_frames", 1) > 1 and format_ == "PNG":
        raise TwoFilesInOne(
            "PNG này có nhiều hình động trong một tệp. Xuất thành một hình rồi tải lên."
        )
    width, height = image.size
    image.draft(image.mode, (width // 8, height // 8))  # a JPEG is then read whole, but small
    try:
        image.load()
    except BROKEN as broken:
        raise Truncated if "truncated" in str(broken).lower() else Damaged from broken
    return Measures(pages=1, width=width, height=height)


def _verify(opened: BinaryIO, format_: str) -> None:
    """The check sums of a PNG's pieces; `verify` leaves the picture unusable, so it is opened anew."""
    try:
        _open(opened, format_).verify()
    except BROKEN as broken:
        raise Damaged from broken


def _open(opened: BinaryIO, format_: str) -> Image.Image:
    opened.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # `_sane` is stricter
        try:
            return Image.open(opened, formats=[format_])
        except Image.DecompressionBombError as bomb:
            raise AbsurdSize from bomb
        except BROKEN as broken:
            raise Damaged from broken


def _sane(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise AbsurdSize(
            f"Hình có kích thước {width} × {height} điểm, lớn bất thường, mở ra có thể làm treo máy. Quét lại ở 150–300 dpi, khổ giấy đúng của tài liệu."
        )
    if min(width, height) < 1:
        raise Damaged


def _rows_within(image: Any, size: int) -> None:
    tags = getattr(image, "tag_v2", {})
    starts = tags.get(_STRIPS) or tags.get(_TILES) or ()
    lengths = tags.get(_STRIP_BYTES) or tags.get(_TILE_BYTES) or ()
    if not starts:
        raise Damaged
    if any(start + length > size for start, length in zip(starts, lengths, strict=False)):
        raise Truncated
