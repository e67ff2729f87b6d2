"""Giving and taking: file, exhibits, a detained person. Sent, received or refused; never without an owner."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.docket import codes as docket_codes
from lachan.docket import projection, readings, registers, standings
from lachan.docket.commands import (
    AlreadyAnswered,
    GroundNeeded,
    NotAddressee,
    SameAgency,
)
from lachan.docket.kinds import records
from lachan.docket.models import Act, Handover, HandoverAnswer, Matter, Term
from lachan.docket.sides import (
    FACILITY,
    INVESTIGATION,
    PROCEEDING,
    PROCURACY,
    Side,
    first_of,
    standing_of,
)
from lachan.docket.steps import Step, hands_down, may_follow, take
from lachan.procedure.acts import Act as Deed
from lachan.procedure.guards_again import returning
from lachan.reference.codes import COURTS, Kind, Level
from lachan.reference.models import Agency

from .. import routes
from ..models import Lodging
from ..sending import send

HANDING = first_of(PROCEEDING, INVESTIGATION, PROCURACY, FACILITY)


# Handed over by name of code; a file and exhibits are of the case, whoever was chosen on the form.
PERSONS = frozenset({"detainee", "victim"})


class NotTheHolder(Refusal):
    """Hồ sơ vụ án đang do cơ quan khác giữ nên đơn vị của anh/chị chưa chuyển được. Xem dòng «Đang thụ lý» trên trang vụ án."""


class UnknownThing(Refusal):
    """Chưa rõ bàn giao gì. Chọn hồ sơ, vật chứng, người bị giam giữ hoặc nạn nhân rồi gửi lại."""


class WhoIsHandedOver(Refusal):
    """Bàn giao người bị giữ, tạm giữ, tạm giam hoặc nạn nhân phải nêu mã của người đó. Chọn người rồi gửi lại."""


class NoSuchWay(Refusal):
    """Hồ sơ vụ án không chuyển thẳng cho nơi này. Cơ quan điều tra chuyển hồ sơ cho Viện kiểm sát, Viện kiểm sát chuyển cho Tòa án, Tòa án trả cho Viện kiểm sát (BLTTHS Điều 232, 244, 280); chọn đúng nơi nhận."""


class NotForThem(Refusal):
    """Nơi này không nhận thứ đó trên hệ thống. Vật chứng giao cho cơ quan tiến hành tố tụng; người bị giữ, tạm giữ, tạm giam giao cho Cơ quan điều tra, Bộ đội Biên phòng hoặc cơ sở giam giữ; nạn nhân giao cho nơi hỗ trợ. Chọn lại nơi nhận."""


class BeforeItWasSent(Refusal):
    """Thời điểm trả lời không thể trước khi bàn giao được gửi. Sửa lại ngày giờ rồi lưu lại."""


class NotInCustody(Refusal):
    """Người này hiện không bị giữ, tạm giữ, tạm giam nên không bàn giao được. Kiểm tra lại mã người, hoặc ghi lệnh, quyết định giữ người trước."""


@records(HANDING, "item_handed_over", "case_file_sent_to_procuracy", "case_file_sent_to_court",
         "returned_file_sent_to_procuracy", "appellate_file_sent", "case_file_transferred",
         "appellate_file_returned_by_procuracy")  # fmt: skip
@command(Permission.CASE_HAND, article="BLTTHS Điều 90, 133, 169, 232, 244, 280, 339")
def hand_over(
    *, matter: Matter, what: str, to: Agency, step: Step, by: Actor, at: datetime
) -> Handover:
    """Giao hồ sơ vụ án, vật chứng, người bị giam giữ cho cơ quan khác; nơi nhận phải nhận hoặc từ chối trong khay."""
    if readings.current(matter.id) is None:
        raise NotFound
    way = _way(matter, what, to, by)
    _may_send(matter, what, to, step, by)
    facts = (
        {"to": str(to.id)} if way.sent != "item_handed_over" else {"to": str(to.id), "what": what}
    )
    if way.sent == "appellate_file_returned_by_procuracy":
        facts = {}
    if way.sent == "case_file_transferred" and _hands_down(to, step, by):
        facts["succession"] = True
    step = step if what in PERSONS else replace(step, person=None)
    sent = send(matter, way.sent, what, to, step, HANDING, facts, by, at)
    _receivable(way, sent, by)
    return sent


def _hands_down(to: Agency, step: Step, by: Actor) -> bool:
    """To the successor, or to the province's own body, by a body in its last weeks: no transfer under Điều 169."""
    heir = Agency.objects.filter(id=by.agency_id, successor=to).exists()
    return hands_down(by.agency_id, step.when) and (heir or to.level == Level.PROVINCE)


def _receivable(way: routes.Way, sent: Handover, by: Actor) -> None:
    """Nothing is sent that the recipient could only refuse: the act of receiving must be able to follow."""
    facts = _receipt_facts(way, sent)
    taken = Deed("+", way.received, sent.sent_at, sent.sent_at, str(sent.recipient_id), facts,
                 None, sent.act.person_id)  # fmt: skip
    with standings.whole(by):
        may_follow(readings.deeds_of(sent.matter_id), taken)


def _way(matter: Matter, what: str, to: Agency, by: Actor) -> routes.Way:
    if what not in dict(docket_codes.HANDED) or what == "report":
        raise UnknownThing(field="what")
    now = projection.situation_of(readings.deeds_of(matter.id))
    if what == "file" and not routes.leads(by.agency_kind, to.kind):
        raise NoSuchWay(field="to")
    if to.kind not in routes.TAKES.get(what, frozenset(Kind)):
        raise NotForThem(field="to")
    return routes.way_of(what, by.agency_kind, to.kind, now)


def _may_send(matter: Matter, what: str, to: Agency, step: Step, by: Actor) -> None:
    if to.id in by.scope:
        raise SameAgency(field="to")
    if what in PERSONS and step.person is None:
        raise WhoIsHandedOver(field="person")
    if what == "detainee":
        _in_custody(matter, step)
    now = readings.current(matter.id)
    if what == "file" and now is not None and now.holder_id not in by.scope:
        raise NotTheHolder


def _in_custody(matter: Matter, step: Step) -> None:
    """Whoever is kept, or serves a sentence; one who is not on this record is told so by the gate."""
    known = projection.situation_of(readings.deeds_of(matter.id)).accused
    one = known.get(step.person or "")
    if one is not None and not (projection.detained(one) or one.custody == "serving"):
        raise NotInCustody(field="person")


def _not_before_sent(handover: Handover, step: Step) -> None:
    if step.when < handover.sent_at:
        raise BeforeItWasSent(field="when")


def _waits(handover: Handover, by: Actor) -> None:
    """Two clerks at once come one after the other: the second finds it answered."""
    _addressed(handover, by)
    with standings.whole(by, waiting=True):
        readings.current(handover.matter_id)
    _addressed(handover, by)


def _addressed(handover: Handover, by: Actor) -> None:
    if handover.recipient_id not in by.scope:
        raise NotAddressee
    if not Handover.objects.filter(id=handover.id).exists():
        raise NotFound
    if HandoverAnswer.objects.filter(handover=handover).exists():
        raise AlreadyAnswered


ADDRESSEE = Side("addressee", "Nơi nhận", frozenset(Kind), NotAddressee,
                 lambda matter, now, by: standing_of(matter, by, *dict(docket_codes.STANDING)))  # fmt: skip


@records(ADDRESSEE, "item_received", "case_file_received_by_procuracy", "case_file_received_by_court",
         "returned_file_received_by_procuracy", "returned_file_received", "appellate_file_received",
         "transferred_file_received", "appellate_file_received_by_procuracy",
         "file_received_again_by_court", "appellate_judgment_received")  # fmt: skip
