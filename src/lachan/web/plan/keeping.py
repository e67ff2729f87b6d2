"""The verbs of whoever keeps the plan as forms: papers, drafts, tasks, adopting, copying, meetings, campaigns."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.plan import codes, commands, queries
from lachan.plan.given import year_of_plan
from lachan.plan.models import Document, Plan, Task
from lachan.reference.codes import Mark
from lachan.reference.queries import agencies_on

from ..door import signed_in
from ..sheet import Field, Sheet, day, key, number, words
from .forms import Form, Where, bodies_named, body_named, do, listed
from .tabs import HOME, crumbs
from .task_fields import given_from, task_fields, typed_of

PAPER_OF = {"year": ("yearly_plan",), "campaign": ("campaign_plan",)}


class DayMissing(Refusal):
    """Còn thiếu một ngày. Ghi đủ ngày rồi lưu lại."""


class PaperMissing(Refusal):
    """Chưa chọn văn bản. Ghi văn bản ở trang Văn bản rồi chọn ở đây."""


def _day(typed: Mapping[str, str], name: str) -> date:
    found = day(typed, name)
    if found is None:
        raise DayMissing(field=name)
    return found


def _paper(who: Actor, typed: Mapping[str, str], name: str) -> Document | None:
    chosen = key(words(typed, name))
    return queries.document(who, chosen) if chosen else None


def _needed(who: Actor, typed: Mapping[str, str], name: str) -> Document:
    found = _paper(who, typed, name)
    if found is None:
        raise PaperMissing(field=name)
    return found


def _papers(
    on: Sheet, request: HttpRequest, name: str, label: str, kinds: tuple[str, ...] = (), **more: Any
) -> Field:
    found = queries.documents(request.actor, kinds)
    return on.ask(
        name,
        label,
        "select",
        [("", "Không chọn"), *((str(one.id), f"{one} · {one.title[:60]}") for one in found)],
        **more,
    )


# -- papers ----------------------------------------------------------------------------------------


def _paper_fields(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    on = Sheet({"mark": Mark.FROM_MEMORY, **on.typed}, on.refusal)
    return [
        on.ask("kind", "Loại văn bản", "select", [("", "Chọn loại"), *codes.PAPERS], autofocus=True),
        on.ask("number", "Số, ký hiệu", maxlength=60), on.ask("issued_on", "Ngày ban hành", "date"),
        on.ask("issuer", "Cơ quan ban hành", maxlength=160), on.ask("title", "Trích yếu", maxlength=400, wide=True),
        _papers(on, request, "basis", "Căn cứ"), on.ask("valid_from", "Có hiệu lực từ", "date", hint="bỏ trống: từ ngày ban hành"),
        on.ask("valid_to", "Hết hiệu lực từ ngày", "date", hint="bỏ trống nếu còn hiệu lực"),
        on.ask("mark", "Mức tin cậy", "select", Mark.choices), on.ask("source", "Nguồn", maxlength=300, wide=True),
    ]  # fmt: skip


def _write_paper(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    commands.adopt_document(
        kind=words(typed, "kind"), number=words(typed, "number"), issued_on=_day(typed, "issued_on"), issuer=words(typed, "issuer"),
        title=words(typed, "title"), basis=_paper(request.actor, typed, "basis"), valid_from=day(typed, "valid_from"),
        valid_to=day(typed, "valid_to"), mark=words(typed, "mark"), source=words(typed, "source"), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}van-ban/"


# -- plans -----------------------------------------------------------------------------------------


def _draft_fields(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    return [
        on.ask("year", "Năm", "number", min=2000, max=2100, autofocus=True), on.ask("title", "Tên kế hoạch", maxlength=300, wide=True),
        on.ask("begins_on", "Từ ngày", "date"), on.ask("ends_on", "Đến hết ngày", "date"),
        _papers(on, request, "basis", "Căn cứ", ("programme", "province_plan"), wide=True),
    ]  # fmt: skip


def _draft(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    year = year_of_plan(number(typed, "year") or 0)
    made = commands.draft_plan(
        year=year, title=words(typed, "title"), begins_on=day(typed, "begins_on") or date(year, 1, 1),
        ends_on=day(typed, "ends_on") or date(year, 12, 31), basis=_needed(request.actor, typed, "basis"),
        by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}{made.id}/"


def _add(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    made = commands.add_task(plan=plan, given=given_from(typed, request), decision=_paper(request.actor, typed, "decision"),
                             from_on=day(typed, "from_on"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}viec/{made.id}/"


def _add_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    groups = list(plan.groups.order_by("ordinal").values_list("title", flat=True))
    return [*task_fields(on, request, plan, groups), *_by_paper(on, request, plan)]


def _by_paper(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    if not _adopted(plan):
        return []
    return [_papers(on, request, "decision", "Văn bản điều chỉnh", ("decision", "minutes"), wide=True),
            on.ask("from_on", "Áp dụng từ ngày", "date")]  # fmt: skip


def _adopted(plan: Plan) -> bool:
    return queries.act_of(plan, "adopted") is not None


def _closed(plan: Plan) -> bool:
    return queries.act_of(plan, "closed") is not None


def _adopt(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    commands.adopt_plan(
        plan=plan,
        document=_needed(request.actor, typed, "document"),
        by=request.actor,
        at=request.at,
    )
    return f"{HOME}{plan.id}/"


def _adopt_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    return [
        _papers(
            on,
            request,
            "document",
            "Văn bản ban hành",
            PAPER_OF[plan.kind],
            wide=True,
            autofocus=True,
        )
    ]


def _copy_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    fresh = Sheet(
        {
            "year": str(plan.year + 1),
            "title": plan.title.replace(str(plan.year), str(plan.year + 1)),
            **on.typed,
        },
        on.refusal,
    )
    return [fresh.ask("year", "Sang năm", "number", min=2000, max=2100, autofocus=True),
            fresh.ask("title", "Tên kế hoạch", maxlength=300, wide=True),
            _papers(fresh, request, "basis", "Căn cứ", ("programme", "province_plan"), wide=True)]  # fmt: skip


def _copy(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    done = commands.copy_plan(plan=plan, year=number(typed, "year") or 0, title=words(typed, "title"),
                              basis=_needed(request.actor, typed, "basis"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}so-sanh/?tu={plan.id}&den={done.plan.id}"


def _campaign_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    peak = Sheet(
        {"begins_on": f"01/07/{plan.year}", "ends_on": f"30/09/{plan.year}", **on.typed}, on.refusal
    )
    return [
        peak.ask("title", "Tên đợt", maxlength=300, wide=True, autofocus=True), peak.ask("theme", "Chủ đề", maxlength=300, wide=True),
        peak.ask("begins_on", "Từ ngày", maxlength=10, inputmode="numeric", placeholder="ngày/tháng/năm"),
        peak.ask("ends_on", "Đến hết ngày", maxlength=10, inputmode="numeric", placeholder="ngày/tháng/năm"),
        _papers(peak, request, "basis", "Căn cứ", wide=True),
    ]  # fmt: skip


def _campaign(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    made = commands.open_campaign(
        plan=plan, title=words(typed, "title"), theme=words(typed, "theme"), begins_on=_day(typed, "begins_on"),
        ends_on=_day(typed, "ends_on"), basis=_paper(request.actor, typed, "basis"), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}{made.id}/"


def _close(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    commands.close_plan(plan=plan, closed_on=_day(typed, "closed_on"), document=_paper(request.actor, typed, "document"),
                        by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}{plan.id}/"


def _close_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    return [on.ask("closed_on", "Kết thúc ngày", "date", autofocus=True),
            _papers(on, request, "document", "Văn bản (khi kết thúc sớm)", ("decision",), wide=True)]  # fmt: skip


# -- meetings and tasks ----------------------------------------------------------------------------


def _meeting_fields(on: Sheet, request: HttpRequest, plan: Plan) -> list[Field]:
    here = agencies_on(request.at.date()).filter(province=request.actor.province_id)
    return [
        on.ask("number", "Số thông báo kết luận", maxlength=60, autofocus=True), on.ask("held_on", "Ngày họp", "date"),
        on.ask("words", "Việc phải làm", "textarea", rows=3, maxlength=700, wide=True), on.ask("lead", "Chủ trì", "select", listed(here)),
        on.ask("due_on", "Hạn", "date"), on.ask("partner", "Phối hợp", "select", listed(here, "Không chọn")),
    ]  # fmt: skip


def _meeting(typed: Mapping[str, str], request: HttpRequest, plan: Plan) -> str:
    lead = body_named(typed, "lead") if words(typed, "lead") else None
    made = commands.record_meeting_decision(
        plan=plan, number=words(typed, "number"), held_on=_day(typed, "held_on"), words=words(typed, "words"), lead=lead,
        due_on=_day(typed, "due_on"), partners=tuple(bodies_named([words(typed, "partner")])), by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{HOME}viec/{made.id}/"


def _change_fields(on: Sheet, request: HttpRequest, task: Task) -> list[Field]:
    stands = Sheet({**typed_of(queries.version_of(task)), **on.typed}, on.refusal)
    return [*task_fields(stands, request, task.plan, []), *_by_paper(stands, request, task.plan)]


def _change(typed: Mapping[str, str], request: HttpRequest, task: Task) -> str:
    given = given_from({**typed, "group": task.group.title}, request)
    commands.change_task(task=task, given=given, decision=_paper(request.actor, typed, "decision"),
                         from_on=day(typed, "from_on"), by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}viec/{task.id}/"


def _withdraw(typed: Mapping[str, str], request: HttpRequest, task: Task) -> str:
    commands.withdraw_task(task=task, decision=_paper(request.actor, typed, "decision"), from_on=day(typed, "from_on"),
                           by=request.actor, at=request.at)  # fmt: skip
    return f"{HOME}viec/{task.id}/"


NEW = {"du-thao": Form("du-thao", "Lập dự thảo kế hoạch năm", P.PLAN_KEEP, _draft_fields, _draft)}
PAPER = {"van-ban": Form("van-ban", "Ghi văn bản", P.PLAN_KEEP, _paper_fields, _write_paper)}
MEETING = {"ket-luan": Form("ket-luan", "Ghi kết luận cuộc họp", P.PLAN_KEEP, _meeting_fields, _meeting,
                            lambda who, plan: _adopted(plan) and not _closed(plan))}  # fmt: skip
OF_PLAN = {
    "nhiem-vu": Form("nhiem-vu", "Thêm nhiệm vụ", P.PLAN_KEEP, _add_fields, _add, lambda who, plan: not _closed(plan)),
    "ban-hanh": Form("ban-hanh", "Ban hành", P.PLAN_KEEP, _adopt_fields, _adopt, lambda who, plan: not _adopted(plan)),
    "chep": Form("chep", "Chép sang năm sau", P.PLAN_KEEP, _copy_fields, _copy, lambda who, plan: plan.kind == "year"),
    "cao-diem": Form("cao-diem", "Mở đợt cao điểm", P.PLAN_KEEP, _campaign_fields, _campaign,
                     lambda who, plan: plan.kind == "year" and _adopted(plan) and not _closed(plan)),
    "ket-thuc": Form("ket-thuc", "Kết thúc kế hoạch", P.PLAN_KEEP, _close_fields, _close,
                     lambda who, plan: _adopted(plan) and not _closed(plan)),
}  # fmt: skip
OF_TASK = {
    "sua": Form("sua", "Sửa nhiệm vụ", P.PLAN_KEEP, _change_fields, _change, lambda who, task: not _closed(task.plan)),
    "rut": Form("rut", "Rút nhiệm vụ", P.PLAN_KEEP, lambda on, request, task: _by_paper(on, request, task.plan), _withdraw,
                lambda who, task: not _closed(task.plan)),
}  # fmt: skip


@signed_in(P.PLAN_KEEP)
def begin(request: HttpRequest, verb: str) -> HttpResponse:
    form = {**NEW, **PAPER}.get(verb)
    return do(
        request,
        form,
        None,
        Where(request.path, "Chuỗi văn bản và kế hoạch", HOME, crumbs(("", "Ghi"))),
    )


@signed_in(P.PLAN_KEEP)
def of_plan(request: HttpRequest, plan_id: UUID, verb: str) -> HttpResponse:
    plan = queries.plan(request.actor, plan_id)
    base = f"{HOME}{plan.id}/"
    where = Where(request.path, plan.title, base, crumbs((base, plan.title), ("", "Ghi")))
    return do(request, {**OF_PLAN, **MEETING}.get(verb), plan, where)
