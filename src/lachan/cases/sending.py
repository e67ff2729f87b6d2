"""Sending: the act that sends, the thing in the recipient's tray, and standing enough to answer."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.docket import standings
from lachan.docket.commands import AlreadyOnItsWay
from lachan.docket.models import Handover, Matter
from lachan.docket.sides import Side
from lachan.docket.steps import Step, lives, take
from lachan.reference.models import Agency


class RecipientOver(Refusal):
    """Nơi nhận chưa hoặc không còn hoạt động vào ngày này. Chọn cơ quan kế thừa; nếu ngày ghi sai, sửa lại ngày."""


def send(
    matter: Matter, kind: str, what: str, to: Agency, step: Step, side: Side,
    facts: dict[str, object], by: Actor, at: datetime,
) -> Handover:  # fmt: skip
    """Record the act that sends, put the thing in the recipient's tray, and let it know of the matter."""
    waiting = Handover.objects.filter(matter=matter, what=what, recipient=to, answer=None)
    if what == "detainee":  # several people of one case may be on their way to one house
        waiting = waiting.filter(act__person=step.person)
    if waiting.exists():
        raise AlreadyOnItsWay
    act = take(matter, kind, step, side, by=by, at=at, facts=facts)
    must_live(to, step)
    way = Handover(
        matter=matter, what=what, sender_id=by.agency_id, recipient=to, sent_at=step.when, act=act
    )
    Handover.objects.bulk_create([way])
    standings.give_once(matter, to.id, "addressee", step.when)
    return way


def must_live(to: Agency, step: Step) -> None:
    if not lives(to.id, step.when):
        raise RecipientOver(field="to")
