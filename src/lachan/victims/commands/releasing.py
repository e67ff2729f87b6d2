"""Verbs by which figures of victims leave. What left is kept as it left: it is given out again, and never counted again."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.law.refusals import LawRefusal
from lachan.procedure.periods import local_day
from lachan.release.noising import Budget, Spent
from lachan.release.open_data import publish_open_data
from lachan.release.tables import NOTE, Release, publish_tables
from lachan.victims import queries
from lachan.victims.counting import source
from lachan.victims.models import VictimRelease
from lachan.victims.refusals import (
    CannotRelease,
    NoSuchYears,
    OpenDataAlreadyOut,
    TablesAlreadyOut,
    YearsNotClosed,
)

FIRST = 2012  # Luật 66/2011 in force
LOCK = 140  # beside the plan's 138 and the report's 139; the second key is the province
MARK = "DỮ LIỆU GIẢ LẬP"
ART = "Luật 53/2024; Luật 91/2025/QH15: chỉ số liệu không nhận ra người"
T = TypeVar("T")


@command(Permission.FIGURES_PUBLISH, article=ART)
def release_victim_tables(
    *, year_from: int, year_to: int, by: Actor, at: datetime
) -> VictimRelease:
    """Công bố bảng nạn nhân đã che và làm tròn của những năm đã khép; mỗi năm một lần."""
    _alone(by, year_from, year_to, at)
    if queries.released(by, year_from, year_to, "tables"):
        raise TablesAlreadyOut(field="year")
    found = source(by.province_id, year_from, year_to)
    years, mark = tuple(range(year_from, year_to + 1)), MARK if found.synthetic or by.synthetic else ""  # fmt: skip
    made = _said(lambda: publish_tables(found.people, years, seed=year_from * 10_000 + year_to, mark=mark))  # fmt: skip
    return _kept("tables", year_from, year_to, _tables_told(made), bool(mark), by, at)


@command(Permission.FIGURES_PUBLISH, article=ART)
def release_victim_data(
    *, year_from: int, year_to: int, epsilon: float, delta: float, by: Actor, at: datetime, again: bool = False
) -> VictimRelease:  # fmt: skip
    """Công bố bộ dữ liệu mở có bảo vệ riêng tư vi phân; ε của mọi lần về cùng những năm cộng lại không quá mức trần."""
    _alone(by, year_from, year_to, at)
    before = queries.released(by, year_from, year_to, "open_data")
    if before and not again:
        raise OpenDataAlreadyOut(field="year")
    found = source(by.province_id, year_from, year_to)
    years, mark = tuple(range(year_from, year_to + 1)), MARK if found.synthetic or by.synthetic else ""  # fmt: skip
    spent = [Spent(one.epsilon or 0.0, one.delta or 0.0) for one in before]
    made = _said(lambda: publish_open_data(found.willing, years, Budget(epsilon, delta), spent, mark))  # fmt: skip
    content = {"csv": made.as_csv(), "metadata": made.metadata(), "head": made.head()}
    return _kept("open_data", year_from, year_to, content, bool(mark), by, at, made.noisy.spent)


def _alone(by: Actor, year_from: int, year_to: int, at: datetime) -> None:
    """Whoever comes second in a province waits, and then sees what the first one let out."""
    if not FIRST <= year_from <= year_to:
        raise NoSuchYears(field="year")
    if year_to >= local_day(at).year:
        raise YearsNotClosed(field="year")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, by.province_id])


def _said(make: Callable[[], T]) -> T:
    """A refusal of the pure part is one of this verb, and is in the log as such."""
    try:
        return make()
    except LawRefusal as refused:
        raise CannotRelease(refused.message, field="year") from refused


def _tables_told(made: Release) -> dict[str, Any]:
    """Nothing but what is told: no count behind a hidden cell is kept anywhere."""
    return {
        "note": NOTE, "mark": made.mark, "withheld": list(made.withheld),
        "tables": [{"title": one.title, "rows": list(made.grid(one))} for one in made.family.tables],
    }  # fmt: skip


def _kept(kind: str, year_from: int, year_to: int, content: dict[str, Any], synthetic: bool, by: Actor,
          at: datetime, spent: Spent | None = None) -> VictimRelease:  # fmt: skip
    fresh = uuid7()
    told = {"epsilon": round(spent.epsilon, 4), "delta": spent.delta} if spent else {}
    line = about(fresh, kind=kind, year_from=year_from, year_to=year_to, **told)
    row = VictimRelease(
        id=fresh, province_id=by.province_id, kind=kind, year_from=year_from, year_to=year_to, content=content,
        epsilon=spent.epsilon if spent else None, delta=spent.delta if spent else None, agency_id=by.agency_id,
        account_id=by.account_id, released_at=at, synthetic=synthetic, line_id=line.id,
    )  # fmt: skip
    row.save(force_insert=True)
    return row
