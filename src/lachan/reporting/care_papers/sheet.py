"""The sheet of a paper of care: that of the other papers, with a foot that says whose code it is and which copy."""

from datetime import date

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: N814

from ..drafting.record import Body
from ..drafting.sheet import Sheet
from ..drafting.words import moment
from ..layout import MADE_UP
from .record import CareRecord
from .shared import shared


class CareSheet(Sheet):
    """`copy`: coded or named; it is said on every page, so that a copy with a name is not mistaken for one without."""

    def __init__(self, record: CareRecord, body: Body, on: date | None, copy: str) -> None:
        self.copy = shared()["kinds_of_copy"][copy]
        super().__init__(record, body, on, stamped=False)

    def _footer(self) -> None:
        at, section = self.given.printed_at, self.document.sections[0]
        section.different_first_page_header_footer = True
        text = f"Mã {self.given.code} · {self.copy} · Lập lúc {moment(at)}"
        for footer in (section.first_page_footer, section.footer):
            line = footer.paragraphs[0]
            self._run(line, f"{text} · {MADE_UP}" if self.given.synthetic else text, "footer")
            line.alignment = ALIGN.CENTER
