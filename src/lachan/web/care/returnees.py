"""A list of people who came back: read for a try with what is wrong and who may be known already; people decide; then received."""

import base64
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.places import Places
from lachan.exchange.returnees.likeness import Candidate, Known
from lachan.exchange.returnees.plan import Plan, plan_of
from lachan.exchange.returnees.receiving import earlier, person_received, screening_of
from lachan.exchange.returnees.rows import Asked, Line
from lachan.people.entries import fingerprint_sources
from lachan.people.models import SEXES
from lachan.victims import commands
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyReceived
from lachan.victims.screening.book import sets

from .. import kept, sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from .care import HOME

HERE = f"{HOME}danh-sach-tro-ve/"
LARGEST = 900 * 1000
PURPOSE = "duplicate"
OTHER = "khac"
Met = tuple[CareFile, Candidate[UUID]]


class NoFile(Refusal):
    """Chưa chọn tệp. Chọn tệp .xlsx rồi đọc thử; chưa có gì được ghi."""


class TooLarge(Refusal):
    """Tệp lớn hơn 0,9 MB. Tách danh sách thành nhiều tệp rồi đọc thử từng tệp; chưa có gì được ghi."""


class Stale(Refusal):
    """Bản đọc thử đã quá lâu hoặc không phải của anh/chị. Chọn tệp và đọc thử lại; chưa có gì được ghi."""


# ── The try ─────────────────────────────────────────────────────────────────────────────────────────


@signed_in(P.VICTIM_RECEIVE)
def page(request: HttpRequest) -> HttpResponse:
    """The form; with a file, what would be received. Nothing is written but the line of the look-up."""
    if request.method != "POST":
        return _form(request, Sheet({}))
    typed = request.POST.dict()
    try:
        return _tried(request, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _form(request, Sheet(typed, refusal), 422)


def _form(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("file", "Danh sách (.xlsx)", "file", hint="tối đa 0,9 MB; đọc thử trước, chưa ghi gì"),
        on.ask("received_at", "Giờ tiếp nhận, cho dòng không ghi", "datetime", hint="Dòng nào có giờ riêng thì theo giờ ấy."),
    ]  # fmt: skip
    errors = on.beside(fields)
    return render(request, "care/returnees.html", {
        "fields": fields, "errors": errors, "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "crumbs": _crumbs(),
    }, status=status)  # fmt: skip


def _crumbs(*here: str) -> list[dict[str, str]]:
    return [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"url": HERE, "label": "Danh sách người trở về"},
            *({"label": one} for one in here)]  # fmt: skip


