"""Everything recorded of one matter as plain rows, in one statement written by hand and planned once.

The page is read a thousand times for each act recorded; building its queries out of models would cost more than
PostgreSQL's answer. The row locks answer here as everywhere; the verbs take models."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from lachan.access.prepared import Prepared
from lachan.docket import registers
from lachan.docket.models import Act, Matter, RegisterEntry

from .around import Around, around

# Seven lists as seven JSON arrays: the answer travels once, and psycopg reads it by one parser in C.
EVERYTHING = Prepared(
    "uuid",
    """
SELECT
(SELECT json_agg(json_build_array(a.id, a.kind, a.agency_id, a.occurred_at, a.recorded_at, a.person_id, a.facts,
    a.supersedes_id, g.name, g.short_name, a.paper_id IS NOT NULL, coalesce(p.number, ''), p.dated_on)
    ORDER BY a.occurred_at, a.id)
  FROM docket_act a JOIN reference_agency g ON g.id = a.agency_id LEFT JOIN docket_paper p ON p.id = a.paper_id
  WHERE a.matter_id = $1),
(SELECT json_agg(json_build_array(m.capacity, m.protected, p.id, p.code, p.sex, p.birth_year, p.minor)
    ORDER BY m.recorded_at, m.id)
  FROM docket_mention m JOIN people_person p ON p.id = m.person_id WHERE m.matter_id = $1),
(SELECT json_agg(json_build_array(e.book, e.year, e.number, e.agency_id, g.short_name) ORDER BY e.entered_at)
  FROM docket_registerentry e JOIN reference_agency g ON g.id = e.agency_id WHERE e.matter_id = $1),
(SELECT json_agg(json_build_array(h.id, h.what, h.sent_at, s.name, s.short_name, r.name, r.short_name,
    a.received, a.ground, a.answered_at) ORDER BY h.sent_at)
  FROM docket_handover h JOIN reference_agency s ON s.id = h.sender_id JOIN reference_agency r ON r.id = h.recipient_id
  LEFT JOIN docket_handoveranswer a ON a.handover_id = h.id WHERE h.matter_id = $1),
(SELECT json_agg(json_build_array(person, status, custody, verdict, apart, since, custody_since, release_at,
    release_ref, last_act_at) ORDER BY release_at NULLS LAST, since, person)
  FROM docket_accusedreading WHERE matter_id = $1),
(SELECT json_agg(json_build_array(what, name, value, more, since) ORDER BY since) FROM (
  SELECT 'trait' AS what, field AS name, value, '' AS more, recorded_at AS since FROM intake_trait WHERE matter_id = $1
  UNION ALL SELECT 'assigned', a.part, coalesce(c.display_name, ''), g.short_name, a.since FROM cases_assignment a
    JOIN reference_agency g ON g.id = a.agency_id LEFT JOIN access_account c ON c.id = a.account_id WHERE a.matter_id = $1
    AND NOT EXISTS (SELECT 1 FROM docket_act w WHERE w.supersedes_id = a.act_id AND w.kind = 'fact_corrected')
  UNION ALL SELECT 'lodged', l.person, g.name, '', l.since FROM cases_lodging l
    JOIN reference_agency g ON g.id = l.facility_id WHERE l.matter_id = $1
  UNION ALL SELECT 'linked', l.kind, coalesce(o.code, ''), 'to', NULL FROM cases_caselink l
    LEFT JOIN docket_matter o ON o.id = l.other_id WHERE l.matter_id = $1
  UNION ALL SELECT 'linked', l.kind, coalesce(o.code, ''), 'from', NULL FROM cases_caselink l
    LEFT JOIN docket_matter o ON o.id = l.matter_id WHERE l.other_id = $1
  UNION ALL SELECT 'cared', p.code, '', '', NULL FROM victims_carelink l
    JOIN victims_carefile f ON f.id = l.care_id JOIN people_person p ON p.id = f.person_id WHERE l.matter_id = $1) around),
(SELECT json_agg(json_build_array(agency_id, kind, since)) FROM sec.seen_by($1))
""",
)


LATEST = Prepared(
    "uuid, timestamptz, timestamptz",
    """
SELECT max(occurred_at) FROM docket_act WHERE matter_id = $1 AND occurred_at >= $2 AND occurred_at < $3
""",
)


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


@dataclass(frozen=True)
class Rows:
    """What is recorded of one matter, as its page shows it; nothing that a row lock hides."""

    acts: list[ActRow]
    mentions: list[MentionRow]
    numbers: list[NumberRow]
    handovers: list[HandoverRow]
    accused: list[AccusedRow]
    around: Around
    seen_by: list[tuple[int, str, datetime]]


def rows_of(matter: Matter) -> Rows:
    """Acts oldest first, what was superseded among them; of the accused, whose order ends first, first."""
    acts, people, numbers, handed, accused, beside, seen = (
        json.loads(many) if isinstance(many, str) else many or []
        for many in EVERYTHING(matter.id)[0]
    )
    return Rows(
        [_act(row) for row in acts], [_mention(row) for row in people],
        [NumberRow(*row) for row in numbers], [_handover(row, matter) for row in handed],
        [_accused(row) for row in accused], around([(*row[:4], _moment(row[4])) for row in beside]),
        [(agency, kind, _instant(since)) for agency, kind, since in seen],
    )  # fmt: skip


def _act(row: Sequence[Any]) -> ActRow:
    (
        own,
        kind,
        agency,
        occurred,
        recorded,
        person,
        facts,
        supersedes,
        name,
        short,
        on_paper,
        number,
        dated,
    ) = row
    paper = PaperRow(number, date.fromisoformat(dated) if dated else None) if on_paper else None
    return ActRow(UUID(own), kind, agency, _instant(occurred), _instant(recorded), person, facts,
                  UUID(supersedes) if supersedes else None, Named(name, short), paper)  # fmt: skip


def _mention(row: Sequence[Any]) -> MentionRow:
    return MentionRow(row[0], row[1], PersonRow(UUID(row[2]), *row[3:]))


def _handover(row: Sequence[Any], matter: Matter) -> HandoverRow:
    answer = AnswerRow(row[7], row[8], _instant(row[9])) if row[7] is not None else None
    return HandoverRow(
        UUID(row[0]), row[1], _instant(row[2]), Named(*row[3:5]), Named(*row[5:7]), answer, matter
    )


def _accused(row: Sequence[Any]) -> AccusedRow:
    person, status, custody, verdict, apart, since, held, release, ref, last = row
    return AccusedRow(person, status, custody, verdict, apart, _instant(since), _moment(held), _moment(release),
                      ref, _instant(last))  # fmt: skip


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def latest_between(matter_id: UUID, since: datetime, until: datetime) -> datetime | None:
    """When the last act of that stretch happened, of those the viewer sees; a form that is sent needs no more."""
    return LATEST(matter_id, since, until)[0][0]


def act_itself(row: ActRow) -> Act:
    """The model of a row already seen, for a verb that takes one."""
    return Act.objects.select_related("agency").get(id=row.id)
