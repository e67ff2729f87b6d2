"""Acts, people, numbers and accused of one matter as plain rows: five statements written by hand.

The page is read a thousand times for each act recorded; building its queries out of models would cost more than
PostgreSQL's answer. The row locks answer here as everywhere; the verbs take models."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection

from lachan.docket import registers
from lachan.docket.models import Act, Matter, RegisterEntry

ACTS = """
SELECT a.id, a.kind, a.agency_id, a.occurred_at, a.recorded_at, a.person_id, a.facts, a.supersedes_id,
  g.name, g.short_name, a.paper_id IS NOT NULL, coalesce(p.number, ''), p.dated_on
FROM docket_act a JOIN reference_agency g ON g.id = a.agency_id LEFT JOIN docket_paper p ON p.id = a.paper_id
WHERE a.matter_id = %s ORDER BY a.occurred_at, a.id
"""
PEOPLE = """
SELECT m.capacity, m.protected, p.id, p.code, p.sex, p.birth_year, p.minor FROM docket_mention m
JOIN people_person p ON p.id = m.person_id WHERE m.matter_id = %s ORDER BY m.recorded_at, m.id
"""
NUMBERS = """
SELECT e.book, e.year, e.number, e.agency_id, g.short_name FROM docket_registerentry e
JOIN reference_agency g ON g.id = e.agency_id WHERE e.matter_id = %s ORDER BY e.entered_at
"""
HANDED = """
SELECT h.id, h.what, h.sent_at, s.name, s.short_name, r.name, r.short_name, a.received, a.ground, a.answered_at
FROM docket_handover h JOIN reference_agency s ON s.id = h.sender_id JOIN reference_agency r ON r.id = h.recipient_id
LEFT JOIN docket_handoveranswer a ON a.handover_id = h.id WHERE h.matter_id = %s ORDER BY h.sent_at
"""
ACCUSED = """
SELECT person, status, custody, verdict, apart, since, custody_since, release_at, release_ref, last_act_at
FROM docket_accusedreading WHERE matter_id = %s ORDER BY release_at NULLS LAST, since, person
"""


@dataclass(frozen=True, slots=True)
class Named:
    """An agency by its two names."""

    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    number: str
    dated_on: date | None


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as `docket.Act` names its parts."""

    id: UUID
    kind: str
    agency_id: int
    occurred_at: datetime
    recorded_at: datetime
    person_id: str | None
    facts: dict[str, Any]
    supersedes_id: UUID | None
    agency: Named
    paper: PaperRow | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: UUID
    code: str
    sex: str
    birth_year: int | None
    minor: bool | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    capacity: str
    protected: bool
    person: PersonRow

    @property
    def person_id(self) -> UUID:
        return self.person.id


@dataclass(frozen=True, slots=True)
class NumberRow:
    book: str
    year: int
    number: int
    agency_id: int
    short_name: str

    @property
    def text(self) -> str:
        """As the book says it; a row has the same year and number as the model."""
        return registers.number_text(cast(RegisterEntry, self))


@dataclass(frozen=True, slots=True)
class AnswerRow:
    received: bool
    ground: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A hand-over as `docket.Handover` names its parts; `answer` is None while nobody has answered."""

    id: UUID
    what: str
    sent_at: datetime
    sender: Named
    recipient: Named
    answer: AnswerRow | None
    matter: Matter


@dataclass(frozen=True, slots=True)
class AccusedRow:
    """An accused as `docket.AccusedReading` names its parts."""

    person: str
    status: str
    custody: str
    verdict: str
    apart: bool
    since: datetime
    custody_since: datetime | None
    release_at: datetime | None
    release_ref: str
    last_act_at: datetime


def acts(matter_id: UUID) -> list[ActRow]:
    """Oldest first; what was superseded stays among them."""
    return [_act(row) for row in _rows(ACTS, matter_id)]


def _act(row: Sequence[Any]) -> ActRow:
    *said, facts, supersedes, name, short_name, on_paper, number, dated_on = row
    paper = PaperRow(number, dated_on) if on_paper else None
    known = json.loads(facts) if isinstance(facts, str) else facts
    return ActRow(*said, known, supersedes, Named(name, short_name), paper)


def act_itself(row: ActRow) -> Act:
    """The model of a row already seen, for a verb that takes one."""
    return Act.objects.select_related("agency").get(id=row.id)


def mentions(matter_id: UUID) -> list[MentionRow]:
    return [MentionRow(row[0], row[1], PersonRow(*row[2:])) for row in _rows(PEOPLE, matter_id)]


def numbers(matter_id: UUID) -> list[NumberRow]:
    return [NumberRow(*row) for row in _rows(NUMBERS, matter_id)]


def handovers(matter: Matter) -> list[HandoverRow]:
    return [_handover(row, matter) for row in _rows(HANDED, matter.id)]


def _handover(row: Sequence[Any], matter: Matter) -> HandoverRow:
    answer = AnswerRow(*row[7:]) if row[7] is not None else None
    return HandoverRow(*row[:3], Named(*row[3:5]), Named(*row[5:7]), answer, matter)


def accused(matter_id: UUID) -> list[AccusedRow]:
    """Whose order of custody ends first, first."""
    return [AccusedRow(*row) for row in _rows(ACCUSED, matter_id)]


def _rows(statement: str, matter_id: UUID) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [matter_id])
        found: list[Sequence[Any]] = cursor.fetchall()
    return found
