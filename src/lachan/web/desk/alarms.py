"""Alarms on the desk: whose release comes, and a worker that has stopped. Unmissable, each with what happens otherwise."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight.alerts.queries import Shown, alerts_for, undelivered
from lachan.oversight.commands import acknowledge_notice

from .. import wording
from ..door import signed_in

MOST = 12


def alarms(who: Actor, at: datetime) -> dict[str, Any]:
    """The loud ones: at most a dozen here, and how many more stand on the custody board."""
    loud = [one for one in alerts_for(who, at) if one.loud] if who.can(P.ALERT_SEE) else []
    return {
        "alarms": [_alarm(one, at, cares=who.can(P.VICTIM_SEE)) for one in loud[:MOST]],
        "more_alarms": max(len(loud) - MOST, 0),
        "unheard": sum(row.unheard for row in undelivered(who) if row.agency in who.scope)
        if loud
        else 0,
    }


def _alarm(one: Shown, at: datetime, *, cares: bool) -> dict[str, Any]:
    """Of somebody in care no code: whoever cares opens the list of what to do, whoever is above asks the body named."""
    span = one.when - at if one.when else None
    past = span is not None and span < timedelta()
    return {
        "what": one.what, "code": one.code, "person": one.person, "rung": one.rung,
        "url": _where(one, cares), "holder": one.holder if one.care else "",
        "due": wording.on(one.when) if one.when else "", "left": since_or_left(one, span),
        "state": "overdue" if past or span is None else "soon", "otherwise": one.otherwise,
        "seen": wording.shortly(one.seen_at), "notice": "" if one.seen_at else one.notice or "",
    }  # fmt: skip


def since_or_left(one: Shown, span: timedelta | None) -> str:
    """A danger has no term that could be missed: it stands since a moment."""
    if one.kind == "danger" and span is not None and span <= timedelta():
        return f"từ {wording.lasting(-span)} trước"
    return wording.left(span)


def _where(one: Shown, cares: bool) -> str:
    if one.care:
        return "/cham-soc/can-lam/" if cares and not one.holder else ""
    return f"/vu-viec/{one.code}/" + (f"#nguoi-{one.person}" if one.person else "") if one.code else ""  # fmt: skip


@require_POST
@signed_in(P.ALERT_SEE)
def acknowledge(request: HttpRequest, notice: UUID) -> HttpResponse:
    """«Đã biết»: says who has seen it; the alarm itself stands until the record ends it."""
    acknowledge_notice(notice=notice, by=request.actor, at=request.at)
    return redirect("/viec-hom-nay/")
