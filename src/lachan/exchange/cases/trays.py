"""The file on its way: sent in the book and not yet received, it waits in the recipient's tray; received, it is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from lachan.access.pour import pour, pour_values
from lachan.docket import projection
from lachan.docket.models import Handover, HandoverAnswer
from lachan.procedure.acts import in_effect

from .words import words

if TYPE_CHECKING:
    from .writing import Written


@dataclass(frozen=True)
class Sent:
    """The last sending of the file that nobody has answered."""

    act: UUID
    sender: int
    to: int
    at: datetime


def unanswered(one: "Written") -> Sent | None:
    """By the acts of the case: the last movement of the file, where it was a sending of this import."""
    moving = [d for d in in_effect(one.deeds, until=None, known_at=None)
              if d.kind in words()["sends"] or d.kind in words()["takes"]]  # fmt: skip
    last = moving[-1] if moving else None
    if (
        last is None
        or last.kind in words()["takes"]
        or last.id not in {s.deed.id for s in one.steps}
    ):
        return None
    to = last.facts.get("to") or projection.investigator_of(one.deeds)
    sender = int(str(last.agency))
    return (
        Sent(UUID(last.id), sender, int(str(to)), last.occurred_at)
        if to and int(str(to)) != sender
        else None
    )


def send(done: "Sequence[Written]", at: datetime) -> None:
    """Put what is on its way into trays, and close what this import says was received."""
    found = [(one, sent) for one in done if (sent := unanswered(one)) is not None]
    pour([
        Handover(matter=one.matter, what="file", sender_id=sent.sender, recipient_id=sent.to, sent_at=sent.at,
                 act_id=sent.act)
        for one, sent in found
    ])  # fmt: skip
    _receive([one for one in done if not one.plan.opens])


def _receive(done: "Sequence[Written]") -> None:
    waiting = (
        Handover.objects.filter(
            matter__in=[one.matter.id for one in done], what="file", answer=None
        )
        if done
        else []
    )
    by_matter = {way.matter_id: way for way in waiting}
    rows = []
    for one in done:
        way = by_matter.get(one.matter.id)
        taken = [s for s in one.steps if s.deed.kind in words()["takes"] and way and s.given.agency.id == way.recipient_id
                 and s.deed.occurred_at >= way.sent_at]  # fmt: skip
        if way is not None and taken:
            rows.append({"handover_id": way.id, "received": True, "ground": "", "answered_at": taken[0].deed.occurred_at,
                         "act_id": UUID(taken[0].deed.id)})  # fmt: skip
    pour_values(HandoverAnswer, rows)
