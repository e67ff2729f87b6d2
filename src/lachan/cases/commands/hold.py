"""Before and around the charge: emergency holding, arrest, tạm giữ. Hours here never roll, and an end is a release."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import INVESTIGATION, PROCURACY
from lachan.docket.steps import Step, take


@records(INVESTIGATION, "emergency_held")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 110")
def hold_in_emergency(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Giữ người trong trường hợp khẩn cấp; trong 12 giờ phải tạm giữ, ra lệnh bắt hoặc trả tự do."""
    return take(matter, "emergency_held", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "emergency_arrest_ordered")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 110 khoản 4")
def order_emergency_arrest(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ra lệnh bắt người bị giữ trong trường hợp khẩn cấp và gửi ngay Viện kiểm sát xét phê chuẩn."""
    return take(matter, "emergency_arrest_ordered", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "emergency_arrest_decided")
@command(Permission.CUSTODY_APPROVE, article="BLTTHS Điều 110 khoản 6")
def decide_emergency_arrest(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn hoặc không phê chuẩn lệnh bắt trong 12 giờ; không phê chuẩn thì phải trả tự do ngay."""
    return take(matter, "emergency_arrest_decided", step, PROCURACY, by=by, at=at)


@records(INVESTIGATION, "arrested")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 111, 112, 113")
def arrest_person(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Bắt người phạm tội quả tang, người đang bị truy nã hoặc bắt bị can, bị cáo để tạm giam."""
    return take(matter, "arrested", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "held_person_received")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 114 khoản 1")
def receive_held_person(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận người bị giữ, bị bắt; trong 12 giờ phải quyết định tạm giữ hoặc trả tự do."""
    return take(matter, "held_person_received", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "held")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 117, 118")
def hold_person(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định tạm giữ không quá 03 ngày, ghi rõ giờ, ngày bắt đầu và hết hạn; gửi Viện kiểm sát trong 12 giờ."""
    return take(matter, "held", step, INVESTIGATION, by=by, at=at)


@records(INVESTIGATION, "hold_extended")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 118 khoản 2")
def extend_hold(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Gia hạn tạm giữ, mỗi lần không quá 03 ngày, nhiều nhất hai lần; Viện kiểm sát phê chuẩn từng lần."""
    return take(matter, "hold_extended", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "hold_extension_decided")
@command(Permission.CUSTODY_APPROVE, article="BLTTHS Điều 118 khoản 2")
def decide_hold_extension(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn hoặc không phê chuẩn quyết định gia hạn tạm giữ trong 12 giờ."""
    return take(matter, "hold_extension_decided", step, PROCURACY, by=by, at=at)
