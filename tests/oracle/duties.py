"""reported (K9): what the plan's own carriers had to report on, and how that stood as it was known."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from .known import Row
from .planned import Occurrence, Planned, Share, Step, Version
from .question import Question, midnight
from .record import Record

WORDS = frozenset({"reported", "confirmed", "returned"})
TARGET = re.compile(r"K[0-9]")
TURNS = ("given on", "written down after its day", "withdrawn", "changed before", "changed from that very day", "due after the closing",
         "due on the closing day", "carrier ended", "reported", "confirmed", "returned", "sent as the day ends", "typed after its day",
         "sent in time", "two steps at once")  # fmt: skip


def reported(record: Record, asked: Question) -> Iterator[Row]:
    plan = record.planned
    for occurrence in plan.occurrences:
        if asked.begin <= midnight(occurrence.due_on) < asked.to:
            for share in plan.shares:
                if share.version == occurrence.version and _owed(plan, asked, share, occurrence):
                    yield _row(plan, asked, share, occurrence)


def _owed(plan: Planned, asked: Question, share: Share, occurrence: Occurrence) -> bool:
    if share.parent or share.since > occurrence.due_on or share.recorded_at > asked.as_of:
        return False
    version = plan.versions[share.version]
    return not _taken_over(plan, asked, version, occurrence) and not _closed(
        plan, asked, version, occurrence
    )


def _taken_over(plan: Planned, asked: Question, version: Version, occurrence: Occurrence) -> bool:
    return any(
        other.task == version.task
        and other.turn > version.turn
        and other.recorded_at <= asked.as_of
        and other.from_on <= occurrence.due_on
        for other in plan.versions.values()
    )


def _closed(plan: Planned, asked: Question, version: Version, occurrence: Occurrence) -> bool:
    return any(
        one.plan == plan.tasks[version.task].plan
        and one.recorded_at <= asked.as_of
        and one.done_on < occurrence.due_on
        for one in plan.closings
    )


def _row(plan: Planned, asked: Question, share: Share, occurrence: Occurrence) -> Row:
    version = plan.versions[share.version]
    task = plan.tasks[version.task]
    name = f"{task.code}/{task.year} {plan.keys[share.carrier]} {occurrence.due_on}"
    reason = _reason(asked, occurrence, version, _report(plan, asked, share, occurrence))
    return Row(name, "", share.carrier, None, "", reason, midnight(occurrence.due_on))


def _report(
    plan: Planned, asked: Question, share: Share, occurrence: Occurrence
) -> tuple[Step, datetime] | None:
    """The last report and when it was made, unless the last word is that it came back: the day that was typed, until it is confirmed."""
    said = sorted(
        (step for step in plan.steps.get((share.id, occurrence.id), ())
         if step.kind in WORDS and step.recorded_at <= asked.as_of),
        key=lambda step: step.turn,
    )  # fmt: skip
    if not said or said[-1].kind == "returned":
        return None
    last = [step for step in said if step.kind == "reported"][-1]
    return last, last.occurred_at if said[-1].kind == "confirmed" else last.recorded_at


def _reason(
    asked: Question, occurrence: Occurrence, version: Version, found: tuple[Step, datetime] | None
) -> str:
    over = midnight(occurrence.due_on + timedelta(days=1))
    if found is None:
        return "running" if asked.as_of < over else "missing"
    report, made_at = found
    if made_at >= over:
        return "late"
    wanted = [code for code in version.indicators if not TARGET.match(code)]
    return "on_time" if all(code in report.counts for code in wanted) else "partial"


def turns_of(record: Record) -> Counter[str]:
    """How often the plans of a record came to what the words tell apart."""
    plan, found = record.planned, Counter({name: 0 for name in TURNS})
    for share in plan.shares:
        version = plan.versions[share.version]
        found["given on"] += bool(share.parent)
        found["written down after its day"] += version.recorded_at > midnight(
            version.from_on + timedelta(days=1)
        )
        for occurrence in plan.occurrences:
            if occurrence.version == share.version and not share.parent:
                found.update(_met(record, share, version, occurrence))
    found["withdrawn"] = sum(version.withdrawn for version in plan.versions.values())
    return found


def _met(record: Record, share: Share, version: Version, occurrence: Occurrence) -> Iterator[str]:
    plan, due = record.planned, occurrence.due_on
    for other in plan.versions.values():
        if other.task == version.task and other.turn > version.turn and other.from_on <= due:
            yield "changed from that very day" if other.from_on == due else "changed before"
    for one in plan.closings:
        if one.plan == plan.tasks[version.task].plan and one.done_on <= due:
            yield "due on the closing day" if one.done_on == due else "due after the closing"
    if record.agencies[share.carrier].ended and record.agencies[share.carrier].ended <= due:
        yield "carrier ended"
    steps = plan.steps.get((share.id, occurrence.id), [])
    for step in steps:
        yield step.kind
        sent, over = step.occurred_at, midnight(due + timedelta(days=1))
        if step.kind == "reported" and sent <= over:
            yield (
                "sent as the day ends"
                if sent == over
                else "typed after its day"
                if step.recorded_at > over
                else "sent in time"
            )
    if len({step.recorded_at for step in steps}) < len(steps):
        yield "two steps at once"
