"""Building a paper block by block with python-docx; the blocks are those of NĐ 30/2020 Điều 8."""

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: N814
from docx.enum.text import WD_TAB_ALIGNMENT as TAB  # noqa: N814
from docx.enum.text import WD_TAB_LEADER as LEADER  # noqa: N814
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .given import MatterShown
from .layout import MADE_UP, NOT_THE_FORM, block, layout, long_day, long_hour

# What XML 1.0 cannot carry; pasted text brings it along.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Paper:
    """One paper being written, from the top of the page to «Nơi nhận»."""

    def __init__(self, given: MatterShown) -> None:
        self.given, self.document = given, Document()
        self._page()
        self._properties()
        self._footer()
        self._stamps()

    def _page(self) -> None:
        page, section = layout()["page"], self.document.sections[0]
        section.page_width, section.page_height = Mm(page["width_mm"]), Mm(page["height_mm"])
        section.top_margin, section.bottom_margin = Mm(page["top_mm"]), Mm(page["bottom_mm"])
        section.left_margin, section.right_margin = Mm(page["left_mm"]), Mm(page["right_mm"])
        normal = self.document.styles["Normal"]
        normal.font.name = layout()["font"]
        # Word keeps a font of its own for Vietnamese combining marks unless told otherwise
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), layout()["font"])
        normal.element.rPr.rFonts.set(qn("w:cs"), layout()["font"])

    def _properties(self) -> None:
        kept = self.document.core_properties
        kept.author = kept.last_modified_by = "Lá Chắn"
        kept.title, kept.comments, kept.language = self.given.code, "", "vi-VN"
        kept.created = kept.modified = self.given.printed_at

    def _footer(self) -> None:
        at = self.given.printed_at
        text = f"Mã vụ việc {self.given.code} · In lúc {long_hour(at)} {long_day(at)}"
        line = self.document.sections[0].footer.paragraphs[0]
        self._run(line, f"{text} · {MADE_UP}" if self.given.synthetic else text, "footer")
        line.alignment = ALIGN.CENTER

    def _stamps(self) -> None:
        self.line(NOT_THE_FORM, "stamp", ALIGN.CENTER, after=0)
        if self.given.synthetic:
            self.line(MADE_UP, "stamp", ALIGN.CENTER, colour="C00000")

    def heading(self, number: str) -> None:
        """Agency and number on the left; nation, motto, place and day on the right."""
        left, right = self._columns(layout()["heading_mm"])
        if self.given.superior:
            self._in(left, self.given.superior.upper(), "superior")
        self._in(left, self.given.agency.upper(), "agency")
        self._rule(left, layout()["rule_mm"]["agency"])
        self._in(left, number, "number")
        self._in(right, block("nation")["text"], "nation")
        self._in(right, block("motto")["text"], "motto")
        self._rule(right, layout()["rule_mm"]["motto"])
        place = f"{self.given.place}, " if self.given.place else "………, "
        self._in(right, place + long_day(self.given.received_at), "place_day")
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def title(self, words: str, subject: str = "") -> None:
        self.line(words, "title", ALIGN.CENTER, after=0)
        if subject:
            self.line(subject, "subject", ALIGN.CENTER)

    def part(self, words: str) -> None:
        self.line(words, "heading", ALIGN.LEFT)

    def say(self, words: str) -> None:
        """A paragraph of the body; line breaks of what somebody told are kept."""
        for text in words.split("\n"):
            if text.strip():
                line = self.line(
                    text.strip(), "body", ALIGN.LEFT if "……" in text else ALIGN.JUSTIFY
                )
                line.paragraph_format.first_line_indent = Mm(layout()["body"]["first_line_mm"])

    def blanks(self, lines: int) -> None:
        """Dotted lines to write on by hand, to the right margin."""
        for _ in range(lines):
            form = self.line("\t", "body", ALIGN.LEFT).paragraph_format
            form.tab_stops.add_tab_stop(Mm(sum(layout()["heading_mm"])), TAB.RIGHT, LEADER.DOTS)

    def signers(self, people: Sequence[tuple[str, str, str]]) -> None:
        """Who signs, side by side: capacity, note, name."""
        width = sum(layout()["heading_mm"]) / len(people)
        for cell, (capacity, note, name) in zip(
            self._columns([width] * len(people)), people, strict=True
        ):
            self._in(cell, capacity.upper(), "signer")
            self._in(cell, note, "signer_note")
            for _ in range(3):
                self._in(cell, "", "signer")
            self._in(cell, name, "signer")

    def recipients(self, bodies: Sequence[str]) -> None:
        self.line(block("recipients_title")["text"], "recipients_title", ALIGN.LEFT, after=0)
        for number, body in enumerate(bodies, 1):
            self.line(
                f"- {body}{'.' if number == len(bodies) else ';'}",
                "recipients",
                ALIGN.LEFT,
                after=0,
            )

    def line(
        self, words: str, name: str, align: ALIGN, *, after: float | None = None, colour: str = ""
    ) -> Any:
        line = self.document.add_paragraph()
        self._run(line, words, name, colour)
        form = line.paragraph_format
        form.alignment, form.line_spacing = align, layout()["body"]["line"]
        form.space_after = Pt(layout()["body"]["after_pt"] if after is None else after)
        return line

    def done(self) -> bytes:
        kept = io.BytesIO()
        self.document.save(kept)
        return kept.getvalue()

    def _run(self, line: Any, words: str, name: str, colour: str = "") -> None:
        run, look = line.add_run(NOT_XML.sub(" ", words)), block(name)
        run.font.size, run.font.name = Pt(look["size"]), layout()["font"]
        run.bold, run.italic = "bold" in look["style"], "italic" in look["style"]
        run.font.color.rgb = RGBColor.from_string(colour or layout()["colour"])

    def _columns(self, widths_mm: Sequence[float]) -> list[Any]:
        """Cells side by side without borders; each starts with an empty first paragraph."""
        table = self.document.add_table(rows=1, cols=len(widths_mm))
        table.autofit = False
        _no_padding(table)
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)  # Word reads the cell, LibreOffice the column
            column.cells[0].width = Mm(width)
        return list(table.rows[0].cells)

    def _in(self, cell: Any, words: str, name: str) -> Any:
        first = cell.paragraphs[0]
        line = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
        self._run(line, words, name)
        line.alignment = ALIGN.CENTER
        line.paragraph_format.space_after = Pt(0)
        return line

    def _rule(self, cell: Any, length_mm: float) -> None:
        """The line under the agency and under the motto: an almost flat paragraph with a border above."""
        line = cell.add_paragraph()
        border, rule = OxmlElement("w:pBdr"), OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            rule.set(qn(f"w:{name}"), value)
        border.append(rule)
        line._p.get_or_add_pPr().insert_element_before(
            border,
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:rPr",
        )
        form, side = line.paragraph_format, (cell.width - Mm(length_mm)) // 2
        form.left_indent = form.right_indent = side
        form.space_after, form.line_spacing = Pt(0), Pt(4)


def _no_padding(table: Any) -> None:
    """The heading needs its whole width: the nation's name must stay on one line."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
