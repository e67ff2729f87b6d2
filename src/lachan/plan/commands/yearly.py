"""Copying a plan to another year: dates moved, bodies that ended replaced by those that followed them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.plan.comparing import Difference, differences
from lachan.plan.entering import new_task, new_version, one_at_a_time, said
from lachan.plan.given import TaskGiven, given_by, last_day, year_of_plan
from lachan.plan.models import Agency, Document, Plan
from lachan.plan.queries import MEETINGS, carriers, in_force
from lachan.plan.refusals import AlreadyCopied, NoTitle
from lachan.plan.rules import shifted
from lachan.reference.codes import Level
from lachan.reference.models import Unit
from lachan.reference.queries import valid_on

from .papers import BASIS

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Copied:
    """The draft that was made, and in what it differs from the plan it came from."""

    plan: Plan
    differences: list[Difference]


@command(Permission.PLAN_KEEP, article=BASIS)
def copy_plan(
    *, plan: Plan, year: int, title: str, basis: Document, by: Actor, at: datetime
) -> Copied:
    """Chép kế hoạch sang năm khác thành dự thảo: dời ngày, thay cơ quan đã kết thúc bằng cơ quan kế tiếp, nêu mọi chỗ khác."""
    if not title.strip():
        raise NoTitle(field="title")
    one_at_a_time(plan.province_id)
    if Plan.objects.filter(copied_from=plan, year=year).exists():
        raise AlreadyCopied(field="year")
    years = year_of_plan(year) - plan.year
    draft = Plan(
        province_id=plan.province_id, kind=plan.kind, year=year, title=" ".join(title.split()), basis=basis,
        valid_from=shifted(plan.valid_from, years), valid_to=shifted(last_day(plan), years) + DAY,
        copied_from=plan, within=plan.within, **said(by, at),
    )  # fmt: skip
    draft.save(force_insert=True)
    about(draft.id, year=year, copied=plan.year)
    _tasks(plan, draft, years, by, at)
    return Copied(draft, differences(plan, draft))


def _tasks(plan: Plan, draft: Plan, years: int, by: Actor, at: datetime) -> None:
    versions = [
        one for one in in_force(plan) if not one.withdrawn and one.task.group.title != MEETINGS
    ]
    named = {one.lead_id for one in versions} | {
        p.agency_id for one in versions for p in one.partners.all()
    }
    follow = _followers(named, draft.valid_from)
    levels = _levels(draft)
    for version in versions:
        given = _moved(given_by(version), draft, years, follow, levels)
        task = new_task(draft, given, "T", origin=version.task)
        new_version(task, given, turn=1, from_on=draft.valid_from, by=by, at=at)


def _followers(bodies: set[int], day: date) -> dict[int, Agency]:
    """For each body the one that carries its work on that day."""
    to = carriers(bodies, day)
    found = Agency.objects.in_bulk(list(to.values()))
    return {body: found[heir] for body, heir in to.items()}


def _levels(draft: Plan) -> frozenset[str]:
    """Levels that the province has on the first day of the plan."""
    units = Unit.objects.filter(valid_on(draft.valid_from), province=draft.province_id)
    return frozenset(units.values_list("level", flat=True).distinct()) | {Level.PROVINCE}


def _moved(
    given: TaskGiven, draft: Plan, years: int, follow: dict[int, Agency], levels: frozenset[str]
) -> TaskGiven:
    def moved(day: date) -> date:
        return min(max(shifted(day, years), draft.valid_from), last_day(draft))

    assert given.lead is not None and given.starts_on is not None and given.due_on is not None
    lead = follow.get(given.lead.id, given.lead)
    partners = dict.fromkeys(follow[one.id] for one in given.partners if one.id in follow)
    return replace(
        given, lead=lead, partners=tuple(one for one in partners if one.id != lead.id),
        levels=tuple(_level(given.levels, levels)), starts_on=moved(given.starts_on), due_on=moved(given.due_on),
        named_days=tuple(moved(day) for day in given.named_days), source=given.source or f"Kế hoạch năm {draft.year - years}",
    )  # fmt: skip


def _level(said: tuple[str, ...], there: frozenset[str]) -> list[str]:
    """What districts did passes to the communes where there are no districts."""
    return list(dict.fromkeys(one if one in there else str(Level.COMMUNE) for one in said))
