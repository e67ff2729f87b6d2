"""Questions to training: courses, classes, who of which body was taught, and which communes have nobody who was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit, UnitSuccession
from lachan.reference.queries import agencies_on, communes_on

from .codes import POSTS
from .content import changes, spans
from .entering import current
from .models import Attendance, Course, TrainingSession
from .refusals import NoSuchChoice
from .rules import Standing, Taught, gap_first, people_of, standing

PAGE = 50


@dataclass(frozen=True)
class Told:
    """So many people of one body and post in one class, as `sec.trained()` lets this viewer know it."""

    session: UUID
    course: UUID
    held_on: date
    body: int
    post: str
    told: int
    named: int

    @property
    def people(self) -> int:
        return people_of(self.told, self.named)


def courses(viewer: Actor) -> QuerySet[Course]:
    rows = current(Course.objects.filter(province=viewer.province_id))
    return rows.select_related("agency").order_by("title", "-content_on", "-id")


def course(viewer: Actor, root: UUID) -> Course:
    found = courses(viewer).filter(root=root).first()
    if found is None:
        raise NotFound
    return found


def course_chosen(viewer: Actor, written: str) -> Course:
    """The course that a form names; none named is a choice not made."""
    try:
        return course(viewer, UUID(written))
    except (ValueError, NotFound):
        raise NoSuchChoice(field="course") from None


def course_of(viewer: Actor, training: TrainingSession) -> Course:
    """The course as it stands now, or as it was first written where it was taken back since."""
    return courses(viewer).filter(root=training.course_id).first() or training.course


def trainings(viewer: Actor, of: UUID | None = None) -> QuerySet[TrainingSession]:
    rows = current(TrainingSession.objects.filter(province=viewer.province_id))
    rows = rows if of is None else rows.filter(course=of)
    return rows.select_related("course", "agency").order_by("-held_on", "-id")


def page(
    viewer: Actor, after: tuple[date, UUID] | None = None, size: int = 0
) -> list[TrainingSession]:
    """One more than a page of classes, the latest first."""
    rows = trainings(viewer)
    if after is not None:
        rows = rows.filter(Q(held_on__lt=after[0]) | Q(held_on=after[0], id__lt=after[1]))
    return list(rows[: (size or PAGE) + 1])


def training(viewer: Actor, root: UUID) -> TrainingSession:
    found = trainings(viewer).filter(root=root).first()
    if found is None:
        raise NotFound
    return found


def attendance(training: TrainingSession) -> QuerySet[Attendance]:
    """What the viewer may see of it: one's own body's, and all of a class of one's own body."""
    rows = current(Attendance.objects.filter(session=training.root, people__gt=0))
    return rows.select_related("body", "official", "agency").order_by(
        "body__sort_key", "post", "id"
    )


def one_attendance(viewer: Actor, root: UUID) -> Attendance:
    rows = current(Attendance.objects.filter(root=root, province=viewer.province_id))
    found = rows.select_related("body", "official").first()
    if found is None:
        raise NotFound
    return found


def trained() -> list[Told]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT session, course, held_on, body, post, told, named FROM sec.trained()"
        )
        return [Told(*row) for row in cursor.fetchall()]


# -- coverage ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Covered:
    """One commune of a day: its bodies, how they stand, and how many were taught in the communes before it."""

    commune: Unit
    bodies: tuple[Agency, ...]
    standing: Standing
    before: int


def coverage(
    viewer: Actor, day: date, topics: frozenset[str] = frozenset(), kind: str = ""
) -> list[Covered]:
    """«Mỗi xã có ít nhất một cán bộ đã học»: the communes of that day, those without anybody first.

    Who was taught while serving a commune that has ended is told beside it (`before`), and not counted: nobody wrote
    down where that person serves now."""
    communes = [one for one in communes_on(day) if one.province_id == viewer.province_id]
    bodies = _bodies(viewer.province_id, day, kind)
    taught = _taught(viewer, topics)
    past = _forebears(communes)
    gone = _bodies_ever(
        viewer.province_id, {unit for units in past.values() for unit in units}, kind
    )
    rows = {str(one.id): _covered(one, bodies, taught, past.get(one.id, frozenset()), gone, day) for one in communes}  # fmt: skip
    return [rows[key] for key in gap_first({key: one.standing for key, one in rows.items()})]


