"""Bringing a workbook of tasks into a plan: foreseen or written, each row by the verb that a person would use."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.plan import commands, queries
from lachan.plan.given import TaskGiven, given_by, same
from lachan.plan.models import Document, Plan, Task, TaskVersion
from lachan.plan.refusals import NeedsDecision

from ..cells import Flaw
from ..workbook import Row
from .reader import BadRow, Tasks


@dataclass
class Outcome:
    """Rows by what came of them; `bad` are those that stay out, with the reason."""

    added: int = 0
    changed: int = 0
    known: int = 0
    bad: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True)
class Paper:
    """The paper by which an adopted plan may be changed, and from which day."""

    decision: Document | None = None
    from_on: date | None = None


def run(tasks: Tasks, plan: Plan, by: Actor, at: datetime, paper: Paper, *, apply: bool) -> Outcome:
    """Nothing is written unless `apply`; a row that the plan refuses stays out, the others come in."""
    outcome = Outcome(bad=list(tasks.bad))
    with scope.acting(by):
        stands = {one.task.code: one for one in queries.in_force(plan)}
        adopted = queries.act_of(plan, "adopted") is not None
    by_words = {(one.task.group.title, one.words): one for one in stands.values()}
    taken: set[UUID] = set()
    for row, given in tasks.good:
        before = stands.get(given.code) if given.code else by_words.get((given.group, given.words))
        if before is not None and before.task_id in taken:
            outcome.bad.append(
                BadRow(row, (Flaw("code", "Nhiệm vụ này có hai dòng trong tệp; giữ lại một dòng"),))
            )
            continue
        if before is not None:
            taken.add(before.task_id)
        _one(row, given, before, plan, by, at, paper, outcome, apply=apply, adopted=adopted)
    outcome.bad.sort(key=lambda one: one.row.number)
    return outcome


def _one(
    row: Row, given: TaskGiven, before: TaskVersion | None, plan: Plan, by: Actor, at: datetime, paper: Paper,
    outcome: Outcome, *, apply: bool, adopted: bool,
) -> None:  # fmt: skip
    if (
        before is not None
        and not before.withdrawn
        and same(replace(given, code=before.task.code), _as_said(before))
    ):
        outcome.known += 1
        return
    try:
        if adopted and (paper.decision is None or paper.from_on is None):
            raise NeedsDecision
        if apply:
            _write(given, before, plan, by, at, paper)
    except Refusal as refusal:
        outcome.bad.append(BadRow(row, (Flaw(refusal.field, refusal.sentence),)))
        return
    if before is None:
        outcome.added += 1
    else:
        outcome.changed += 1


def _as_said(before: TaskVersion) -> TaskGiven:
    return replace(given_by(before), code=before.task.code)


def _write(
    given: TaskGiven, before: TaskVersion | None, plan: Plan, by: Actor, at: datetime, paper: Paper
) -> None:
    told = {"by": by, "at": at, "decision": paper.decision, "from_on": paper.from_on}
    if before is None:
        commands.add_task(plan=plan, given=given, **told)  # type: ignore[arg-type]  # the four of every change
        return
    task: Task = before.task
    task.plan = plan
    commands.change_task(task=task, given=given, **told)  # type: ignore[arg-type]  # the four of every change
