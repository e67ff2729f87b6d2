"""Tasks of the plan on the desk: what my body has to report now, the late ones first.

They come after the page, so that the desk of an officer at night costs what it did; without script the link leads there."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.plan.duties import mine

from ..door import signed_in
from ..plan.saying import state_cell, when

AHEAD = timedelta(days=14)
SHOWN = 8


@signed_in(P.PLAN_REPORT)
def tasks(request: HttpRequest) -> HttpResponse:
    """At most a few lines; the page of the plan has them all."""
    today = request.at.date()
    found = mine(request.actor, today, AHEAD, SHOWN + 1)
    rows = [
        {"url": f"/ke-hoach/viec/{one.task_id}/", "what": f"{one.code}. {one.words}", "state": state_cell(one, today),
         "when": when(one)}
        for one in found[:SHOWN]
    ]  # fmt: skip
    shown = {"plan_tasks": rows, "more_plan_tasks": len(found) > SHOWN}
    return render(request, "desk/tasks.html" if not request.htmx else "desk/_tasks.html", shown)
