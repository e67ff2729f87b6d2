"""Writing rows of the plan under the running verb's line; free words are sealed under a key of their own row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from lachan.access import audit, seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.models import RecordKey

from .codes import REPORTED
from .given import TaskGiven, days_of
from .models import (
    Agency,
    Document,
    Occurrence,
    Partner,
    Plan,
    Share,
    Step,
    Task,
    TaskGroup,
    TaskVersion,
)
from .refusals import Ahead, DoneMeanwhile, TaskKnown
from .rules import turns

# With the province's number: two adoptions, or copies, of one province follow each other.
PLAN_LOCK = 138


def one_at_a_time(province: int) -> None:
    """Who comes second sees what the first has done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [PLAN_LOCK, province])


def said(by: Actor, at: datetime) -> dict[str, Any]:
    """The columns that say who wrote a row; `line` is the verb's line in the log."""
    return {"agency_id": by.agency_id, "account_id": by.account_id, "recorded_at": at,
            "line_id": audit.current.get().id}  # fmt: skip


def group_of(plan: Plan, title: str) -> TaskGroup:
    """The group of that title, made at the end of the plan where there is none."""
    found = TaskGroup.objects.filter(plan=plan, title=title).first()
    if found is not None:
        return found
    last = TaskGroup.objects.filter(plan=plan).aggregate(last=Max("ordinal"))["last"] or 0
    return TaskGroup.objects.create(plan=plan, ordinal=last + 1, title=title)


def new_task(plan: Plan, given: TaskGiven, letter: str, origin: Task | None = None) -> Task:
    code = given.code.strip() or _next_code(plan, letter)
    task = Task(plan=plan, group=group_of(plan, given.group), code=code, origin=origin)
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError as known:
        raise TaskKnown(field="code") from known
    return task


def _next_code(plan: Plan, letter: str) -> str:
    taken = set(
        Task.objects.filter(plan=plan, code__startswith=letter).values_list("code", flat=True)
    )
    return next(code for n in range(1, 10_000) if (code := f"{letter}{n:02d}") not in taken)


def new_version(
    task: Task, given: TaskGiven, *, turn: int, from_on: date, by: Actor, at: datetime,
    decision: Document | None = None, withdrawn: bool = False,
) -> TaskVersion:  # fmt: skip
    version = TaskVersion(
        task=task, turn=turn, words=given.words, lead=given.lead, levels=list(given.levels),
        starts_on=given.starts_on, due_on=given.due_on, periodicity=given.periodicity,
        named_days=[day.isoformat() for day in given.named_days], everybody=given.everybody,
        evidence=given.evidence, indicators=list(given.indicators), source=given.source, mark=given.mark,
        from_on=from_on, decision=decision, withdrawn=withdrawn, **said(by, at),
    )  # fmt: skip
    version.save(force_insert=True)
    Partner.objects.bulk_create(
        [Partner(version=version, agency=one) for one in dict.fromkeys(given.partners)]
    )
    return version


def put_in_force(version: TaskVersion, giver: int, by: Actor, at: datetime) -> Share | None:
    """From here on the task is owed: its times from the version's day, and the lead's share."""
    if version.withdrawn:
        return None
    due = turns(version.periodicity, version.starts_on, version.due_on, days_of(version.named_days))
    Occurrence.objects.bulk_create([
        Occurrence(version=version, number=turn.number, label=turn.label, opens_on=turn.opens_on, due_on=turn.due_on)
        for turn in due if turn.due_on >= version.from_on
    ])  # fmt: skip
    return new_share(version, version.lead, giver, version.from_on, by, at)


def new_share(
    version: TaskVersion, carrier: Agency, giver: int, since: date, by: Actor, at: datetime,
    parent: Share | None = None,
) -> Share:  # fmt: skip
    share = Share(
        version=version, carrier=carrier, giver_id=giver, parent=parent, since=since, **said(by, at)
    )
    share.save(force_insert=True)
    return share


def step(
    share: Share, kind: str, *, by: Actor, at: datetime, occurred_at: datetime, occurrence: Occurrence | None = None,
    words: str = "", counts: Mapping[str, int] | None = None, blocker: Agency | None = None,
) -> tuple[Step, seals.OpenKey | None]:  # fmt: skip
    """The next step of a share; two at once are one and the other."""
    if occurred_at > at:
        raise Ahead(field="when")
    turn = (Step.objects.filter(share=share).aggregate(last=Max("turn"))["last"] or 0) + 1
    fresh = uuid7()
    kept, key = seals.make_key(fresh) if words or kind == REPORTED else (None, None)
    row = Step(id=fresh, share=share, occurrence=occurrence, kind=kind, turn=turn, occurred_at=occurred_at,
               blocker=blocker, counts=dict(counts or {}), key=kept,
               sealed=key.seal(words) if key else None, **said(by, at))  # fmt: skip
    audit.about(share.version.task_id, step=kind, turn=turn)
    _stored(kept, row)
    return row, key


def _stored(kept: RecordKey | None, row: Step) -> None:
    if kept is not None:
        kept.save(force_insert=True)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as raced:
        raise DoneMeanwhile from raced


def words_of(row: Step) -> str:
    """What the step says, for those whom its lock lets see it."""
    if row.key is None or row.sealed is None:
        return ""
    return str(seals.open_key(row.key).open(row.sealed))


def latest(versions: Sequence[TaskVersion]) -> TaskVersion:
    return max(versions, key=lambda one: one.turn)
