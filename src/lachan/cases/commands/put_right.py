"""Wrong acts put right: by a later act that takes the place of the first, which stays in the record."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.docket import ledger, readings
from lachan.docket.kinds import ASKS
from lachan.docket.models import Act, Handover, HandoverAnswer, Matter
from lachan.docket.registers import HANOI
from lachan.docket.steps import AgencyOver, Step, ahead, check_facts, lives
from lachan.law.book import book
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed

FIRST_ACTS = frozenset({"report_received", "case_initiated"})
PARTED = frozenset({"cases_joined", "case_separated", "case_joined_into", "accused_moved"})


class NotYourAct(Refusal):
    """Hành vi này do cơ quan khác ghi. Đề nghị cơ quan đó đính chính."""


class AlreadyCorrected(Refusal):
    """Hành vi này đã được đính chính. Tải lại trang và đính chính bản đang có hiệu lực."""


class ReasonNeeded(Refusal):
    """Đính chính phải có lý do. Ghi lý do rồi lưu lại."""


class NothingToCorrect(Refusal):
    """Không có gì thay đổi so với bản đã ghi. Sửa ngày giờ hoặc nội dung rồi lưu lại."""


class OthersRestOnIt(Refusal):
    """Có hành vi ghi sau dựa vào hành vi này. Đính chính các hành vi ghi sau trước."""


class CarriedAct(Refusal):
    """Hành vi này được mang từ hồ sơ vụ án khác sang. Đính chính trong hồ sơ gốc."""


class ItselfACorrection(Refusal):
    """Đây đã là một đính chính nên không đính chính hay gỡ được nữa. Ghi lại hành vi đúng; các bản cũ vẫn còn trong hồ sơ."""


class BoundUp(Refusal):
    """Hành vi này gắn với một lần bàn giao hoặc nhập, tách vụ án nên không gỡ một mình được. Bàn giao chưa nhận: đề nghị nơi nhận từ chối trong khay; đã nhận: bàn giao trả lại; nhập, tách nhầm: tách lại, nhập lại."""


@command(Permission.CASE_CORRECT, article="BLTTHS Điều 133")
def correct_step(
    *, matter: Matter, act: Act, occurred_at: datetime, reason: str, by: Actor, at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Act:  # fmt: skip
    """Đính chính một hành vi của vụ án: thời hạn, giai đoạn tính theo bản mới, bản cũ vẫn còn."""
    said = dict(act.facts if facts is None else facts)
    _may_correct(matter, act, reason, by)
    if occurred_at == act.occurred_at and said == act.facts:
        raise NothingToCorrect(field="occurred_at")
    check_facts(act.kind, said)
    ahead(act.kind, said, occurred_at)
    _as_its_verb_asks(matter, act, Step(occurred_at, act.person_id, said), at)
    deed = Deed(
        "+", act.kind, occurred_at, at, str(act.agency_id), said, str(act.id), act.person_id
    )
    return _replace(matter, act, deed, reason, by, at)


@command(Permission.CASE_CORRECT, article="BLTTHS Điều 133")
def withdraw_act(*, matter: Matter, act: Act, reason: str, by: Actor, at: datetime) -> Act:
    """Gỡ hiệu lực một hành vi ghi nhầm (nhầm hồ sơ, nhầm người, không có thật): hành vi vẫn còn, không còn được tính."""
    _may_correct(matter, act, reason, by)
    if act.kind in FIRST_ACTS:
        raise OthersRestOnIt
    if _bound_up(act):
        raise BoundUp
    facts = {"field": "act", "what": "withdrawn"}
    deed = Deed(
        "+", "fact_corrected", act.occurred_at, at, str(act.agency_id), facts, str(act.id), None
    )
    return _replace(matter, act, deed, reason, by, at)


def _as_its_verb_asks(matter: Matter, act: Act, step: Step, at: datetime) -> None:
    """A correction opens no door that the verb keeps shut: the ground, the result, the term that must be over."""
    if not lives(act.agency_id, step.when):
        raise AgencyOver(field="occurred_at")
    others = [deed for deed in readings.deeds_of(matter.id) if deed.id != str(act.id)]
    if act.kind in ASKS:
        ASKS[act.kind](others, step, at)


def _bound_up(act: Act) -> bool:
    """Something else was done with it: a thing was sent or answered for, an accused left with a part."""
    sent = Handover.objects.filter(act=act).exclude(answer__received=False)
    answered = HandoverAnswer.objects.filter(act=act)
    return act.kind in PARTED or sent.exists() or answered.exists()


def _may_correct(matter: Matter, act: Act, reason: str, by: Actor) -> None:
    if readings.current(matter.id) is None or act.matter_id != matter.id:
        raise NotFound
    if act.agency_id not in by.scope:
        raise NotYourAct
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if "carried_from" in act.facts:
        raise CarriedAct
    if act.kind == "fact_corrected":
        raise ItselfACorrection
    if Act.objects.filter(supersedes=act).exists():
        raise AlreadyCorrected


def _replace(matter: Matter, act: Act, deed: Deed, reason: str, by: Actor, at: datetime) -> Act:
    done = readings.deeds_of(matter.id)
    _still_stands(done, deed)
    new = ledger.Deed(deed.kind, deed.occurred_at, deed.facts, None, reason, act.id, deed.person)
    try:
        with transaction.atomic():
            return ledger.record(matter.id, [new], by=by, at=at)[0]
    except IntegrityError as raced:
        raise AlreadyCorrected from raced


def _still_stands(done: list[Deed], new: Deed) -> None:
    """Whatever could follow before must still be able to follow: else the record would contradict itself."""
    before, after = [d for d in done if d.id != new.id], [*done, new]
    fallen = [
        deed for deed in [*done, new]
        if deed.id != new.supersedes
        and tracks.why_not(after, deed) is not None
        and (deed is new or tracks.why_not(before, deed) is None)
    ]  # fmt: skip
    if fallen:
        said = "; ".join(
            f"«{book().label(d.kind)}» {d.occurred_at.astimezone(HANOI):%d/%m/%Y}"
            for d in fallen[:4]
        )
        raise OthersRestOnIt(
            f"Đính chính như vậy thì hành vi sau không còn đúng trình tự: {said}. "
            "Đính chính các hành vi đó trước, hoặc kiểm tra lại ngày giờ."
        )
