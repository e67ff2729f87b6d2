"""What the case is about: change, supplement, another paragraph, cancellation of the initiation."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import INVESTIGATION, PROCURACY
from lachan.docket.steps import Step, take

from ..deciding import DEFINING


@records(DEFINING, "case_decision_changed")
@command(Permission.CASE_DEFINE, article="BLTTHS Điều 156 khoản 1, Điều 236 khoản 4")
def change_case_decision(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Thay đổi quyết định khởi tố vụ án khi tội phạm đã khởi tố không đúng với hành vi xảy ra; gửi Viện kiểm sát trong 24 giờ."""
    return take(matter, "case_decision_changed", step, DEFINING, by=by, at=at)


@records(DEFINING, "case_decision_supplemented")
@command(Permission.CASE_DEFINE, article="BLTTHS Điều 156 khoản 1, Điều 236 khoản 4")
def supplement_case_decision(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Bổ sung quyết định khởi tố vụ án khi còn tội phạm khác chưa bị khởi tố; thời hạn tính theo tội nặng nhất."""
    return take(matter, "case_decision_supplemented", step, DEFINING, by=by, at=at)


@records(DEFINING, "paragraph_changed")
@command(Permission.CASE_DEFINE, article="TTLT 04/2018 Điều 8 khoản 3, Điều 14")
def determine_paragraph(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Xác định khoản khác trong cùng điều luật: không phải thay đổi quyết định, nhưng thời hạn tính lại theo loại tội phạm mới."""
    return take(matter, "paragraph_changed", step, DEFINING, by=by, at=at)


@records(PROCURACY, "initiation_cancellation_demanded")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 161 khoản 1; TTLT 04/2018 Điều 7")
def demand_cancellation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát yêu cầu cơ quan đã khởi tố hủy bỏ quyết định khởi tố vụ án không có căn cứ."""
    return take(matter, "initiation_cancellation_demanded", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "initiation_cancelled")
@command(Permission.CHARGE_APPROVE, article="BLTTHS Điều 161 khoản 1 điểm b")
def cancel_initiation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát hủy bỏ quyết định khởi tố vụ án không có căn cứ và trái pháp luật."""
    return take(matter, "initiation_cancelled", step, PROCURACY, by=by, at=at)


@records(INVESTIGATION, "initiation_revoked")
@command(Permission.CASE_DEFINE, article="BLTTHS Điều 158 khoản 1")
def revoke_initiation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Cơ quan đã khởi tố hủy bỏ quyết định khởi tố vụ án khi có một trong các căn cứ của Điều 157."""
    return take(matter, "initiation_revoked", step, INVESTIGATION, by=by, at=at)
