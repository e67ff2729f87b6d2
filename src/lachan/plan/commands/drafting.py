"""Verbs of drafting: begin a year's plan, open a campaign in it, add, change and withdraw tasks."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.plan.entering import new_share, new_task, new_version, put_in_force, said
from lachan.plan.given import TaskGiven, checked, given_by, last_day, same, year_of_plan
from lachan.plan.models import Document, Plan, PlanAct, Share, Task, TaskVersion
from lachan.plan.queries import version_of
from lachan.plan.refusals import (
    BeforeThePaper,
    ChangesThePast,
    NeedsDecision,
    NoSuchYear,
    NotAdopted,
    NothingChanged,
    NoTitle,
    OutsideYear,
    PlanClosed,
    SpanBackwards,
    TaskWithdrawn,
)

from .papers import BASIS

DAY = timedelta(days=1)


@command(Permission.PLAN_KEEP, article=BASIS)
def draft_plan(
    *, year: int, title: str, begins_on: date, ends_on: date, basis: Document, by: Actor, at: datetime,

) -> Plan:  # fmt: skip
    """Lập dự thảo kế hoạch năm trên căn cứ chương trình; chỉ Ban Chỉ đạo thấy cho đến khi ban hành."""
    return _begun(
        Plan(kind="year", year=year, basis=basis),
        title,
        begins_on,
        ends_on,
        by,
        at,
    )


@command(Permission.PLAN_KEEP, article=BASIS)
def open_campaign(
    *, plan: Plan, title: str, begins_on: date, ends_on: date, by: Actor, at: datetime, theme: str = "",
    basis: Document | None = None,
) -> Plan:  # fmt: skip
    """Mở một đợt cao điểm trong kế hoạch năm, có thời gian, chủ đề và nhiệm vụ riêng."""
    if not PlanAct.objects.filter(plan=plan, kind="adopted").exists():
        raise NotAdopted
    if begins_on < plan.valid_from or ends_on > last_day(plan):
        raise OutsideYear(field="begins_on" if begins_on < plan.valid_from else "ends_on")
    made = Plan(
        kind="campaign",
        year=plan.year,
        basis=basis or plan.basis,
        within=plan,
        theme=" ".join(theme.split()),
    )
    return _begun(made, title, begins_on, ends_on, by, at)


def _begun(plan: Plan, title: str, begins_on: date, ends_on: date, by: Actor, at: datetime) -> Plan:
    if not title.strip():
        raise NoTitle(field="title")
    _near(year_of_plan(plan.year), begins_on, ends_on)
    if ends_on < begins_on:
        raise SpanBackwards(field="ends_on")
    plan.title, plan.valid_from, plan.valid_to = " ".join(title.split()), begins_on, ends_on + DAY
    plan.province_id = by.province_id
    for column, value in said(by, at).items():
        setattr(plan, column, value)
    about(plan.id, year=plan.year, kind=plan.kind)
    plan.save(force_insert=True)
    return plan


def _near(year: int, begins_on: date, ends_on: date) -> None:
    """Statistical years begin in the year before; nothing is further away than that."""
    for field, day in (("begins_on", begins_on), ("ends_on", ends_on)):
        if abs(day.year - year) > 1:
            raise NoSuchYear(field=field)


@command(Permission.PLAN_KEEP, article=BASIS)
def add_task(
    *, plan: Plan, given: TaskGiven, by: Actor, at: datetime, decision: Document | None = None,
    from_on: date | None = None, origin: Task | None = None,
) -> Task:  # fmt: skip
    """Thêm một nhiệm vụ: nội dung, chủ trì, phối hợp, thời hạn, kỳ báo cáo; sau khi ban hành phải có văn bản điều chỉnh."""
    whole = checked(plan, given)
    adopted = _may_write(plan, decision, from_on)
    task = new_task(plan, whole, "T", origin)
    about(task.id, code=task.code)
    version = new_version(task, whole, turn=1, from_on=from_on if adopted and from_on else plan.valid_from,
                          by=by, at=at, decision=decision)  # fmt: skip
    if adopted:
        put_in_force(version, plan.agency_id, by, at)
    return task


def _may_write(plan: Plan, decision: Document | None, from_on: date | None) -> bool:
    """Whether the plan is adopted; then only by a paper, from a day within the plan."""
    kinds = set(PlanAct.objects.filter(plan=plan).values_list("kind", flat=True))
    if "closed" in kinds:
        raise PlanClosed
    if "adopted" not in kinds:
        return False
    if decision is None or from_on is None:
        raise NeedsDecision(field="decision" if decision is None else "from_on")
    if not plan.valid_from <= from_on < plan.valid_to:
        raise ChangesThePast(field="from_on")
    # What was late when the paper was signed stays late, and stays its body's.
    if from_on < decision.issued_on:
        raise BeforeThePaper(field="from_on")
    return True


@command(Permission.PLAN_KEEP, article=BASIS)
def change_task(
    *, task: Task, given: TaskGiven, by: Actor, at: datetime, decision: Document | None = None,
    from_on: date | None = None,
) -> TaskVersion:  # fmt: skip
    """Sửa nhiệm vụ: trước khi ban hành sửa thẳng vào dự thảo, sau khi ban hành theo văn bản điều chỉnh, từ một ngày."""
    before = _changeable(task)
    whole = checked(task.plan, replace(given, code=task.code, group=task.group.title))
    if same(whole, given_by(before)):
        raise NothingChanged
    return _next_version(task, before, whole, by, at, decision, from_on)


@command(Permission.PLAN_KEEP, article=BASIS)
def withdraw_task(
    *, task: Task, by: Actor, at: datetime, decision: Document | None = None, from_on: date | None = None
) -> TaskVersion:  # fmt: skip
    """Rút nhiệm vụ khỏi kế hoạch từ một ngày; các kỳ đã qua vẫn còn nguyên."""
    before = _changeable(task)
    return _next_version(task, before, given_by(before), by, at, decision, from_on, withdrawn=True)


def _changeable(task: Task) -> TaskVersion:
    before = version_of(task)
    if before.withdrawn:
        raise TaskWithdrawn
    return before


def _next_version(
    task: Task, before: TaskVersion, given: TaskGiven, by: Actor, at: datetime, decision: Document | None,
    from_on: date | None, withdrawn: bool = False,
) -> TaskVersion:  # fmt: skip
    adopted = _may_write(task.plan, decision, from_on)
    begins = from_on if adopted and from_on else task.plan.valid_from
    if begins < before.from_on:
        raise ChangesThePast(field="from_on")
    about(task.id, code=task.code, turn=before.turn + 1)
    version = new_version(task, given, turn=before.turn + 1, from_on=begins, by=by, at=at, decision=decision,
                          withdrawn=withdrawn)  # fmt: skip
    if adopted and not withdrawn:
        _carried_on(before, version, by, at)
    return version


def _carried_on(before: TaskVersion, version: TaskVersion, by: Actor, at: datetime) -> None:
    """The lead's share anew; where the lead is the same, what it had given on stays given."""
    root = put_in_force(version, version.task.plan.agency_id, by, at)
    if root is None or before.lead_id != version.lead_id:
        return
    was = Share.objects.filter(version=before, parent=None).first()
    for given in Share.objects.filter(parent=was).select_related("carrier") if was else ():
        new_share(version, given.carrier, version.lead_id, version.from_on, by, at, parent=root)
