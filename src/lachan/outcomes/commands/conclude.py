"""The end of the investigation with a proposal to prosecute (BLTTHS Điều 232, 233)."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import INVESTIGATION
from lachan.docket.steps import Step, take


@records(INVESTIGATION, "investigation_concluded")
@command(Permission.INVESTIGATION_LEAD, article="BLTTHS Điều 232, 233")
def conclude_investigation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Kết luận điều tra đề nghị truy tố, kể cả sau điều tra bổ sung; chuyển hồ sơ cho Viện kiểm sát trong 02 ngày."""
    return take(matter, "investigation_concluded", step, INVESTIGATION, by=by, at=at)
