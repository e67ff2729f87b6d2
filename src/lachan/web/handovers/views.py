"""Receiving and refusing what was handed over; a refusal of ours is said beside its hand-over.

A report is answered by the verbs of the docket, a file, exhibits and a person by those of cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.cases.commands import receive_item, refuse_item
from lachan.docket import queries as docket
from lachan.docket.commands import receive_handover, refuse_handover
from lachan.docket.models import Handover
from lachan.docket.steps import Step

from ..door import signed_in
from .tray import REPORT, answered_item, sent_item, tray_item, what_of

NOTHING: Mapping[UUID, str] = {}


@signed_in(P.HANDOVER_SEND, P.HANDOVER_ANSWER)
def page(request: HttpRequest) -> HttpResponse:
    return _tray(request, NOTHING)


def _tray(request: HttpRequest, refused: Mapping[UUID, str], status: int = 200) -> HttpResponse:
    who, at = request.actor, request.at
    shown = {
        "waiting": [_waiting(request, way, refused.get(way.id, "")) for way in docket.tray(who)],
        "sent": [sent_item(way, at) for way in docket.sent_unanswered(who)],
        "answered": [answered_item(way) for way in docket.answered(who, 30)],
        "elsewhere": "" if status == 200 else next(iter(refused.values())),
    }
    shown["elsewhere"] = "" if any(t["refusal"] for t in shown["waiting"]) else shown["elsewhere"]
    return render(request, "handovers/page.html", shown, status=status)


def _waiting(request: HttpRequest, way: Handover, refusal: str) -> dict[str, Any]:
    item = tray_item(way, request.actor, request.at, refusal)
    if not refusal:
        return item
    return item | {name: request.POST.get(name, "") for name in ("ground", "reason")}


@require_POST
@signed_in(P.HANDOVER_ANSWER)
def receive(request: HttpRequest, way: UUID) -> HttpResponse:
    try:
        found = docket.handover(request.actor, way)
        _receive(found, request.actor, request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _tray(request, {way: refusal.sentence}, 422)
    messages.success(request, f"Đã nhận {what_of(found)} của {found.matter.code}.")
    return redirect(f"/vu-viec/{found.matter.code}/")


def _receive(found: Handover, by: Actor, at: datetime) -> None:
    if found.what == REPORT:
        receive_handover(handover=found, by=by, at=at, received_at=at)
    else:
        receive_item(handover=found, step=Step(at), by=by, at=at)


@require_POST
@signed_in(P.HANDOVER_ANSWER)
def refuse(request: HttpRequest, way: UUID) -> HttpResponse:
    try:
        found = docket.handover(request.actor, way)
        _refuse(found, request.POST, request.actor, request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _tray(request, {way: refusal.sentence}, 422)
    said = f"Đã từ chối nhận {what_of(found)} của {found.matter.code}; nơi gửi thấy lý do ngay."
    messages.success(request, said)
    return redirect("/ban-giao/")


def _refuse(found: Handover, typed: Mapping[str, str], by: Actor, at: datetime) -> None:
    ground, note = typed.get("ground", ""), typed.get("reason", "")
    if found.what == REPORT:
        refuse_handover(handover=found, ground=ground, by=by, at=at, refused_at=at, note=note)
    else:
        refuse_item(handover=found, ground=ground, step=Step(at, note=note), by=by, at=at)
