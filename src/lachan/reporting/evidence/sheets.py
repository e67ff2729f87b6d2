"""The sheet of NĐ 30/2020 for papers made from a file of evidence: upright, or lying where a table needs the width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from ..drafting.record import Body, PaperRecord
from ..drafting.sheet import Sheet
from ..layout import HANOI, layout
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

    def marks(self, head: Head) -> None:
        """Stage, day, version, author; whom it was redacted for; whether the file has changed since."""
        self.notes("", [head.second, *head.warnings, *head.notes])

    def notes(self, title: str, lines: Sequence[str]) -> None:
        if title:
            super().notes(title, lines)
            return
        for text in lines:
            self.line(text, "note", WD_ALIGN_PARAGRAPH.LEFT, after=0)


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
