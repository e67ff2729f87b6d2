"""Receiving and refusing what was handed over; a refusal of ours is said beside its hand-over."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.docket import queries as docket
from lachan.docket.commands import receive_handover, refuse_handover
from lachan.docket.models import Handover

from ..door import signed_in
from .tray import answered_item, sent_item, tray_item

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
        receive_handover(handover=found, by=request.actor, at=request.at, received_at=request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _tray(request, {way: refusal.sentence}, 422)
    messages.success(request, f"Đã nhận {found.matter.code} và vào sổ của đơn vị.")
    return redirect(f"/vu-viec/{found.matter.code}/")


@require_POST
@signed_in(P.HANDOVER_ANSWER)
def refuse(request: HttpRequest, way: UUID) -> HttpResponse:
    try:
        found = docket.handover(request.actor, way)
        refuse_handover(
            handover=found, ground=request.POST.get("ground", ""), by=request.actor,
            at=request.at, refused_at=request.at, note=request.POST.get("reason", ""),
        )  # fmt: skip
    except NotFound:
        raise
    except Refusal as refusal:
        return _tray(request, {way: refusal.sentence}, 422)
    messages.success(request, f"Đã từ chối nhận {found.matter.code}; nơi gửi thấy lý do ngay.")
    return redirect("/ban-giao/")
