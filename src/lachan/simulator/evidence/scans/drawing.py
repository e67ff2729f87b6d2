"""One face drawn: heading, body, stamps; then worn as a scanner leaves it, by dice thrown from the face's own name."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw

from ..telling import named
from .faces import Face
from .lettering import broken, font
from .stamps import investigation, marked, procuracy

SIZE = (1240, 1754)  # A4 at 150 dpi
LEFT, RIGHT, TOP, LEADING = 130, 1130, 210, 44
QUALITY = 36
INK = 34


def scanned(face: Face) -> bytes:
    """The face as JPEG."""
    dice = Random(f"{face.paper.id}/{face.nth}")  # noqa: S311 (a picture, not a secret)
    page = Image.new("L", SIZE, 255)
    marked(page)
    bottom = _body(page, face)
    _crossed_out(page, face, bottom)
    page = _askew(page, dice).convert("RGB")  # ink is grey; only stamps have a colour
    investigation(page, face.folio, face.back, face.struck, _shift(dice))
    if not face.paper.unnumbered:
        procuracy(page, _shift(dice))
    _specks(page, dice)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=QUALITY, optimize=True, dpi=(150, 150))
    return out.getvalue()


def _body(page: Image.Image, face: Face) -> int:
    draw = ImageDraw.Draw(page)
    top = TOP
    if face.nth == 0:
        top = _heading(draw, face, top)
    else:
        draw.text(
            (LEFT, top),
            f"(tiếp theo, trang {face.nth + 1}/{face.of})",
            font=font("italic", 26),
            fill=INK,
        )
        top += LEADING
    for text in face.lines:
        for line in broken(text, font("plain", 30), RIGHT - LEFT):
            draw.text((LEFT, top), line, font=font("plain", 30), fill=INK)
            top += LEADING
        top += 14
    return top


def _heading(draw: ImageDraw.ImageDraw, face: Face, top: int) -> int:
    one = face.paper
    for line in broken(named(one.by, "name").upper(), font("plain", 24), 620):
        draw.text((LEFT, top), line, font=font("plain", 24), fill=INK)
        top += 32
    day = "/".join(reversed(one.on.split("-")))
    draw.text((LEFT, top + 4), f"Lâm Đồng, ngày {day}", font=font("italic", 26), fill=INK)
    top += 66
    for line in broken(named(one.title, "name").upper(), font("bold", 34), RIGHT - LEFT):
        width = draw.textlength(line, font("bold", 34))
        draw.text(((LEFT + RIGHT - width) / 2, top), line, font=font("bold", 34), fill=INK)
        top += 46
    return top + 24


def _crossed_out(page: Image.Image, face: Face, bottom: int) -> None:
    """The empty rest of a record is crossed out, so that nothing is written in afterwards (BLTTHS Điều 133)."""
    if face.paper.kind.startswith("biên bản") and face.nth == face.of - 1 and bottom < 1300:
        ImageDraw.Draw(page).line((LEFT, bottom + 60, 700, 1480), fill=95, width=2)


def _askew(page: Image.Image, dice: Random) -> Image.Image:
    return page.rotate(dice.uniform(-0.7, 0.7), Image.Resampling.BILINEAR, fillcolor=255)


def _shift(dice: Random) -> tuple[int, int]:
    """A stamp is set by hand."""
    return dice.randint(-10, 8), dice.randint(-6, 10)


def _specks(page: Image.Image, dice: Random) -> None:
    """Dust on the glass, and the shadow at the edge that lay nearest the spine."""
    draw = ImageDraw.Draw(page)
    for _ in range(60):
        x, y = dice.randrange(page.width), dice.randrange(page.height)
        size, shade = dice.choice((1, 1, 2)), dice.randint(110, 205)
        draw.ellipse((x, y, x + size, y + size), fill=(shade, shade, shade))
    for x in range(26):
        shade = 188 + int(x * 2.4)
        draw.line((x, 0, x, page.height), fill=(shade, shade, shade))
