"""One poster as PDF, set by Typst in the typeface of the reports; the code beside the QR is the address in letters."""

import io
import json
from dataclasses import dataclass
from typing import Any, Final

import segno
import typst

from lachan.access.refusals import Refusal

from ..certificate.certificate import FONTS, NotDrawn, _typefaces
from ..layout import MADE_UP
from ..paper import NOT_XML
from . import wording

HERE: Final = wording.HERE
SIZES: Final = {"a4": "Khổ A4", "a3": "Khổ A3", "a5": "Khổ A5"}


class NoSuchSize(Refusal):
    """Không có khổ giấy này. Chọn A3, A4 hoặc A5 rồi tải lại."""


@dataclass(frozen=True)
class PosterPaper:
    """What the sheet says. `address`: whole, for the QR; `short`: the same as somebody types it."""

    address: str
    short: str
    place: str
    event: str
    issuer: str
    synthetic: bool
    size: str = "a4"


def pdf_of(paper: PosterPaper) -> bytes:
    """The same bytes for the same poster."""
    if paper.size not in SIZES:
        raise NoSuchSize(field="size")
    _typefaces()
    try:
        made = typst.compile(
            str(HERE / "poster.typ"), format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(_said(paper), ensure_ascii=False)}, pdf_standards=["a-2b"],
        )  # fmt: skip
    except typst.TypstError as undrawn:
        raise NotDrawn(field="event") from undrawn
    return bytes(made)  # type: ignore[arg-type]


def _said(paper: PosterPaper) -> dict[str, Any]:
    told = {
        name: NOT_XML.sub(" ", getattr(paper, name))
        for name in ("short", "place", "event", "issuer")
    }
    return {**told, **wording.words(), "qr": qr_of(paper.address), "size": paper.size, "stamp": MADE_UP if paper.synthetic else ""}  # fmt: skip


def qr_of(address: str) -> str:
    """The code as SVG; level M, so that a crease or a drop of rain does not shut the door."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False)
    return out.getvalue().decode()
