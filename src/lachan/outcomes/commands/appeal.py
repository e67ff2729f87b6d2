"""Appeal and protest, and the court above (BLTTHS Điều 330–362)."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.cases.grounds import require_ground
from lachan.docket import projection, readings
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import COURT, PROCURACY
from lachan.docket.steps import Step, take

from ..judging import pronounced


@records(COURT, "appealed")
@command(Permission.APPEAL_TAKE, article="BLTTHS Điều 331–334")
def record_appeal(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận kháng cáo: ghi ngày theo dấu bưu chính, ngày cơ sở giam giữ nhận đơn hoặc ngày nộp tại Tòa án."""
    return take(matter, "appealed", step, COURT, by=by, at=at)


@records(PROCURACY, "protested")
@command(Permission.PROTEST, article="BLTTHS Điều 336, 337")
def protest(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Kháng nghị phúc thẩm: cùng cấp 15 ngày, cấp trên trực tiếp 30 ngày kể từ ngày tuyên án."""
    return take(matter, "protested", step, PROCURACY, by=by, at=at)


class NotTheCourtAbove(Refusal):
    """Hồ sơ phúc thẩm đang do Tòa án khác giữ nên đơn vị của anh/chị chưa ghi được. Tòa án cấp phúc thẩm nhận hồ sơ trong khay bàn giao trước (BLTTHS Điều 340)."""


def _above(matter: Matter, kind: str, step: Step, by: Actor, at: datetime, **more: str) -> Act:
    """Of two courts that see the case, the one that has the file."""
    act = take(matter, kind, step, COURT, by=by, at=at, facts=more or None)
    _holds(matter, by)
    return act


def _holds(matter: Matter, by: Actor) -> None:
    if projection.holder_of(readings.deeds_of(matter.id)) not in by.scope:
        raise NotTheCourtAbove


@records(COURT, "appellate_accepted")
@command(Permission.TRY, article="BLTTHS Điều 340")
def accept_appeal(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Tòa án cấp phúc thẩm thụ lý ngay khi nhận hồ sơ; phân công Thẩm phán trong 03 ngày."""
    act = take(matter, "appellate_accepted", step, COURT, by=by, at=at)
    judged = [d for d in readings.deeds_of(matter.id) if d.kind == "judgment_pronounced"]
    if judged and judged[-1].agency == str(by.agency_id):
        raise NotTheCourtAbove
    return act


@records(COURT, "appellate_hearing_set")
@command(Permission.TRY, article="BLTTHS Điều 346")
def set_appeal_hearing(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định đưa vụ án ra xét xử phúc thẩm."""
    return _above(matter, "appellate_hearing_set", step, by, at)


@records(COURT, "appellate_hearing_opened")
@command(Permission.TRY, article="BLTTHS Điều 345, 346")
def open_appeal_hearing(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Mở phiên tòa phúc thẩm."""
    return _above(matter, "appellate_hearing_opened", step, by, at)


@command(Permission.TRY, article="BLTTHS Điều 352")
def adjourn_appeal(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Hoãn phiên tòa phúc thẩm theo một căn cứ của Điều 352, thời hạn hoãn theo Điều 297."""
    return _above(matter, "hearing_adjourned", step, by, at, instance="appeal")


@records(COURT, "appeal_discontinued")
@command(Permission.TRY, article="BLTTHS Điều 348")
def discontinue_appeal(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Đình chỉ xét xử phúc thẩm khi rút kháng cáo, kháng nghị; bản án sơ thẩm có hiệu lực từ ngày quyết định."""
    require_ground("appeal_discontinued", step)
    return _above(matter, "appeal_discontinued", step, by, at)


@records(COURT, "appellate_judgment_pronounced")
@command(Permission.TRY, article="BLTTHS Điều 355")
def pronounce_appeal_judgment(
    *, matter: Matter, verdicts: Mapping[str, str], step: Step, by: Actor, at: datetime
) -> list[Act]:
    """Tuyên án phúc thẩm đối với từng bị cáo có kháng cáo, kháng nghị; bản án có hiệu lực từ ngày tuyên."""
    said = pronounced(matter, "appellate_judgment_pronounced", verdicts, step, by, at)
    _holds(matter, by)
    return said
