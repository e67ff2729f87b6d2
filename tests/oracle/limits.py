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

ELSEWHERE = frozenset({"accused_moved", "case_joined_into"})
Read = tuple[list[Due], dict[str, Deed], int]


class Limits:
    """Due dates of matters; the same acts known are read once, whatever the question."""

    def __init__(self, refs: frozenset[str]) -> None:
        self.refs = refs
        self.read: dict[tuple[str, ...], Read] = {}

    def of(self, seen: Seen) -> Read:
        key = tuple(sorted(act.id for act in seen.standing))
        if key not in self.read:
            self.read[key] = self._read(seen)
        return self.read[key]

    def _read(self, seen: Seen) -> Read:
        deeds = [
            Deed(a.id, a.kind, a.occurred_at, known_from(seen.record, a), str(a.agency), a.facts, None, a.person or None)
            for a in seen.standing
        ]  # fmt: skip
        done = in_effect(deeds, until=None, known_at=None)
        dues = clocks.timed(deeds, known_at=seen.asked.as_of, only=self.refs)
        try:
            holder = projection.holder_of(done)
        except IndexError:
            holder = 0
        return dues, {deed.id: deed for deed in deeds}, holder

    def timely(self, seen: Seen, given: dict[str, Any]) -> Iterator[Row]:
        dues, deeds, holder = self.of(seen)
        for due in dues:
            if due.ref not in given["clocks"] or not seen.in_period(due.due_at):
                continue
            start, ends = deeds[due.started_by], {due.met_by, due.stopped_by} - {None}
            if "carried_from" in start.facts or any(deeds[e].kind in ELSEWHERE for e in ends):
                continue
            agency = duty_of(due, start, holder, None)
            yield seen.row(agency, _reason(due, seen.asked.as_of), due.due_at, due.person or "")


def _reason(due: Due, as_of: datetime) -> str:
    if due.met_at is not None:
        return "on_time" if due.timely else "late"
    if due.stopped_at is not None and due.stopped_at <= due.due_at:
        return "moot"
    return "running" if due.due_at >= as_of else "missing"
