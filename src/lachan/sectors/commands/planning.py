"""Verbs of a plan of checks: which firm is to be visited by when, and what is taken out again."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.procedure.periods import local_day
from lachan.sectors import queries
from lachan.sectors.models import Firm, PlannedCheck, PlannedDrop
from lachan.sectors.refusals import (
    NoPaperNumber,
    NoPlanDay,
    NotThisPlan,
    NotYourPlan,
    NoWordOfDropping,
    PlannedAlready,
)
from lachan.sectors.writing import said

from .registering import BASIS

LONGEST = timedelta(days=366)


@command(Permission.CHECK_DO, article=BASIS)
def plan_check(
    *, firm: Firm, number: str, by_day: date, by: Actor, at: datetime, words: str = ""
) -> PlannedCheck:
    """Đưa một cơ sở vào kế hoạch kiểm tra: kế hoạch số mấy, chậm nhất ngày nào."""
    today = local_day(at)
    if not number.strip():
        raise NoPaperNumber(field="number")
    if not today <= by_day <= today + LONGEST:
        raise NoPlanDay(field="by_day")
    row = PlannedCheck(firm=firm, number=" ".join(number.split()), by_day=by_day, words=" ".join(words.split()), **said(by, at))  # fmt: skip
    about(row.id, sector=firm.sector)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as known:
        raise PlannedAlready(field="number") from known
    return row


@command(Permission.CHECK_DO, article=BASIS)
def drop_planned_check(
    *, planned: PlannedCheck, words: str, by: Actor, at: datetime
) -> PlannedDrop:
    """Đưa một cơ sở ra khỏi kế hoạch kiểm tra, nêu lý do; dòng kế hoạch vẫn còn để thấy."""
    if planned.agency_id not in queries.follows():
        raise NotYourPlan
    if not queries.is_open(planned):
        raise NotThisPlan
    if not words.strip():
        raise NoWordOfDropping(field="words")
    row = PlannedDrop(planned=planned, words=" ".join(words.split()), **said(by, at))
    about(planned.id)
    row.save(force_insert=True)
    return row
