"""Khởi tố bị can: charge, change, supplement, and the procuracy's approval. The right person, the right offence."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter, Mention
from lachan.docket.sides import INVESTIGATION, PROCURACY
from lachan.docket.steps import Step, take
from lachan.people.models import Person


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
    act = take(matter, "accused_charged", step, INVESTIGATION, by=by, at=at)
    _mention(matter, step.person, at)
    return act


@records(INVESTIGATION, "charge_changed")
@command(Permission.CHARGE, article="BLTTHS Điều 180 khoản 1")
def change_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Thay đổi quyết định khởi tố bị can khi hành vi không phạm vào tội đã khởi tố; cũng phải được phê chuẩn."""
    return take(matter, "charge_changed", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "charge_supplemented")
@command(Permission.CHARGE, article="BLTTHS Điều 180 khoản 2")
def supplement_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Bổ sung quyết định khởi tố bị can khi người đó còn thực hiện hành vi khác là tội phạm."""
    return take(matter, "charge_supplemented", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "charge_approved")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 179 khoản 3")
def approve_charge(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn quyết định khởi tố bị can trong 03 ngày kể từ ngày nhận."""
    return take(matter, "charge_approved", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "charge_cancelled")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 179 khoản 3, khoản 4")
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
@command(Permission.CHARGE, article="BLTTHS Điều 179 khoản 4, khoản 5")
def charge_by_procuracy(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát trực tiếp khởi tố bị can khi đã yêu cầu mà Cơ quan điều tra không thực hiện, hoặc sau khi nhận hồ sơ."""
    act = take(matter, "procuracy_charged", step, PROCURACY, by=by, at=at)
    _mention(matter, step.person, at)
    return act
