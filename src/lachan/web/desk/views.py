"""Việc của tôi hôm nay: overdue, today, three days, hand-overs either way, latest received."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.docket import queries as docket
from lachan.docket.models import ClockReading

from ..door import signed_in
from ..handovers.tray import sent_item, tray_item
from ..matters.rows import matter_table
from .alarms import alarms
from .work import group, midnight_after, tallies_of

AHEAD = timedelta(days=3)
SHOWN = {"today": 40, "overdue": 12, "soon": 30}
MOST = 90  # rows on one desk; the counts above them and the lists behind them are whole


@signed_in(P.REPORT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    who, at = request.actor, request.at
    duties = docket.duties(who, at, at + AHEAD, MOST)
    owed = docket.owed(who, at, midnight_after(at), at + AHEAD)
    waiting, sent = docket.tray(who, 20), docket.sent_unanswered(who, 20)
    latest = docket.lines(who, docket.Filters(), size=8)
    shown = {
        **alarms(who, at),
        "tasked": who.can(P.PLAN_REPORT),
        "cares": who.can(P.VICTIM_SEE),
        "tallies": tallies_of(owed),
        "works": [
            group(
                which,
                [duty for duty in duties if _falls(duty, at) == which][: SHOWN[which]],
                getattr(owed, which),
                who,
                at,
            )
            for which in ("today", "overdue", "soon")
        ],
        "waiting": [tray_item(one, who, at) for one in waiting],
        "sent": [sent_item(one, at) for one in sent],
        "latest": matter_table(latest.rows, at, caption="Mới nhận nhất"),
    }
    return render(request, "desk/page.html", shown)


def _falls(duty: ClockReading, at: datetime) -> str:
    """Which group a duty stands in; «ngay» stands with today's."""
    if duty.due_at is None:
        return "today"
    if duty.due_at < at:
        return "overdue"
    return "today" if duty.due_at.astimezone(at.tzinfo).date() == at.date() else "soon"
