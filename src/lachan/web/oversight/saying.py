"""How what was asked, its state and its steps are said on a screen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from lachan.oversight.answering.codes import RESULTS, STATES, STEPS
from lachan.oversight.answering.entering import words_of
from lachan.oversight.answering.models import Step
from lachan.oversight.answering.rules import State

from .. import wording
from ..table import Cell

SOON = timedelta(days=3)
STATE_WORDS, STEP_WORDS, RESULT_WORDS = dict(STATES), dict(STEPS), dict(RESULTS)


def state_cell(state: State, due_at: datetime | None, at: datetime) -> Cell:
    """The state in words, and how long there is or was."""
    if state.code == "settled":
        return {"state": "met", "state_label": STATE_WORDS["settled"]}
    if not state.open:
        kind = "met_late" if state.late else "paused"
        return {"state": kind, "state_label": STATE_WORDS[state.code],
                "sub": "trả lời sau hạn" if state.late else ""}  # fmt: skip
    kind = "overdue" if state.late else "soon" if due_at and due_at - at <= SOON else "running"
    until = wording.left(due_at - at) if due_at else "không có hạn"
    return {"state": kind, "state_label": STATE_WORDS[state.code], "sub": until}


def steps(rows: Sequence[Step], asked: str = "") -> list[dict[str, Any]]:
    """Each with its words opened: whoever sees the row may read it."""
    return [
        {
            "what": STEP_WORDS[one.kind],
            "result": RESULT_WORDS.get(one.result, ""),
            "by": one.agency.short_name,
            "at": wording.shortly(one.occurred_at),
            "words": words_of(one),
        }
        for one in rows
    ]


def matter_cell(matter: Any) -> Cell:
    """The matter by its code where the viewer may see it; nothing is said of one out of sight."""
    if matter is None:
        return {"text": "—"}
    return {"code_name": matter.code, "url": f"/vu-viec/{matter.code}/"}
