"""A table of lines (a statement, a list of calls): found by its headings, read line by line; what was left out is told by its line."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import Left, Loss, Taken
from lachan.exchange.evidence.people import People
from lachan.exchange.evidence.refusals import NothingFound
from lachan.exchange.evidence.tables.headings import Headings, find
from lachan.exchange.evidence.tables.sheets import Row, Sheet, sheets

Data = dict[str, Any]


class Lines(ABC):
    """One reading. `table`: of `columns.yaml`; `name`: in the loss report; `needs`: the headings without which it is no such table."""

    table: ClassVar[str]
    name: ClassVar[str]
    needs: ClassVar[str]

    def __init__(self, header: Header) -> None:
        self.people = People(header)
        self.why: dict[tuple[str, str], list[int]] = defaultdict(list)

    @abstractmethod
    def row(self, row: Row, at: Headings) -> None: ...

    @abstractmethod
    def data(self) -> Data: ...

    def sheet(self, sheet: Sheet, at: Headings) -> None:
        for name in at.unknown:
            self.why["cột", f"không nhận ra tiêu đề «{name[:60]}»"].append(at.last)
        for row in sheet.rows:
            if row.number > at.last and row.cells:
                self.row(row, at)

    def left(self) -> Iterator[Left]:
        for (what, why), rows in self.why.items():
            told = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            yield Left(what, len(rows), f"{why} (dòng {told})")


def read_lines(reading: Lines, path: Path, header: Header) -> Taken:
    found = [(sheet, at) for sheet in sheets(path) if (at := find(sheet, reading.table))]
    if not found:
        raise NothingFound(f"{path.name} không có hàng tiêu đề của {reading.needs}. Thêm hàng tiêu đề rồi nhập lại.")  # fmt: skip
    for sheet, at in found:
        reading.sheet(sheet, at)
    data = reading.data() | ({"synthetic": True} if any(s.synthetic for s, _ in found) else {})
    made = joined(data, header, path.name)
    carried = {part: len(data[part]) for part in LISTS if data.get(part)}
    left = (*reading.left(), *made.left)
    return Taken(made.bundle, Loss(reading.name, carried, left, made.bundle.synthetic, reading.people.remarks()))  # fmt: skip


def at_index(row: Row, index: int) -> Any:
    return row.cells[index] if 0 <= index < len(row.cells) else None
