"""Sending one delivery: tried, then tried again later and later, until it is sent, given up or needless."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from .ladders import RUNGS
from .models import Delivery, Notice
from .ports import Message, Port, Result
from .rows import USING

BACKOFF = tuple(timedelta(minutes=n) for n in (1, 2, 5, 10, 20, 40, 60))
CARED = "/cham-soc/can-lam/"  # the list of whoever opens it: no link leads to one person
MOST_TRIES = 30  # a day and more of trying; a release alarm is never given up while it is open


def due(as_of: datetime, most: int = 500) -> list[UUID]:
    """Deliveries whose hour has come, the loud first."""
    waiting = Delivery.objects.using(USING).filter(state="waiting", next_at__lte=as_of)
    return list(
        waiting.order_by(F("notice__loud").desc(), "next_at").values_list("id", flat=True)[:most]
    )


def loud_among(deliveries: Collection[UUID]) -> set[UUID]:
    """Those that speak of a release."""
    found = Delivery.objects.using(USING).filter(id__in=deliveries, notice__loud=True)
    return set(found.values_list("id", flat=True))


def deliver(
    delivery: UUID, at: datetime, ports: Mapping[str, Port], *, base: str, synthetic: bool
) -> str:
    """Send it if it still waits; its state afterwards. Of two workers, the second finds it taken."""
    with transaction.atomic(using=USING):
        row = (
            Delivery.objects.using(USING).select_for_update(skip_locked=True, of=("self",), no_key=True)
            .select_related("notice", "contact").filter(id=delivery, state="waiting").first()
        )  # fmt: skip
        if row is None:
            return "taken"
        _settle(row, _tried(row, at, ports, base, synthetic), at)
        row.save(using=USING, update_fields=["state", "tries", "next_at", "sent_at", "error"])
        return row.state


def _tried(
    row: Delivery, at: datetime, ports: Mapping[str, Port], base: str, synthetic: bool
) -> Result | None:
    """None where the term has ended, or the address was taken back, while it waited."""
    if row.notice.closed_at is not None or _taken_back(row, at):
        return None
    if row.channel not in ports:
        return Result("no_channel")
    return ports[row.channel].send(message_of(row, at, base=base, synthetic=synthetic))


def _taken_back(row: Delivery, at: datetime) -> bool:
    return row.contact.valid_to is not None and row.contact.valid_to <= at


def message_of(row: Delivery, at: datetime, *, base: str, synthetic: bool) -> Message:
    notice: Notice = row.notice
    return Message(
        id=row.id, to=row.contact.address, code=notice.code, sentence=RUNGS[notice.rung].label,
        link=base.rstrip("/") + (f"/vu-viec/{notice.code}/" if notice.matter_id else CARED), at=at, synthetic=synthetic,
    )  # fmt: skip


def _settle(row: Delivery, result: Result | None, at: datetime) -> None:
    if result is None:
        row.state = "dropped"
        return
    row.tries, row.error = row.tries + 1, result.error
    if result.ok:
        row.state, row.sent_at = "sent", at
    elif result.lasting or (row.tries >= MOST_TRIES and not row.notice.loud):
        row.state = "failed"
    else:
        row.next_at = at + BACKOFF[min(row.tries, len(BACKOFF)) - 1]
