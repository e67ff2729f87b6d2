"""Questions to places of focus. Row locks say who may see which; counts of the record come hidden where they are small."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch, QuerySet

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.reference.codes import Level
from lachan.reference.ground import SUPPRESSED, Value
from lachan.reference.models import Agency, Unit, UnitSuccession
from lachan.reference.queries import valid_on

from .codes import ENDED
from .laying import Land, Lands
from .models import FocusPlace, FocusStep, PlaceFact
from .rules import Window


def lands(province: int) -> Lands:
    """The communes of a province over time, with who followed whom."""
    communes = Unit.objects.filter(province_id=province, level=Level.COMMUNE)
    followed = UnitSuccession.objects.filter(predecessor__in=communes, successor__level=Level.COMMUNE)  # fmt: skip
    heirs: dict[str, list[str]] = {}
    for old, new in followed.values_list("predecessor__key", "successor__key"):
        heirs.setdefault(old, []).append(new)
    rows = communes.values_list("key", "valid_from", "valid_to")
    return Lands(Land(key, begins, ends, tuple(heirs.get(key, ()))) for key, begins, ends in rows)


def places(province: int, day: date) -> dict[str, Unit]:
    """The communes of that day by key, in the order of their names."""
    found = Unit.objects.filter(valid_on(day), province_id=province, level=Level.COMMUNE)
    return {one.key: one for one in found.select_related("parent").order_by("sort_key", "key")}


def place(viewer: Actor, key: str) -> Unit:
    found = Unit.objects.filter(province_id=viewer.province_id, level=Level.COMMUNE, key=key)
    return _one(found.select_related("parent"))


def counts(window: Window) -> dict[str, dict[str | None, Value]]:
    """Reports and people received by unit key, as far as this viewer is told them (`sec.focus_counts`)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.told, u.key, c.many, c.hidden FROM sec.focus_counts(%s) c LEFT JOIN reference_unit u ON u.id = c.unit",
            [window.until],
        )
        rows = cursor.fetchall()
    found: dict[str, dict[str | None, Value]] = {"reports": {}, "received": {}}
    for told, key, many, hidden in rows:
        found[told][key] = SUPPRESSED if hidden else many
    return found


def facts(viewer: Actor) -> QuerySet[PlaceFact]:
    """What stands: neither corrected nor taken back."""
    rows = PlaceFact.objects.filter(province=viewer.province_id, later__isnull=True, taken_back=False)  # fmt: skip
    return rows.select_related("place", "agency")


def facts_in(viewer: Actor, window: Window) -> QuerySet[PlaceFact]:
    return facts(viewer).filter(period_to__gte=window.since, period_to__lt=window.until)


def history(viewer: Actor, place: Unit) -> QuerySet[PlaceFact]:
    """Everything that was told of a place, what was corrected too; the newest first."""
    rows = PlaceFact.objects.filter(province=viewer.province_id, place=place)
    return rows.select_related("agency", "later").order_by("-period_to", "-recorded_at", "-id")


def fact(viewer: Actor, fact_id: UUID) -> PlaceFact:
    rows = PlaceFact.objects.filter(province=viewer.province_id, id=fact_id)
    return _one(rows.select_related("place", "agency", "later"))


def declared(viewer: Actor) -> QuerySet[FocusPlace]:
    """Every declaration with its steps, the latest first."""
    steps = Prefetch("steps", FocusStep.objects.select_related("agency").order_by("turn"))
    rows = FocusPlace.objects.filter(province=viewer.province_id)
    rows = rows.select_related("place__parent", "reviewer", "agency").prefetch_related(steps)
    return rows.order_by("-from_on", "-id")


def focus(viewer: Actor, focus_id: UUID) -> FocusPlace:
    return _one(declared(viewer).filter(id=focus_id))


def ended_on(one: FocusPlace) -> date | None:
    """The day on which it left the list."""
    return next((step.done_on for step in one.steps.all() if step.kind == ENDED), None)


def review_on(one: FocusPlace) -> date | None:
    """When it is to be reviewed next; None once it has left the list."""
    last = list(one.steps.all())[-1:]
    return last[0].review_on if last else one.review_on


def standing(rows: Iterable[FocusPlace], day: date) -> list[FocusPlace]:
    """Those in the list on a day."""
    return [one for one in rows if one.from_on <= day and ((ends := ended_on(one)) is None or day < ends)]  # fmt: skip


def by_place(rows: Iterable[FocusPlace], over: Lands, day: date) -> Mapping[str, list[FocusPlace]]:
    """Declarations by the unit of that day on which they lie; one of a unit that was split lies on all its parts."""
    found: dict[str, list[FocusPlace]] = {}
    for one in rows:
        for key in over.then(one.place.key, day):
            found.setdefault(key, []).append(one)
    return found


def may_tell(unit: Unit) -> bool:
    """Whether the running viewer's body may tell of this unit, as the lock sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (sec.focus_ground())", [unit.id])
        return bool(cursor.fetchone()[0])


def follows() -> frozenset[int]:
    """The viewer's bodies and those whose work they took over, as the locks see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.follows()")
        return frozenset(cursor.fetchone()[0])


def reviewers(viewer: Actor, day: date) -> QuerySet[Agency]:
    here = Agency.objects.filter(valid_on(day), province=viewer.province_id)
    return here.order_by("sort_key")


def _one(rows: QuerySet) -> "Unit | PlaceFact | FocusPlace":  # type: ignore[type-arg]
    found = rows.first()
    if found is None:
        raise NotFound
    return found
