"""Detention beyond the investigation: by the procuracy, by the court, until the hearing ends, after judgment."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import COURT, PROCURACY
from lachan.docket.steps import Step, take


@records(PROCURACY, "detained_for_prosecution")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 241; TTLT 04/2018 Điều 18")
def detain_for_prosecution(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Lệnh tạm giam trong giai đoạn truy tố, không dài hơn thời hạn quyết định việc truy tố."""
    return take(matter, "detained_for_prosecution", step, PROCURACY, by=by, at=at)


@records(COURT, "detained_for_trial")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 278 khoản 1, 2")
def detain_for_trial(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định tạm giam để chuẩn bị xét xử, không dài hơn thời hạn chuẩn bị xét xử."""
    return take(matter, "detained_for_trial", step, COURT, by=by, at=at)


@records(COURT, "detained_until_hearing_ends")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 278 khoản 3, Điều 347")
def detain_until_hearing_ends(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Lệnh (sơ thẩm) hoặc quyết định (phúc thẩm) tạm giam cho đến khi kết thúc phiên tòa."""
    return take(matter, "detained_until_hearing_ends", step, COURT, by=by, at=at)


@records(COURT, "detained_after_judgment")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 329, Điều 347 khoản 3")
def detain_after_judgment(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định tạm giam sau khi tuyên án: 45 ngày kể từ ngày tuyên án."""
    return take(matter, "detained_after_judgment", step, COURT, by=by, at=at)


@records(COURT, "detained_for_appeal")
@command(Permission.CUSTODY_ORDER, article="BLTTHS Điều 347")
def detain_for_appeal(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định tạm giam để chuẩn bị xét xử phúc thẩm."""
    return take(matter, "detained_for_appeal", step, COURT, by=by, at=at)