@command(Permission.CASE_HAND, article="BLTTHS Điều 133, 169, 174, 240, 244, 276, 340")
def receive_item(*, handover: Handover, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận bàn giao và vào sổ; từ đây nơi nhận là nơi đang giữ và thời hạn của nơi nhận bắt đầu."""
    _waits(handover, by)
    _not_before_sent(handover, step)
    matter = handover.matter
    with standings.whole(by, waiting=True):
        way, person = _way_of(handover, by), _person_of(handover)
        standings.give_once(matter, by.agency_id, _standing(way, handover.what, by), step.when)
    facts = _receipt_facts(way, handover)
    with standings.whole(by, waiting=True):
        act = take(matter, way.received, Step(step.when, person, step.facts, step.paper, step.note), ADDRESSEE,
                   by=by, at=at, facts=facts)  # fmt: skip
    if handover.what == "detainee" and by.agency_kind == Kind.DETENTION_FACILITY and person:
        Lodging.objects.bulk_create(
            [
                Lodging(
                    matter=matter, person=person, facility_id=by.agency_id, since=step.when, act=act
                )
            ]
        )
    _answer(handover, act, True, step.when)
    if way.book:
        _number(matter, way.book, act, by, at)
    return act


def _person_of(handover: Handover) -> str | None:
    return Act.objects.filter(id=handover.act_id).values_list("person_id", flat=True).first()


def _way_of(handover: Handover, by: Actor) -> routes.Way:
    """As the sending act said: a return begins with the decision to return, not with a sending."""
    act = Act.objects.filter(id=handover.act_id).values_list("kind", flat=True).first()
    now = projection.situation_of(readings.deeds_of(handover.matter_id))
    if act == "file_returned_by_procuracy":
        by_whom = returning(now.deeds)
        return routes.Way(act, "returned_file_received", "recipient", returned_by=by_whom)
    sender = Agency.objects.get(id=handover.sender_id)
    return routes.way_of(handover.what, sender.kind, by.agency_kind, now)


def _standing(way: routes.Way, what: str, by: Actor) -> str:
    """The file makes a procuracy supervise and a court try; exhibits or a person do not."""
    if by.agency_kind == Kind.DETENTION_FACILITY:
        return "custodian"
    if what != "file":
        return "recipient" if by.agency_kind in standings.PROCEDURAL | COURTS else "notifier"
    if way is routes.ITEM:
        return {"procuracy": "supervisor", "court": "court"}.get(
            routes.body_of(by.agency_kind), "recipient"
        )
    return way.standing


def _receipt_facts(way: routes.Way, handover: Handover) -> dict[str, object]:
    if way.received == "item_received":
        return {"handover": str(handover.id), "what": handover.what}
    returned = way.received == "returned_file_received" and way.returned_by
    return {"returned_by": way.returned_by} if returned else {}


def _answer(handover: Handover, act: Act, received: bool, when: datetime, ground: str = "") -> None:
    answer = HandoverAnswer(
        handover=handover, received=received, ground=ground, answered_at=when, act=act
    )
    try:
        with transaction.atomic():
            HandoverAnswer.objects.bulk_create([answer])
    except IntegrityError as raced:
        raise AlreadyAnswered from raced


def _number(matter: Matter, book: str, act: Act, by: Actor, at: datetime) -> None:
    """A file that comes back keeps the number it has in the book."""
    if matter.entries.filter(agency=by.agency_id, book=book).exists():
        return
    entry = registers.enter(
        matter.id, agency_id=by.agency_id, book=book, received_at=act.occurred_at, at=at
    )
    Term.objects.bulk_create(
        [Term(matter=matter, kind="number", text=registers.number_text(entry))]
    )


@records(ADDRESSEE, "item_refused")
@command(Permission.CASE_HAND, article="BLTTHS Điều 133")
def refuse_item(*, handover: Handover, ground: str, step: Step, by: Actor, at: datetime) -> Act:
    """Từ chối nhận bàn giao, có lý do; thứ được giao vẫn thuộc trách nhiệm của nơi gửi."""
    _waits(handover, by)
    _not_before_sent(handover, step)
    if ground not in dict(docket_codes.REFUSAL_GROUNDS):
        raise GroundNeeded(field="ground")
    facts: dict[str, object] = {
        "handover": str(handover.id),
        "what": handover.what,
        "reason": ground,
    }
    with standings.whole(by, waiting=True):
        act = take(handover.matter, "item_refused", step, ADDRESSEE, by=by, at=at, facts=facts)
    _answer(handover, act, False, step.when, ground)
    return act
