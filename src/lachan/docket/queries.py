"""Questions to the docket. Each takes what the viewer handed in; the row lock answers for the rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.expressions import RawSQL

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound

from .models import (
    Act,
    ClockReading,
    Handover,
    Matter,
    MatterReading,
    Mention,
    Paper,
    RegisterEntry,
    Standing,
)
from .registers import number_text
from .whole import matter_of

PAGE = 50
# Something still waits for this body; without it an addressee has nothing more to see here.
AWAITS = Func(F("matter_id"), F("agency_id"), function="sec.awaits", output_field=BooleanField())


def matter_by_code(viewer: Actor, code: str) -> Matter:
    """The matter with its reading, or «không có trong phạm vi» (which never says whether it exists)."""
    found = matter_of(code)
    if found is None:
        raise NotFound
    return found


def acts_of(viewer: Actor, matter: Matter) -> list[Act]:
    rows = matter.acts.select_related("agency", "paper").order_by("occurred_at", "id")
    return list(rows)


def entries_of(viewer: Actor, matter: Matter) -> list[RegisterEntry]:
    return list(matter.entries.select_related("agency").order_by("entered_at"))


def mentions_of(viewer: Actor, matter: Matter) -> list[Mention]:
    return list(matter.mentions.select_related("person").order_by("recorded_at", "id"))


def papers_of(viewer: Actor, matter: Matter) -> list[Paper]:
    return list(matter.papers.select_related("issuer").order_by("dated_on", "id"))


def seen_by(viewer: Actor, matter: Matter) -> list[tuple[int, str, datetime]]:
    """Who can see this matter: agency, ground, since when."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, kind, since FROM sec.seen_by(%s)", [matter.id])
        return list(cursor.fetchall())


# Whom it brings, by code name, for the two bodies of a hand-over.
BRINGS = Func(F("id"), function="sec.sent_person", output_field=CharField())


@dataclass(frozen=True)
class Filters:
    """What a list may be narrowed by; `before` is the keyset of the last row shown."""

    stage: str = ""
    late_at: datetime | None = None
    holder: int | None = None
    words: str = ""
    before: tuple[datetime, UUID] | None = None


@dataclass(frozen=True)
class Page:
    rows: Sequence[Standing]
    more: tuple[datetime, UUID] | None


def matters(viewer: Actor, filters: Filters, size: int = PAGE) -> Page:
    """One page of the viewer's matters, newest reception first; keyset, never an offset."""
    whole = _own(viewer, filters).select_related("matter__place__parent", "matter__reading__holder")
    rows = list(whole[: size + 1])
    more = (rows[size - 1].received_at, rows[size - 1].matter_id) if len(rows) > size else None
    return Page(rows[:size], more)


@dataclass(frozen=True, slots=True)
class Line:
    """A matter in a list on a screen, in plain words: fifty are two statements and no objects behind."""

    matter_id: UUID
    received_at: datetime
    code: str
    place: str | None
    above: str | None
    above_level: str | None
    stage: str
    closed: bool
    next_due_at: datetime | None
    next_ref: str
    holder: str
    numbers: Sequence[str] = ()


LINE = ("matter_id", "received_at", "matter__code", "matter__place__name", "matter__place__parent__name",
        "matter__place__parent__level",
        *(f"matter__reading__{name}" for name in ("stage", "closed", "next_due_at", "next_ref",
                                                  "holder__short_name")))  # fmt: skip


@dataclass(frozen=True)
class Lines:
    rows: Sequence[Line]
    more: tuple[datetime, UUID] | None


def lines(viewer: Actor, filters: Filters, size: int = PAGE) -> Lines:
    """The same page as `matters`, as lines with the numbers of the viewer's own books."""
    rows = list(_own(viewer, filters).values_list(*LINE)[: size + 1])
    numbers = _own_numbers(viewer, {row[0] for row in rows})
    found = [Line(*row, numbers.get(row[0], ())) for row in rows[:size]]
    more = (found[-1].received_at, found[-1].matter_id) if len(rows) > size else None
    return Lines(found, more)


def _own(viewer: Actor, filters: Filters) -> QuerySet[Standing]:
    rows = Standing.objects.filter(~Q(kind="addressee") | Q(AWAITS), agency__in=viewer.scope)
    rows = rows.order_by("-received_at", "-matter_id")
    return _narrow(rows, filters)


def _own_numbers(viewer: Actor, matters: Collection[UUID]) -> dict[UUID, list[str]]:
    """The numbers of these matters in the viewer's own books."""
    numbers: dict[UUID, list[str]] = {}
    if not matters:
        return numbers
    own = RegisterEntry.objects.filter(agency__in=viewer.scope, matter__in=matters).order_by("book")
    for entry in own.values_list("matter_id", "number", "year", named=True):
        numbers.setdefault(entry.matter_id, []).append(number_text(entry))
    return numbers


