"""A report as DOCX: the same blocks as other papers, in the order of the nine components, and its annexes."""

from datetime import datetime, time
from typing import Any

from docx.enum.section import WD_SECTION as SECTION  # noqa: N814
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: N814
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..drafting.sheet import RED, Sheet, dated, page_field
from ..given import MatterShown
from ..layout import HANOI, MADE_UP, block, layout
from ..paper import Paper
from .content import Annex, Part, ReportContent
from .skeleton import annex_source, place_day
from .wording import in_two, listed, words


def docx_of(content: ReportContent) -> bytes:
    """The same bytes for the same content."""
    sheet = ReportSheet(content)
    sheet.write()
    return sheet.done()


class ReportSheet(Sheet):
    """The sheet of one report. What it shares with papers of a case is their blocks; it has no record behind it."""

    def __init__(self, content: ReportContent) -> None:
        self.content_of, self.stamped = content, False
        self.placed: list[str] = []
        when = datetime.combine(content.on or content.made_at.date(), time(12), HANOI)
        Paper.__init__(self, MatterShown(
            code=content.subject, agency=content.issuer, received_at=when, printed_at=content.made_at,
            superior=content.superior, place=content.place, synthetic=content.synthetic,
        ))  # fmt: skip

    def write(self) -> None:
        said = self.content_of
        self.heading(said.number)
        self._named(said)
        self._addressed(said.addressees)
        self.content()
        for line in said.opening:
            self.say(line)
        for part in said.parts:
            self._part(part)
        self.say(said.closing)
        # The signature never stands alone on a page.
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._signing(said)
        for annex in said.annexes:
            self._annex(annex)

    def heading(self, number: str, *, about: str = "") -> None:
        left, right = self._columns(layout()["heading_mm"])
        for line in in_two(self.given.superior) if self.given.superior else ():
            self._in(left, line.upper(), "superior")
        for line in in_two(self.given.agency):
            self._in(left, line.upper(), "agency")
        self._rule(left, layout()["rule_mm"]["agency"])
        self._in(left, number, "number")
        self._in(right, block("nation")["text"], "nation")
        self._in(right, block("motto")["text"], "motto")
        self._rule(right, layout()["rule_mm"]["motto"])
        self._in(right, place_day(self.content_of), "place_day")
        self._place("agency", "number", "nation", "place_day")
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _named(self, said: ReportContent) -> None:
        """Name of its kind, then what it is about, then a rule of a third to a half of that line."""
        self.title(said.title)
        self.line(said.subject, "subject", ALIGN.CENTER, after=0)
        cell = self._columns([sum(layout()["heading_mm"])])[0]
        self._rule(cell, layout()["rule_mm"]["subject"])
        self._close(cell)

    def _close(self, cell: Any) -> None:
        """A cell begins with an empty paragraph; the rule is what is wanted of it."""
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)

    def _addressed(self, bodies: tuple[str, ...]) -> None:
        """«Kính gửi»: one body on its line; several in a list, «;» after each and «.» after the last."""
        said = words()
        if len(bodies) == 1:
            self.line(said["addressee"].format(body=bodies[0]), "addressee", ALIGN.CENTER)
            return
        indent = Mm(layout()["reports"]["addressees_mm"])
        self.line(
            said["addressees"], "addressee", ALIGN.LEFT, after=0
        ).paragraph_format.left_indent = indent
        for line in listed(bodies):
            made = self.line(line, "addressee", ALIGN.LEFT, after=0)
            made.paragraph_format.left_indent = indent
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(layout()["body"]["after_pt"])

    def _part(self, part: Part) -> None:
        if part.title:
            self.part(part.title)
        if part.text:
            self.say(part.text)
        for line in part.said:
            self.say(line)
        if part.table is not None:
            self.table(part.table.heads, part.table.rows, part.table.widths_mm)

    def _signing(self, said: ReportContent) -> None:
        """«Nơi nhận» on the left; ability, capacity, room for signature and seal, name on the right."""
        self.closing([said.signer.ability, said.signer.capacity], list(said.recipients))
        right = self.document.tables[-1].rows[0].cells[1]
        self._drop_note(right)
        room = right.add_paragraph()
        room.paragraph_format.space_after = Pt(0)
        room.paragraph_format.space_before = Mm(layout()["reports"]["signature_mm"]["height"])
        self._in(right, said.signer.name or " ", "signer")
        self._place("seal")

    def _drop_note(self, cell: Any) -> None:
        """«(Ký, ghi rõ họ tên, đóng dấu)» is for forms filled by hand; a report has its signer's name."""
        last = cell.paragraphs[-1]._p
        last.getparent().remove(last)

    def _annex(self, annex: Annex) -> None:
        self._annex_page()
        self.line(annex.label, "annex", ALIGN.CENTER, after=0)
        self.line(annex.title, "annex_title", ALIGN.CENTER, after=0)
        self.line(annex_source(self.content_of), "annex_source", ALIGN.CENTER)
        for part in annex.parts:
            self._part(part)

    def _annex_page(self) -> None:
        """An annex begins on its own page and counts its own pages (Phụ lục I, số trang)."""
        section = self.document.add_section(SECTION.NEW_PAGE)
        count = OxmlElement("w:pgNumType")
        count.set(qn("w:start"), "1")
        section._sectPr.append(count)

    def _footer(self) -> None:
        """None: the decree has none. The first page has no number either."""
        self.document.sections[0].different_first_page_header_footer = True

    def _stamps(self) -> None:
        section = self.document.sections[0]
        number = section.header.paragraphs[0]
        number.alignment = ALIGN.CENTER
        page_field(self, number)
        for header in (section.first_page_header, section.header):
            for text, colour in self._stamp_words():
                first = header.paragraphs[0]
                line = header.add_paragraph() if first.runs else first
                self._run(line, text, "stamp", colour)
                line.alignment, line.paragraph_format.space_after = ALIGN.CENTER, Pt(0)

    def _stamp_words(self) -> list[tuple[str, str]]:
        draft = [(str(words()["draft"]), "")] if self.content_of.draft else []
        return [*draft, (MADE_UP, RED)] if self.given.synthetic else draft

    def done(self) -> bytes:
        return dated(Paper.done(self), self.content_of.made_at)
