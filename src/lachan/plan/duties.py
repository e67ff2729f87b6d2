"""Who must report what by when, and where each of these stands: asked of the rows each time, never kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from lachan.access.actor import Actor

from .codes import CONFIRMED, REPORTED
from .rules import Reading, read

PAGE = 50
After = tuple[date, UUID, UUID]
OPEN = "coalesce(last.kind, '') NOT IN ('reported', 'confirmed')"
RUNNING = "NOT EXISTS (SELECT 1 FROM plan_planact z WHERE z.plan_id = p.id AND z.kind = 'closed')"


@dataclass(frozen=True)
class Duty:
    """One time of one share of a task, with its reading on the day it was asked about."""

    plan_id: UUID
    year: int
    plan_kind: str
    task_id: UUID
    code: str
    ordinal: int
    group_title: str
    version_id: UUID
    words: str
    periodicity: str
    indicators: Any
    occurrence_id: UUID
    label: str
    opens_on: date
    due_on: date
    share_id: UUID
    parent_id: UUID | None
    carrier_id: int
    carrier: str
    now_id: int
    now_name: str
    giver_id: int
    giver: str
    last: str
    reported_on: date | None
    accepted: bool
    blocked: bool
    blocker: str | None
    reading: Reading

    @property
    def waits_for(self) -> str:
        """The body whose turn it is; nobody once it is confirmed or not yet open."""
        who = {"body": self.now_name, "giver": self.giver, "blocker": self.blocker or self.now_name}
        return who.get(self.reading.waits_for, "")

    @property
    def after(self) -> After:
        return self.due_on, self.share_id, self.occurrence_id


@cache
def _words() -> str:
    return (Path(__file__).parent / "duties.sql").read_text("utf-8")


def _ask(day: date, where: str, given: Mapping[str, Any], size: int = 0) -> list[Duty]:
    from_rows = f"{_words()} {where} ORDER BY o.due_on, s.id, o.id"
    asked = f"{from_rows} LIMIT {size:d}" if size else from_rows
    with connection.cursor() as cursor:
        cursor.execute(asked, {"day": day, **given})
        names = [column.name for column in cursor.description]
        return [_duty(dict(zip(names, row, strict=True)), day) for row in cursor.fetchall()]


def _duty(row: dict[str, Any], day: date) -> Duty:
    reading = read(
        row["opens_on"], row["due_on"], day, last=row["last"], reported_on=row["reported_on"],
        accepted=row["accepted"], blocked=row["blocked"],
    )  # fmt: skip
    return Duty(**row, reading=reading)


def of_plan(viewer: Actor, plan: UUID, day: date) -> list[Duty]:
    """The plan's own shares, without those given on further: what a page of the plan needs."""
    whole = (
        ""
        if "plans" in viewer.caps
        else " OR s.carrier_id = ANY ((SELECT sec.follows())::bigint[])"
    )
    return _ask(day, f"AND p.id = %(plan)s AND (s.parent_id IS NULL{whole})", {"plan": plan})


def of_task(viewer: Actor, task: UUID, day: date) -> list[Duty]:
    """Every share of one task that the viewer may see."""
    return _ask(day, "AND t.id = %(task)s", {"task": task})


def late(
    viewer: Actor, day: date, after: After | None = None, *, body: int | None = None, closed: bool = False, size: int = PAGE
) -> list[Duty]:  # fmt: skip
    """The late ledger, the longest late first, one more than a page. `closed`: plans that are over too."""
    where = f"AND o.due_on < %(day)s AND {OPEN}" + ("" if closed else f" AND {RUNNING}")
    given: dict[str, Any] = {}
    if body is not None:
        where, given["body"] = f"{where} AND n.id = %(body)s", body
    if after is not None:
        where += " AND (o.due_on, s.id, o.id) > (%(after_day)s, %(after_share)s, %(after_turn)s)"
        given |= {"after_day": after[0], "after_share": after[1], "after_turn": after[2]}
    return _ask(day, where, given, size + 1)


def mine(viewer: Actor, day: date, ahead: timedelta, size: int) -> list[Duty]:
    """What the viewer's own body still has to report: late, or due within that time."""
    return _ask(
        day, f"AND o.due_on <= %(until)s AND o.opens_on <= %(day)s AND {OPEN} AND {RUNNING} AND n.id = ANY (%(scope)s)"
        " AND s.carrier_id = ANY ((SELECT sec.follows())::bigint[])",
        {"until": day + ahead, "scope": list(viewer.scope)}, size,
    )  # fmt: skip


def to_confirm(viewer: Actor, day: date, size: int) -> list[Duty]:
    """Reports that wait for the viewer's body: it keeps the plan, or gave the share."""
    keeper = "s.parent_id IS NULL OR " if "plan_keep" in viewer.caps else ""
    return _ask(day, f"AND last.kind = 'reported' AND ({keeper}s.parent_id IS NOT NULL AND s.giver_id = ANY (%(scope)s))",
                {"scope": list(viewer.scope)}, size)  # fmt: skip


def due_within(viewer: Actor, kind: str, begin: date, to: date, day: date) -> list[Duty]:
    """What plans of this kind (a year's, a campaign) ask of their own carriers within these days; `to` is outside."""
    where = "AND p.kind = %(kind)s AND s.parent_id IS NULL AND o.due_on >= %(begin)s AND o.due_on < %(to)s"
    return _ask(day, where, {"kind": kind, "begin": begin, "to": to})


def tally(duties: Sequence[Duty]) -> dict[str, int]:
    """How many stand where; `due` are those whose day has passed, or that were reported before it."""
    come = [duty for duty in duties if duty.reading.code not in ("ahead", "due", "accepted")]
    return {
        "all": len(duties),
        "due": len(come),
        "confirmed": sum(duty.reading.code == "confirmed" for duty in come),
        "reported": sum(duty.reading.code == "reported" for duty in come),
        "late": sum(duty.reading.late and duty.reading.open for duty in come),
    }


def outcome(duties: Sequence[Duty]) -> dict[str, int]:
    """How many were reported in time, how many late, how many not at all; `ahead` are those still within their time."""
    said = [duty for duty in duties if duty.last in (REPORTED, CONFIRMED)]
    late = sum(duty.reading.late for duty in said)
    missing = sum(duty.reading.late for duty in duties if duty not in said)
    return {"all": len(duties), "in_time": len(said) - late, "late": late, "missing": missing,
            "ahead": len(duties) - len(said) - missing}  # fmt: skip