def _narrow(rows: QuerySet[Standing], by: Filters) -> QuerySet[Standing]:
    if by.words:
        rows = rows.filter(matter_id__in=search(by.words))
    if by.stage:
        rows = rows.filter(matter__reading__stage=by.stage)
    if by.holder is not None:
        rows = rows.filter(matter__reading__holder=by.holder)
    if by.late_at is not None:
        rows = rows.filter(
            matter__reading__closed=False, matter__reading__next_due_at__lt=by.late_at
        )
    if by.before is not None:
        at, matter = by.before
        # The first condition is the second's shadow, in a form that the index can start from.
        rows = rows.filter(Q(received_at__lte=at), Q(received_at__lt=at) | Q(matter_id__lt=matter))
    return rows


def search(words: str, most: int = 200) -> list[UUID]:
    """Matters by number, place or code name, with or without diacritics, within the scope."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.search(%s, %s)", [words.strip(), most])
        return [row[0] for row in cursor.fetchall()]


def tray(viewer: Actor, most: int = 100) -> list[Handover]:
    """Hand-overs sent to the viewer's agency and not yet answered, oldest first."""
    return list(
        Handover.objects.filter(
            recipient__in=viewer.scope, answer=None, id__in=_unanswered(most, inward=True)
        )
        .select_related("matter__reading", "matter__place", "sender")
        .annotate(person=BRINGS)
        .order_by("sent_at")[:most]
    )


def sent_unanswered(viewer: Actor, most: int = 100) -> list[Handover]:
    return list(
        Handover.objects.filter(
            sender__in=viewer.scope, answer=None, id__in=_unanswered(most, inward=False)
        )
        .select_related("matter", "recipient")
        .annotate(person=BRINGS)
        .order_by("sent_at")[:most]
    )


def _unanswered(most: int, *, inward: bool) -> RawSQL:
    # Found by the database itself: without it, every hand-over ever answered would be looked at.
    return RawSQL("SELECT sec.unanswered(%s, %s)", [inward, most])


def answered(viewer: Actor, most: int = 50) -> list[Handover]:
    """The latest answered hand-overs either way."""
    # Each way has its index in this order; «either» has none.
    ways = (Q(recipient__in=viewer.scope), Q(sender__in=viewer.scope))
    found = {way.id: way for side in ways for way in _answered(side, most)}
    return sorted(found.values(), key=lambda way: way.sent_at, reverse=True)[:most]


def _answered(side: Q, most: int) -> QuerySet[Handover]:
    return (
        Handover.objects.filter(side, answer__isnull=False)
        .select_related("matter__reading", "sender", "recipient", "answer")
        .annotate(person=BRINGS)
        .order_by("-sent_at")[:most]
    )


def handover(viewer: Actor, handover_id: UUID) -> Handover:
    found = Handover.objects.filter(id=handover_id).select_related("matter", "answer").first()
    if found is None:
        raise NotFound
    return found


def duties(viewer: Actor, at: datetime, until: datetime, most: int = 90) -> list[ClockReading]:
    """What this agency owes by `until`: what can still be done in time first, then «ngay», then the late, latest first.

    Each with the agency's own register number (`number`, `year`), where it has one."""
    own = RegisterEntry.objects.filter(matter=OuterRef("matter"), agency__in=viewer.scope)
    rank = Case(When(due_at__gte=at, then=0), When(due_at=None, then=1), default=2)
    return list(
        ClockReading.objects.filter(id__in=RawSQL("SELECT sec.owed(%s, %s, %s)", [at, until, most]))
        .annotate(number=Subquery(own.values("number")[:1]), year=Subquery(own.values("year")[:1]))
        .select_related("matter__place", "matter__reading")
        .order_by(
            rank, Case(When(due_at__gte=at, then="due_at")), "-due_at", "-matter__received_at"
        )[:most]
    )


@dataclass(frozen=True)
class Owed:
    """How much a desk really holds, however much of it a page shows."""

    overdue: int
    today: int
    soon: int
    waiting: int
    sent: int


def owed(viewer: Actor, at: datetime, midnight: datetime, until: datetime) -> Owed:
    """Counts of the viewer's own duties and hand-overs, made inside the lock in one pass."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sec.owed_counts(%s, %s, %s)", [at, midnight, until])
        return Owed(*cursor.fetchone())


def open_matters(viewer: Actor) -> QuerySet[MatterReading]:
    return MatterReading.objects.filter(holder__in=viewer.scope, closed=False)
