"""The stamps of a file: the investigation's upper right with the folio, the procuracy's lower right without (TTLT 04/2018 Điều 35)."""

from __future__ import annotations

from PIL import Image, ImageDraw

from ..telling import MARK
from .lettering import font

RED, PEN, VIOLET = (196, 32, 44), (28, 44, 120), (120, 40, 130)
INVESTIGATION = ("CƠ QUAN CẢNH SÁT ĐIỀU TRA", "CÔNG AN TỈNH LÂM ĐỒNG (GIẢ LẬP)")
PROCURACY = ("VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH LÂM ĐỒNG (GIẢ LẬP)")
BOX = (400, 132)


def investigation(
    page: Image.Image, folio: str, back: bool, struck: str, shift: tuple[int, int]
) -> None:
    """In the corner of every page; the number only where the file has been closed and numbered."""
    left, top = page.width - BOX[0] - 46 + shift[0], 36 + shift[1]
    draw = ImageDraw.Draw(page)
    _frame(draw, left, top, INVESTIGATION, RED)
    draw.text((left + 22, top + 82), "BÚT LỤC SỐ:", font=font("bold", 24), fill=RED)
    _number(draw, left + 196, top + 62, folio, struck)
    if back:
        draw.text((left + 286, top + 92), "mặt sau", font=font("italic", 24), fill=PEN)


def procuracy(page: Image.Image, shift: tuple[int, int]) -> None:
    left, top = page.width - BOX[0] - 50 + shift[0], page.height - BOX[1] - 62 + shift[1]
    draw = ImageDraw.Draw(page)
    _frame(draw, left, top, PROCURACY, VIOLET)
    draw.text((left + 22, top + 82), "BÚT LỤC", font=font("bold", 24), fill=VIOLET)


def _frame(
    draw: ImageDraw.ImageDraw,
    left: int,
    top: int,
    lines: tuple[str, str],
    colour: tuple[int, int, int],
) -> None:
    draw.rectangle((left, top, left + BOX[0], top + BOX[1]), outline=colour, width=3)
    for nth, line in enumerate(lines):
        size = font("bold", 20)
        draw.text(
            (left + (BOX[0] - draw.textlength(line, size)) / 2, top + 12 + 27 * nth),
            line,
            font=size,
            fill=colour,
        )


def _number(draw: ImageDraw.ImageDraw, left: int, top: int, folio: str, struck: str) -> None:
    """By hand, in ink; a number put wrong is crossed out, the right one written after it."""
    if struck:
        size = font("italic", 36)
        width = draw.textlength(struck, size)
        draw.text((left, top + 18), struck, font=size, fill=PEN)
        draw.line((left - 4, top + 52, left + width + 4, top + 28), fill=PEN, width=3)
        left += int(width) + 18
    draw.text(
        (left, top + 2), folio or "........", font=font("bold", 54 if folio else 30), fill=PEN
    )


def marked(page: Image.Image) -> None:
    """On every page, top and bottom: nothing here is of anybody's life."""
    draw = ImageDraw.Draw(page)
    for top in (44, page.height - 66):
        draw.text((70, top), MARK, font=font("bold", 34), fill=150)
