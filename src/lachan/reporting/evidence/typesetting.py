"""Setting a page by Typst in the typeface of the reports; the same bytes for the same content."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from lachan.law.refusals import LawRefusal

from ..layout import layout

HERE: Final = Path(__file__).parent
FONTS: Final = HERE.parent / "fonts"


class NoTypeface(LawRefusal):
    """Máy chưa có phông chữ để dựng PDF nên chưa lập được tệp. Chạy «scripts/assets.sh» rồi thử lại; trong lúc chờ, dùng bản DOCX hoặc PPTX."""


def pdf(template: str, content: dict[str, Any]) -> bytes:
    """`template`: a file beside this one; `content`: what it places."""
    _typefaces()
    made = typst.compile(
        str(HERE / template), format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False), "layout": json.dumps(_look())},
    )  # fmt: skip
    return bytes(made)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _typefaces() -> None:
    if not list(FONTS.glob("Tinos_*.ttf")):
        raise NoTypeface


def _look() -> dict[str, Any]:
    found, own = layout(), layout()["reports"]
    return {"page": found["page"], "body": found["body"], "heading_mm": found["heading_mm"], "closing_mm": found["closing_mm"],
            "rule_mm": found["rule_mm"], "font": own["pdf_font"], "blocks": {**found["blocks"], **own["blocks"]}}  # fmt: skip
