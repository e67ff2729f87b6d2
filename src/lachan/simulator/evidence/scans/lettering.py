"""The type the pages are set in, and lines broken to a width."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parents[3] / "reporting" / "fonts"
FILES = {
    "plain": "Tinos_400Regular.ttf",
    "italic": "Tinos_400Regular_Italic.ttf",
    "bold": "Tinos_700Bold.ttf",
}


@lru_cache(maxsize=64)
def font(style: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout needs no shaping library, so that the same letters fall on the same dots on every machine.
    return ImageFont.truetype(str(FONTS / FILES[style]), size, layout_engine=ImageFont.Layout.BASIC)


def broken(text: str, type_: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and type_.getlength(longer) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines
