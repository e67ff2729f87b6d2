"""Rows of a list of matters as parts/table.html takes them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from lachan.docket.queries import Line
from lachan.law.book import book

from .. import table, wording
from ..table import Cell

COLUMNS = (
    "Mã vụ việc",
    "Số sổ",
    "Nơi xảy ra",
    "Tiếp nhận",
    "Giai đoạn",
    "Đang thụ lý",
    "Hạn gần nhất",
)
EMPTY = (
    "Không có vụ việc nào",
    "không có vụ việc trong phạm vi của đơn vị khớp với điều kiện.",
)
SOON = timedelta(hours=24)


def matter_table(rows: Sequence[Line], at: datetime, caption: str) -> dict[str, Any]:
    cells = (_cells(row, at) for row in _once_each(rows))
    return table.table(caption, COLUMNS, cells, empty=EMPTY)


def _once_each(rows: Sequence[Line]) -> list[Line]:
    """An agency may stand to a matter in two ways; the list shows the matter once."""
    return list({row.matter_id: row for row in rows}.values())


def _cells(row: Line, at: datetime) -> list[Cell]:
    return [
        {"code_name": row.code, "url": f"/vu-viec/{row.code}/"},
        {"text": ", ".join(row.numbers) or "—"},
        _place(row),
        {"text": wording.shortly(row.received_at)},
        {"stage": wording.stage(row.stage), "stage_kind": wording.stage_kind(row.stage)},
        {"text": row.holder},
        _next_due(row, at),
    ]


def _place(row: Line) -> Cell:
    """The province goes without saying; a district is needed, since names repeat between them."""
    if row.place is None:
        return {"text": "chưa rõ"}
    return {"text": row.place, "sub": (row.above or "") if row.above_level == "district" else ""}


stage_kind = wording.stage_kind


def _next_due(read: Line, at: datetime) -> Cell:
    if read.closed or read.next_due_at is None:
        return {"text": "—"}
    span = read.next_due_at - at
    state = "overdue" if span < timedelta() else "soon" if span <= SOON else "running"
    label = book().clock(read.next_ref).name if read.next_ref else ""
    return {"state": state, "state_label": wording.left(span),
            "sub": f"{label} · {wording.shortly(read.next_due_at)}"}  # fmt: skip
