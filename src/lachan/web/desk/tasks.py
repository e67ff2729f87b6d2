"""Tasks of the plan on the desk: what my body has to report now, the late ones first."""

from datetime import datetime, timedelta
from typing import Any

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.plan.duties import mine

from .. import wording
from ..plan.saying import state_cell, when

AHEAD = timedelta(days=14)
SHOWN = 8


def tasks(who: Actor, at: datetime) -> dict[str, Any]:
    """At most a few lines; the page of the plan has them all."""
    if not who.can(P.PLAN_REPORT):
        return {}
    today = at.date()
    found = mine(who, today, AHEAD, SHOWN + 1)
    rows = [
        {"url": f"/ke-hoach/viec/{one.task_id}/", "what": f"{one.code}. {one.words}", "state": state_cell(one, today),
         "when": when(one), "day": wording.day(one.due_on)}
        for one in found[:SHOWN]
    ]  # fmt: skip
    return {"plan_tasks": rows, "more_plan_tasks": len(found) > SHOWN}
