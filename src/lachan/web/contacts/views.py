"""Nơi nhận báo động: one's own addresses; what could not be sent, of one's agency; by agency, for who looks after all."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.oversight.alerts import codes
from lachan.oversight.alerts.ladders import RUNGS
from lachan.oversight.alerts.models import Contact, Delivery
from lachan.oversight.alerts.queries import contacts_of, troubles, undelivered
from lachan.oversight.commands import end_contact, keep_contact

from .. import sheet, wording
from ..door import signed_in
from ..names import names_of
from ..sheet import Sheet
from ..table import table

OWN = [(code, label) for code, label in codes.CHANNELS if code in codes.OWN_CHANNELS]
STUCK = ("Việc", "Kênh", "Vì sao chưa gửi được", "Lần thử")
BY_AGENCY = ("Cơ quan", "Báo động đang mở", "Chưa đến được ai", "Đã thôi gửi", "Chờ gửi lại")
# What the codes of the ports mean for whoever can do something about it; the longest beginning speaks.
WHY = (
    ("no_channel", "Kênh này chưa được cài đặt trên máy chủ; báo quản trị."),
    ("smtp_address", "Địa chỉ thư không đúng; sửa địa chỉ."),
    ("smtp_5", "Máy chủ thư từ chối hộp thư này; sửa địa chỉ hoặc hỏi bộ phận thư."),
    ("smtp_", "Máy chủ thư chưa nhận; hệ thống tự gửi lại."),
    ("webhook_host", "Hệ thống nhận không nằm trong danh sách được phép; báo quản trị."),
    ("http_4", "Bên nhận từ chối; báo quản trị."),
    ("", "Bên nhận chưa trả lời; hệ thống tự gửi lại."),
)


class NotAnHour(Refusal):
    """Giờ này không đọc được. Ghi theo dạng giờ:phút, ví dụ 22:00, hoặc để trống cả hai ô."""


@signed_in(P.ALERT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, Sheet({"channel": "email", "wants": "all"}))
    typed = request.POST.dict()
    try:
        kept = keep_contact(
            channel=sheet.words(typed, "channel"), address=sheet.words(typed, "address"),
            wants=sheet.words(typed, "wants"), quiet_from=_hour(typed, "quiet_from"),
            quiet_to=_hour(typed, "quiet_to"), by=request.actor, at=request.at,
        )  # fmt: skip
    except Refusal as refusal:
        return _form(request, Sheet(typed, refusal), status=422)
    messages.success(request, f"Từ nay báo động gửi đến {kept.address}.")
    return redirect("/canh-bao/noi-nhan/")


def _hour(typed: dict[str, str], name: str) -> time | None:
    if not sheet.words(typed, name):
        return None
    try:
        return time.fromisoformat(sheet.words(typed, name))
    except ValueError:
        raise NotAnHour(field=name) from None


@require_POST
@signed_in(P.ALERT_SEE)
def end(request: HttpRequest, contact: UUID) -> HttpResponse:
    end_contact(contact=contact, by=request.actor, at=request.at)
    messages.success(request, "Đã ngừng dùng địa chỉ này.")
    return redirect("/canh-bao/noi-nhan/")


def _form(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("channel", "Kênh", "select", OWN, need="now"),
        on.ask("address", "Địa chỉ hoặc số điện thoại", need="now", maxlength=300, autocomplete="off",
               hint="Tin gửi đi chỉ có mã vụ việc, một câu về thời hạn và đường dẫn; không có tên người."),
        on.ask("wants", "Nhận việc gì", "select", codes.WANTS),
        on.ask("quiet_from", "Yên lặng từ", "time", hint="Báo động trả tự do vẫn gửi trong giờ yên lặng."),
        on.ask("quiet_to", "Yên lặng đến", "time"),
    ]  # fmt: skip
    errors, who = on.beside(fields), request.actor
    shown = {
        "fields": fields, "errors": errors, "contacts": [_contact(c) for c in _own(who, request.at)],
        "table": _stuck(who), "unheard": sum(row.unheard for row in _mine(who)),
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
    }  # fmt: skip
    return render(request, "contacts/page.html", shown, status=status)


def _own(who: Actor, at: datetime) -> list[Contact]:
    mine = contacts_of(who, at)
    return [c for c in mine if c.account_id == who.account_id and c.agency_id in who.scope]


def _mine(who: Actor) -> list[Any]:
    return [row for row in undelivered(who) if row.agency in who.scope]


def _contact(one: Contact) -> dict[str, Any]:
    quiet = (
        f"yên lặng {one.quiet_from:%H:%M}–{one.quiet_to:%H:%M}"
        if one.quiet_from and one.quiet_to
        else ""
    )
    return {
        "id": one.id, "channel": dict(codes.CHANNELS)[one.channel], "address": one.address,
        "wants": dict(codes.WANTS)[one.wants], "quiet": quiet, "since": wording.shortly(one.valid_from),
    }  # fmt: skip


def _stuck(who: Actor) -> dict[str, Any]:
    rows = (_line(one) for one in troubles(who))
    return table("Tin của cơ quan chưa gửi được", STUCK, rows, empty=ALL_SENT)


def _line(one: Delivery) -> list[dict[str, str]]:
    given_up = one.state == "failed"
    return [
        {"code_name": one.notice.code, "url": f"/vu-viec/{one.notice.code}/", "sub": RUNGS[one.notice.rung].label},
        {"text": dict(codes.CHANNELS)[one.channel]},
        {"text": _why(one.error)},
        {"state": "overdue" if given_up else "soon", "state_label": "Đã thôi gửi" if given_up else "Chờ gửi lại",
         "sub": f"{one.tries} lần"},
    ]  # fmt: skip


def _why(error: str) -> str:
    return next(said for begins, said in WHY if error.startswith(begins))


ALL_SENT = (
    "Không có tin nào bị vướng",
    "mọi tin về việc còn mở đã gửi, hoặc chưa ai ghi địa chỉ nhận.",
)


@signed_in(P.ALERT_SEE, P.OVERSIGHT_SEE, P.ACCOUNT_MANAGE)
def by_agency(request: HttpRequest) -> HttpResponse:
    """Whom the alarms do not reach: counts, no code of a matter."""
    found = sorted(
        undelivered(request.actor), key=lambda row: (-row.unheard, -row.failed, row.agency)
    )
    names = names_of(row.agency for row in found)
    rows = (
        [{"text": names.agency(row.agency)}, *({"text": str(n)} for n in (row.alarms, row.unheard, row.failed, row.late))]
        for row in found
    )  # fmt: skip
    shown = {"table": table("Báo động chưa đến được nơi nhận", BY_AGENCY, rows, empty=ALL_HEARD)}
    return render(request, "contacts/by_agency.html", shown)


ALL_HEARD = ("Không có cơ quan nào bị vướng", "mọi báo động đang mở đã đến ít nhất một địa chỉ.")
