"""timely: the statute book's due dates over what was known, by the door the definition names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lachan.docket import projection
from lachan.docket.readings import duty_of
from lachan.procedure import clocks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.readings import Due

from .known import Row, Seen, known_from
from .record import Act, Record

ELSEWHERE = frozenset({"accused_moved", "case_joined_into"})
Read = list[tuple[Due, int]]


class Limits:
    """Due dates of matters; the same acts known are read once, whatever the question."""

    def __init__(self, refs: frozenset[str]) -> None:
        self.refs = refs
        self.read: dict[tuple[str, ...], Read] = {}

    def of(self, seen: Seen) -> Read:
        record, as_of = seen.record, seen.asked.as_of
        known = [a for a in record.acts.get(seen.matter.id, []) if known_from(record, a) <= as_of]
        key = (seen.matter.id, *sorted(act.id for act in known))
        if key not in self.read:
            self.read[key] = self._read(record, known)
        return self.read[key]

    def _read(self, record: Record, known: list[Act]) -> Read:
        deeds = [
            Deed(a.id, a.kind, a.occurred_at, known_from(record, a), str(a.agency), a.facts, a.supersedes or None, a.person or None)
            for a in known
        ]  # fmt: skip
        by_id, done = {deed.id: deed for deed in deeds}, in_effect(deeds, until=None, known_at=None)
        holder, investigator = _holder(done), projection.investigator_of(done)
        return [
            (due, duty_of(due, by_id[due.started_by], holder, investigator))
            for due in clocks.timed(deeds, only=self.refs) if not _elsewhere(due, by_id)
        ]  # fmt: skip

    def timely(self, seen: Seen, given: dict[str, Any]) -> Iterator[Row]:
        for due, agency in self.of(seen):
            if due.ref in given["clocks"] and due.due_at is not None and seen.in_period(due.due_at):
                reason = _reason(due, due.due_at, seen.asked.as_of)
                yield seen.row(agency, reason, due.due_at, due.person or "")


def _holder(done: list[Deed]) -> int:
    try:
        return projection.holder_of(done)
    except IndexError:
        return 0


def _elsewhere(due: Due, by_id: dict[str, Deed]) -> bool:
    """Begun in another record, or gone on in another."""
    begun = "carried_from" in by_id[due.started_by].facts
    return begun or (due.stopped_by is not None and by_id[due.stopped_by].kind in ELSEWHERE)


def _reason(due: Due, due_at: datetime, as_of: datetime) -> str:
    if due.met_at is not None:
        return "late" if due.timely is False else "on_time"
    if due.stopped_at is not None and due.stopped_at <= due_at:
        return "moot"
    return "running" if due_at >= as_of else "missing"
