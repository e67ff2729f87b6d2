"""The sheet of a paper of care: that of the other papers, with a foot that says whose code it is and which copy."""

from datetime import date

from ..drafting.record import Body
from ..drafting.sheet import Sheet
from ..drafting.words import moment
from .record import CareRecord
from .shared import shared


class CareSheet(Sheet):
    """`copy`: coded or named; it is said on every page, so that a copy with a name is not mistaken for one without."""

    def __init__(self, record: CareRecord, body: Body, on: date | None, copy: str) -> None:
        self.copy = shared()["kinds_of_copy"][copy]
        super().__init__(record, body, on, stamped=False)

    def _foot(self) -> str:
        return f"Mã {self.given.code} · {self.copy} · Lập lúc {moment(self.given.printed_at)}"
