"""The record as it lies in the tables, by plain SELECTs of the superuser: no policy, no view, no projection."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .planned import Planned
from .planned import read as read_plan
from .sessions import Session
from .sessions import read as read_sessions


@dataclass(frozen=True, slots=True)
class Act:
    id: str
    matter: str
    kind: str
    agency: int
    occurred_at: datetime
    recorded_at: datetime
    person: str
    facts: dict[str, Any]
    supersedes: str

    @property
    def carried(self) -> bool:
        return self.facts.get("carried_from") is not None

    @property
    def whole(self) -> bool:
        return not self.person


@dataclass(frozen=True, slots=True)
class Matter:
    id: str
    code: str
    province: int
    place: int | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    matter: str
    agency: int
    channel: str
    number: str
    received_at: datetime
    recorded_at: datetime
    occurred_from: date | None


@dataclass(frozen=True, slots=True)
class Trait:
    id: str
    matter: str
    field: str
    value: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Call:
    agency: int
    channel: str
    number: str
    arrived_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Unit:
    id: int
    province: int
    level: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Agency:
    id: int
    province: int
    parent: int | None
    successor: int | None
    ended: date | None


@dataclass(frozen=True)
class Record:
    """All rows of one province's record; maps are by matter."""

    province: int
    matters: dict[str, Matter]
    acts: dict[str, list[Act]]
    reports: dict[str, Report]
    entered: dict[str, list[datetime]]
    traits: dict[str, list[Trait]]
    calls: list[Call]
    units: dict[int, Unit]
    agencies: dict[int, Agency]
    heirs: list[tuple[int, int]]
    planned: Planned
    sessions: list[Session]


ACTS = """SELECT a.id::text, a.matter_id::text, a.kind, a.agency_id, a.occurred_at, a.recorded_at, coalesce(a.person_id, ''),
 a.facts, coalesce(a.supersedes_id::text, '') FROM docket_act a JOIN docket_matter m ON m.id = a.matter_id WHERE m.province_id = %s"""
MATTERS = "SELECT id::text, code, province_id, place_id, recorded_at FROM docket_matter WHERE province_id = %s"
REPORTS = """SELECT r.matter_id::text, r.agency_id, r.channel, r.external_number, r.received_at, r.recorded_at, r.occurred_from
 FROM intake_report r JOIN docket_matter m ON m.id = r.matter_id WHERE m.province_id = %s"""
ENTERED = """SELECT e.matter_id::text, e.entered_at FROM docket_registerentry e JOIN docket_matter m ON m.id = e.matter_id
 WHERE m.province_id = %s"""
TRAITS = """SELECT t.id::text, t.matter_id::text, t.field, t.value, t.recorded_at FROM intake_trait t
 JOIN docket_matter m ON m.id = t.matter_id WHERE m.province_id = %s"""
CALLS = """SELECT c.agency_id, c.channel, c.external_number, c.arrived_at, c.recorded_at FROM intake_channelentry c
 JOIN reference_agency a ON a.id = c.agency_id WHERE a.province_id = %s"""
UNITS = "SELECT id, province_id, level, parent_id FROM reference_unit WHERE province_id = %s"
AGENCIES = "SELECT id, province_id, parent_id, successor_id, valid_to FROM reference_agency WHERE province_id = %s"
HEIRS = """SELECT s.predecessor_id, s.successor_id FROM reference_unitsuccession s
 JOIN reference_unit u ON u.id = s.predecessor_id WHERE u.province_id = %s"""


def read(connection: Any, province: int) -> Record:
    """Everything the words of the definitions speak of, of one province."""

    def rows(query: str) -> list[tuple]:
        return connection.execute(query, (province,)).fetchall()

    return Record(
        province=province,
        matters={row[0]: Matter(*row) for row in rows(MATTERS)},
        acts=_by_matter(Act(*row) for row in rows(ACTS)),
        reports={row[0]: Report(*row) for row in rows(REPORTS)},
        entered=_instants(rows(ENTERED)),
        traits=_by_matter(Trait(*row) for row in rows(TRAITS)),
        calls=[Call(*row) for row in rows(CALLS)],
        units={row[0]: Unit(*row) for row in rows(UNITS)},
        agencies={row[0]: Agency(*row) for row in rows(AGENCIES)},
        heirs=rows(HEIRS),
        planned=read_plan(connection, province),
        sessions=read_sessions(connection, province),
    )


def _by_matter(found: Iterable[Any]) -> dict[str, list[Any]]:
    result: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        result[one.matter].append(one)
    return result


def _instants(rows: list[tuple]) -> dict[str, list[datetime]]:
    result: dict[str, list[datetime]] = defaultdict(list)
    for matter, at in rows:
        result[matter].append(at)
    return result
