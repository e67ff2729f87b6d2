"""The verbs of places of focus as forms: tell a number, put one right, declare a place, review it, take it out."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.focus import codes, commands, queries
from lachan.focus.models import FocusPlace, PlaceFact
from lachan.reference.models import Unit

from ..door import signed_in
from ..plan.forms import Form, Where, body_named, do, listed, ticked
from ..sheet import Field, Sheet, day, number, words
from . import saying
from .tabs import HOME, crumbs

Typed = Mapping[str, str]


class DayMissing(Refusal):
    """Còn thiếu một ngày. Ghi đủ ngày rồi lưu lại."""


class CountMissing(Refusal):
    """Chưa ghi số đếm. Ghi một số từ 0 trở lên; nếu chưa đếm được thì đừng ghi dòng này."""


def _day(typed: Typed, name: str) -> date:
    found = day(typed, name)
    if found is None:
        raise DayMissing(field=name)
    return found


def _count(typed: Typed) -> int:
    found = number(typed, "count")
    if found is None:
        raise CountMissing(field="count")
    return found


def _counted(on: Sheet) -> list[Field]:
    return [
        on.ask("period_from", "Kỳ từ ngày", "date"), on.ask("period_to", "đến hết ngày", "date"),
        on.ask("count", "Số đếm", "number", hint="chỉ số; không ghi tên ai, không ghi nhà ai"),
        on.ask("method", "Cách đếm", "select", [("", "Chọn cách đếm"), *codes.METHODS]),
        on.ask("source", "Lấy từ đâu", maxlength=200, wide=True, hint="tên sổ, báo cáo, đợt rà soát"),
    ]  # fmt: skip


def _told(typed: Typed) -> dict[str, Any]:
    return {"period_from": _day(typed, "period_from"), "period_to": _day(typed, "period_to"), "count": _count(typed),
            "method": words(typed, "method"), "source": words(typed, "source")}  # fmt: skip


# -- numbers of a place --------------------------------------------------------------------------------


def _fact_fields(on: Sheet, request: HttpRequest, unit: Unit) -> list[Field]:
    return [on.ask("kind", "Số liệu", "select", [("", "Chọn số liệu"), *codes.KINDS], autofocus=True), *_counted(on)]  # fmt: skip


def _fact(typed: Typed, request: HttpRequest, unit: Unit) -> str:
    commands.record_place_fact(place=unit, kind=words(typed, "kind"), by=request.actor, at=request.at, **_told(typed))  # fmt: skip
    return f"{HOME}noi/{unit.key}/"


def _mend_fields(on: Sheet, request: HttpRequest, fact: PlaceFact) -> list[Field]:
    stands = {"period_from": fact.period_from.isoformat(), "period_to": fact.period_to.isoformat(), "count": str(fact.count),
              "method": fact.method, "source": fact.source}  # fmt: skip
    on = Sheet({**stands, **on.typed}, on.refusal)
    return [*_counted(on), on.ask("taken_back", "Rút số này: ghi nhầm nơi hoặc nhầm loại", "checkbox")]  # fmt: skip


def _mend(typed: Typed, request: HttpRequest, fact: PlaceFact) -> str:
    commands.correct_place_fact(fact=fact, taken_back=bool(words(typed, "taken_back")), by=request.actor, at=request.at, **_told(typed))  # fmt: skip
    return f"{HOME}noi/{fact.place.key}/"


# -- the list ------------------------------------------------------------------------------------------


def _declare_fields(on: Sheet, request: HttpRequest, unit: Unit) -> list[Field]:
    return [
        on.ask("spot", "Tuyến, điểm cụ thể", maxlength=120, hint="bỏ trống nếu là cả xã; chỉ ghi tên nơi, không ghi nhà ai", autofocus=True),
        on.ask("number", "Số văn bản", maxlength=60), on.ask("paper_on", "Ngày văn bản", "date"),
        on.ask("from_on", "Trọng điểm từ ngày", "date"),
        ticked(on, request, "reasons", "Lý do", codes.reasons()),
        on.ask("words", "Lý do khác, nói thêm", maxlength=300, wide=True),
        on.ask("reviewer", "Cơ quan rà soát", "select", listed(queries.reviewers(request.actor, request.at.date()))),
        on.ask("review_on", "Rà soát vào ngày", "date"),
    ]  # fmt: skip


def _declare(typed: Typed, request: HttpRequest, unit: Unit) -> str:
    reviewer = body_named(typed, "reviewer") if words(typed, "reviewer") else None
    made = commands.declare_focus(
        place=unit, spot=words(typed, "spot"), from_on=_day(typed, "from_on"), number=words(typed, "number"),
        paper_on=day(typed, "paper_on"), reasons=request.POST.getlist("reasons"), words=words(typed, "words"),
        reviewer=reviewer, review_on=day(typed, "review_on"), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}trong-diem/{made.id}/"


def _review_fields(on: Sheet, request: HttpRequest, focus: FocusPlace) -> list[Field]:
    return [
        on.ask("done_on", "Rà soát ngày", "date", autofocus=True), on.ask("words", "Vì sao còn giữ", maxlength=300, wide=True),
        on.ask("review_on", "Rà soát tiếp vào ngày", "date"),
    ]  # fmt: skip


def _review(typed: Typed, request: HttpRequest, focus: FocusPlace) -> str:
    commands.review_focus(focus=focus, done_on=_day(typed, "done_on"), words=words(typed, "words"),
                          review_on=day(typed, "review_on"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}trong-diem/{focus.id}/"


def _end_fields(on: Sheet, request: HttpRequest, focus: FocusPlace) -> list[Field]:
    return [
        on.ask("number", "Số văn bản", maxlength=60, autofocus=True), on.ask("done_on", "Đưa ra từ ngày", "date"),
        on.ask("words", "Vì sao đưa ra", maxlength=300, wide=True),
    ]  # fmt: skip


def _end(typed: Typed, request: HttpRequest, focus: FocusPlace) -> str:
    commands.end_focus(focus=focus, done_on=_day(typed, "done_on"), number=words(typed, "number"), words=words(typed, "words"),
                       by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}trong-diem/{focus.id}/"


def _in_list(who: Any, focus: FocusPlace) -> bool:
    return queries.ended_on(focus) is None


OF_PLACE = {
    "so-lieu": Form("so-lieu", "Ghi số liệu của nơi này", P.FOCUS_TELL, _fact_fields, _fact, lambda who, unit: queries.may_tell(unit)),
    "xac-dinh": Form("xac-dinh", "Xác định trọng điểm", P.FOCUS_KEEP, _declare_fields, _declare),
}  # fmt: skip
OF_FACT = {"sua": Form("sua", "Sửa số", P.FOCUS_TELL, _mend_fields, _mend)}
OF_FOCUS = {
    "ra-soat": Form("ra-soat", "Ghi lần rà soát", P.FOCUS_KEEP, _review_fields, _review, _in_list),
    "dua-ra": Form("dua-ra", "Đưa ra khỏi danh sách", P.FOCUS_KEEP, _end_fields, _end, _in_list),
}


@signed_in(P.FOCUS_SEE)
def of_place(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    unit = queries.place(request.actor, key)
    back = f"{HOME}noi/{key}/"
    return do(request, OF_PLACE.get(verb), unit, Where(request.path, unit.in_full, back, crumbs((back, unit.name), ("", "Ghi"))))  # fmt: skip


@signed_in(P.FOCUS_SEE)
def of_fact(request: HttpRequest, fact_id: UUID, verb: str) -> HttpResponse:
    fact = queries.fact(request.actor, fact_id)
    back, about = f"{HOME}noi/{fact.place.key}/", f"{fact.get_kind_display()}, {fact.place.name}, {saying.period(fact)}"  # fmt: skip
    return do(request, OF_FACT.get(verb), fact, Where(request.path, about, back, crumbs((back, fact.place.name), ("", "Sửa số"))))  # fmt: skip


@signed_in(P.FOCUS_SEE)
def of_focus(request: HttpRequest, focus_id: UUID, verb: str) -> HttpResponse:
    focus = queries.focus(request.actor, focus_id)
    back = f"{HOME}trong-diem/{focus.id}/"
    return do(request, OF_FOCUS.get(verb), focus, Where(request.path, saying.spot(focus), back, crumbs((back, saying.spot(focus)), ("", "Ghi"))))  # fmt: skip
