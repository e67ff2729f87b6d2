"""Questions to the care of persons. The row lock answers for the rest; nothing here opens an identity or a story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.procedure import delivering
from lachan.procedure.delivering import Given

from . import codes, readings
from .models import (
    CareAct,
    CareClock,
    CareFile,
    CareNote,
    CareOwed,
    CareReading,
    CareStanding,
    Listed,
    Rate,
)

PAGE = 50
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Filters:
    """What the list may be narrowed by; `before` is the keyset of the last row shown. `led`: only what we lead."""

    stage: str = ""
    red: bool = False
    review_by: date | None = None
    regime: str = ""
    minor: bool | None = None
    code: str = ""
    led: bool = False
    unscreened: bool = False
    before: Key | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A person's care in a list: a code name, never who it is."""

    care_id: UUID
    received_at: datetime
    code: str
    stage: str
    verdict: str
    regime: str
    minor: bool | None
    red: int
    review_on: date | None
    next_due_at: datetime | None
    next_ref: str
    closed: bool
    lead: str
    place: str | None


LINE = ("care_id", "received_at", "care__person__code", *(f"care__reading__{name}" for name in (
    "stage", "verdict", "regime", "minor", "red", "review_on", "next_due_at", "next_ref", "closed", "lead__short_name")),
    "care__place__name")  # fmt: skip
LED = tuple(name.removeprefix("care__reading__") for name in LINE)


@dataclass(frozen=True)
class Lines:
    rows: Sequence[Line]
    more: Key | None


def lines(viewer: Actor, filters: Filters, size: int = PAGE) -> Lines:
    """One page of the persons in the viewer's care, the last received first; keyset, never an offset."""
    rows = _led(viewer, filters) if filters.led else _part(viewer, filters)
    found = [Line(*row) for row in rows[: size + 1]]
    more = (found[size - 1].received_at, found[size - 1].care_id) if len(found) > size else None
    return Lines(found[:size], more)


def _led(viewer: Actor, by: Filters) -> QuerySet[CareReading, tuple[object, ...]]:
    """By the index of whoever leads: stage, red flags and reviews begin there too."""
    rows = CareReading.objects.filter(lead__in=viewer.scope).filter(_narrow(by, ""))
    if by.before is not None:
        rows = rows.filter(_older(by.before))
    return rows.order_by("-received_at", "-care_id").values_list(*LED)


def _part(viewer: Actor, by: Filters) -> QuerySet[CareStanding, tuple[object, ...]]:
    """By one's own standings; of two in one file the first stands for both."""
    twin = CareStanding.objects.filter(
        care=OuterRef("care"), agency__in=viewer.scope, id__lt=OuterRef("id")
    )
    rows = CareStanding.objects.filter(~Exists(twin), agency__in=viewer.scope)
    rows = rows.exclude(kind="hearer").filter(_narrow(by, "care__reading__"))
    if by.before is not None:
        rows = rows.filter(_older(by.before))
    return rows.order_by("-received_at", "-care_id").values_list(*LINE)


def _narrow(by: Filters, at: str) -> Q:
    told: dict[str, object] = {}
    if by.stage:
        told[f"{at}stage"] = by.stage
    if by.red:
        told[f"{at}red__gt"] = 0
    if by.unscreened:
        told[f"{at}unscreened"] = True
    if by.review_by is not None:
        told[f"{at}review_on__lte"] = by.review_by
    if by.regime:
        told[f"{at}regime"] = by.regime
    if by.minor is not None:
        told[f"{at}minor"] = by.minor
    if by.code:
        told["care__person__code"] = code_of(by.code)
    return Q(**told)


def code_of(typed: str) -> str:
    """A code name as it is kept: people leave out its head, and type small letters."""
    text = typed.strip().upper().replace(" ", "")
    return text if text.startswith("N-") else f"N-{text}"


def _older(before: Key) -> Q:
    """The first condition is the second's shadow, in a form that the index can start from."""
    at, care = before
    return Q(received_at__lte=at) & (Q(received_at__lt=at) | Q(care_id__lt=care))


