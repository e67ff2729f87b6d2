"""A list of people who came back, read for a try: what is wrong, who was received already, who may be known; people decide."""

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.places import Places
from lachan.exchange.returnees.likeness import Candidate, Known
from lachan.exchange.returnees.plan import Plan, plan_of
from lachan.exchange.returnees.receiving import earlier, entry_of
from lachan.exchange.returnees.rows import Asked, Line
from lachan.people.entries import fingerprint_sources
from lachan.people.models import SEXES
from lachan.procedure.periods import local_day
from lachan.victims import commands, queries
from lachan.victims.bounds import FIRST_YEAR
from lachan.victims.given import Listing
from lachan.victims.models import CareFile, Listed
from lachan.victims.refusals import ReceivedInFuture, ReceivedLongAgo

from .. import kept, sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from . import one_list
from .care import HOME

HERE = f"{HOME}danh-sach-tro-ve/"
LARGEST = 900 * 1000
PURPOSE = "duplicate"
OTHER, AGAIN = "khac", ".lai"
# Lists received since are at hand; whom nobody has screened is at hand however long ago.
RECENT = timedelta(days=366)
Met = tuple[CareFile, Candidate[UUID]]


@dataclass(frozen=True)
class Tried:
    """A row as it would be received. `before`: it was, from an earlier list; `met`: earlier records that may be of the same
    person, for a person to decide."""

    line: Line
    listed: Listing
    before: Listed | None
    met: list[Met]

    @property
    def name(self) -> str:
        return f"dong_{self.listed.place - 1}"

    @property
    def asked(self) -> bool:
        return bool(self.met) and self.before is None and not self.line.held


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
        return form_page(request, Sheet({}))
    typed = request.POST.dict()
    try:
        return _tried(request, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return form_page(request, Sheet(typed, refusal), 422)


def form_page(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("file", "Danh sách (.xlsx)", "file", hint="tối đa 0,9 MB; đọc thử trước, chưa ghi gì"),
        on.ask("received_at", "Giờ tiếp nhận, cho dòng không ghi", "datetime", hint="Dòng nào có giờ riêng thì theo giờ ấy."),
    ]  # fmt: skip
    errors = on.beside(fields)
    return render(request, "care/returnees.html", {
        "fields": fields, "errors": errors, "lists": one_list.recent(request, RECENT), "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "crumbs": crumbs(),
    }, status=status)  # fmt: skip


def crumbs(*here: str) -> list[dict[str, str]]:
    return [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"url": HERE, "label": "Danh sách người trở về"},
            *({"label": one} for one in here)]  # fmt: skip


