"""Questions to figures: as published, as they stand, and what came between the two.

Published ones lie behind row locks; what is counted anew is read by the role that counts, of the viewer's own province."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours

from .asked import Asked
from .counting import Count, counted
from .looking_ahead import Projection, project
from .models import Figure, FigureLine
from .periods import Period, kept
from .recounting import Recount, compared
from .running import Answer, Line, Result, Run, run


def question(
    viewer: Actor, period: Period, as_of: datetime, *, place: int | None = None,
    agency: int | None = None, article: str = "",
) -> Asked:  # fmt: skip
    """What this viewer asks: always of their own province."""
    return Asked(viewer.province_id, period, as_of, place, agency, article)


@contextmanager
def counting(viewer: Actor, asked: Asked) -> Iterator[Run]:
    """One run for many questions: a board or a report makes the standing acts once."""
    if not viewer.can(Permission.FIGURES_SEE):
        raise NotYours
    if asked.province != viewer.province_id:
        raise NotFound
    with run(asked) as open_run:
        yield open_run


def answers(viewer: Actor, asked: Asked, codes: Iterable[str] = ()) -> list[Answer]:
    """Every variant of these definitions (or of all), each with its counter-figures."""
    with counting(viewer, asked) as found:
        return found.answers(codes)


def sideways(viewer: Actor, asked: Asked, code: str, variant: str, by: str) -> dict[object, Result]:
    """One figure apart by «agency», «place» or «article»."""
    with counting(viewer, asked) as found:
        return found.sideways(code, variant, by)


def listed(viewer: Actor, asked: Asked, code: str, variant: str = "a") -> list[Line]:
    """The list behind a figure as it stands, by code names."""
    with counting(viewer, asked) as found:
        return found.lines(code, variant)


def projection(viewer: Actor, asked: Asked, code: str, variant: str = "a") -> Projection:
    """What must still happen by the end of the period, by when, and where the pace leads."""
    with counting(viewer, asked) as found:
        return project(found, code, variant)


def recount(viewer: Actor, of: Figure, as_of: datetime) -> Recount:
    """A published figure beside what it would be now: the rows that differ, and the acts that came in between."""
    with counting(viewer, _asked_of(of, as_of)) as found:
        return _beside(found, of, as_of)


def recounts(viewer: Actor, figures: Iterable[Figure], as_of: datetime) -> list[Recount]:
    """Many published figures beside what they would be now; those of one question in one run."""
    asked: dict[Asked, list[Figure]] = {}
    for one in figures:
        asked.setdefault(_asked_of(one, as_of), []).append(one)
    done: list[Recount] = []
    for question_of, own in asked.items():
        with counting(viewer, question_of) as found:
            done += [_beside(found, of, as_of) for of in own]
    return done


def _asked_of(of: Figure, as_of: datetime) -> Asked:
    period = kept(of.calendar, of.period_from, of.period_to, of.part)
    return Asked(of.province_id, period, as_of, of.place_id, of.agency_id, of.article)


def _beside(found: Run, of: Figure, as_of: datetime) -> Recount:
    """The lines are read only where the hash says that they differ."""
    now: Count = counted(found, of.code, of.variant)
    if now.inputs_hash == of.inputs_hash:
        return Recount(of, now, True, (), (), ())
    return compared(of, list(of.lines.all()), now, found.engine, as_of)


def latest(viewer: Actor, when: Period) -> list[Figure]:
    """The newest figure of each code and variant for the period, of the whole province."""
    rows = Figure.objects.filter(
        province_id=viewer.province_id, calendar=when.calendar, period_from=when.begin,
        period_to=when.to, place=None, agency=None, article="",
    ).order_by("code", "variant", "-as_of", "-id")  # fmt: skip
    return list(rows.distinct("code", "variant"))


def figure(viewer: Actor, figure_id: UUID) -> Figure:
    found = Figure.objects.filter(id=figure_id).first()
    if found is None:
        raise NotFound
    return found


MARK = "~"


def place_of(line: FigureLine) -> str:
    """Where a list goes on after this row."""
    return f"{line.matter_code}{MARK}{line.id}"


def _key(text: str) -> UUID | None:
    """An address that was spoiled begins the list anew."""
    try:
        return UUID(text)
    except ValueError:
        return None


def lines(
    viewer: Actor, of: Figure, after: str = "", counted: bool | None = None, size: int = 100
) -> list[FigureLine]:
    """The list behind a figure by code name, after the row that `after` names: one matter may have many rows."""
    code, _, key = after.rpartition(MARK)
    rows = of.lines.order_by("matter_code", "id")
    if code and (last := _key(key)):
        rows = rows.filter(Q(matter_code__gt=code) | Q(matter_code=code, id__gt=last))
    if counted is not None:
        rows = rows.filter(counted=counted)
    return list(rows[:size])