def _covered(
    commune: Unit, bodies: Mapping[int, list[Agency]], taught: Mapping[int, list[Taught]],
    past: frozenset[int], gone: Mapping[int, set[int]], day: date,
) -> Covered:  # fmt: skip
    here = bodies.get(commune.id, [])
    found = [one for body in here for one in taught.get(body.id, ())]
    earlier = {body for unit in past for body in gone.get(unit, ())} - {body.id for body in here}
    before = sum(
        one.people for body in earlier for one in taught.get(body, ()) if one.held_on <= day
    )
    return Covered(commune, tuple(here), standing(found, day, spans(), changes()), before)


def _bodies(province: int, day: date, kind: str) -> Mapping[int, list[Agency]]:
    """Unit → the bodies of the commune that day: seated there, or serving that ground."""
    rows = agencies_on(day, kind or None).filter(province=province, level=Level.COMMUNE)
    found: dict[int, list[Agency]] = {}
    for body in rows.prefetch_related("jurisdictions"):
        for unit in {body.unit_id, *(one.unit_id for one in body.jurisdictions.all())} - {None}:
            found.setdefault(unit, []).append(body)
    return found


def _bodies_ever(province: int, units: Iterable[int], kind: str) -> Mapping[int, set[int]]:
    rows = Agency.objects.filter(province=province, level=Level.COMMUNE, unit__in=set(units))
    rows = rows.filter(kind=kind) if kind else rows
    found: dict[int, set[int]] = {}
    for body, unit in rows.values_list("id", "unit_id"):
        found.setdefault(unit, set()).add(body)
    return found


def _forebears(communes: Iterable[Unit]) -> Mapping[int, frozenset[int]]:
    """For each commune every unit whose ground it took over, step by step."""
    above: dict[int, set[int]] = {}
    for old, new in UnitSuccession.objects.values_list("predecessor", "successor"):
        above.setdefault(new, set()).add(old)

    def walk(unit: int, seen: set[int]) -> set[int]:
        for old in above.get(unit, set()) - seen:
            seen |= {old}
            walk(old, seen)
        return seen

    return {one.id: frozenset(walk(one.id, set())) for one in communes}


def _taught(viewer: Actor, topics: frozenset[str]) -> Mapping[int, list[Taught]]:
    """Body → its classes, of a course that has one of these topics (none named: any)."""
    known = {one.root: one for one in courses(viewer)}
    found: dict[int, list[Taught]] = {}
    for one in trained():
        course = known.get(one.course)
        if course is None or (topics and not topics & set(course.topics)):
            continue
        about = frozenset(course.topics) & topics if topics else frozenset(course.topics)
        found.setdefault(one.body, []).append(
            Taught(one.body, one.held_on, min(course.content_on, one.held_on), about, one.people)
        )
    return found


def by_body(viewer: Actor, day: date) -> list[tuple[Agency, Standing]]:
    """Every body of which somebody was taught, and whether that still holds."""
    taught = _taught(viewer, frozenset())
    bodies = Agency.objects.filter(id__in=taught).order_by("sort_key")
    rows = {str(one.id): standing(taught[one.id], day, spans(), changes()) for one in bodies}
    known = {str(one.id): one for one in bodies}
    return [(known[key], rows[key]) for key in gap_first(rows)]


def by_post(since: date, until: date) -> list[tuple[str, int, int]]:
    """Of each post how many were taught within these days (`until` excluded; times, not persons), of how many bodies."""
    found: dict[str, tuple[int, set[int]]] = {}
    for one in trained():
        if since <= one.held_on < until and one.people:
            people, bodies = found.get(one.post, (0, set()))
            found[one.post] = people + one.people, bodies | {one.body}
    return [(code, found[code][0], len(found[code][1])) for code, _ in POSTS if code in found]
