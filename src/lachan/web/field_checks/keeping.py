"""The verbs of field checks as forms: a firm, its licence, a check with what it found, what became of a finding."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.reference.models import Unit
from lachan.sectors import codes, commands, queries
from lachan.sectors.models import Firm, FirmFinding, PlannedCheck
from lachan.sectors.refusals import NotThisPlan

from .. import wording
from ..door import signed_in
from ..plan.forms import Form, Where, do, ticked
from ..sheet import Field, Sheet, day, key, words
from .tabs import HOME, crumbs

Typed = Mapping[str, str]


class NoDay(Refusal):
    """Còn thiếu một ngày. Ghi đủ ngày rồi lưu lại."""


def _day(typed: Typed, name: str) -> date:
    found = day(typed, name)
    if found is None:
        raise NoDay(field=name)
    return found


def _firm_fields(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    places = queries.own_ground(request.actor, request.at.date()).order_by("sort_key")
    return [
        on.ask("sector", "Lĩnh vực", "select", [("", "Chọn lĩnh vực"), *codes.labels()], autofocus=True),
        on.ask("name", "Tên cơ sở", maxlength=200, hint="tên trên biển hiệu hoặc giấy đăng ký; không ghi tên chủ"),
        on.ask("registration", "Số đăng ký", maxlength=40, hint="bỏ trống nếu không có"),
        on.ask("place", "Nơi hoạt động", "select", [("", "Chọn nơi"), *((one.key, one.in_full) for one in places)]),
    ]  # fmt: skip


def _firm(typed: Typed, request: HttpRequest, thing: Any) -> str:
    place = Unit.objects.filter(key=words(typed, "place")).first()
    made = commands.record_firm(sector=words(typed, "sector"), name=words(typed, "name"), registration=words(typed, "registration"),
                                place=place, by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}co-so/{made.id}/"


def _licence_fields(on: Sheet, request: HttpRequest, firm: Firm) -> list[Field]:
    return [
        on.ask("kind", "Việc", "select", [("", "Chọn"), *codes.LICENCES], autofocus=True), on.ask("number", "Số", maxlength=60),
        on.ask("day", "Ngày", "date"), on.ask("valid_to", "Có hiệu lực đến hết ngày", "date", hint="bỏ trống nếu không ghi hạn"),
    ]  # fmt: skip


def _licence(typed: Typed, request: HttpRequest, firm: Firm) -> str:
    commands.record_licence(firm=firm, kind=words(typed, "kind"), number=words(typed, "number"), day=_day(typed, "day"),
                            valid_to=day(typed, "valid_to"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}co-so/{firm.id}/"


def _plan_fields(on: Sheet, request: HttpRequest, firm: Firm) -> list[Field]:
    return [
        on.ask("number", "Kế hoạch số", maxlength=60, autofocus=True), on.ask("by_day", "Kiểm tra chậm nhất ngày", "date"),
        on.ask("words", "Nói thêm", maxlength=300, wide=True, hint="không ghi tên người"),
    ]  # fmt: skip


def _plan(typed: Typed, request: HttpRequest, firm: Firm) -> str:
    commands.plan_check(firm=firm, number=words(typed, "number"), by_day=_day(typed, "by_day"), words=words(typed, "words"),
                        by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}co-so/{firm.id}/"


def _drop_fields(on: Sheet, request: HttpRequest, planned: PlannedCheck) -> list[Field]:
    return [
        on.ask("words", "Vì sao", maxlength=300, wide=True, hint="văn bản điều chỉnh kế hoạch, nếu có", autofocus=True)
    ]  # fmt: skip


def _drop(typed: Typed, request: HttpRequest, planned: PlannedCheck) -> str:
    commands.drop_planned_check(planned=planned, words=words(typed, "words"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}ke-hoach/"


def _open_plans(request: HttpRequest, firm: Firm) -> list[tuple[str, str]]:
    told = queries.planned(request.actor, request.at.date(), of=firm)
    return [
        (str(one.planned.id), f"{one.planned.number}, hạn {wording.day(one.planned.by_day)}")
        for one in told
        if one.code in ("overdue", "waiting")
    ]


def _chosen_plan(typed: Typed, request: HttpRequest) -> PlannedCheck | None:
    said = words(typed, "planned")
    found = key(said) if said else None
    if said and found is None:
        raise NotThisPlan(field="planned")
    return queries.one_planned(request.actor, found) if found else None


def _check_fields(on: Sheet, request: HttpRequest, firm: Firm) -> list[Field]:
    plans = _open_plans(request, firm)
    return [
        *([on.ask("planned", "Theo dòng kế hoạch", "select", [("", "Không theo dòng nào"), *plans])] if plans else []),
        on.ask("checked_on", "Kiểm tra ngày", "date", autofocus=True), on.ask("number", "Kế hoạch, quyết định số", maxlength=60),
        ticked(on, request, "found", "Vi phạm", list(codes.asks(firm.sector).items()), hint="không chọn nếu không có vi phạm"),
        on.ask("fix_by", "Khắc phục chậm nhất ngày", "date", hint="cần khi có vi phạm"),
        on.ask("words", "Nói thêm", maxlength=300, wide=True, hint="không ghi tên người"),
    ]  # fmt: skip


def _check(typed: Typed, request: HttpRequest, firm: Firm) -> str:
    found = dict.fromkeys(request.POST.getlist("found"), "")
    commands.record_check(firm=firm, checked_on=_day(typed, "checked_on"), number=words(typed, "number"), found=found,
                          fix_by=day(typed, "fix_by"), words=words(typed, "words"), planned=_chosen_plan(typed, request),
                          by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}co-so/{firm.id}/"


def _step_fields(on: Sheet, request: HttpRequest, finding: FirmFinding) -> list[Field]:
    return [
        on.ask("kind", "Việc đã làm", "select", [("", "Chọn"), *codes.STEPS], autofocus=True), on.ask("done_on", "Ngày", "date"),
        on.ask("fix_by", "Hạn mới", "date", hint="chỉ khi chưa khắc phục"),
        on.ask("words", "Nói thêm", maxlength=300, wide=True, hint="chuyển đi thì ghi nơi nhận và số văn bản"),
    ]  # fmt: skip


def _step(typed: Typed, request: HttpRequest, finding: FirmFinding) -> str:
    commands.answer_finding(finding=finding, kind=words(typed, "kind"), done_on=_day(typed, "done_on"), words=words(typed, "words"),
                            fix_by=day(typed, "fix_by"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}co-so/{finding.check_of.firm_id}/"


NEW = {"co-so": Form("co-so", "Ghi cơ sở", P.CHECK_DO, _firm_fields, _firm)}
OF_FIRM = {
    "kiem-tra": Form("kiem-tra", "Ghi cuộc kiểm tra", P.CHECK_DO, _check_fields, _check),
    "giay-phep": Form("giay-phep", "Ghi giấy phép", P.CHECK_DO, _licence_fields, _licence),
    "ke-hoach": Form("ke-hoach", "Đưa vào kế hoạch kiểm tra", P.CHECK_DO, _plan_fields, _plan),
}
OF_PLANNED = {"bo": Form("bo", "Đưa ra khỏi kế hoạch", P.CHECK_DO, _drop_fields, _drop)}
OF_FINDING = {"khac-phuc": Form("khac-phuc", "Ghi việc khắc phục", P.CHECK_DO, _step_fields, _step)}


@signed_in(P.CHECK_SEE)
def begin(request: HttpRequest, verb: str) -> HttpResponse:
    return do(
        request,
        NEW.get(verb),
        None,
        Where(request.path, "Cơ sở của một lĩnh vực", f"{HOME}co-so/", crumbs(("", "Ghi"))),
    )


@signed_in(P.CHECK_SEE)
def of_firm(request: HttpRequest, firm_id: UUID, verb: str) -> HttpResponse:
    firm = queries.firm(request.actor, firm_id)
    back = f"{HOME}co-so/{firm_id}/"
    return do(
        request,
        OF_FIRM.get(verb),
        firm,
        Where(request.path, firm.name, back, crumbs((back, firm.name), ("", "Ghi"))),
    )


@signed_in(P.CHECK_SEE)
def of_planned(request: HttpRequest, planned_id: UUID, verb: str) -> HttpResponse:
    planned = queries.one_planned(request.actor, planned_id)
    back = f"{HOME}ke-hoach/"
    about = f"{planned.firm.name}, kế hoạch {planned.number}, hạn {wording.day(planned.by_day)}"
    return do(
        request,
        OF_PLANNED.get(verb),
        planned,
        Where(request.path, about, back, crumbs((back, "Kế hoạch kiểm tra"), ("", "Ghi"))),
    )


@signed_in(P.CHECK_SEE)
def of_finding(request: HttpRequest, finding_id: UUID, verb: str) -> HttpResponse:
    finding = queries.finding(request.actor, finding_id)
    firm = finding.check_of.firm
    back, what = f"{HOME}co-so/{firm.id}/", codes.asks(firm.sector).get(finding.kind, finding.kind)
    about = f"{what}; {firm.name}, kiểm tra ngày {wording.day(finding.check_of.checked_on)}"
    return do(
        request,
        OF_FINDING.get(verb),
        finding,
        Where(request.path, about, back, crumbs((back, firm.name), ("", "Ghi"))),
    )
