"""Published figures as a board reads them: few questions, nothing counted anew.

Figures lie behind row locks, and so do their lists; whoever may not list is shown what was frozen for all."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, F, Max, QuerySet, TextField
from django.db.models.functions import Cast

from lachan.access.actor import Actor
from lachan.reference.codes import COURTS, POLICE, PROCURACIES, Kind, Level
from lachan.reference.models import Agency, Province, Unit
from lachan.reference.queries import valid_on

from .asked import Asked
from .laying import Pair
from .models import Figure, FigureLine
from .periods import WINDOW
from .placing import eras_of
from .wide import balances, of_counted

# Bodies whose acts the record holds; a body stands for those beneath it.
ACTING = POLICE | PROCURACIES | COURTS | {Kind.BORDER_GUARD}
WHOLE = (Level.PROVINCE, Level.REGION, Level.DISTRICT)
Numbers = dict[str, int] | None
Balanced = tuple[str, Numbers]


def may_list(viewer: Actor) -> bool:
    """Lists by code name, and numbers as small as they are: the committee's own."""
    return "agreement" in viewer.caps


def published(viewer: Actor, asked: Asked) -> list[Figure]:
    """The newest figure of each code and variant that had been counted by then."""
    rows = _of(viewer, asked).filter(
        period_from=asked.period.begin, period_to=asked.period.to, as_of__lte=asked.as_of
    )
    found = rows.order_by("code", "variant", "-as_of", "-id").distinct("code", "variant")
    return list(found.defer("line"))


def told(viewer: Actor, asked: Asked, codes: Collection[str]) -> list[Figure]:
    """Every publication of these codes over all periods of the same kind: what was said before, since, and of other years."""
    rows = _of(viewer, asked).filter(code__in=codes)
    if asked.period.part == WINDOW:
        begin, last = asked.period.begin, asked.period.to
        rows = rows.filter(period_from__month=begin.month, period_from__day=begin.day,
                           period_to__month=last.month, period_to__day=last.day)  # fmt: skip
    return list(rows.defer("apart", "line").order_by("period_from", "as_of", "id"))


def mark(viewer: Actor, asked: Asked) -> tuple[int, str]:
    """How many figures of the question this viewer may see, over all periods, and the last of them: figures are only
    ever appended, so the same mark is the same figures."""
    found = _of(viewer, asked).aggregate(many=Count("id"), last=Max(Cast("id", TextField())))
    return found["many"], found["last"] or ""


def _of(viewer: Actor, asked: Asked) -> QuerySet[Figure]:
    part = asked.period.part
    kinds = [part] if part in ("", WINDOW) else [part[0] + number for number in "1234"]
    return Figure.objects.filter(
        province_id=viewer.province_id, calendar=asked.period.calendar, part__in=kinds,
        place_id=asked.place, agency_id=asked.agency, article=asked.article,
    )  # fmt: skip


def by_place(viewer: Actor, figure: Figure) -> dict[date, dict[str, int | None]]:
    """Rows of the list by commune, one part for each era of the communes; None: too small to be shown to this viewer."""
    if not may_list(viewer):
        frozen = figure.wide.get("places", {})
        return {date.fromisoformat(era): dict(counts) for era, counts in frozen.items()}
    drawn = figure.lines.filter(counted=True) if of_counted(figure.code) else figure.lines
    rows = drawn.order_by().values_list("place_id", "received_on").annotate(many=Count("id"))
    return {era: dict(counts) for era, counts in eras_of(viewer.province_id).placed(rows).items()}


def by_unit(figures: Collection[UUID]) -> dict[UUID, dict[int | None, Pair]]:
    """Rows of these lists by the unit they name, for whoever may list them; for others nothing."""
    said = FigureLine.objects.filter(figure__in=figures).order_by().values_list("figure_id", "place_id", "counted")  # fmt: skip
    found: dict[UUID, dict[int | None, Pair]] = {one: {} for one in figures}
    for figure, place, counted, many in said.annotate(many=Count("id")):
        rows = found[figure]
        rows[place] = rows.get(place, Pair()) + Pair(many if counted else 0, many)
    return found


def by_body(viewer: Actor, figures: Sequence[Figure]) -> dict[UUID, list[Balanced]]:
    """Opening, in, out and closing of each body by name, of these balances; a body nobody knows is «»."""
    if not may_list(viewer):
        return _frozen(figures)
    rows = FigureLine.objects.filter(figure__in=[one.id for one in figures])
    said = rows.order_by("agency__sort_key").values_list(
        "figure_id", "agency_id", "agency__short_name", "reason"
    )
    names: dict[int | None, str] = {}
    found: dict[UUID, list[tuple[int | None, str, int]]] = {}
    for figure, body, name, reason, many in said.annotate(many=Count("id")):
        names.setdefault(body, name or "")
        found.setdefault(figure, []).append((body, reason, many))
    return {figure: _named(dict(balances(some)), names) for figure, some in found.items()}


def _frozen(figures: Sequence[Figure]) -> dict[UUID, list[Balanced]]:
    rows = {
        one.id: {int(body) if body else None: row for body, row in one.wide.get("agencies", {}).items()}
        for one in figures
    }  # fmt: skip
    ids = {body for some in rows.values() for body in some}
    named = Agency.objects.filter(id__in=ids - {None}).order_by("sort_key")
    names: dict[int | None, str] = {**dict(named.values_list("id", "short_name")), None: ""}
    return {figure: _named(some, names) for figure, some in rows.items()}


def _named(rows: Mapping[int | None, Numbers], names: Mapping[int | None, str]) -> list[Balanced]:
    return [(name, rows[body]) for body, name in names.items() if body in rows]


def by_day(figures: Collection[UUID]) -> list[tuple[UUID, date, str, int]]:
    """Rows of these lists by day and reason, for whoever may list them; for others nothing."""
    rows = FigureLine.objects.filter(figure__in=figures).order_by("received_on")
    said = rows.values_list("figure_id", "received_on", "reason").annotate(many=Count("id"))
    return list(said)


def bodies(viewer: Actor, day: date) -> QuerySet[Agency]:
    """Whom the board may be narrowed to: for the committee every acting body above communes, for others their own."""
    own = Agency.objects.filter(province_id=viewer.province_id).order_by("sort_key")
    if not may_list(viewer):
        return own.filter(id=viewer.agency_id)
    return own.filter(valid_on(day), kind__in=ACTING, level__in=WHOLE)


def grounds(viewer: Actor, day: date) -> QuerySet[Unit]:
    """Where the board may be narrowed to: for the committee every unit of the day, for others their own ground."""
    own = Unit.objects.filter(province_id=viewer.province_id).exclude(level=Level.PROVINCE)
    if may_list(viewer):
        return own.filter(valid_on(day)).select_related("parent").order_by("level", "sort_key")
    here = own.filter(served_by=viewer.agency_id) | own.filter(
        seated=viewer.agency_id, seated__level=F("level")
    )
    return here.distinct().select_related("parent").order_by("level", "sort_key")


def unit_by(viewer: Actor, key: str) -> Unit | None:
    return Unit.objects.filter(province_id=viewer.province_id, key=key).first()


def body_by(viewer: Actor, key: str) -> Agency | None:
    return Agency.objects.filter(province_id=viewer.province_id, key=key).first()


@lru_cache(maxsize=8)
def slug_of(province: int) -> str:
    """The folder of a province; it never changes while we run."""
    return Province.objects.get(id=province).slug
