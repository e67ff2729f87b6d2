"""The cells of one row by field, what was found wrong or doubtful on the way, and the book's own words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lachan.access import seals

from .dates import Moment, Unreadable, read_moment
from .words import columns, says_nothing
from .workbook import Row, Sheet


@dataclass(frozen=True)
class Flaw:
    """A cell that keeps a row out, and the sentence that says why."""

    field: str
    reason: str


@dataclass
class Cells:
    """One row's cells by field, with what was found wrong or worth a remark on the way."""

    sheet: Sheet
    row: Row
    flaws: list[Flaw] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def raw(self, name: str) -> Any:
        index = self.sheet.headings.fields.get(name)
        return self.row.cells[index] if index is not None and index < len(self.row.cells) else None

    def text(self, name: str) -> str:
        cell = self.raw(name)
        if cell is None:
            return ""
        return (f"{cell:g}" if isinstance(cell, float) else str(cell)).strip()

    def said(self, name: str) -> str:
        """The text, or nothing where the book says nothing («không», a dash)."""
        text = self.text(name)
        return "" if says_nothing(text) else text

    def wrong(self, name: str, reason: str) -> None:
        self.flaws.append(Flaw(name, reason))

    def moment(self, name: str) -> Moment | None:
        if name != "received_at" and not self.said(name):
            return None
        try:
            return read_moment(self.raw(name), year=self.sheet.year, epoch=self.sheet.epoch)
        except Unreadable as doubtful:
            self.wrong(name, f"{columns()['columns'][name]['label']}: {doubtful}")
            return None


def told(cells: Cells) -> str:
    """The book's own words for what the acts do not say: the note lies sealed beside the first act."""
    kept = ("place", "recipient", "sent_at", "result", "result_on", "article", "officer", "note")
    label: Callable[[str], str] = lambda name: columns()["columns"][name]["label"]  # noqa: E731
    return "\n".join(
        f"{label(name)} (theo sổ): {cells.text(name)}" for name in kept if cells.said(name)
    )


def digest_of(cells: Cells, number: int, received: Moment) -> bytes:
    """A keyed hash of the row as written: tells a changed row without keeping what it said."""
    rest = [f"{name}={_written(cells.raw(name))}" for name in columns()["columns"]
            if name not in ("number", "received_at", "received_hour")]  # fmt: skip
    return seals.fingerprint(
        "register_row", "|".join([str(number), received.at.isoformat(), *rest])
    )


def _written(cell: Any) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
