"""The sheet of NĐ 30/2020 for papers made from a file of evidence: upright, or lying where a table needs the width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from ..drafting.record import Body, PaperRecord
from ..drafting.sheet import Sheet
from ..layout import HANOI, block, layout
from ..paper import NOT_XML
from .head import Head
from .package import moment


def at(head: Head) -> datetime:
    return moment(head.made_on).replace(tzinfo=HANOI)


class EvidenceSheet(Sheet):
    """Neither number nor day: those are given when it is signed."""

    def __init__(self, head: Head, agency: str, superior: str = "", *, stamped: bool) -> None:
        self.head = head
        record = PaperRecord(head.code, (), "", at(head), synthetic=head.synthetic)
        super().__init__(record, Body(agency, superior), None, stamped=stamped)

    def _footer(self) -> None:
        """No hour: the file is as of a day."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            self._run(line, f"{self.head.first} · phiên bản {self.head.version}", "footer")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """As Sheet sets it, rows written as XML: cell by cell a list of two thousand papers takes half a minute."""
        super().table(heads, (), widths)
        grid = self.document.tables[-1]._tbl
        for row in rows:
            grid.append(parse_xml(_row(row, widths)))

    def marks(self, head: Head) -> None:
        """Stage, day, version, author; whom it was redacted for; whether the file has changed since."""
        self.notes("", [head.second, *head.warnings, *head.notes])

    def notes(self, title: str, lines: Sequence[str]) -> None:
        if title:
            super().notes(title, lines)
            return
        for text in lines:
            self.line(text, "note", WD_ALIGN_PARAGRAPH.LEFT, after=0)


def _row(cells: Sequence[str], widths: Sequence[float]) -> str:
    made = "".join(_cell(words, width) for words, width in zip(cells, widths, strict=True))
    return f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def _cell(words: str, width: float) -> str:
    font, size = layout()["font"], block("table")["size"] * 2
    face = "".join(f' w:{kind}="{font}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.693)}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="left"/></w:pPr>'
            f'<w:r><w:rPr><w:rFonts{face}/><w:color w:val="{layout()["colour"]}"/><w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(NOT_XML.sub(" ", words))}</w:t></w:r></w:p></w:tc>')  # fmt: skip


class WideSheet(EvidenceSheet):
    """Lying: whatever is laid in columns gets its share of the longer side."""

    def _page(self) -> None:
        super()._page()
        page, section = layout()["page"], self.document.sections[0]
        section.orientation = WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = Mm(page["height_mm"]), Mm(page["width_mm"])

    @property
    def wide(self) -> float:
        page = layout()["page"]
        return float(page["height_mm"] - page["left_mm"] - page["right_mm"])

    def _columns(self, widths_mm: Sequence[float]) -> list[Any]:
        k = self.wide / sum(widths_mm)
        return super()._columns([one * k for one in widths_mm])
