"""Questions to the plan: papers, plans, tasks by their version in force. Row locks say who may see which."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import connection, connections
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.reference.models import Agency

from .codes import REPORTED
from .duties import Duty
from .models import Document, Partner, Plan, PlanAct, Share, Step, Task, TaskVersion

MEETINGS = "Kết luận cuộc họp"


def documents(viewer: Actor, kinds: Iterable[str] = ()) -> QuerySet[Document]:
    found = Document.objects.filter(province=viewer.province_id).select_related("basis")
    found = found.filter(kind__in=list(kinds)) if kinds else found
    return found.order_by("-issued_on", "-id")


def document(viewer: Actor, document_id: UUID) -> Document:
    return _one(documents(viewer).filter(id=document_id))


def plans(viewer: Actor, kind: str = "year") -> QuerySet[Plan]:
    acts = Prefetch("acts", PlanAct.objects.select_related("document").order_by("recorded_at"))
    found = Plan.objects.filter(province=viewer.province_id, kind=kind).select_related(
        "basis", "within"
    )
    return found.prefetch_related(acts).order_by("-valid_from", "-id")


def plan(viewer: Actor, plan_id: UUID) -> Plan:
    every = (
        plans(viewer, "year").filter(id=plan_id).first()
        or plans(viewer, "campaign").filter(id=plan_id).first()
    )
    if every is None:
        raise NotFound
    return every


def plan_on(viewer: Actor, day: date) -> Plan | None:
    """The adopted year's plan of that day, else the latest adopted one before it."""
    begun = plans(viewer).filter(acts__kind="adopted", valid_from__lte=day)
    return begun.filter(valid_to__gt=day).first() or begun.first()


def act_of(plan: Plan, kind: str) -> PlanAct | None:
    return next((act for act in plan.acts.all() if act.kind == kind), None)


def in_force(plan: Plan) -> QuerySet[TaskVersion]:
    """The latest version of every task of a plan, withdrawn ones too, in the plan's order."""
    latest = TaskVersion.objects.filter(task=OuterRef("task")).order_by("-turn").values("id")[:1]
    partners = Prefetch(
        "partners", Partner.objects.select_related("agency").order_by("agency__sort_key")
    )
    return (
        TaskVersion.objects.filter(task__plan=plan, id=Subquery(latest))
        .select_related("task__group", "lead", "decision").prefetch_related(partners)
        .order_by("task__group__ordinal", "task__code")
    )  # fmt: skip


def version_of(task: Task) -> TaskVersion:
    found = in_force(task.plan).filter(task=task).first()
    if found is None:
        raise NotFound
    return found


def task(viewer: Actor, task_id: UUID) -> Task:
    versions = Prefetch(
        "versions", TaskVersion.objects.select_related("lead", "decision").order_by("turn")
    )
    rows = Task.objects.filter(id=task_id, plan__province=viewer.province_id)
    return _one(
        rows.select_related("plan__basis", "group").prefetch_related(versions, "plan__acts")
    )


def share(viewer: Actor, share_id: UUID) -> Share:
    rows = Share.objects.filter(id=share_id, version__task__plan__province=viewer.province_id)
    return _one(rows.select_related("version__task__plan", "carrier", "giver"))


def shares(task: Task) -> QuerySet[Share]:
    return (
        Share.objects.filter(version__task=task)
        .select_related("carrier", "giver", "version")
        .order_by("since", "carrier__sort_key")
    )


def steps(task: Task, shares: Iterable[UUID], most: int) -> list[Step]:
    """The last things done about these shares of the task, oldest first, with what opens their words."""
    rows = (
        Step.objects.filter(share__version__task=task, share__in=list(shares))
        .select_related("agency", "key", "occurrence", "blocker", "share__carrier")
        .prefetch_related("attachments").order_by("-occurred_at", "-recorded_at", "-id")
    )  # fmt: skip
    return list(rows[:most])[::-1]


def counted(duties: Iterable[Duty]) -> Mapping[str, int]:
    """What was counted in the last report of each of these times, added up by what is counted."""
    asked = {(one.share_id, one.occurrence_id) for one in duties}
    rows = Step.objects.filter(
        kind=REPORTED, share__in={share for share, _ in asked}, occurrence__in={time for _, time in asked},
    ).order_by("turn")  # fmt: skip
    last = {(row.share_id, row.occurrence_id): row.counts for row in rows}
    sums: dict[str, int] = {}
    for key in asked & last.keys():
        for code, number in last[key].items():
            sums[code] = sums.get(code, 0) + number
    return sums


def campaigns(viewer: Actor, plan: Plan | None = None) -> QuerySet[Plan]:
    found = plans(viewer, "campaign")
    return found if plan is None else found.filter(within=plan)


def campaign_on(viewer: Actor, day: date) -> Plan | None:
    return (
        campaigns(viewer)
        .filter(valid_from__lte=day, valid_to__gt=day, acts__kind="adopted")
        .first()
    )


def meeting_tasks(viewer: Actor, plan: Plan) -> QuerySet[TaskVersion]:
    return in_force(plan).filter(task__group__title=MEETINGS)


def follows() -> frozenset[int]:
    """The viewer's bodies and those whose work they took over, as the locks see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.follows()")
        return frozenset(cursor.fetchone()[0])


def carriers(bodies: Iterable[int], day: date, using: str = "default") -> Mapping[int, int]:
    """For each body the one that carries its work that day; a body that nobody follows is left out."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT b, sec.carrier_on(b, %s) FROM unnest(%s::bigint[]) b",
            [day, sorted(set(bodies))],
        )
        return {body: carrier for body, carrier in cursor.fetchall() if carrier is not None}


def carrier_on(body: int, day: date) -> int | None:
    return carriers([body], day).get(body)


def below(carrier: Agency, day: date) -> QuerySet[Agency]:
    """Bodies at work that day to which this one may give a task on: those under it; the committee's office, any."""
    here = Agency.objects.filter(province=carrier.province_id, valid_from__lte=day)
    here = (
        here.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
        .exclude(id=carrier.id)
        .order_by("sort_key")
    )
    if carrier.kind in ("standing_office", "steering_committee"):
        return here
    return here.filter(id__in=_under(carrier))


def _under(carrier: Agency) -> set[int]:
    parents = dict(
        Agency.objects.filter(province=carrier.province_id).values_list("id", "parent_id")
    )
    return {body for body in parents if carrier.id in _above(body, parents)}


def _above(body: int, parents: Mapping[int, int | None]) -> set[int]:
    found: set[int] = set()
    above = parents.get(body)
    while above is not None and above not in found:
        found.add(above)
        above = parents.get(above)
    return found


def _one(rows: QuerySet) -> "Document | Task | Share":  # type: ignore[type-arg]
    found = rows.first()
    if found is None:
        raise NotFound
    return found