def _tried(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    since = _since(typed, request.at)
    data = _given(request)
    plan, own = _plan(request, data, request.at, since)
    return _try_page(request, plan, tried(request, plan, own), _seal(request, data, since))


def _since(typed: Mapping[str, str], at: datetime) -> datetime | None:
    """The hour of rows that say none: refused here, or the try would promise what receiving refuses."""
    if not sheet.words(typed, "received_at"):
        return None
    since = sheet.moment(typed, "received_at")
    if since > at:
        raise ReceivedInFuture(field="received_at")
    if local_day(since).year < FIRST_YEAR:
        raise ReceivedLongAgo(field="received_at")
    return since


def _given(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None:
        raise NoFile(field="file")
    if given.size is None or given.size > LARGEST:
        raise TooLarge(field="file")
    return given.read()


def _plan(
    request: HttpRequest, data: bytes, at: datetime, since: datetime | None
) -> tuple[Plan, UUID]:
    """The same file gives the same keys: a person of it is received once, however often it is sent."""
    who = request.actor
    list_id = uuid5(NAMESPACE_OID, f"{who.agency_id}|{sha256(data).hexdigest()}")
    return plan_of(BytesIO(data), Asked(list_id, at, Places(who.province_id).find, since)), list_id


def tried(request: HttpRequest, plan: Plan, own: UUID) -> list[Tried]:
    """Row by row. A mended list goes on as the list that most of its known rows came from: its people stay together."""
    entries = [entry_of(line, request.actor.agency_id) for line in plan.lines]
    known = queries.received_rows(request.actor, entries)
    listing = Counter(row.listing for row in known.values()).most_common(1)
    sheets = list(dict.fromkeys(line.sheet for line in plan.lines))
    met = _met(request, [line for line, entry in zip(plan.lines, entries, strict=True) if entry not in known])  # fmt: skip
    return [
        Tried(line, Listing(listing[0][0] if listing else own, place, _number(line, sheets), entry), known.get(entry),
              met.get(line.client_key, []))
        for place, (line, entry) in enumerate(zip(plan.lines, entries, strict=True), 1)
    ]  # fmt: skip


def _number(line: Line, sheets: list[str]) -> str:
    """The row as whoever holds the file finds it; of a second sheet with the number of the sheet."""
    return str(line.row) if len(sheets) == 1 else f"{sheets.index(line.sheet) + 1}.{line.row}"


def _try_page(request: HttpRequest, plan: Plan, all_: list[Tried], sealed: str) -> HttpResponse:
    rows = [_row(one) for one in all_]
    return render(request, "care/tried.html", {
        "rows": rows, "sealed": sealed, "action": f"{HERE}nhan/", "total": len(rows), "held": sum(row["held"] for row in rows),
        "ready": sum(not row["held"] and not row["before"] for row in rows), "known": sum(bool(row["before"]) for row in rows),
        "asks": sum(bool(row["candidates"]) for row in rows), "passed": [f"{title}, dòng {row}" for title, row in plan.passed_over],
        "crumbs": crumbs("Đọc thử"),
    })  # fmt: skip


def _met(request: HttpRequest, lines: list[Line]) -> dict[UUID, list[Met]]:
    """Earlier records of these lines, looked up together by one verb, so that the log bears it once."""
    asked = list(dict.fromkeys(
        source for line in lines for source in fingerprint_sources(line.identity, line.birth.year)))  # fmt: skip
    found = commands.look_up_listed(sources=asked, purpose=PURPOSE, by=request.actor, at=request.at)
    files = {file.person_id: file for many in found.values() for file in many}
    known = {key: Known(file.person.sex, file.person.birth_year) for key, file in files.items()}

    def ask(kind: str, value: str) -> Iterable[UUID]:
        return [file.person_id for file in found.get((kind, value), ())]

    return {line.client_key: [(files[one.key], one) for one in earlier(line, known=known, ask=ask)]
            for line in lines}  # fmt: skip


def _row(one: Tried) -> dict[str, Any]:
    """By its place in the list: what the list says of the person stays in the list."""
    line, before = one.line, one.before
    return {
        "name": one.name, "where": where(line), "held": line.held and before is None, "who": _who(line),
        "problems": [{"text": p.sentence, "stops": p.stops} for p in line.problems] if before is None else [],
        "before": {"code": before.care.person.code, "url": f"{HOME}{before.care.person.code}/", "on": wording.day(before.recorded_at)} if before else None,
        "candidates": [_candidate(line, file, like) for file, like in one.met] if one.asked else [],
    }  # fmt: skip


def _candidate(line: Line, file: CareFile, like: Candidate[UUID]) -> dict[str, Any]:
    """`again`: received long enough before for this to be another time; a person says which."""
    code, at = file.person.code, line.received_at
    return {"code": code, "url": f"{HOME}{code}/", "lines": like.lines(), "received": wording.day(file.received_at),
            "again": bool(at and at - file.received_at > timedelta(days=1))}  # fmt: skip


def where(line: Line) -> str:
    return f"{line.sheet}, dòng {line.row}"


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


def unsealed(request: HttpRequest) -> list[Tried]:
    """The try as it was shown to this very person, read anew."""
    told = dict(kept.unseal(request.POST.get("sealed", ""), request.actor.account_id, request.at))
    if not told:
        raise Stale(field="file")
    since = datetime.fromisoformat(told["since"]) if told["since"] else None
    plan, own = _plan(request, base64.b64decode(told["file"]), datetime.fromisoformat(told["at"]), since)  # fmt: skip
    return tried(request, plan, own)