def file_by_code(viewer: Actor, code: str) -> CareFile:
    """The file of this code name, or «không có trong phạm vi» (which never says whether it exists)."""
    rows = CareFile.objects.select_related("person", "place", "origin", "key")
    found = rows.filter(person__code=code_of(code)).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """An act with those of its words that the viewer belongs to; `gone`: a later entry took its place."""

    act: CareAct
    words: dict[str, str]
    gone: bool


@dataclass(frozen=True)
class Whole:
    """One person's care as one viewer sees it. The story is not in it: a verb opens that, for a purpose."""

    file: CareFile
    reading: CareReading | None
    grounds: frozenset[str]
    said: Sequence[Said]
    clocks: Sequence[CareClock]


def whole(viewer: Actor, file: CareFile) -> Whole:
    """The file with its acts, words by audience, clocks: five questions, however long it is."""
    grounds = CareStanding.objects.filter(care=file, agency__in=viewer.scope)
    clocks = CareClock.objects.filter(care=file).select_related("holder").order_by("due_at", "id")
    reading = CareReading.objects.select_related("lead").filter(care=file).first()
    return Whole(file, reading, frozenset(s.kind for s in grounds), _said(file), list(clocks))


def _said(file: CareFile) -> list[Said]:
    acts = list(CareAct.objects.filter(care=file).select_related("agency").order_by("occurred_at", "id"))  # fmt: skip
    words = _words(file)
    gone = {act.supersedes_id for act in acts}
    return [Said(act, words.get(act.id, {}), act.id in gone) for act in acts]


def _words(file: CareFile) -> dict[UUID, dict[str, str]]:
    notes = list(CareNote.objects.filter(care=file).exclude(audience="told"))
    if not notes or file.key.destroyed_at is not None:
        return {}  # the key was destroyed by two people: the acts stay
    key = seals.open_key(file.key)
    found: dict[UUID, dict[str, str]] = {}
    for note in notes:
        found.setdefault(note.act_id, {})[note.audience] = str(key.open(note.sealed))
    return found


def who_sees(viewer: Actor, file: CareFile) -> list[tuple[int, str, datetime]]:
    """Which bodies see this person's care, on which ground, since when: so that the person can be told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, kind, since FROM sec.care_seen_by(%s)", [file.id])
        return list(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Entitled:
    """One support for this person: the law's answer with its working, what became of it, the amount of the day.

    `amount` is None where no paper sets one yet: «chưa có mức», and never a guess."""

    given: Given
    amount: int | None
    paper: str

    @property
    def amount_text(self) -> str:
        if not self.given.owed.support.rate:
            return ""
        return (
            f"{self.amount:,} đồng".replace(",", ".") if self.amount is not None else "chưa có mức"
        )


def entitlements(viewer: Actor, whole_file: Whole, on: date) -> tuple[Entitled, ...]:
    """What the law gives the person on that day; for who cares. Others see a part of the acts, and would read it wrongly."""
    leads = whole_file.reading is not None and whole_file.reading.lead_id in viewer.scope
    if not leads and not whole_file.grounds & {"lead", "facility"}:
        return ()
    deeds = [readings.as_deed(one.act, whole_file.file.person_id) for one in whole_file.said]
    amounts = rates(viewer, on)
    return tuple(_entitled(one, amounts) for one in delivering.given_to(deeds, on))


def _entitled(given: Given, amounts: dict[str, Rate]) -> Entitled:
    row = amounts.get(given.owed.support.rate)
    return Entitled(given, row.amount if row else None, row.paper if row else "")


def rates(viewer: Actor, on: date) -> dict[str, Rate]:
    """The amount of each kind in the viewer's province on that day."""
    rows = Rate.objects.filter(province=viewer.province_id, from_on__lte=on).order_by("from_on")
    return {row.code: row for row in rows}


def rate_history(viewer: Actor) -> list[Rate]:
    return list(Rate.objects.filter(province=viewer.province_id).select_related("agency").order_by("code", "-from_on"))  # fmt: skip


@dataclass(frozen=True)
class Due:
    """What a desk has to do for persons in care: at once, then by its day."""

    red: Sequence[Line]
    reviews: Sequence[Line]
    clocks: Sequence[CareClock]
    ending: Sequence[CareOwed]


