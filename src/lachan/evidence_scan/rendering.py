"""A page as pixels: of a PDF, a photograph, a TIFF. Whatever else the file carries stays behind."""

from __future__ import annotations

from threading import Lock
from typing import BinaryIO

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps

from .refusals import Damaged

LARGEST = 40_000_000  # pixels of one page
POINTS = 72
# PDFium may be used by one thread at a time.
_lock = Lock()


def page_picture(opened: BinaryIO, kind: str, page: int, per_inch: float = 110) -> Image.Image:
    """Page `page` (from 1), upright, as it is seen; for a photograph at most as large as that many dots of A4."""
    opened.seek(0)
    if kind == "pdf":
        return _of_pdf(opened, page, per_inch)
    return _of_picture(opened, page, per_inch)


def _of_pdf(opened: BinaryIO, page: int, per_inch: float) -> Image.Image:
    with _lock:
        try:
            document = pypdfium2.PdfDocument(opened)
            try:
                found = document[page - 1]
                made = found.render(scale=_scale(found.get_size(), per_inch), may_draw_forms=False)
                return made.to_pil().convert("RGB")
            finally:
                document.close()
        except (pypdfium2.PdfiumError, IndexError) as broken:
            raise Damaged from broken


def _scale(size: tuple[float, float], per_inch: float) -> float:
    """As asked, or as much smaller as keeps the page within the limit."""
    scale = per_inch / POINTS
    pixels = size[0] * size[1] * scale * scale
    return float(scale if pixels <= LARGEST else scale * (LARGEST / pixels) ** 0.5)


def _of_picture(opened: BinaryIO, page: int, per_inch: float) -> Image.Image:
    try:
        with Image.open(opened) as found:
            found.seek(page - 1)
            upright = ImageOps.exif_transpose(found) or found
            made = upright.convert("RGB")
    except (OSError, EOFError, ValueError, Image.DecompressionBombError) as broken:
        raise Damaged from broken
    most = round(11.7 * per_inch)
    made.thumbnail((most, most))
    return _bare(made)


def _bare(made: Image.Image) -> Image.Image:
    """Pixels only: no EXIF, no profile, no comment goes along."""
    plain = Image.new("RGB", made.size)
    plain.paste(made)
    return plain
