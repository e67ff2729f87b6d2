"""Rows of the board, and the bars above it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from lachan.cases.queries import CaseLine, Tally
from lachan.law.book import book

from .. import table, wording
from ..table import Cell
from .words import COLUMNS, EMPTY, GROUPS

SOON = timedelta(hours=24)
WIDTH = 640  # units of the drawing, not pixels


def case_table(rows: Sequence[CaseLine], at: datetime) -> dict[str, Any]:
    cells = (_cells(row, at) for row in rows)
    return table.table("Vụ án trong phạm vi của đơn vị", COLUMNS, cells, empty=EMPTY)


def _cells(row: CaseLine, at: datetime) -> list[Cell]:
    return [
        {
            "code_name": row.code,
            "url": f"/vu-viec/{row.code}/",
            "sub": row.place or "chưa rõ nơi xảy ra",
        },
        {"text": ", ".join(row.numbers) or "—"},
        {"stage": wording.stage(row.stage), "stage_kind": wording.stage_kind(row.stage)},
        {"text": wording.SEVERITY.get(row.severity, "chưa rõ")},
        {"text": str(row.accused), "sub": _people(row)},
        {"text": row.holder},
        {"text": wording.day(row.initiated_at)},
        _next_due(row, at),
    ]


def _people(row: CaseLine) -> str:
    said = [f"{row.detained} đang bị giam, giữ"] if row.detained else []
    said += [f"đã trả hồ sơ {row.returns} lần"] if row.returns else []
    return " · ".join(said)


def _next_due(row: CaseLine, at: datetime) -> Cell:
    if row.closed or row.next_due_at is None:
        return {"text": "—"}
    span = row.next_due_at - at
    state = "overdue" if span < timedelta() else "soon" if span <= SOON else "running"
    label = book().clock(row.next_ref).name if row.next_ref else ""
    return {"state": state, "state_label": wording.left(span),
            "sub": f"{label} · {wording.shortly(row.next_due_at)}"}  # fmt: skip


def bars(found: Sequence[Tally], chosen: str) -> list[dict[str, Any]]:
    """One bar for each group of stages: how many cases, how many of them late, how many people held."""
    by_stage = {one.stage: one for one in found}
    totals = {
        name: _sum([by_stage[s] for s in stages if s in by_stage])
        for name, (_, stages) in GROUPS.items()
    }
    most = max((row["cases"] for row in totals.values()), default=0) or 1
    return [
        {
            "label": GROUPS[name][0], "url": f"/vu-an/?nhom={name}", "chosen": name == chosen,
            "width": round(WIDTH * row["cases"] / most, 1), "late_width": round(WIDTH * row["late"] / most, 1), **row,
        }
        for name, row in totals.items()
    ]  # fmt: skip


def _sum(rows: Sequence[Tally]) -> Mapping[str, int]:
    return {"cases": sum(r.cases for r in rows), "late": sum(r.late for r in rows),
            "detained": sum(r.detained for r in rows)}  # fmt: skip
