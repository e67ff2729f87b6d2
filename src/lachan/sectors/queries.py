"""Questions to field checks. Row locks say who may see which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Max, Prefetch, Q, QuerySet

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.reference.models import Unit
from lachan.reference.queries import communes_on

from . import rules
from .codes import PLANNED
from .models import Check, FindingStep, Firm, FirmFinding, Licence, PlannedCheck, PlannedDrop

PAGE = 50


@dataclass(frozen=True)
class Found:
    """A finding with where it stands."""

    finding: FirmFinding
    standing: rules.Standing


@dataclass(frozen=True)
class Planned:
    """A visit that a plan asks for with where it stands; `visited`: the day of the check."""

    planned: PlannedCheck
    code: str
    visited: date | None


def firms(viewer: Actor, sector: str = "", words: str = "") -> QuerySet[Firm]:
    rows = Firm.objects.filter(province=viewer.province_id).select_related("place")
    rows = rows.filter(sector=sector) if sector else rows
    rows = rows.filter(name__icontains=words) if words else rows
    licences = Prefetch("licences", Licence.objects.order_by("day", "recorded_at"))
    return rows.prefetch_related(licences).annotate(last=Max("checks__checked_on")).order_by("name", "id")  # fmt: skip


def after(rows: QuerySet[Firm], name: str, last: UUID | None) -> QuerySet[Firm]:
    """What comes after that firm in the order of the list; all of it where none is named."""
    return rows.filter(Q(name__gt=name) | Q(name=name, id__gt=last)) if last else rows


def firm(viewer: Actor, firm_id: UUID) -> Firm:
    found = firms(viewer).filter(id=firm_id).select_related("place__parent", "agency").first()
    if found is None:
        raise NotFound
    return found


def checks(firm: Firm) -> list[Check]:
    return list(firm.checks.select_related("agency").prefetch_related("findings").order_by("-checked_on", "-recorded_at"))  # fmt: skip


def findings(viewer: Actor, day: date, of: Firm | None = None) -> list[Found]:
    """Every finding in sight with where it stands, the longest overdue first."""
    steps = Prefetch("steps", FindingStep.objects.order_by("turn"))
    rows = FirmFinding.objects.filter(check_of__firm__province=viewer.province_id)
    rows = rows.filter(check_of__firm=of) if of else rows
    rows = rows.select_related("check_of__firm__place", "agency").prefetch_related(steps)
    return sorted((Found(one, standing(one, day)) for one in rows), key=_urgency)


def _urgency(one: Found) -> tuple[bool, int, date, str]:
    return (one.standing.code != "overdue", -one.standing.days, one.standing.fix_by, str(one.finding.id))  # fmt: skip


def finding(viewer: Actor, finding_id: UUID) -> FirmFinding:
    rows = FirmFinding.objects.filter(check_of__firm__province=viewer.province_id, id=finding_id)
    found = rows.select_related("check_of__firm", "agency").prefetch_related("steps").first()
    if found is None:
        raise NotFound
    return found


def standing(finding: FirmFinding, day: date) -> rules.Standing:
    steps = sorted(finding.steps.all(), key=lambda one: one.turn)
    return rules.standing(finding.fix_by, [rules.Step(one.kind, one.done_on, one.fix_by) for one in steps], day)  # fmt: skip


def licensed(firm: Firm, day: date) -> bool | None:
    rows = sorted(firm.licences.all(), key=lambda one: (one.day, one.recorded_at))
    return rules.licensed([(one.kind, one.day, one.valid_to) for one in rows], day)


def overdue(found: Iterable[Found]) -> list[Found]:
    return [one for one in found if one.standing.code == "overdue"]


def planned(viewer: Actor, day: date, *, of: Firm | None = None, number: str = "") -> list[Planned]:
    """Visits that plans in sight ask for: overdue first, then by their day."""
    rows = PlannedCheck.objects.filter(firm__province=viewer.province_id)
    rows = rows.filter(firm=of) if of else rows
    rows = rows.filter(number=number) if number else rows
    rows = rows.select_related("firm__place", "agency", "drop", "check_done")
    order = {code: place for place, (code, _) in enumerate(PLANNED)}
    told = (_planned(one, day) for one in rows)
    return sorted(told, key=lambda one: (order[one.code], one.planned.by_day, str(one.planned.id)))  # fmt: skip


def _planned(one: PlannedCheck, day: date) -> Planned:
    done, dropped = getattr(one, "check_done", None), getattr(one, "drop", None)
    visited = done.checked_on if done else None
    return Planned(one, rules.planned(one.by_day, visited, dropped is not None, day), visited)


def one_planned(viewer: Actor, planned_id: UUID) -> PlannedCheck:
    rows = PlannedCheck.objects.filter(firm__province=viewer.province_id, id=planned_id)
    found = rows.select_related("firm", "agency").first()
    if found is None:
        raise NotFound
    return found


def is_open(one: PlannedCheck) -> bool:
    """Neither visited nor taken out."""
    done = Check.objects.filter(planned=one).exists()
    return not done and not PlannedDrop.objects.filter(planned=one).exists()


def own_ground(viewer: Actor, day: date) -> QuerySet[Unit]:
    """The communes of that day of which the viewer's body may write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.focus_ground()")
        ids = cursor.fetchone()[0]
    return communes_on(day).filter(id__in=ids, province=viewer.province_id)


def follows() -> frozenset[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.follows()")
        return frozenset(cursor.fetchone()[0])