def due(viewer: Actor, until: datetime, day: date, most: int = 50) -> Due:
    """Red flags and reviews of those whom the viewer's body leads, answers and terms it owes, supports that end by that day."""
    red = lines(viewer, Filters(red=True, led=True), most).rows
    reviews = CareReading.objects.filter(lead__in=viewer.scope, review_on__lte=day)
    clocks = CareClock.objects.filter(holder__in=viewer.scope, owed=True)
    ending = CareOwed.objects.filter(
        care__reading__lead__in=viewer.scope, state="delivered", until__lte=day
    )
    return Due(
        red, [Line(*row) for row in reviews.order_by("review_on", "care_id").values_list(*LED)[:most]],
        list(clocks.filter(Q(due_at=None) | Q(due_at__lte=until)).select_related("care__person").order_by("due_at", "id")[:most]),
        list(ending.select_related("care__person").order_by("until", "id")[:most]),
    )  # fmt: skip


# ── Lists of returnees ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody of a list, and how far they are. `planned`: a support was asked for or passed on; for whoever cares."""

    place: int
    row: str
    code: str
    sex: str
    minor: bool | None
    stage: str
    verdict: str
    closed: bool
    unscreened: bool
    lead: int
    planned: bool


ON_LIST = ("place", "row", "care__person__code", "care__person__sex", "care__reading__minor", "care__reading__stage", "care__reading__verdict",
           "care__reading__closed", "care__reading__unscreened", "care__reading__lead")  # fmt: skip
PLANNED = ("support_requested", "support_referred", "support_delivered")


def on_list(viewer: Actor, listing: UUID) -> list[OnList]:
    """Everybody of one list whom the viewer's body has in hand, in the order of the list; one question."""
    gone = CareAct.objects.filter(supersedes=OuterRef("id"))
    planned = CareAct.objects.filter(~Exists(gone), care=OuterRef("care"), kind__in=PLANNED)
    rows = Listed.objects.filter(listing=listing).annotate(planned=Exists(planned))
    return [OnList(*row) for row in rows.order_by("place", "id").values_list(*ON_LIST, "planned")]


def listing_of(file: CareFile) -> Listed | None:
    """The list on which this person stands; of several the last."""
    return Listed.objects.filter(care=file).order_by("-recorded_at", "-id").first()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list as far as the viewer's body has its people in hand."""

    listing: UUID
    since: datetime
    people: int
    unscreened: int


def lists(viewer: Actor, since: datetime, most: int = 20) -> list[ListOf]:
    """Lists received since a day, the last first. Whom nobody screened is found by `Filters.unscreened` however long ago."""
    rows = Listed.objects.filter(recorded_at__gte=since).values("listing")
    told = rows.annotate(
        first=Min("recorded_at"), people=Count("id"),
        left=Count("id", filter=Q(care__reading__unscreened=True)),
    )  # fmt: skip
    found = told.order_by("-first", "listing").values_list("listing", "first", "people", "left")
    return [ListOf(*row) for row in found[:most]]


def received_already(viewer: Actor, client_key: UUID) -> bool:
    """Whether this very form was sent before."""
    return CareFile.objects.filter(origin__in=viewer.scope, client_key=client_key).exists()


def received_rows(viewer: Actor, entries: Sequence[UUID]) -> dict[UUID, Listed]:
    """Of these rows those that the viewer's body received from an earlier list, or from this one sent before."""
    rows = Listed.objects.filter(agency__in=viewer.scope, entry__in=entries)
    return {row.entry: row for row in rows.select_related("care__person")}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A support under one law: how many were owed it, how many have not got it, how many were refused in writing.

    None: under five, or it would give such a number away."""

    support: str
    regime: str
    owed: int | None
    missing: int | None
    refused: int | None

    @property
    def label(self) -> str:
        return codes.label(codes.SUPPORT, self.support)


def shortfalls(viewer: Actor, year: int) -> list[Shortfall]:
    """What people received that year were owed and did not get: counts of the committee's own province, no file behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support, regime, owed, missing, refused FROM sec.care_shortfalls(%s)", [year])  # fmt: skip
        return [Shortfall(*row) for row in cursor.fetchall()]
