"""The course of the investigation: its term, its suspension, its end without indictment."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket import readings
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import INVESTIGATION, PROCURACY
from lachan.docket.steps import Step, take

from ..grounds import INVESTIGATING, require_ground, require_term_over


@records(INVESTIGATION, "investigation_extension_requested")
@command(Permission.INVESTIGATION_LEAD, article="BLTTHS Điều 172 khoản 2")
def request_investigation_extension(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Đề nghị Viện kiểm sát gia hạn điều tra, chậm nhất 10 ngày trước khi hết thời hạn."""
    return take(matter, "investigation_extension_requested", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "investigation_extended")
@command(Permission.INVESTIGATION_EXTEND, article="BLTTHS Điều 172 khoản 2")
def extend_investigation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát gia hạn điều tra; số lần và số tháng theo loại tội phạm."""
    return take(matter, "investigation_extended", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "investigation_extended_by_supreme")
@command(Permission.INVESTIGATION_EXTEND, article="BLTTHS Điều 172 khoản 3")
def extend_investigation_by_supreme(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi quyết định gia hạn điều tra của Viện trưởng Viện kiểm sát nhân dân tối cao."""
    return take(matter, "investigation_extended_by_supreme", step, PROCURACY, by=by, at=at)


@records(INVESTIGATION, "investigation_suspended")
@command(Permission.INVESTIGATION_LEAD, article="BLTTHS Điều 229")
def suspend_investigation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Tạm đình chỉ điều tra vụ án, hoặc đối với một bị can, theo một căn cứ của Điều 229; gửi Viện kiểm sát trong 02 ngày."""
    ground = require_ground("investigation_suspended", step)
    require_term_over(readings.deeds_of(matter.id), ground, step.when, INVESTIGATING)
    return take(matter, "investigation_suspended", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "investigation_resumed")
@command(Permission.INVESTIGATION_LEAD, article="BLTTHS Điều 174 khoản 1, Điều 235")
def resume_investigation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Phục hồi điều tra khi có lý do để hủy bỏ tạm đình chỉ, đình chỉ và chưa hết thời hiệu; thời hạn mới theo Điều 174."""
    return take(matter, "investigation_resumed", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "investigation_discontinued")
@command(Permission.INVESTIGATION_LEAD, article="BLTTHS Điều 230")
def discontinue_investigation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Đình chỉ điều tra vụ án, hoặc đối với một bị can, theo một căn cứ của Điều 230; Viện kiểm sát xem xét trong 15 ngày."""
    ground = require_ground("investigation_discontinued", step)
    require_term_over(readings.deeds_of(matter.id), ground, step.when, INVESTIGATING)
    return take(matter, "investigation_discontinued", step, INVESTIGATION, by=by, at=at)
