"""The pages of a scan as pictures, by pdfium, within a bound of dots; and the words of a page where a reader is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from .refusals import Damaged
from .tesseract import Word, words

DPI = 150
MOST_PIXELS = 30_000_000


def pages_of(pdf: bytes) -> int:
    with _opened(pdf) as document:
        return len(document)


def pictures(
    pdf: bytes, numbers: range | None = None, dpi: int = DPI
) -> Iterator[tuple[int, Image.Image]]:
    """Page number, from 1, and its picture; one at a time, so that a thick volume is never held whole."""
    with _opened(pdf) as document:
        for number in range(1, len(document) + 1) if numbers is None else numbers:
            yield number, _picture(document, number, dpi)


def text_layer(pdf: bytes, number: int, dpi: int = 200) -> list[Word]:
    """The words of a page, for search within the file; as read, never as evidence."""
    _, picture = next(pictures(pdf, range(number, number + 1), dpi))
    return words(picture)


def _picture(document: Any, number: int, dpi: int) -> Image.Image:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(dpi / 72, (MOST_PIXELS / max(1, width * height)) ** 0.5)
        picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    except (pypdfium2.PdfiumError, IndexError, MemoryError) as broken:
        raise Damaged(
            f"Trang {number} không mở được. Quét lại trang ấy rồi tải lên lần nữa."
        ) from broken
    return picture


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise Damaged from broken
    try:
        yield document
    finally:
        document.close()
