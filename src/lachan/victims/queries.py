"""Questions to the care of persons. The row lock answers for the rest; nothing here opens an identity or a story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.db.models.functions import Coalesce

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.prepared import Prepared
from lachan.access.refusals import NotFound
from lachan.people.models import Person
from lachan.procedure.delivering import Given

from . import codes, readings
from .lists import Filters, Line, code_of, lines, names_of, reviews
from .models import (
    CareAct,
    CareCaring,
    CareClock,
    CareFile,
    CareOwed,
    CareReading,
    Listed,
    Rate,
    VictimRelease,
)
from .opened import Opened, acts_of, clocks_of, columns, notes_of, opened


def file_by_code(viewer: Actor, code: str) -> CareFile:
    """The file of this code name, or «không có trong phạm vi» (which never says whether it exists)."""
    return open_file(viewer, code).file


def open_file(viewer: Actor, code: str) -> Opened:
    """The same with where it stands, on which grounds the viewer sees it, and who else does."""
    found = opened(viewer, code_of(code))
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
    caring: CareCaring | None
    grounds: frozenset[str]
    said: Sequence[Said]
    # The names of those who acted, and of those towards whom.
    bodies: Mapping[int, str]

    @cached_property
    def clocks(self) -> Sequence[CareClock]:
        return clocks_of(self.file)


def whole(viewer: Actor, file: CareFile, known: Opened | None = None) -> Whole:
    """The file with its acts and words by audience, however long it is: as many questions as for a short one."""
    one = known or open_file(viewer, file.person.code)
    acts, towards = acts_of(one.file)
    said = _said(acts, _words(one.file))
    bodies = towards | {act.agency_id: act.agency.name for act in acts}
    return Whole(one.file, one.reading, one.caring, one.grounds, said, bodies)


def _said(acts: Sequence[CareAct], words: dict[UUID, dict[str, str]]) -> list[Said]:
    gone = {act.supersedes_id for act in acts}
    return [Said(act, words.get(act.id, {}), act.id in gone) for act in acts]


def _words(file: CareFile) -> dict[UUID, dict[str, str]]:
    notes = notes_of(file)
    if not notes or file.key.destroyed_at is not None:
        return {}  # the key was destroyed by two people: the acts stay
    key = seals.open_key(file.key)
    found: dict[UUID, dict[str, str]] = {}
    for note in notes:
        found.setdefault(note.act_id, {})[note.audience] = str(key.open(note.sealed))
    return found


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
    return tuple(_entitled(one, amounts) for one in readings.given_to(whole_file.file, deeds, on))


def _entitled(given: Given, amounts: dict[str, Rate]) -> Entitled:
    row = amounts.get(given.owed.support.rate)
    return Entitled(given, row.amount if row else None, row.paper if row else "")


RATES = Prepared("bigint, date", f"SELECT {columns('r', Rate)} FROM victims_rate r "  # noqa: S608 - columns of our own model
                 "WHERE r.province_id = $1 AND r.from_on <= $2 ORDER BY r.recorded_at, r.from_on")  # fmt: skip


def rates(viewer: Actor, on: date) -> dict[str, Rate]:
    """The amount of each kind in the viewer's province on that day: the last word of those that have begun, since one that
    had not begun when a later was written gave way to it."""
    names = [field.attname for field in Rate._meta.concrete_fields]
    return {
        row.code: row
        for row in (Rate.from_db("default", names, one) for one in RATES(viewer.province_id, on))
    }


def rate_history(viewer: Actor) -> list[Rate]:
    return list(Rate.objects.filter(province=viewer.province_id).select_related("agency").order_by("code", "-from_on"))  # fmt: skip


@dataclass(frozen=True)
class Due:
    """What a desk has to do for persons in care: at once, then by its day."""

    red: Sequence[Line]
    reviews: Sequence[Line]
    clocks: Sequence[CareClock]
    ending: Sequence[CareOwed]


def due(
    viewer: Actor, until: datetime, day: date, most: int = 50, *, led: bool = True
) -> Due:  # fmt: skip
    """Red flags and reviews of those whom the viewer's body leads, answers and terms it owes, supports that end by that day.

    `led`: a body that helps beside asks for the alarms of whoever it helps, too."""
    red = lines(viewer, Filters(red=True, led=led), most).rows
    clocks = CareClock.objects.filter(holder__in=viewer.scope, owed=True)
    clocks = clocks.filter(Q(due_at=None) | Q(due_at__lte=until)).order_by("due_at", "id")[:most]
    ending = CareOwed.objects.filter(
        care__reading__lead__in=viewer.scope, state="delivered", until__lte=day
    ).order_by("until", "id")[:most]
    owed, ends = list(clocks), list(ending)
    _call([*owed, *ends])
    return Due(
        red,
        reviews(viewer, day, most),
        [c for c in owed if _called(c)],
        [o for o in ends if _called(o)],
    )


def _call(rows: Sequence[CareClock | CareOwed]) -> None:
    """Each row's file by its code name, in one question; the locks of persons cost more in every other."""
    names = names_of(list({row.care_id for row in rows}))
    for row in rows:
        if row.care_id in names:
            row.care = CareFile(id=row.care_id, person=Person(code=names[row.care_id][0]))


