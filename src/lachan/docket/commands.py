"""Verbs of the docket: hand over, receive, refuse; exclude for a conflict of interest."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.models import Account
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.reference.codes import INVESTIGATORS, receipt_by
from lachan.reference.models import Agency

from . import codes, ledger, readings, registers, standings, steps
from .ledger import Deed, PaperGiven
from .models import Act, Exclusion, Handover, HandoverAnswer, Matter, Term


class AlreadyAnswered(Refusal):
    """Bàn giao này đã được trả lời. Tải lại khay để xem ai đã nhận hoặc từ chối."""


class AlreadyOnItsWay(Refusal):
    """Vụ việc đang được chuyển và chưa có trả lời. Chờ nơi nhận trả lời; nếu gấp, gọi trực ban nơi nhận để họ nhận hoặc từ chối rồi mới chuyển nơi khác."""


class SameAgency(Refusal):
    """Nơi nhận trùng với đơn vị đang giữ. Chọn một cơ quan khác."""


class Barred(Refusal):
    """Nguồn tin nêu tên cán bộ của cơ quan này nên không chuyển về đó. Chuyển cho cơ quan cấp trên hoặc cơ quan khác có thẩm quyền."""


class NotHolding(Refusal):
    """Đơn vị của anh/chị không phải nơi đang thụ lý vụ việc này. Việc này do nơi đang thụ lý thực hiện; xem dòng «Đang thụ lý» trên trang vụ việc."""


class NotAddressee(Refusal):
    """Bàn giao này gửi cho cơ quan khác. Chỉ nơi nhận mới nhận hoặc từ chối được; mở khay bàn giao để xem phần gửi cho đơn vị mình."""


class OfACase(Refusal):
    """Đây là bàn giao của một vụ án, không phải của nguồn tin. Nhận, từ chối hoặc gửi bằng mục bàn giao trên hồ sơ vụ án."""


class UnknownHanded(Refusal):
    """Chưa rõ chuyển gì. Chọn «Nguồn tin» hoặc «Hồ sơ» rồi gửi lại."""


class GroundNeeded(Refusal):
    """Từ chối nhận phải có lý do trong danh mục. Chọn lý do, ghi thêm nếu cần, rồi gửi lại."""


def holding(matter: Matter, by: Actor) -> None:
    """Refuse unless the actor's agency holds the matter now; two clerks at once go one after the other."""
    now = readings.current(matter.id)
    if now is None:
        raise NotFound
    if now.holder_id not in by.scope:
        raise NotHolding


@command(Permission.HANDOVER_SEND, article="BLTTHS Điều 145, 146; TTLT 01/2017 Điều 8")
def send_handover(
    *, matter: Matter, to: Agency, what: str, by: Actor, at: datetime, sent_at: datetime,
    paper: PaperGiven | None = None, note: str = "",
) -> Handover:  # fmt: skip
    """Chuyển nguồn tin cho cơ quan có thẩm quyền; nơi nhận thấy ngay trong khay và phải trả lời."""
    holding(matter, by)
    if what not in dict(codes.HANDED):
        raise UnknownHanded(field="what")
    _of_a_report(matter.id, what)
    if to.id in by.scope:
        raise SameAgency(field="to")
    if to.id == matter.barred_id:
        raise Barred(field="to")
    if Handover.objects.filter(matter=matter, what=what, answer=None).exists():
        raise AlreadyOnItsWay
    way = Handover(matter=matter, what=what, sender_id=by.agency_id, recipient=to, sent_at=sent_at)
    facts = {"handover": str(way.id), "to": str(to.id), "what": what}
    act, *_ = ledger.record(
        matter.id, [Deed("handover_sent", sent_at, facts, paper, note)], by=by, at=at
    )
    steps.must_live(to.id, sent_at, by.agency_id)
    way.act = act
    Handover.objects.bulk_create([way])
    standings.give_once(matter, to.id, "recipient", sent_at)
    return way


@command(Permission.HANDOVER_ANSWER, article="TTLT 01/2017 Điều 8, 11")
def receive_handover(*, handover: Handover, by: Actor, at: datetime, received_at: datetime) -> Act:
    """Tiếp nhận bàn giao, vào sổ; thời hạn giải quyết của cơ quan có thẩm quyền tính từ đây."""
    _addressed(handover, by)
    matter = handover.matter
    receipt = receipt_by(by.agency_kind, competent=True)
    deeds = [_answer_deed("handover_received", handover, received_at, receipt_by=receipt)]
    if by.agency_kind in INVESTIGATORS:
        deeds.append(Deed("competent_receipt", received_at, {"receipt_by": "competent_agency"}))
    acts = ledger.record(matter.id, deeds, by=by, at=at)
    _answer(handover, acts[0], received=True, at=received_at)
    entry = registers.enter(matter.id, agency_id=by.agency_id, book="intake",
                            received_at=received_at, at=at)  # fmt: skip
    Term.objects.bulk_create(
        [Term(matter=matter, kind="number", text=registers.number_text(entry))]
    )
    return acts[0]


@command(Permission.HANDOVER_ANSWER, article="TTLT 01/2017 Điều 8")
def refuse_handover(
    *,
    handover: Handover,
    ground: str,
    by: Actor,
    at: datetime,
    refused_at: datetime,
    note: str = "",
) -> Act:
    """Từ chối nhận, có lý do; vụ việc vẫn thuộc nơi gửi và thời hạn của nơi gửi vẫn tiếp tục tính."""
    _addressed(handover, by)
    if ground not in dict(codes.REFUSAL_GROUNDS):
        raise GroundNeeded(field="ground")
    deed = _answer_deed("handover_refused", handover, refused_at, note, reason=ground)
    act, *_ = ledger.record(handover.matter_id, [deed], by=by, at=at)
    _answer(handover, act, received=False, at=refused_at, ground=ground)
    return act


def _addressed(handover: Handover, by: Actor) -> None:
    if handover.recipient_id not in by.scope:
        raise NotAddressee
    if hasattr(handover, "answer"):
        raise AlreadyAnswered
    _of_a_report(handover.matter_id, handover.what)


# What this tray is for; things and files of a case have verbs that know what receiving them means.
OF_A_REPORT = frozenset({"report", "file"})


def _of_a_report(matter_id: UUID, what: str) -> None:
    now = readings.current(matter_id)
    if now is None:
        raise NotFound
    if what not in OF_A_REPORT or (what == "file" and now.initiated_at is not None):
        raise OfACase(field="what")


def _answer_deed(
    kind: str, handover: Handover, when: datetime, note: str = "", **facts: str
) -> Deed:
    return Deed(kind, when, {"handover": str(handover.id), **facts}, note=note)


def _answer(
    handover: Handover, act: Act, *, received: bool, at: datetime, ground: str = ""
) -> None:
    answer = HandoverAnswer(
        handover=handover, received=received, ground=ground, answered_at=at, act=act
    )
    try:
        with transaction.atomic():
            HandoverAnswer.objects.bulk_create([answer])
    except IntegrityError as raced:
        raise AlreadyAnswered from raced


@command(Permission.CONFLICT_EXCLUDE, article="BLTTHS Điều 49, 51, 52")
def exclude_person(*, matter: Matter, account: int, by: Actor, at: datetime) -> None:
    """Loại một người khỏi vụ việc vì xung đột lợi ích; từ đây người đó không thấy vụ việc."""
    if not Account.objects.filter(id=account).exists():
        raise NotFound
    line = about(matter.id, excluded=account)
    Exclusion.objects.bulk_create(
        [Exclusion(matter=matter, account_id=account, since=at, line_id=line.id)],
        ignore_conflicts=True,
    )
