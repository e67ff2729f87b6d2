"""Sending: the act that sends, the thing in the recipient's tray, and standing enough to answer."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.docket import standings
from lachan.docket.commands import AlreadyOnItsWay
from lachan.docket.models import Handover, Matter
from lachan.docket.sides import Side
from lachan.docket.steps import Step, lives, must_live, take
from lachan.reference.models import Agency


def send(
    matter: Matter, kind: str, what: str, to: Agency, step: Step, side: Side,
    facts: dict[str, object], by: Actor, at: datetime,
) -> Handover:  # fmt: skip
    """Record the act that sends, put the thing in the recipient's tray, and let it know of the matter."""
    with standings.whole(by):
        if _on_its_way(matter, what, to, step):
            raise AlreadyOnItsWay
    act = take(matter, kind, step, side, by=by, at=at, facts=facts)
    must_live(to.id, step.when, by.agency_id)
    way = Handover(
        matter=matter, what=what, sender_id=by.agency_id, recipient=to, sent_at=step.when, act=act
    )
    Handover.objects.bulk_create([way])
    standings.give_once(matter, to.id, "addressee", step.when)
    return way


def _on_its_way(matter: Matter, what: str, to: Agency, step: Step) -> bool:
    """There is one file; of other things, the same to the same body. What went to a body that is no more is not."""
    waiting = Handover.objects.filter(matter=matter, what=what, answer=None)
    if what != "file":
        waiting = waiting.filter(recipient=to)
    if what in (
        "detainee",
        "victim",
    ):  # several people of one case may be on their way to one house
        waiting = waiting.filter(act__person=step.person)
    return any(lives(one, step.when) for one in waiting.values_list("recipient_id", flat=True))
