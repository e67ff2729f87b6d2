"""A file made anew from what is seen of it: nothing that came beside the picture goes along.

No EXIF, place, time, device, comment, thumbnail, colour profile, XMP, author, layer of text or earlier version.
What is kept is not the original: an original that must prove something belongs in the evidence room."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from . import checks, kinds
from .covering import PER_INCH, pdf_of
from .kinds import JPEG, PDF, PNG, TIFF, Kind
from .pictures import BROKEN
from .refusals import AbsurdSize, Damaged, EmptyFile, FileRefused
from .rendering import page_picture

LARGEST = 20_000_000
LONGEST = 4_000  # dots of the longer side: an A4 sheet at 340 dpi
MOST_DOTS = 40_000_000  # of what has to be opened whole; a JPEG is opened at a smaller scale
MOST_PAGES = 60
QUALITY = 88
MOST_PNG = 6_000_000  # beyond it the picture is a photograph, and JPEG does better


@dataclass(frozen=True, slots=True)
class Bare:
    """The new file: its bytes, what it is, how many pages."""

    data: bytes
    kind: Kind
    pages: int


def made_anew(opened: BinaryIO, *, largest: int = LARGEST, most_pages: int = MOST_PAGES) -> Bare:
    """A picture or a PDF without anything beside it, or the refusal that says why not. By content, whatever its name."""
    if opened.seek(0, io.SEEK_END) == 0:
        raise EmptyFile
    opened.seek(0)
    kind = kinds.kind_of(opened.read(4096))
    if kind in (PNG, TIFF):
        bounded(opened, kind.code)
    seen = checks.examine(opened, f"tep.{kind.endings[0] if kind else 'zip'}", allowed=kinds.SCANS, largest=largest)  # fmt: skip
    bare = (
        picture(opened, seen.kind)
        if seen.kind in ("jpeg", "png")
        else _pages(opened, seen, most_pages)
    )
    if len(bare.data) > largest:
        raise FileRefused(
            f"Sau khi bỏ thông tin kèm theo, tệp vẫn lớn hơn {largest / 1e6:.0f} MB. Tách thành nhiều tệp rồi gửi từng tệp."
        )
    return bare


def bounded(opened: BinaryIO, code: str) -> None:
    """Looked at before anything is unpacked; what cannot be read is the check's to say."""
    opened.seek(0)
    try:
        with _unwarned():
            width, height = Image.open(opened, formats=[code.upper()]).size
    except Image.DecompressionBombError as bomb:
        raise AbsurdSize from bomb
    except BROKEN:
        return
    if width * height > MOST_DOTS:
        raise AbsurdSize


def picture(opened: BinaryIO, code: str, beside: bytes = b"") -> Bare:
    """The dots, upright; `beside` is an EXIF block that somebody chose to keep, and nothing else goes along."""
    opened.seek(0)
    try:
        with _unwarned(), Image.open(opened, formats=[code.upper()]) as found:
            found.draft(found.mode, (LONGEST, LONGEST))
            if found.mode in (
                "RGB",
                "L",
            ):  # made smaller at once, so that only one copy is ever large
                found.thumbnail((LONGEST, LONGEST))
            made = _flat(ImageOps.exif_transpose(found) or found)
    except BROKEN as broken:
        raise Damaged from broken
    made.thumbnail((LONGEST, LONGEST))
    return _written(_bare(made), code, beside)


@contextmanager
def _unwarned() -> Iterator[None]:
    """Pillow's word on size is said by ours, which is stricter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def _flat(image: Image.Image) -> Image.Image:
    """As it is seen on white paper: what lies under a transparent place stays behind."""
    if image.mode.startswith("I"):  # sixteen bits to a dot
        image = image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        image = Image.alpha_composite(paper, seen)
    return image.convert("RGB")


def _bare(image: Image.Image) -> Image.Image:
    """Dots only; whatever the library carries along with a picture stays with the old one."""
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    return plain


def _written(image: Image.Image, code: str, beside: bytes = b"") -> Bare:
    out, along = io.BytesIO(), {"exif": beside} if beside else {}
    if code == "png":
        image.save(out, "PNG", compress_level=6, **along)
        if out.tell() <= MOST_PNG:
            return Bare(out.getvalue(), PNG, 1)
        out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, **along)
    return Bare(out.getvalue(), JPEG, 1)


def _pages(opened: BinaryIO, seen: checks.Seen, most: int) -> Bare:
    """Each page as a picture of it, in a PDF that holds nothing else."""
    count = seen.measures.pages or 1
    if count > most:
        raise AbsurdSize(
            f"Tệp có {count} trang, ở đây nhận tối đa {most} trang một tệp. Tách thành nhiều tệp rồi gửi từng tệp."
        )
    made = (page_picture(opened, seen.kind, number + 1, PER_INCH) for number in range(count))
    return Bare(pdf_of(made), PDF, count)