def _tried(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    data = _given(request)
    since = sheet.moment(typed, "received_at") if sheet.words(typed, "received_at") else None
    plan = _plan(request, data, request.at, since)
    return _try_page(request, plan, _seal(request, data, since))


def _given(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None:
        raise NoFile(field="file")
    if given.size is None or given.size > LARGEST:
        raise TooLarge(field="file")
    return given.read()


def _plan(request: HttpRequest, data: bytes, at: datetime, since: datetime | None) -> Plan:
    """The same file gives the same keys: a person of it is received once, however often it is sent."""
    who = request.actor
    list_id = uuid5(NAMESPACE_OID, f"{who.agency_id}|{sha256(data).hexdigest()}")
    with tempfile.TemporaryDirectory(prefix="lachan-tro-ve-") as folder:
        path = Path(folder) / "danh-sach.xlsx"
        path.write_bytes(data)
        return plan_of(path, Asked(list_id, at, Places(who.province_id).find, since))


def _try_page(request: HttpRequest, plan: Plan, sealed: str) -> HttpResponse:
    met = _met(request, plan)
    rows = [_row(number, line, met[number]) for number, line in enumerate(plan.lines)]
    return render(request, "care/tried.html", {
        "rows": rows, "sealed": sealed, "action": f"{HERE}nhan/", "total": len(rows), "ready": len(plan.ready), "held": len(plan.held),
        "asks": sum(bool(row["candidates"]) for row in rows), "passed": [f"{title}, dòng {row}" for title, row in plan.passed_over],
        "crumbs": _crumbs("Đọc thử"),
    })  # fmt: skip


def _met(request: HttpRequest, plan: Plan) -> dict[int, list[Met]]:
    """Earlier records of every line, looked up together by one verb, so that the log bears it once."""
    asked = list(dict.fromkeys(
        source for line in plan.lines for source in fingerprint_sources(line.identity, line.birth.year)))  # fmt: skip
    found = commands.look_up_listed(sources=asked, purpose=PURPOSE, by=request.actor, at=request.at)
    files = {file.person_id: file for many in found.values() for file in many}
    known = {key: Known(file.person.sex, file.person.birth_year) for key, file in files.items()}

    def ask(kind: str, value: str) -> Iterable[UUID]:
        return [file.person_id for file in found.get((kind, value), ())]

    return {number: [(files[one.key], one) for one in earlier(line, known=known, ask=ask)]
            for number, line in enumerate(plan.lines)}  # fmt: skip


def _row(number: int, line: Line, met: Iterable[Met]) -> dict[str, Any]:
    """By its place in the list: what the list says of the person stays in the list."""
    return {
        "name": f"dong_{number}", "where": f"{line.sheet}, dòng {line.row}", "held": line.held, "who": _who(line),
        "problems": [{"text": one.sentence, "stops": one.stops} for one in line.problems],
        "candidates": [{"code": file.person.code, "url": f"{HOME}{file.person.code}/", "lines": one.lines(),
                        "received": wording.day(file.received_at)} for file, one in met],
    }  # fmt: skip


def _who(line: Line) -> str:
    age = (
        "chưa rõ tuổi"
        if line.birth.minor is None
        else "dưới 18 tuổi"
        if line.birth.minor
        else "từ đủ 18 tuổi"
    )
    return f"{dict(SEXES).get(line.sex, 'Chưa rõ').lower()}, {age}, {wording.shortly(line.received_at) or 'chưa rõ giờ tiếp nhận'}"  # fmt: skip


# ── Kept between the try and the receiving: sealed for this account ─────────────────────────────────


def _seal(request: HttpRequest, data: bytes, since: datetime | None) -> str:
    told = [("file", base64.b64encode(data).decode()), ("at", request.at.isoformat()), ("since", since.isoformat() if since else "")]  # fmt: skip
    return kept.seal(told, request.actor.account_id, request.at)


def _unsealed(request: HttpRequest) -> Plan:
    told = dict(kept.unseal(request.POST.get("sealed", ""), request.actor.account_id, request.at))
    if not told:
        raise Stale(field="file")
    since = datetime.fromisoformat(told["since"]) if told["since"] else None
    return _plan(request, base64.b64decode(told["file"]), datetime.fromisoformat(told["at"]), since)


# ── Receiving ───────────────────────────────────────────────────────────────────────────────────────


@require_POST
@signed_in(P.VICTIM_RECEIVE)
def confirm(request: HttpRequest) -> HttpResponse:
    """Every line that waits for nothing; where somebody may be known already, only once a person has said which."""
    try:
        plan = _unsealed(request)
    except Refusal as refusal:
        return _form(request, Sheet({}, refusal), 422)
    met = _met(request, plan)
    done = [_received(request, number, line, met[number]) for number, line in enumerate(plan.lines)]
    waits = any(one["state"] == "waits" for one in done)
    return render(request, "care/received.html", {
        "rows": done, "count": sum(one["state"] == "received" for one in done), "waits": waits,
        "crumbs": _crumbs("Đã tiếp nhận"),
    })  # fmt: skip


def _received(request: HttpRequest, number: int, line: Line, met: list[Met]) -> dict[str, Any]:
    said = request.POST.get(f"dong_{number}", "")
    told = {
        "where": f"{line.sheet}, dòng {line.row}",
        "state": "waits",
        "says": "",
        "code": "",
        "sets": [],
    }
    if line.held:
        return told | {"says": "Chờ sửa trong tệp rồi đọc thử lại."}
    if said in {file.person.code for file, _ in met}:
        return told | {
            "state": "known",
            "says": "Đã có hồ sơ; không mở hồ sơ thứ hai.",
            "code": said,
        }
    if met and said != OTHER:
        return told | {
            "says": "Chưa xác nhận có phải người đã có hồ sơ hay không. Đọc thử lại rồi chọn."
        }
    return told | _opened(request, line, met)


def _opened(request: HttpRequest, line: Line, met: list[Met]) -> dict[str, Any]:
    who, at = request.actor, request.at
    try:
        file = commands.receive_person(given=person_received(line), by=who, at=at)
        for other, _ in met:
            commands.say_same_person(file=file, other=other, same=False, by=who, at=at)
    except (NotFound, NotYours):
        raise
    except AlreadyReceived as twice:
        return {"state": "known", "says": twice.sentence}
    except Refusal as refusal:
        return {"says": refusal.sentence}
    base = f"{HOME}{file.person.code}/"
    return {"state": "received", "code": file.person.code, "sets": [
        {"label": sets()[name].label, "url": f"{base}sang-loc/{name}/"} for name in screening_of(line)]}  # fmt: skip
