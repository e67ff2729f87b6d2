"""The plan's rows of one province, by plain SELECTs of the superuser; joined only where a row names the one above it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Version:
    id: str
    task: str
    turn: int
    indicators: tuple[str, ...]
    from_on: date
    recorded_at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Occurrence:
    id: str
    version: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Share:
    id: str
    version: str
    carrier: int
    parent: str
    since: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    share: str
    occurrence: str
    kind: str
    turn: int
    occurred_at: datetime
    recorded_at: datetime
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    code: str
    plan: str
    year: int
    kind: str


@dataclass(frozen=True, slots=True)
class Closing:
    plan: str
    done_on: date
    recorded_at: datetime


@dataclass(frozen=True)
class Planned:
    """Steps are by (share, occurrence)."""

    tasks: dict[str, Task]
    versions: dict[str, Version]
    occurrences: list[Occurrence]
    shares: list[Share]
    steps: dict[tuple[str, str], list[Step]]
    closings: list[Closing]
    keys: dict[int, str]

    @property
    def moments(self) -> list[tuple[datetime, int]]:
        """When something of the plans became known, and which body carries what it is about (0: all of them)."""
        carriers = {share.id: share.carrier for share in self.shares}
        said = [
            (step.recorded_at, carriers[step.share])
            for steps in self.steps.values()
            for step in steps
        ]
        said += [(share.recorded_at, share.carrier) for share in self.shares]
        return sorted(
            [*said, *((row.recorded_at, 0) for row in (*self.versions.values(), *self.closings))]
        )


TASKS = """SELECT t.id::text, t.code, p.id::text, p.year, p.kind FROM plan_task t JOIN plan_plan p ON p.id = t.plan_id
 WHERE p.province_id = %s"""
VERSIONS = """SELECT v.id::text, v.task_id::text, v.turn, v.indicators, v.from_on, v.recorded_at, v.withdrawn
 FROM plan_taskversion v JOIN plan_task t ON t.id = v.task_id JOIN plan_plan p ON p.id = t.plan_id WHERE p.province_id = %s"""
OF_VERSION = """JOIN plan_taskversion v ON v.id = x.version_id JOIN plan_task t ON t.id = v.task_id
 JOIN plan_plan p ON p.id = t.plan_id WHERE p.province_id = %s"""
OCCURRENCES = f"SELECT x.id::text, x.version_id::text, x.due_on FROM plan_occurrence x {OF_VERSION}"  # noqa: S608 - words above
SHARES = f"""SELECT x.id::text, x.version_id::text, x.carrier_id, coalesce(x.parent_id::text, ''), x.since, x.recorded_at
 FROM plan_share x {OF_VERSION}"""  # noqa: S608 - words above
STEPS = f"""SELECT s.share_id::text, coalesce(s.occurrence_id::text, ''), s.kind, s.turn, s.occurred_at, s.recorded_at, s.counts
 FROM plan_step s JOIN plan_share x ON x.id = s.share_id {OF_VERSION}"""  # noqa: S608 - words above
CLOSINGS = """SELECT e.plan_id::text, e.done_on, e.recorded_at FROM plan_planact e JOIN plan_plan p ON p.id = e.plan_id
 WHERE p.province_id = %s AND e.kind = 'closed'"""
KEYS = "SELECT id, key FROM reference_agency WHERE province_id = %s"


def read(connection: Any, province: int) -> Planned:
    def rows(query: str) -> list[tuple]:
        return connection.execute(query, (province,)).fetchall()

    return Planned(
        tasks={row[0]: Task(*row) for row in rows(TASKS)},
        versions={row[0]: Version(*row[:3], tuple(row[3]), *row[4:]) for row in rows(VERSIONS)},
        occurrences=[Occurrence(*row) for row in rows(OCCURRENCES)],
        shares=[Share(*row) for row in rows(SHARES)],
        steps=_by_duty(Step(*row) for row in rows(STEPS)),
        closings=[Closing(*row) for row in rows(CLOSINGS)],
        keys=dict(rows(KEYS)),
    )


def _by_duty(steps: Iterable[Step]) -> dict[tuple[str, str], list[Step]]:
    found: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        found[step.share, step.occurrence].append(step)
    return found
