"""A report as PDF: the same content set by Typst, in a typeface as wide as Times New Roman, embedded. PDF/A-2b."""

import json
import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from lachan.access.refusals import Refusal

from ..layout import HANOI, MADE_UP, layout
from .content import ReportContent
from .skeleton import annex_source, place_day
from .wording import in_two, listed, words

HERE: Final = Path(__file__).parent
FONTS: Final = HERE.parent / "fonts"
CUTS: Final = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
# Of Times New Roman and of Tinos: ascent, descent and gap together, in ems.
LINE_HEIGHT: Final = 1.149
STANDARD: Final = "a-2b"


class NoTypeface(Refusal):
    """Máy chủ chưa có phông chữ để dựng PDF nên chưa lập được tệp. Quản trị chạy «scripts/assets.sh» rồi thử lại; trong lúc chờ, tải bản DOCX."""


class NotInTheTypeface(Refusal):
    """Phông chữ của bản PDF lưu trữ không có ký tự này nên chưa dựng được tệp. Xóa ký tự đó, hoặc ghi lại bằng chữ Quốc ngữ, rồi làm lại."""


@dataclass(frozen=True)
class Slot:
    """Where a signature goes: page (from 1) and its box from the top left of the page, in millimetres."""

    page: int
    x: float
    y: float
    width: float
    height: float


def pdf_of(content: ReportContent) -> bytes:
    """The same bytes for the same content."""
    return bytes(_typst(content, "pdf", pdf_standards=[STANDARD]))


def pictures_of(content: ReportContent, per_inch: float) -> list[bytes]:
    """Every page as PNG."""
    made = _typst(content, "png", ppi=per_inch)
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def slot_of(content: ReportContent) -> Slot:
    _typefaces()
    asked = json.loads(typst.query(
        str(HERE / "report.typ"), "<signature>", field="value", one=True, font_paths=[str(FONTS)],
        ignore_system_fonts=True, sys_inputs=_inputs(content),
    ))  # fmt: skip
    room = layout()["reports"]["signature_mm"]
    return Slot(asked["page"], asked["x"], asked["y"], room["width"], room["height"])


def _typst(content: ReportContent, form: str, **more: Any) -> Any:
    _typefaces()
    try:
        return typst.compile(
            str(HERE / "report.typ"), format=form, font_paths=[str(FONTS)], ignore_system_fonts=True,
            sys_inputs=_inputs(content), **more,
        )  # fmt: skip
    except typst.TypstError as undrawn:
        if (found := UNDRAWN.search(str(undrawn))) is None:
            raise
        raise NotInTheTypeface(f"«{found[1]}»: {NotInTheTypeface().sentence}") from undrawn


@lru_cache(maxsize=1)
def _typefaces() -> None:
    if not all((FONTS / f"Tinos_{cut}.ttf").is_file() for cut in CUTS):
        raise NoTypeface


def _inputs(content: ReportContent) -> dict[str, str]:
    return {
        "content": json.dumps(_said(content), ensure_ascii=False),
        "layout": json.dumps(_look()),
    }


def _said(content: ReportContent) -> dict[str, Any]:
    at = content.made_at.astimezone(HANOI)
    bodies, said = content.addressees, words()
    return {
        **{key: value for key, value in asdict(content).items() if key not in UNSAID},
        "made": [at.year, at.month, at.day, at.hour, at.minute],
        "superior_lines": in_two(content.superior) if content.superior else (),
        "issuer_lines": in_two(content.issuer), "place_day": place_day(content),
        "addressee_lines": [said["addressee"].format(body=bodies[0])] if len(bodies) == 1
        else [said["addressees"], *listed(bodies)],
        "recipient_lines": listed(content.recipients), "annex_source": annex_source(content),
        "stamps": _stamps(content),
    }  # fmt: skip


# PDF/A keeps every letter it shows: typst names the first that the typeface does not have.
UNDRAWN: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
UNSAID: Final = ("on", "as_of", "made_at", "figures", "before", "grounds", "days")


def _stamps(content: ReportContent) -> list[dict[str, str]]:
    draft = [{"text": str(words()["draft"]), "colour": "#000000"}] if content.draft else []
    return [*draft, *([{"text": MADE_UP, "colour": "#C00000"}] if content.synthetic else [])]


def _look() -> dict[str, Any]:
    found, own = layout(), layout()["reports"]
    return {
        "page": found["page"], "body": found["body"], "heading_mm": found["heading_mm"],
        "closing_mm": found["closing_mm"], "rule_mm": found["rule_mm"], "font": own["pdf_font"],
        "addressees_mm": own["addressees_mm"], "signature_mm": own["signature_mm"],
        "blocks": {**found["blocks"], **own["blocks"]}, "line_height": LINE_HEIGHT,
    }  # fmt: skip
