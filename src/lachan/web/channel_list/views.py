"""A call or message goes on the channel's list by its number, whatever becomes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.intake import codes
from lachan.intake.commands import log_channel_entry
from lachan.intake.models import ChannelEntry

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from ..table import table

LISTED = [(code, label) for code, label in codes.CHANNEL if code in codes.LISTED]
USUAL = {"hotline": "hotline_111"}
COLUMNS = ("Số của kênh", "Kênh", "Lúc đến", "Ghi sổ lúc")


@signed_in(P.CHANNEL_LOG)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        usual = USUAL.get(request.actor.agency_kind, "police_113")
        usual = request.GET.get("kenh", usual)
        fresh = {"arrived_at": wording.typed(request.at), "channel": usual}
        return _form(request, Sheet(fresh))
    typed = request.POST.dict()
    try:
        entry = log_channel_entry(
            channel=sheet.words(typed, "channel"),
            external_number=sheet.words(typed, "external_number"),
            arrived_at=sheet.moment(typed, "arrived_at"), by=request.actor, at=request.at,
        )  # fmt: skip
    except Refusal as refusal:
        return _form(request, Sheet(typed, refusal), status=422)
    messages.success(request, f"Đã ghi số {entry.external_number} vào danh sách của kênh.")
    return redirect(f"/kenh/?kenh={entry.channel}")


def _form(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("external_number", "Số của kênh", need="now", maxlength=60, autocomplete="off",
               hint="Số cuộc gọi, tin nhắn do kênh cấp; không ghi tên người."),
        on.ask("channel", "Kênh", "select", LISTED, need="now"),
        on.ask("arrived_at", "Lúc đến", "datetime", need="now"),
    ]  # fmt: skip
    errors = on.beside(fields)
    shown = {
        "fields": fields, "errors": errors, "table": _latest(request.actor),
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
    }  # fmt: skip
    return render(request, "channel_list/page.html", shown, status=status)


def _latest(who: Actor) -> dict[str, Any]:
    rows = ChannelEntry.objects.filter(agency__in=who.scope).order_by("-arrived_at", "-id")[:50]
    channels = dict(codes.CHANNEL)
    cells = (
        [{"text": row.external_number}, {"text": channels[row.channel]},
         {"text": wording.shortly(row.arrived_at)}, {"text": wording.shortly(row.recorded_at)}]
        for row in rows
    )  # fmt: skip
    return table("50 dòng mới nhất trong danh sách của đơn vị", COLUMNS, cells, empty=NOTHING)


NOTHING = ("Danh sách còn trống", "đơn vị chưa ghi cuộc gọi hay tin nhắn nào.")
