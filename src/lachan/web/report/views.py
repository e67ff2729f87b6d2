"""New report: the page, one more person, and the one verb behind them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.ids import uuid7
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.intake import codes
from lachan.intake.commands import receive_report
from lachan.intake.given import PersonGiven, ReportGiven

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from .people import MOST, read_person, rows_in
from .questions import communes, own_commune, person_row, sections_after, sections_before

PEOPLE = 3


@signed_in(P.REPORT_RECEIVE)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, Sheet(_defaults(request)), rows_in(request.GET, PEOPLE))
    typed, people = request.POST.dict(), rows_in(request.POST, PEOPLE)
    if "more" in typed:
        return _form(request, Sheet(typed), min(people + 1, MOST))
    try:
        given = _given(typed, people)
        matter = receive_report(given=given, by=request.actor, at=request.at)
    except Refusal as refusal:
        return _form(request, Sheet(typed, refusal), people, status=422)
    if given.named_official_of == request.actor.agency_id:
        return redirect("/nguon-tin/da-chuyen/")
    messages.success(request, "Đã tiếp nhận và vào sổ. Giao giấy biên nhận cho người báo tin.")
    return redirect(f"/vu-viec/{matter.code}/?moi=1")


def _defaults(request: HttpRequest) -> dict[str, str]:
    """What most reports need, so that a short report needs few keys."""
    traits = dict.fromkeys(codes.TRAITS, "unknown")
    return {
        **traits, "client_key": str(uuid7()), "received_at": wording.typed(_asked_day(request)),
        "channel": "in_person", "kind": "notice", "informant": "named", "grade": "none",
        "place": own_commune(request.actor, _asked_day(request).date()),
    }  # fmt: skip


def _asked_day(request: HttpRequest) -> datetime:
    """Now; or for a report taken on paper earlier, the day in `?ngay=`, with the units of that day."""
    try:
        earlier = sheet.day(request.GET, "ngay")
    except Refusal:
        earlier = None
    if earlier is None or earlier >= request.at.date():
        return request.at
    return datetime.combine(earlier, time(8), wording.HANOI)


def _day(on: Sheet, request: HttpRequest) -> date:
    """The day whose communes and agencies the form offers: that of the reception, once typed."""
    try:
        return min(sheet.moment(on.typed, "received_at"), request.at).date()
    except Refusal:
        return request.at.date()


def _form(request: HttpRequest, on: Sheet, people: int, status: int = 200) -> HttpResponse:
    who, day = request.actor, _day(on, request)
    before = sections_before(on, communes(who, day))
    rows = [person_row(on, n) for n in range(1, people + 1)]
    after = sections_after(on, who, day)
    sections = [*before, *rows, *after]
    errors = on.beside(field for section in sections for field in section["fields"])
    shown = {
        "before": before, "rows": rows, "after": after, "people": people, "errors": errors,
        "client_key": on.typed.get("client_key") or str(uuid7()), "filled": request.method == "POST",
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "steps": [{"id": s["id"], "title": s["title"]} for s in [*before, PERSONS, *after]],
    }  # fmt: skip
    return render(request, "report/page.html", shown, status=status)


PERSONS = {"id": "nguoi", "title": "Người được nhắc tới", "fields": []}


@signed_in(P.REPORT_RECEIVE)
def one_more_person(request: HttpRequest) -> HttpResponse:
    """The next row of persons alone; the same markup as inside the page."""
    n = min(rows_in(request.GET, PEOPLE) + 1, MOST)
    return render(request, "report/_more.html", {"row": person_row(Sheet({}), n), "people": n})


@signed_in(P.REPORT_RECEIVE)
def passed_on(request: HttpRequest) -> HttpResponse:
    """After a report that names one of our own: it is no longer here to be looked at."""
    return render(request, "report/passed_on.html", {"done": True})


def _given(typed: Mapping[str, str], people: int) -> ReportGiven:
    persons = [read_person(typed, n) for n in range(1, people + 1)]
    return ReportGiven(
        client_key=_client_key(typed),
        received_at=sheet.moment(typed, "received_at"),
        kind=_code(typed, "kind", codes.KIND, "notice"),
        channel=_code(typed, "channel", codes.CHANNEL, "in_person"),
        informant=_code(typed, "informant", codes.INFORMANT, "named"),
        external_number=sheet.words(typed, "external_number"),
        place_id=sheet.number(typed, "place"),
        occurred_from=sheet.day(typed, "occurred_from"),
        occurred_to=sheet.day(typed, "occurred_to"),
        narrative=sheet.words(typed, "narrative"),
        persons=tuple(person for person in persons if isinstance(person, PersonGiven)),
        traits={name: sheet.words(typed, name) or "unknown" for name in codes.TRAITS},
        article=_code(typed, "article", codes.ARTICLES, ""),
        named_official_of=sheet.number(typed, "named_official_of"),
        grade=sheet.words(typed, "grade") or "none",
        **_flags(typed),
    )


def _flags(typed: Mapping[str, str]) -> dict[str, Any]:
    names = ("remote_mountain", "flagrant", "may_flee", "public_concern")
    return {name: bool(typed.get(name)) for name in names}


def _client_key(typed: Mapping[str, str]) -> UUID:
    """The key made when the form was served; a form without one gets its own."""
    return sheet.key(sheet.words(typed, "client_key")) or uuid7()


def _code(typed: Mapping[str, str], name: str, choices: list[tuple[str, str]], usual: str) -> str:
    """A choice of the list; an unknown one falls back, since a report is never refused for it."""
    said = sheet.words(typed, name)
    return said if said in dict(choices) else usual
