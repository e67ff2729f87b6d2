"""Tạm giam and the other measures: order, approval, extension, replacement, release. Nobody a day too long."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.kinds import ASKS, records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import (
    FACILITY,
    INVESTIGATION,
    PROCURACY,
    NotKeeping,
)
from lachan.docket.steps import Step, take
from lachan.procedure.acts import Act as Deed

from .. import codes
from ..deciding import ORDERING, RELEASING, decided_by, measures, releases
from ..grounds import require_ground


class MeasureNeeded(Refusal):
    """Chưa rõ biện pháp nào. Chọn bảo lĩnh, đặt tiền, cấm đi khỏi nơi cư trú hoặc tạm hoãn xuất cảnh (BLTTHS Điều 121–124)."""


@records(INVESTIGATION, "detained")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 119, 173")
def detain_accused(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Lệnh tạm giam bị can để điều tra, phải được Viện kiểm sát phê chuẩn trước khi thi hành; ghi rõ ngày hết hạn."""
    return take(matter, "detained", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "detention_order_decided")
@command(Permission.CUSTODY_APPROVE, article="BLTTHS Điều 119 khoản 5")
def decide_detention_order(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát phê chuẩn hoặc không phê chuẩn lệnh tạm giam trong 03 ngày kể từ ngày nhận."""
    return take(matter, "detention_order_decided", step, PROCURACY, by=by, at=at)


@records(INVESTIGATION, "detention_extension_requested")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 173 khoản 2")
def request_detention_extension(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Đề nghị Viện kiểm sát gia hạn tạm giam, chậm nhất 10 ngày trước khi hết thời hạn."""
    return take(matter, "detention_extension_requested", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "detention_extended")
@command(Permission.CUSTODY_APPROVE, article="BLTTHS Điều 173 khoản 2, 3")
def extend_detention(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát gia hạn tạm giam; số lần và số tháng theo loại tội phạm, không dài hơn thời hạn điều tra."""
    return take(matter, "detention_extended", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "detention_extended_by_supreme")
@command(Permission.CUSTODY_APPROVE, article="BLTTHS Điều 173 khoản 6")
def extend_detention_by_supreme(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi quyết định gia hạn tạm giam của Viện trưởng Viện kiểm sát nhân dân tối cao."""
    return take(matter, "detention_extended_by_supreme", step, PROCURACY, by=by, at=at)


def _measure(done: Sequence[Deed], step: Step, at: datetime) -> None:
    if step.facts.get("measure") not in dict(codes.MEASURES):
        raise MeasureNeeded(field="measure")


ASKS["measure_imposed"] = _measure


@records(ORDERING, "measure_imposed")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 121, 122, 123, 124, 241, 278, 347")
def impose_measure(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Áp dụng bảo lĩnh, đặt tiền để bảo đảm, cấm đi khỏi nơi cư trú hoặc tạm hoãn xuất cảnh, ghi rõ ngày hết hạn."""
    _measure([], step, at)
    side = decided_by(measures, step.person)
    return take(matter, "measure_imposed", step, side, by=by, at=at)


@records(ORDERING, "measure_ended")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 125")
def end_measure(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Hủy bỏ hoặc thay thế biện pháp ngăn chặn khi không còn cần thiết hoặc khi luật buộc phải hủy bỏ."""
    lifts = releases if step.facts.get("measure") == "hold" else measures
    return take(matter, "measure_ended", step, decided_by(lifts, step.person), by=by, at=at)


@records(RELEASING, "released")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 114, 118, 125, 173 khoản 7, 328")
def release_person(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Trả tự do cho người bị giữ, tạm giữ, tạm giam, theo một căn cứ."""
    require_ground("released", step)
    return take(matter, "released", step, decided_by(releases, step.person), by=by, at=at)


@records(FACILITY, "facility_reminder_sent")
@command(Permission.CUSTODY_KEEP, article="Luật 94/2015/QH13 Điều 13")
def remind_of_release(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Cơ sở giam giữ thông báo cho cơ quan đang thụ lý trước khi hết hạn tạm giữ, tạm giam."""
    act = take(matter, "facility_reminder_sent", step, FACILITY, by=by, at=at)
    if not _kept_here(matter, step.person):
        raise NotKeeping(field="person")
    return act


def _kept_here(matter: Matter, person: str | None) -> bool:
    """By the database's own look: who was moved on to another house is no longer ours, whatever we still see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.keeps(%s, %s)", [matter.id, person])
        return bool(cursor.fetchone()[0])
