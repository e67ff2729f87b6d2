"""The rows of a tried list are received: whoever is new, whoever was received before, whoever comes back to an earlier file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.returnees.receiving import person_received
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
    if (
        request.method != "POST"
    ):  # opened from the bar of addresses: what was received stands in the lists
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
    """The earlier file goes on: put on the list, or received once more; never a second one."""
    who, at, code = request.actor, request.at, file.person.code
    if not again:
        commands.list_known_person(file=file, listed=one.listed, by=who, at=at)
        return {"state": "known", "says": f"Đã ghi vào hồ sơ có sẵn; không mở hồ sơ thứ hai. {KEPT}", "code": code}  # fmt: skip
    when = one.line.received_at or at
    line = one.line
    situation = {"minor": line.birth.minor, "nationality": line.nationality or None, "speaks_vietnamese": line.speaks_vietnamese}  # fmt: skip
    commands.receive_again(file=file, when=when, way="listed", listed=one.listed, situation=situation, by=who, at=at)  # fmt: skip
    return {"state": "known", "says": f"Trở về lần nữa: ghi tiếp vào hồ sơ có sẵn, sàng lọc lại. {KEPT}", "code": code}  # fmt: skip
