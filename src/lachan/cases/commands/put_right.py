"""Wrong acts put right: by a later act that takes the place of the first, which stays in the record."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.docket import ledger, readings
from lachan.docket.models import Act, Matter
from lachan.docket.registers import HANOI
from lachan.docket.steps import check_facts
from lachan.law.book import book
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed

FIRST_ACTS = frozenset({"report_received", "case_initiated"})


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


@command(Permission.REPORT_CORRECT, article="BLTTHS Điều 133")
def correct_step(
    *, matter: Matter, act: Act, occurred_at: datetime, reason: str, by: Actor, at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Act:  # fmt: skip
    """Đính chính một hành vi của vụ án: bản mới thay bản cũ trong mọi cách đọc, bản cũ vẫn còn."""
    said = dict(act.facts if facts is None else facts)
    _may_correct(matter, act, reason, by)
    if occurred_at == act.occurred_at and said == act.facts:
        raise NothingToCorrect(field="occurred_at")
    check_facts(act.kind, said)
    deed = Deed(
        "+", act.kind, occurred_at, at, str(act.agency_id), said, str(act.id), act.person_id
    )
    return _replace(matter, act, deed, reason, by, at)


@command(Permission.REPORT_CORRECT, article="BLTTHS Điều 133")
def withdraw_act(*, matter: Matter, act: Act, reason: str, by: Actor, at: datetime) -> Act:
    """Gỡ hiệu lực một hành vi ghi nhầm (nhầm hồ sơ, nhầm người, không có thật): hành vi vẫn còn, không còn được tính."""
    _may_correct(matter, act, reason, by)
    if act.kind in FIRST_ACTS:
        raise OthersRestOnIt
    facts = {"field": "act", "what": "withdrawn"}
    deed = Deed(
        "+", "fact_corrected", act.occurred_at, at, str(act.agency_id), facts, str(act.id), None
    )
    return _replace(matter, act, deed, reason, by, at)


def _may_correct(matter: Matter, act: Act, reason: str, by: Actor) -> None:
    if readings.current(matter.id) is None or act.matter_id != matter.id:
        raise NotFound
    if act.agency_id not in by.scope:
        raise NotYourAct
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if "carried_from" in act.facts:
        raise CarriedAct
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