def _called(row: CareClock | CareOwed) -> bool:
    return "care" in row._state.fields_cache


# ── Lists of returnees ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody of a list, and how far they are. `row`: as the file has it that was received at `since`; `planned`: a
    support was asked for or passed on; for whoever cares."""

    since: datetime
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


ON_LIST = ("recorded_at", "place", "row", "care__person__code", "care__person__sex", "care__reading__minor", "stands", "care__reading__verdict",
           "care__reading__closed", "care__reading__unscreened", "care__reading__lead")  # fmt: skip
PLANNED = ("support_requested", "support_referred", "support_delivered")


# What care alone knows of it where the viewer leads or houses; else as far as the path goes.
STANDS = Coalesce("care__caring__stage", "care__reading__stage")


def on_list(viewer: Actor, listing: UUID) -> list[OnList]:
    """Everybody of one list whom the viewer's body has in hand, file by file in its order; one question. Whoever stands in
    several rows, as in a mended file, is one person: the last row holds."""
    gone = CareAct.objects.filter(supersedes=OuterRef("id"))
    planned = CareAct.objects.filter(~Exists(gone), care=OuterRef("care"), kind__in=PLANNED)
    rows = Listed.objects.filter(listing=listing).annotate(planned=Exists(planned), stands=STANDS)
    order = ("recorded_at", "place", "id")
    found = [OnList(*row) for row in rows.order_by(*order).values_list(*ON_LIST, "planned")]
    last = {one.code: one for one in found}
    return [one for one in found if last[one.code] is one]


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
        first=Min("recorded_at"), people=Count("care", distinct=True),
        left=Count("care", distinct=True, filter=Q(care__reading__unscreened=True)),
    )  # fmt: skip
    found = told.order_by("-first", "listing").values_list("listing", "first", "people", "left")
    return [ListOf(*row) for row in found[:most]]


def received_by_key(viewer: Actor, client_key: UUID) -> CareFile | None:
    """What this very form was received as, when it was sent before."""
    sent = CareFile.objects.filter(origin__in=viewer.scope, client_key=client_key)
    return sent.select_related("person").first()


def received_rows(viewer: Actor, entries: Sequence[UUID]) -> dict[UUID, Listed]:
    """Of these rows those that the viewer's body received from an earlier list, or from this one sent before."""
    rows = Listed.objects.filter(agency__in=viewer.scope, entry__in=entries)
    return {row.entry: row for row in rows.select_related("care__person")}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A support under one law: how many at most were owed it, have not got it, were refused in writing; in fives, and
    numbers less than five apart alike.

    None: under five, or it would give such a number away. Of whom no more are owed it there is no row."""

    support: str
    regime: str
    owed: int
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


def released(viewer: Actor, year_from: int, year_to: int, kind: str = "") -> list[VictimRelease]:
    """What left already of people of any of these years, the first first; the committee's own province."""
    rows = VictimRelease.objects.filter(province=viewer.province_id, year_from__lte=year_to, year_to__gte=year_from)  # fmt: skip
    rows = rows.filter(kind=kind) if kind else rows
    # Never joined to the account: whoever may not see that account would not see the row, and would spend twice.
    return list(rows.select_related("agency").order_by("released_at", "id"))


def release_by_id(viewer: Actor, id_: UUID) -> VictimRelease:
    found = VictimRelease.objects.filter(province=viewer.province_id, id=id_).first()
    if found is None:
        raise NotFound
    return found


def epsilon_spent(rows: Sequence[VictimRelease]) -> float:
    """On whoever is in all of these years: by simple addition, which never says too little."""
    return sum(row.epsilon or 0.0 for row in rows)
