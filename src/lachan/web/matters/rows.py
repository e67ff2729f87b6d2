"""Rows of a list of matters as parts/table.html takes them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from lachan.docket import registers
from lachan.docket.models import MatterReading, Standing
from lachan.law.book import book
from lachan.procedure import stages
from lachan.reference.models import Unit

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


def matter_table(rows: Sequence[Standing], at: datetime, caption: str) -> dict[str, Any]:
    cells = (_cells(row, at) for row in _once_each(rows))
    return table.table(caption, COLUMNS, cells, empty=EMPTY)


def _once_each(rows: Sequence[Standing]) -> list[Standing]:
    """An agency may stand to a matter in two ways; the list shows the matter once."""
    return list({row.matter_id: row for row in rows}.values())


def _cells(row: Standing, at: datetime) -> list[Cell]:
    matter, read = row.matter, row.matter.reading
    numbers = ", ".join(registers.number_text(entry) for entry in matter.own_entries)
    return [
        {"code_name": matter.code, "url": f"/vu-viec/{matter.code}/"},
        {"text": numbers or "—"},
        _place(matter.place),
        {"text": wording.shortly(matter.received_at)},
        {"stage": stages.table().stages[read.stage].label, "stage_kind": stage_kind(read.stage)},
        {"text": read.holder.short_name},
        _next_due(read, at),
    ]  # fmt: skip


def _place(place: Unit | None) -> Cell:
    """The province goes without saying; a district is needed, since names repeat between them."""
    if place is None:
        return {"text": "chưa rõ"}
    above = place.parent
    return {"text": place.name, "sub": above.name if above and above.level == "district" else ""}


def stage_kind(code: str) -> str:
    return "closed" if code in stages.SETTLED else "waiting" if code == "I3" else ""


def _next_due(read: MatterReading, at: datetime) -> Cell:
    if read.closed or read.next_due_at is None:
        return {"text": "—"}
    span = read.next_due_at - at
    state = "overdue" if span < timedelta() else "soon" if span <= SOON else "running"
    label = book().clock(read.next_ref).name if read.next_ref else ""
    return {"state": state, "state_label": wording.left(span),
            "sub": f"{label} · {wording.shortly(read.next_due_at)}"}  # fmt: skip
