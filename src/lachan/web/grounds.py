"""Figures by place in the units of one day, as tables of a page; the smaller units folded."""

from collections.abc import Iterator, Sequence
from typing import Any

from lachan.reporting.reports.content import GroundRow, GroundTable
from lachan.reporting.reports.wording import ground_cell, words

from .table import Cell, table

NONE = ("Không phát sinh", "không dòng nào của danh sách ghi nơi.")


def grounds(tables: Sequence[GroundTable]) -> dict[str, Any] | None:
    """What parts/grounds.html takes; nothing where nothing is placed."""
    if not tables:
        return None
    said = words()["grounds"]
    readings = {one.reading for one in tables}
    return {
        "lead": said["lead"], "twice": said["twice"] if len(readings) > 1 else "",
        "tables": list(_tables(tables)),
    }  # fmt: skip


def _tables(tables: Sequence[GroundTable]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for one in tables:
        yield {"title": one.title, "table": _table(one), "folded": one.reading in seen}
        seen.add(one.reading)


def _table(one: GroundTable) -> dict[str, Any]:
    heads = (str(words()["grounds"]["unit"]), *(column.code for column in one.columns))
    return table(one.title, heads, (_cells(row, one) for row in one.rows), empty=NONE, caption_hidden=True)  # fmt: skip


def _cells(row: GroundRow, one: GroundTable) -> list[Cell]:
    numbers = zip(one.columns, row.cells, strict=True)
    name: Cell = {"text": row.name, "sub": f" {row.above}" if row.above else ""}
    return [name, *({"text": ground_cell(n, d, column.shape)} for column, (n, d) in numbers)]
