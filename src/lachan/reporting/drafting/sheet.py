"""The sheet a paper of a case is written on: Paper with its components in the order of the decree,
page numbers, stamps on every page, and the same bytes for the same record."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: N814
from docx.enum.text import WD_TAB_ALIGNMENT as TAB  # noqa: N814
from docx.enum.text import WD_TAB_LEADER as LEADER  # noqa: N814
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..given import MatterShown
from ..layout import HANOI, MADE_UP, block, layout, long_day, long_hour
from ..paper import Paper
from .record import Body, PaperRecord

RED = "C00000"
UNDATED = "ngày …… tháng …… năm ………"


class Sheet(Paper):
    """One paper of a case. `stamped`: a procedural paper, whose form is for the sector to prescribe."""

    def __init__(self, record: PaperRecord, body: Body, on: date | None, *, stamped: bool) -> None:
        self.record, self.on, self.stamped = record, on, stamped
        self.placed: list[str] = []
        super().__init__(
            MatterShown(
                code=record.code, agency=body.name or "……", superior=body.superior, place=body.place,
                received_at=datetime.combine(on or record.as_of.date(), time(12), HANOI),
                printed_at=record.as_of, synthetic=record.synthetic,
            )
        )  # fmt: skip

    def heading(self, number: str, *, about: str = "") -> None:
        """Agency and number on the left; nation, motto, place and day on the right."""
        left, right = self._columns(layout()["heading_mm"])
        if self.given.superior:
            self._in(left, self.given.superior.upper(), "superior")
        self._in(left, self.given.agency.upper(), "agency")
        self._rule(left, layout()["rule_mm"]["agency"])
        self._in(left, number, "number")
        self._place("agency", "number")
        if about:
            self._in(left, about, "letter_subject").paragraph_format.space_before = Pt(6)
            self._place("title")
        self._in(right, block("nation")["text"], "nation")
        self._in(right, block("motto")["text"], "motto")
        self._rule(right, layout()["rule_mm"]["motto"])
        when = long_day(self.given.received_at) if self.on else UNDATED
        self._in(right, f"{self.given.place or '………'}, {when}", "place_day")
        self._place("nation", "place_day")
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def title(self, words: str, subject: str = "") -> None:
        self._place("title")
        super().title(words, subject)

    def annex(self, words: str, subject: str = "") -> None:
        """A title within the paper: of its annex, of the part where two sides sign."""
        super().title(words, subject)

    def addressee(self, bodies: Sequence[str]) -> None:
        """«Kính gửi» of a letter."""
        if len(bodies) == 1:
            self.line(f"Kính gửi: {bodies[0]}", "addressee", ALIGN.CENTER)
            return
        self.line("Kính gửi:", "addressee", ALIGN.CENTER, after=0)
        for place, name in enumerate(bodies, 1):
            self.line(f"- {name}{'.' if place == len(bodies) else ';'}", "addressee", ALIGN.CENTER)

    def grounds(self, words: Sequence[str]) -> None:
        """Grounds for the paper: in italics, one a line, «;» after each and «.» after the last."""
        for place, text in enumerate(words, 1):
            mark = "." if place == len(words) else ";"
            line = self.line(f"{text}{mark}", "grounds", ALIGN.JUSTIFY)
            line.paragraph_format.first_line_indent = Mm(layout()["body"]["first_line_mm"])

    def part(self, words: str) -> None:
        """A heading stays with what follows it."""
        self.line(words, "heading", ALIGN.LEFT).paragraph_format.keep_with_next = True

    def verb(self, words: str) -> None:
        """«QUYẾT ĐỊNH:», «LỆNH:»."""
        self.line(words, "heading", ALIGN.CENTER)

    def labelled(self, label: str) -> None:
        """A label and a dotted line to the right margin, to be written on by hand."""
        form = self.line(f"{label}: \t", "body", ALIGN.LEFT).paragraph_format
        form.tab_stops.add_tab_stop(Mm(sum(layout()["heading_mm"])), TAB.RIGHT, LEADER.DOTS)

    def notes(self, title: str, lines: Sequence[str]) -> None:
        """What the system says to the officer and what is taken out before issuing."""
        if not lines:
            return
        self.line(title, "note", ALIGN.LEFT, after=0).paragraph_format.space_before = Pt(6)
        for text in lines:
            self.line(f"- {text}", "note", ALIGN.JUSTIFY, after=0)

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A ruled table whose head is repeated on every page."""
        grid = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        grid.autofit = False
        _fill(self, grid.rows[0].cells, heads, widths, "table_head")
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        grid.rows[0]._tr.get_or_add_trPr().append(repeated)
        for row in rows:
            _fill(self, grid.add_row().cells, row, widths, "table")
        _whole_rows(grid)
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Mm(width)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def closing(self, signer: Sequence[str], recipients: Sequence[str]) -> None:
        """Nơi nhận on the left; who signs on the right. No name: it is signed and written by hand."""
        left, right = self._columns(layout()["closing_mm"])
        _whole_rows(self.document.tables[-1])
        self._in(left, block("recipients_title")["text"], "recipients_title").alignment = ALIGN.LEFT
        for place, name in enumerate(recipients, 1):
            text = f"- {name}{'.' if place == len(recipients) else ';'}"
            self._in(left, text, "recipients").alignment = ALIGN.LEFT
        for text in signer:
            self._in(right, text.upper(), "signer")
        self._in(right, "(Ký, ghi rõ họ tên, đóng dấu)", "signer_note")
        self._place("recipients", "signer")

    def new_page(self) -> None:
        self.document.add_page_break()

    def content(self) -> None:
        self._place("content")

    def done(self) -> bytes:
        """The file, with the same bytes for the same record: its parts are dated by `as_of`."""
        return dated(super().done(), self.record.as_of)

    def _place(self, *components: str) -> None:
        self.placed.extend(components)

    def _footer(self) -> None:
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        text = self._foot()
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            self._run(line, f"{text} · {MADE_UP}" if self.given.synthetic else text, "footer")
            line.alignment = ALIGN.CENTER

    def _foot(self) -> str:
        """Which record this was made from, and when."""
        at = self.given.printed_at
        return f"Mã vụ án {self.given.code} · Lập từ hồ sơ lúc {long_hour(at)} {long_day(at)}"

    def _stamps(self) -> None:
        """On every page; the page number from the second page on (Phụ lục I)."""
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
        found = [(layout()["stamps"]["procedural"]["text"], "")] if self.stamped else []
        return [*found, (MADE_UP, RED)] if self.given.synthetic else found


def _fill(
    sheet: Sheet, cells: Sequence[Any], words: Sequence[str], widths: Sequence[float], name: str
) -> None:
    for cell, text, width in zip(cells, words, widths, strict=True):
        cell.width = Mm(width)
        for part in text.split("\n"):
            line = sheet._in(cell, part, name)
            line.alignment = ALIGN.CENTER if name == "table_head" else ALIGN.LEFT


def _whole_rows(table: Any) -> None:
    """A row is not cut by the end of a page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def page_field(sheet: Sheet, line: Any) -> None:
    """The number of the page, which the reader's program counts."""
    for kind, code in (("begin", None), (None, "PAGE"), ("end", None)):
        sheet._run(line, "", "page_number")
        run = line.runs[-1]._r
        if code:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = code
            run.append(text)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), str(kind))
        run.append(mark)


def dated(paper: bytes, at: datetime) -> bytes:
    stamp, kept = at.astimezone(HANOI).timetuple()[:6], io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(part.filename))
    return kept.getvalue()
