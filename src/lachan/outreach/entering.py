"""Writing rows under the running verb's line, and the next turn of a row that is corrected."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from lachan.access import audit
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from .models import Kept
from .refusals import (
    HeldLongAgo,
    NoReason,
    NotYetHeld,
    NotYourRow,
    OrganiserNotThere,
    Superseded,
)

FIRST_DAY = date(2010, 1, 1)
K = TypeVar("K", bound=Kept)


def said(by: Actor, at: datetime) -> dict[str, Any]:
    """The columns that say who wrote a row; `line` is the verb's line in the log."""
    return {"agency_id": by.agency_id, "account_id": by.account_id, "recorded_at": at,
            "line_id": audit.current.get().id}  # fmt: skip


def first(by: Actor, at: datetime) -> dict[str, Any]:
    """A row that nothing stood before."""
    fresh = uuid7()
    audit.about(fresh, turn=1)
    return {"id": fresh, "root": fresh, "turn": 1, "province_id": by.province_id, **said(by, at)}


def next_turn(before: Kept, why: str, by: Actor, at: datetime) -> dict[str, Any]:
    """The row that says `before` right; of two at once the database refuses one."""
    if not why.strip():
        raise NoReason(field="why")
    if before.agency_id not in bodies(by):
        raise NotYourRow
    model = type(before)
    if model.objects.filter(root=before.root, turn__gt=before.turn).exists():
        raise Superseded
    audit.about(before.root, turn=before.turn + 1)
    return {"root": before.root, "turn": before.turn + 1, "why": " ".join(why.split()),
            "province_id": before.province_id, **said(by, at)}  # fmt: skip


def bodies(by: Actor) -> set[int]:
    """The actor's bodies and those whose work they took over."""
    found = set(by.scope) | {by.agency_id}
    while True:
        more = set(Agency.objects.filter(successor__in=found).values_list("id", flat=True)) - found
        if not more:
            return found
        found |= more


def current(rows: QuerySet[K]) -> QuerySet[K]:
    """Only what holds: the last turn of each root, and not what was taken back."""
    later = rows.model._default_manager.filter(root=OuterRef("root"), turn__gt=OuterRef("turn"))
    return rows.filter(~Exists(later), withdrawn=False)


def past(day: date, at: datetime, field: str) -> date:
    """A day on which something can have happened."""
    if day > local_day(at):
        raise NotYetHeld(field=field)
    if day < FIRST_DAY:
        raise HeldLongAgo(field=field)
    return day


def organiser_on(body: Agency, day: date, province: int, field: str = "organiser") -> Agency:
    if body.province_id != province or not body.exists_on(day):
        raise OrganiserNotThere(field=field)
    return body
