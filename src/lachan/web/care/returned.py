"""The rows of a tried list are received: whoever is new, whoever was received before, whoever comes back to an earlier file."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.returnees.receiving import NO_CALLS, person_received
from lachan.victims import commands
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyReceived, AlreadyWritten

from ..door import signed_in
from ..sheet import Sheet
from . import one_list
from .receiving import NOT_WRITTEN_OVER
from .returnees import AGAIN, OTHER, Tried, crumbs, form_page, unsealed, where

Told = dict[str, Any]
KEPT = f"Danh tính, ngày sinh, nơi ở ghi khác trong dòng này không ghi đè lên hồ sơ. {NOT_WRITTEN_OVER}"


@signed_in(P.VICTIM_RECEIVE)
def confirm(request: HttpRequest) -> HttpResponse:
    """Every line that waits for nothing; where somebody may be known already, only once a person has said which."""
    # Opened from the bar of addresses: what was received stands in the lists.
    if request.method != "POST":
        return redirect(one_list.HERE)
    try:
        rows = unsealed(request)
    except Refusal as refusal:
        return form_page(request, Sheet({}, refusal), 422)
    done = [_received(request, one) for one in rows]
    listing = rows[0].listed.listing
    count = {
        state: sum(one["state"] == state for one in done)
        for state in ("received", "known", "waits")
    }
    return render(request, "care/received.html", {
        "rows": done, "count": count["received"], "known": count["known"], "waits": count["waits"],
        "list_url": one_list.url_of(listing), "next": one_list.next_of(request.actor, listing),
        "crumbs": crumbs("Đã tiếp nhận"),
    })  # fmt: skip


def _received(request: HttpRequest, one: Tried) -> Told:
    said = request.POST.get(one.name, "")
    told: Told = {"where": where(one.line), "state": "waits", "says": "", "code": "", "screen": ""}
    if one.before is not None:
        code = one.before.care.person.code
        return told | {"state": "known", "says": "Đã nhận từ danh sách trước.", "code": code}
    if one.line.held:
        return told | {"says": "Chờ sửa trong tệp rồi đọc thử lại."}
    chosen = {file.person.code: file for file, _ in one.met}.get(said.removesuffix(AGAIN))
    if one.met and chosen is None and said != OTHER:
        return told | {"says": "Chưa xác nhận có phải người đã có hồ sơ hay không. Đọc thử lại rồi chọn."}  # fmt: skip
    try:
        return told | (
            _known(request, one, chosen, again=said.endswith(AGAIN))
            if chosen
            else _new(request, one)
        )
    except (NotFound, NotYours):
        raise
    except (AlreadyReceived, AlreadyWritten) as twice:
        return told | {"state": "known", "says": twice.sentence}
    except Refusal as refusal:
        return told | {"says": refusal.sentence}


def _new(request: HttpRequest, one: Tried) -> Told:
    """A file of its own; of each earlier record that is alike, that a person said it is somebody else."""
    who, at = request.actor, request.at
    file = commands.receive_person(given=person_received(one.line, one.listed), by=who, at=at)
    for other, _ in one.met:
        commands.say_same_person(file=file, other=other, same=False, by=who, at=at)
    code = file.person.code
    return {"state": "received", "code": code, "screen": one_list.screen_url(code, one.listed.listing, one.line.birth.minor)}  # fmt: skip


def _known(request: HttpRequest, one: Tried, file: CareFile, *, again: bool) -> Told:
    """The earlier file goes on: put on the list, or received once more; never a second one. How the row says that the person
    is not to be reached goes on with it, and what it tells besides."""
    who, at, line = request.actor, request.at, one.line
    told = {"minor": line.birth.minor, "nationality": line.nationality or None, "speaks_vietnamese": line.speaks_vietnamese}  # fmt: skip
    # As of the row's own day: what was said later is the later word.
    when = max(file.received_at, line.received_at or at)
    if again:
        commands.receive_again(file=file, when=line.received_at or at, way="listed", listed=one.listed, situation=told, by=who, at=at)  # fmt: skip
        says = "Trở về lần nữa: ghi tiếp vào hồ sơ có sẵn, sàng lọc lại."
    else:
        commands.list_known_person(file=file, listed=one.listed, by=who, at=at)
        says = "Đã ghi vào hồ sơ có sẵn; không mở hồ sơ thứ hai."
    if line.no_calls:
        commands.agree_contact(file=file, when=when, facts={"no_calls": True}, words=NO_CALLS, by=who, at=at)  # fmt: skip
        says += " Đã ghi lời dặn không gọi về nhà."
    if not again:
        says += _situation(file, told, when, who, at)
    return {"state": "known", "says": f"{says} {KEPT}", "code": file.person.code}


def _situation(file: CareFile, told: Told, when: datetime, who: Actor, at: datetime) -> str:
    """What the row tells of the person's situation; where that cannot be written, it is said why."""
    known = {name: value for name, value in told.items() if value is not None}
    if not known:
        return ""
    try:
        commands.tell_situation(file=file, when=when, situation=known, by=who, at=at)
    except NotYours:
        raise
    except Refusal as why:
        return f" Hoàn cảnh ghi trong dòng này chưa vào hồ sơ: {why.sentence}"
    return ""
