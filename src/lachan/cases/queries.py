"""Questions to the cases: the board by stage, the custody board; each within the viewer's scope."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lachan.access.actor import Actor
from lachan.docket.models import AccusedReading, MatterReading, RegisterEntry
from lachan.docket.queries import search
from lachan.docket.registers import number_text
from lachan.procedure.track_tables import case_table

from .models import Lodging

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


CASE_LINE = ("matter_id", "initiated_at", "matter__code", "matter__place__name", "stage", "severity",
             "closed", "accused", "detained", "returns", "next_due_at", "next_ref", "holder__short_name")  # fmt: skip


@dataclass(frozen=True)
class Lines:
    rows: Sequence[CaseLine]
    more: Cursor | None


def case_lines(viewer: Actor, filters: Filters, size: int = PAGE) -> Lines:
    """One page of the cases this viewer may see, latest initiation first; three statements."""
    ids = _page(filters, size + 1)
    found = {
        row[0]: row for row in MatterReading.objects.filter(matter__in=ids).values_list(*CASE_LINE)
    }
    ordered = [found[one] for one in ids if one in found]
    numbers = _numbers(viewer, found)
    rows = [CaseLine(*row, numbers.get(row[0], ())) for row in ordered[:size]]
    more = (rows[-1].initiated_at, rows[-1].matter_id) if len(ordered) > size else None
    return Lines(rows, more)


def _page(by: Filters, n: int) -> list[UUID]:
    among = search(by.words, 500) if by.words else None
    stages = list(by.stages or case_table().stages.by_code)
    at, matter = by.before or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sec.case_page(%s, %s, %s, %s, %s, %s, %s::uuid[], %s, %s, %s)",
            [
                stages,
                by.severity,
                by.holder,
                by.late_at,
                by.detained,
                by.returned,
                among,
                at,
                matter,
                n,
            ],
        )
        return [row[0] for row in cursor.fetchall()]


def _numbers(viewer: Actor, matters: Collection[UUID]) -> dict[UUID, list[str]]:
    numbers: dict[UUID, list[str]] = {}
    if matters:
        own = RegisterEntry.objects.filter(agency__in=viewer.scope, matter__in=list(matters))
        for entry in own.order_by("book").values_list("matter_id", "number", "year", named=True):
            numbers.setdefault(entry.matter_id, []).append(number_text(entry))
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


@dataclass(frozen=True)
class Custody:
    """One page of people in custody, the next release first, with where each is kept."""

    rows: Sequence[AccusedReading]
    lodged: dict[tuple[UUID, str], str]
    more: After | None


def custody(
    viewer: Actor, until: datetime | None, after: After | None, size: int = PAGE
) -> Custody:
    """`until`: only terms that end before; a person without a known end comes last and is never left out."""
    at, row = after or (None, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.custody_page(%s, %s, %s, %s)", [until, at, row, size + 1])
        ids = [found[0] for found in cursor.fetchall()]
    found = AccusedReading.objects.select_related("matter__reading", "holder").in_bulk(ids)
    rows = [found[one] for one in ids if one in found]
    last = rows[size - 1] if len(rows) > size else None
    return Custody(rows[:size], _lodged(rows[:size]), _after(last))


def _after(row: AccusedReading | None) -> After | None:
    if row is None:
        return None
    return (row.release_at.isoformat() if row.release_at else "infinity", row.id)


def _lodged(rows: Sequence[AccusedReading]) -> dict[tuple[UUID, str], str]:
    """Where each is kept, the latest lodging of a person in a matter."""
    kept = Lodging.objects.filter(matter__in=[row.matter_id for row in rows]).order_by("since")
    return {
        (one.matter_id, one.person): one.facility.short_name
        for one in kept.select_related("facility")
    }


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
