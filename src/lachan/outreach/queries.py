"""Questions to communication: sessions by day, what one says now and said before, reach by commune of the day, clubs, materials."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
)

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.reference.models import Agency, Unit

from .codes import COUNTED, ESTIMATED
from .entering import current
from .models import Club, ClubTurn, Kept, Material, Quiz, Session, SessionMaterial, TrainingSession

PAGE = 50
K = TypeVar("K", bound=Kept)
After = tuple[date, UUID]


@dataclass(frozen=True)
class Asked:
    """What a list of sessions is narrowed to; days from `since` on and before `until`."""

    since: date | None = None
    until: date | None = None
    commune: int | None = None
    kind: str = ""
    group: str = ""
    organiser: int | None = None
    campaign: str = ""


def sessions(viewer: Actor, asked: Asked) -> QuerySet[Session]:
    """What holds, the latest day first."""
    rows = current(Session.objects.filter(province=viewer.province_id)).filter(_where(asked))
    return rows.select_related("commune__parent", "organiser", "agency").order_by("-held_on", "-id")


def _where(asked: Asked) -> Q:
    told = {"held_on__gte": asked.since, "held_on__lt": asked.until, "commune": asked.commune, "kind": asked.kind or None,
            "organiser": asked.organiser, "campaign": asked.campaign or None,
            "groups__has_key": asked.group or None}  # fmt: skip
    return Q(**{name: value for name, value in told.items() if value is not None})


def page(viewer: Actor, asked: Asked, after: After | None = None, size: int = 0) -> list[Session]:
    """One more than a page, from behind that row on."""
    rows = sessions(viewer, asked)
    if after is not None:
        day, key = after
        rows = rows.filter(Q(held_on__lt=day) | Q(held_on=day, id__lt=key))
    return list(rows[: (size or PAGE) + 1])


def sums(viewer: Actor, asked: Asked) -> dict[str, int]:
    """How many sessions, how many people counted and estimated in them, how many where nobody counted."""
    return sessions(viewer, asked).order_by().aggregate(
        sessions=Count("id"), counted=Sum("reached", filter=Q(method=COUNTED), default=0),
        estimated=Sum("reached", filter=Q(method=ESTIMATED), default=0), uncounted=Count("id", filter=Q(reached__isnull=True)),
    )  # fmt: skip


def versions(viewer: Actor, root: UUID) -> list[Session]:
    """Every turn of one session, the first first; nothing of another province."""
    used = Prefetch("materials", SessionMaterial.objects.select_related("material"))
    rows = Session.objects.filter(root=root, province=viewer.province_id).select_related("commune__parent", "organiser", "agency")  # fmt: skip
    return list(rows.prefetch_related(used).order_by("turn"))


def session(viewer: Actor, root: UUID) -> Session:
    """The session as it stands now, taken back or not."""
    found = versions(viewer, root)
    if not found:
        raise NotFound
    return found[-1]


def root_of(viewer: Actor, about: UUID) -> Kept:
    """The first row of a session or a class that a quiz may be about."""
    for model in (Session, TrainingSession):
        found = model.objects.filter(root=about, turn=1, province=viewer.province_id).first()
        if found is not None:
            return found
    raise NotFound


def quizzes(about: Iterable[UUID]) -> Mapping[tuple[UUID, str], Quiz]:
    """The last result of each moment, by what it is about."""
    rows = Quiz.objects.filter(about__in=list(about)).order_by("recorded_at", "id")
    return {(row.about, row.moment): row for row in rows}


# -- reach -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reach:
    """What was done on the ground of one commune of its day. People are times somebody was reached, not persons."""

    commune: Unit | None
    sessions: int
    counted: int
    estimated: int
    uncounted: int
    first_on: date
    last_on: date
    groups: Mapping[str, int] = field(default_factory=dict)


def reach(
    place: Unit | None, since: date, until: date, *, province: int, using: str = "default"
) -> list[Reach]:
    """By commune of the day (`until` excluded), whatever unit that was; `place`: that unit and the communes in it.

    What went out to everybody stands under no commune. Laying old communes on new ones is the asker's:
    `reference.queries.heirs_on`."""
    rows = current(Session.objects.using(using).filter(province=province, held_on__gte=since, held_on__lt=until))  # fmt: skip
    if place is not None and place.level != "province":
        rows = rows.filter(Q(commune=place.id) | Q(commune__parent=place.id))
    sums = rows.values("commune").annotate(
        n=Count("id"), counted=Sum("reached", filter=Q(method=COUNTED), default=0),
        estimated=Sum("reached", filter=Q(method=ESTIMATED), default=0),
        uncounted=Count("id", filter=Q(reached__isnull=True)), first=Min("held_on"), last=Max("held_on"),
    ).order_by()  # fmt: skip
    by_group = _groups(rows)
    found = list(sums)
    units = Unit.objects.using(using).select_related("parent").in_bulk([row["commune"] for row in found if row["commune"]])  # fmt: skip
    told = [
        Reach(units.get(row["commune"]), row["n"], row["counted"], row["estimated"], row["uncounted"], row["first"],
              row["last"], by_group.get(row["commune"], {}))
        for row in found
    ]  # fmt: skip
    return sorted(told, key=lambda one: (one.commune is None, one.commune.sort_key if one.commune else ""))  # fmt: skip


def _groups(rows: QuerySet[Session]) -> Mapping[int | None, dict[str, int]]:
    found: dict[int | None, dict[str, int]] = {}
    for commune, groups in rows.exclude(groups={}).values_list("commune", "groups"):
        sums = found.setdefault(commune, {})
        for code, number in groups.items():
            sums[code] = sums.get(code, 0) + number
    return found


def months(viewer: Actor, year: int) -> Mapping[int, tuple[int, int, int]]:
    """Month → how many sessions, how many people counted and estimated in them; for the calendar of a year."""
    rows = sessions(viewer, Asked(date(year, 1, 1), date(year + 1, 1, 1))).order_by()
    sums = rows.values("held_on__month").annotate(
        n=Count("id"), counted=Sum("reached", filter=Q(method=COUNTED), default=0),
        estimated=Sum("reached", filter=Q(method=ESTIMATED), default=0),
    )  # fmt: skip
    return {row["held_on__month"]: (row["n"], row["counted"], row["estimated"]) for row in sums}


# -- materials and clubs -----------------------------------------------------------------------------


def materials(viewer: Actor) -> QuerySet[Material]:
    rows = current(Material.objects.filter(province=viewer.province_id))
    return rows.select_related("agency").order_by("title", "-issued_on", "-id")


def material(viewer: Actor, root: UUID) -> Material:
    return _one(materials(viewer).filter(root=root))


def clubs(viewer: Actor) -> QuerySet[Club]:
    """Clubs with when they last met, their last count of members, and when they ended."""
    turns = ClubTurn.objects.filter(club=OuterRef("root"))
    counted = turns.filter(members__isnull=False).order_by("-on", "-id").values("members")[:1]
    met = turns.filter(kind="activity").order_by("-on").values("on")[:1]
    ended = turns.filter(kind="closed").values("on")[:1]
    rows = current(Club.objects.filter(province=viewer.province_id)).annotate(
        counted=Subquery(counted), met_on=Subquery(met), ended_on=Subquery(ended),
        open=~Exists(turns.filter(kind="closed")),
    )  # fmt: skip
    return rows.select_related("commune__parent", "organiser", "agency").order_by("-open", F("met_on").asc(nulls_first=True), "name", "id")  # fmt: skip


def club(viewer: Actor, root: UUID) -> Club:
    return _one(clubs(viewer).filter(root=root))


def turns(club: Club) -> Sequence[ClubTurn]:
    return list(ClubTurn.objects.filter(club=club.root).select_related("agency").order_by("-on", "-id"))  # fmt: skip


def organisers(viewer: Actor) -> QuerySet[Agency]:
    """Bodies that organised something, for the filter."""
    known = Session.objects.filter(province=viewer.province_id).values("organiser")
    return Agency.objects.filter(id__in=known).order_by("sort_key")


def _one(rows: QuerySet[K]) -> K:
    found = rows.first()
    if found is None:
        raise NotFound
    return found
