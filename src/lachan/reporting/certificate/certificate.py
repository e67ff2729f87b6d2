"""One certificate as PDF, set by Typst in the typeface of the reports; the number and the signature are put on the paper."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from lachan.access.refusals import Refusal

from ..layout import MADE_UP, layout
from ..paper import NOT_XML

HERE: Final = Path(__file__).parent
FONTS: Final = HERE.parent / "fonts"
GAP: Final = "……"


class NoTypefaceHere(Refusal):
    """Máy chủ chưa có phông chữ để dựng PDF nên chưa lập được giấy chứng nhận. Quản trị chạy «scripts/assets.sh» rồi thử lại."""


class NotDrawn(Refusal):
    """Họ tên có ký tự mà phông chữ của giấy chứng nhận không có. Ghi lại bằng chữ Quốc ngữ rồi lập lại."""


@dataclass(frozen=True)
class Certificate:
    """What the paper says. `name` comes from whoever asks for it, and goes nowhere else."""

    name: str
    post: str
    body: str
    course: str
    topics: tuple[str, ...]
    hours: str
    held_on: date
    ended_on: date
    place: str
    issuer: str
    on: date
    synthetic: bool

    def lines(self) -> Sequence[str]:
        """The sentences of the paper, in their order."""
        days = f"ngày {self.held_on:%d/%m/%Y}" if self.held_on == self.ended_on else f"từ ngày {self.held_on:%d/%m/%Y} đến ngày {self.ended_on:%d/%m/%Y}"  # fmt: skip
        return (
            f"Chức danh: {self.post}",
            f"Cơ quan: {self.body}",
            f"đã dự lớp tập huấn «{self.course}» ({self.hours} giờ)",
            f"tổ chức {days} tại {self.place}.",
            f"Nội dung: {'; '.join(self.topics)}.",
        )


def pdf_of(paper: Certificate) -> bytes:
    """The same bytes for the same paper."""
    _typefaces()
    try:
        made = typst.compile(
            str(HERE / "certificate.typ"), format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(_said(paper), ensure_ascii=False), "layout": json.dumps(_look())},
            pdf_standards=["a-2b"],
        )  # fmt: skip
    except typst.TypstError as undrawn:
        raise NotDrawn(field="name") from undrawn
    return bytes(made)  # type: ignore[arg-type]


def _said(paper: Certificate) -> dict[str, Any]:
    told = {
        name: NOT_XML.sub(" ", value) if isinstance(value, str) else value
        for name, value in asdict(paper).items()
    }
    days = ("on", "held_on", "ended_on", "topics")
    return {**{name: value for name, value in told.items() if name not in days}, "lines": [NOT_XML.sub(" ", one) for one in paper.lines()],
            "day": f"{GAP}, ngày {paper.on:%d} tháng {paper.on:%m} năm {paper.on:%Y}", "made": [paper.on.year, paper.on.month, paper.on.day],
            "stamp": MADE_UP if paper.synthetic else "", "number": f"Số: {GAP}"}  # fmt: skip


@lru_cache(maxsize=1)
def _typefaces() -> None:
    if not list(FONTS.glob("Tinos_*.ttf")):
        raise NoTypefaceHere


def _look() -> dict[str, Any]:
    found = layout()
    return {"page": found["page"], "font": found["reports"]["pdf_font"], "heading_mm": found["heading_mm"], "closing_mm": found["closing_mm"],
            "rule_mm": found["rule_mm"], "blocks": {**found["blocks"], **found["reports"]["blocks"]}}  # fmt: skip
