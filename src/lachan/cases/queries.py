"""Questions to the cases: the board by stage, the custody board; each within the viewer's scope."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lachan.access.actor import Actor
from lachan.access.prepared import Prepared
from lachan.docket.models import RegisterEntry
from lachan.docket.registers import number_text

PAGE = 50
Cursor = tuple[datetime, UUID]


@dataclass(frozen=True)
class Filters:
    """What the board may be narrowed by; `before` is the keyset of the last row shown."""

    stages: tuple[str, ...] = ()
    severity: str = ""
    holder: int | None = None
    late_at: datetime | None = None
    detained: bool = False
    returned: bool = False
    words: str = ""
    before: Cursor | None = None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case on the board, in plain words."""

    matter_id: UUID
    initiated_at: datetime
    code: str
    place: str | None
    stage: str
    severity: str
    closed: bool
    accused: int
    detained: int
    returns: int
    next_due_at: datetime | None
    next_ref: str
    holder: str
    numbers: Sequence[str] = ()


CASE_LINES = Prepared(
    "uuid[]",
    """
SELECT r.matter_id, r.initiated_at, m.code, u.name, r.stage, r.severity, r.closed, r.accused, r.detained, r.returns,
  r.next_due_at, r.next_ref, h.short_name
FROM docket_matterreading r JOIN docket_matter m ON m.id = r.matter_id LEFT JOIN reference_unit u ON u.id = m.place_id
JOIN reference_agency h ON h.id = r.holder_id WHERE r.matter_id = ANY ($1)
""",
)
NUMBERS = Prepared(
    "bigint[], uuid[]",
    """
SELECT matter_id, number, year FROM docket_registerentry WHERE agency_id = ANY ($1) AND matter_id = ANY ($2) ORDER BY book
""",
)


@dataclass(frozen=True)
class Lines:
    rows: Sequence[CaseLine]
    more: Cursor | None


def case_lines(viewer: Actor, filters: Filters, size: int = PAGE) -> Lines:
    """One page of the cases this viewer may see, latest initiation first; three statements."""
    ids = _page(filters, size + 1)
    found = {row[0]: row for row in CASE_LINES(ids)}
    ordered = [found[one] for one in ids if one in found]
    numbers = _numbers(viewer, found)
    rows = [CaseLine(*row, numbers.get(row[0], ())) for row in ordered[:size]]
    more = (rows[-1].initiated_at, rows[-1].matter_id) if len(ordered) > size else None
    return Lines(rows, more)


def _page(by: Filters, n: int) -> list[UUID]:
    stages = list(by.stages) or None
    at, matter = by.before or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sec.case_page(%s::text[], %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                stages,
                by.severity,
                by.holder,
                by.late_at,
                by.detained,
                by.returned,
                by.words,
                at,
                matter,
                n,
            ],
        )
        return [row[0] for row in cursor.fetchall()]


def _numbers(viewer: Actor, matters: Collection[UUID]) -> dict[UUID, list[str]]:
    numbers: dict[UUID, list[str]] = {}
    for matter, number, year in NUMBERS(list(viewer.scope), list(matters)) if matters else ():
        numbers.setdefault(matter, []).append(number_text(RegisterEntry(number=number, year=year)))
    return numbers


@dataclass(frozen=True)
class Tally:
    stage: str
    cases: int
    late: int
    detained: int


def tallies(viewer: Actor) -> list[Tally]:
    """How many cases stand at each stage, of those the viewer may see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stage, cases, late, detained FROM sec.case_tallies()")
        return [Tally(*row) for row in cursor.fetchall()]


# The last row shown: its release as ISO text, «infinity» where no end is known; and its key.
After = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A person in custody on the board; `house`: where that person was last taken in, as far as the viewer sees."""

    id: UUID
    matter_id: UUID
    person: str
    status: str
    custody: str
    custody_since: datetime | None
    release_at: datetime | None
    release_ref: str
    code: str
    stage: str
    holder: str
    house: str | None


HELD_LINES = Prepared(
    "uuid[]",
    """
SELECT a.id, a.matter_id, a.person, a.status, a.custody, a.custody_since, a.release_at, a.release_ref, m.code, r.stage,
  h.short_name, (SELECT g.short_name FROM cases_lodging l JOIN reference_agency g ON g.id = l.facility_id
    WHERE l.matter_id = a.matter_id AND l.person = a.person ORDER BY l.since DESC, l.id DESC LIMIT 1)
FROM docket_accusedreading a JOIN docket_matter m ON m.id = a.matter_id JOIN docket_matterreading r ON r.matter_id = a.matter_id
JOIN reference_agency h ON h.id = a.holder_id WHERE a.id = ANY ($1)
""",
)


@dataclass(frozen=True)
class Custody:
    """One page of people in custody, the next release first."""

    rows: Sequence[HeldLine]
    more: After | None


def custody(
    viewer: Actor, until: datetime | None, after: After | None, size: int = PAGE
) -> Custody:
    """`until`: only terms that end before; a person without a known end comes last and is never left out."""
    at, row = after or (None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.custody_page(%s, %s, %s, %s)", [until, at, row, size + 1])
        ids = [found[0] for found in cursor.fetchall()]
    found = {line[0]: HeldLine(*line) for line in HELD_LINES(ids)}
    rows = [found[one] for one in ids if one in found]
    return Custody(rows[:size], _after(rows[size - 1] if len(rows) > size else None))


def _after(row: HeldLine | None) -> After | None:
    if row is None:
        return None
    return (row.release_at.isoformat() if row.release_at else "infinity", row.id)


@dataclass(frozen=True)
class Held:
    past: int
    day: int
    three_days: int
    held: int


def custody_counts(viewer: Actor, at: datetime) -> Held:
    """How many are past their term, within a day, within three; and how many are held at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT past, day, three_days, held FROM sec.custody_counts(%s)", [at])
        return Held(*cursor.fetchone())
