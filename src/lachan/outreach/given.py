"""A session as it is given (typed, imported), and what must be so before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Q

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit
from lachan.reference.queries import agencies_on

from . import codes
from .entering import organiser_on, past
from .models import Material, Session
from .refusals import (
    Absurd,
    CommuneNotThen,
    CopiesOutOfRange,
    CostOutOfRange,
    GroupsAboveTotal,
    Negative,
    NoCommune,
    NoMethod,
    NoPlace,
    NoSuchChoice,
    NotACommune,
    NoTopic,
    NoTotal,
    OrganiserNotThere,
)
from .rules import counts_wrong

MOST_COPIES = 1_000_000


@dataclass(frozen=True)
class SessionGiven:
    """`organiser` left out is the body that writes (of an earlier day the one before it); `materials`: each with how many copies were given out."""

    held_on: date
    kind: str
    topic: str
    place: str
    commune: Unit | None = None
    language: str = "vi"
    organiser: Agency | None = None
    campaign: str = ""
    reached: int | None = None
    method: str = ""
    groups: Mapping[str, int] = field(default_factory=dict)
    cost: int | None = None
    partner: str = ""
    evidence: str = ""
    materials: tuple[tuple[Material, int | None], ...] = ()


def checked(given: SessionGiven, by: Actor, at: datetime) -> SessionGiven:
    """The session ready to be written, or the refusal that says which box is wrong."""
    whole = _tidy(given)
    past(whole.held_on, at, "held_on")
    if whole.kind not in dict(codes.KINDS):
        raise NoSuchChoice(field="kind")
    if whole.language not in dict(codes.LANGUAGES):
        raise NoSuchChoice(field="language")
    _somewhere(whole, by.province_id)
    if not whole.topic:
        raise NoTopic(field="topic")
    whole = replace(whole, organiser=_organiser(whole, by))
    _counts(whole)
    _copies(whole)
    return whole


def _organiser(given: SessionGiven, by: Actor) -> Agency:
    """Whoever is named; else the body that writes, or where that did not exist yet the one of its kind in that commune."""
    if given.organiser is not None:
        return organiser_on(given.organiser, given.held_on, by.province_id)
    own = Agency.objects.get(id=by.agency_id)
    if own.exists_on(given.held_on):
        return own
    here = Q(grounds=given.commune) | Q(unit=given.commune, level=Level.COMMUNE)
    before = agencies_on(given.held_on, own.kind).filter(here).first() if given.commune else None
    if before is None:
        raise OrganiserNotThere(field="organiser")
    return before


def _tidy(given: SessionGiven) -> SessionGiven:
    flat = {name: " ".join(getattr(given, name).split()) for name in ("topic", "place", "campaign", "partner", "evidence")}  # fmt: skip
    return replace(given, **flat, groups={code: n for code, n in given.groups.items() if n})


def _somewhere(given: SessionGiven, province: int) -> None:
    if not given.place:
        raise NoPlace(field="place")
    commune = given.commune
    if commune is None:
        if given.kind not in codes.ANYWHERE:
            raise NoCommune(field="commune")
        return
    if commune.level != Level.COMMUNE or commune.province_id != province:
        raise NotACommune(field="commune")
    if not commune.exists_on(given.held_on):
        raise CommuneNotThen(_not_then(commune, given.held_on), field="commune")


def _not_then(commune: Unit, day: date) -> str:
    if day < commune.valid_from:
        return (f"{commune.name} chỉ có từ ngày {commune.valid_from:%d/%m/%Y}. Chọn đơn vị của ngày "
                f"{day:%d/%m/%Y}, hoặc sửa ngày.")  # fmt: skip
    return (f"{commune.name} đã kết thúc từ ngày {commune.valid_to:%d/%m/%Y} khi sắp xếp đơn vị. Chọn đơn vị của ngày "
            f"{day:%d/%m/%Y}, hoặc sửa ngày.")  # fmt: skip


# What is wrong with the counts → the refusal, and the box beside which it stands.
WRONG: Mapping[str, tuple[type[Refusal], str]] = {
    "no_method": (NoMethod, "method"),
    "method_without_total": (NoTotal, "reached"),
    "groups_without_total": (NoTotal, "reached"),
    "negative": (Negative, "reached"),
    "absurd": (Absurd, "reached"),
    "groups_above_total": (GroupsAboveTotal, "reached"),
    "cost": (CostOutOfRange, "cost"),
}


def _counts(given: SessionGiven) -> None:
    if not set(given.groups) <= set(dict(codes.GROUPS)):
        raise NoSuchChoice(field="groups")
    if given.method and given.method not in dict(codes.METHODS):
        raise NoSuchChoice(field="method")
    wrong = counts_wrong(given.kind, given.reached, given.method, given.groups, given.cost)
    if wrong:
        answer, box = WRONG[wrong]
        raise answer(field=box)


def _copies(given: SessionGiven) -> None:
    for _, copies in given.materials:
        if copies is not None and not 0 <= copies <= MOST_COPIES:
            raise CopiesOutOfRange(field="materials")


def given_by(row: Session) -> SessionGiven:
    """What a stored row says, as it would be given again."""
    return SessionGiven(
        held_on=row.held_on, kind=row.kind, topic=row.topic, place=row.place, commune=row.commune, language=row.language,
        organiser=row.organiser, campaign=row.campaign, reached=row.reached, method=row.method, groups=row.groups,
        cost=row.cost, partner=row.partner, evidence=row.evidence,
        materials=tuple((one.material, one.copies) for one in row.materials.all()),
    )  # fmt: skip


def same(one: SessionGiven, other: SessionGiven) -> bool:
    """Whether two givens say the same session."""

    def flat(given: SessionGiven) -> tuple[object, ...]:
        return (
            given.held_on, given.kind, given.topic, given.place, given.commune.id if given.commune else None, given.language,
            given.organiser.id if given.organiser else None, given.campaign, given.reached, given.method,
            frozenset(given.groups.items()), given.cost, given.partner, given.evidence,
            frozenset((material.id, copies) for material, copies in given.materials),
        )  # fmt: skip

    return flat(one) == flat(other)
