"""Khởi tố bị can: charge, change, supplement, and the procuracy's approval. The right person, the right offence."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter, Mention
from lachan.docket.registers import HANOI
from lachan.docket.sides import INVESTIGATION, PROCURACY, Side
from lachan.docket.steps import Step, take
from lachan.people.models import Person

from ..deciding import DEFINING

CHILD, ADULT = 14, 18


class TooYoung(Refusal):
    """Theo năm sinh đã ghi, người này chưa đủ 14 tuổi nên không khởi tố bị can (BLHS Điều 12, BLTTHS Điều 157 khoản 3). Kiểm tra lại người; nếu năm sinh ghi sai, thêm lại người đó với năm sinh đúng."""


def _young(code: str | None, step: Step) -> dict[str, object]:
    """What the record knows of a young person counts though nobody typed it again: terms are shorter (Điều 419)."""
    person = Person.objects.filter(code=code).first()
    if person is None or {"juvenile", "birth_year"} & step.facts.keys():
        return {}
    if person.birth_year is None:
        return {"juvenile": True} if person.minor else {}
    return {"birth_year": person.birth_year} if _age(person.birth_year, step) <= ADULT else {}


def _age(birth_year: int, step: Step) -> int:
    """The age reached in the year of the charge; younger on most of its days."""
    return step.when.astimezone(HANOI).year - birth_year


def _charge(kind: str, side: Side, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    act = take(matter, kind, step, side, by=by, at=at, facts=_young(step.person, step))
    born = act.facts.get("birth_year")
    if isinstance(born, int) and _age(born, step) < CHILD:
        raise TooYoung(field="person")
    _mention(matter, step.person, at)
    return act


def _mention(matter: Matter, code: str | None, at: datetime) -> None:
    """The person stands in the record as accused from here on; earlier capacities stay."""
    person = Person.objects.filter(code=code).first()
    if person is not None:
        Mention.objects.bulk_create(
            [Mention(matter=matter, person=person, capacity="accused", recorded_at=at)],
            ignore_conflicts=True,
        )


@records(INVESTIGATION, "accused_charged")
@command(Permission.CHARGE, article="BLTTHS Điều 179")
def charge_accused(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Khởi tố bị can khi có đủ căn cứ xác định một người đã thực hiện hành vi mà BLHS quy định là tội phạm; gửi Viện kiểm sát trong 24 giờ để phê chuẩn."""
    return _charge("accused_charged", INVESTIGATION, matter, step, by, at)


@records(DEFINING, "charge_changed")
@command(Permission.CHARGE, article="BLTTHS Điều 180 khoản 1, Điều 236 khoản 4")
def change_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Thay đổi quyết định khởi tố bị can khi hành vi không phạm vào tội đã khởi tố; cũng phải được phê chuẩn."""
    return take(matter, "charge_changed", step, DEFINING, by=by, at=at)


@records(DEFINING, "charge_supplemented")
@command(Permission.CHARGE, article="BLTTHS Điều 180 khoản 2, Điều 236 khoản 4")
def supplement_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Bổ sung quyết định khởi tố bị can khi có căn cứ xác định bị can còn thực hiện hành vi khác mà BLHS quy định là tội phạm."""
    return take(matter, "charge_supplemented", step, DEFINING, by=by, at=at)


@records(PROCURACY, "charge_approved")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 179 khoản 3")
def approve_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn quyết định khởi tố bị can trong 03 ngày kể từ ngày nhận."""
    return take(matter, "charge_approved", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "charge_cancelled")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 179 khoản 3")
def cancel_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát hủy bỏ quyết định khởi tố bị can; người đang bị giam, giữ phải được trả tự do ngay."""
    return take(matter, "charge_cancelled", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "charge_evidence_demanded")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 179 khoản 3")
def demand_charge_evidence(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát yêu cầu bổ sung chứng cứ, tài liệu làm căn cứ quyết định việc phê chuẩn."""
    return take(matter, "charge_evidence_demanded", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "changed_charge_approved")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 180 khoản 3")
def approve_changed_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn quyết định thay đổi, bổ sung quyết định khởi tố bị can."""
    return take(matter, "changed_charge_approved", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "changed_charge_cancelled")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 180 khoản 3")
def cancel_changed_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát hủy bỏ quyết định thay đổi, bổ sung quyết định khởi tố bị can; quyết định trước vẫn còn."""
    return take(matter, "changed_charge_cancelled", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "procuracy_charged")
@command(Permission.CHARGE, article="BLTTHS Điều 179 khoản 4")
def charge_by_procuracy(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát trực tiếp khởi tố bị can khi đã yêu cầu mà Cơ quan điều tra không thực hiện, hoặc sau khi nhận hồ sơ."""
    return _charge("procuracy_charged", PROCURACY, matter, step, by, at)
