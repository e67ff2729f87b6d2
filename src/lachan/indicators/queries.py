"""Questions to the published figures."""

from uuid import UUID

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound

from .models import Figure, FigureLine
from .periods import Period


def latest(viewer: Actor, when: Period) -> list[Figure]:
    """The newest figure of each code and variant for the period."""
    rows = Figure.objects.filter(
        province_id=viewer.province_id,
        calendar=when.calendar,
        period_from=when.begin,
        period_to=when.to,
    ).order_by("code", "variant", "-as_of", "-id")
    return list(rows.distinct("code", "variant"))


def figure(viewer: Actor, figure_id: UUID) -> Figure:
    found = Figure.objects.filter(id=figure_id).first()
    if found is None:
        raise NotFound
    return found


def lines(
    viewer: Actor, of: Figure, after: str = "", counted: bool | None = None, size: int = 100
) -> list[FigureLine]:
    """The list behind a figure by code name; keyset on the code."""
    rows = of.lines.filter(matter_code__gt=after).order_by("matter_code")
    if counted is not None:
        rows = rows.filter(counted=counted)
    return list(rows[:size])
