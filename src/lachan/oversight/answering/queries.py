"""One page of things asked, newest first, by key; where each stands is read from its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

T = TypeVar("T")
PAGE = 50
After = tuple[datetime, UUID]


@dataclass(frozen=True)
class Asked(Generic[T]):
    rows: Sequence[T]
    more: After | None


def page(rows: QuerySet[Any], moment: str, after: After | None, size: int = PAGE) -> Asked[Any]:
    """Keyset by the moment and the key, never an offset."""
    if after is not None:
        when, row = after
        rows = rows.filter(Q(**{f"{moment}__lt": when}) | Q(**{moment: when, "id__lt": row}))
    found = list(rows.order_by(f"-{moment}", "-id")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Asked(found[:size], (getattr(last, moment), last.id) if last else None)


def still_open(rows: QuerySet[Any], steps: type[Any], of: str) -> QuerySet[Any]:
    """Those whose agency still has something to say, by the last step."""
    last = steps.objects.filter(**{of: OuterRef("id")}).order_by("-turn")
    told = rows.annotate(
        last=Subquery(last.values("kind")[:1]), ended=Subquery(last.values("result")[:1])
    )
    return told.filter(Q(last=None) | Q(last="received") | Q(last="checked") & ~Q(ended="done"))
