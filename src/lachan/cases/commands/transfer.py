"""A case that belongs elsewhere: found, decided by the procuracy, moved with its file (BLTTHS Điều 169)."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import INVESTIGATION, PROCURACY
from lachan.docket.steps import Step, must_live, take
from lachan.reference.models import Agency

from ..routes import BODIES


class NotAnInvestigator(Refusal):
    """Vụ án chỉ chuyển để điều tra cho một Cơ quan điều tra, cơ quan được giao điều tra khác (BLTTHS Điều 163, 164, 169). Chọn lại cơ quan nhận."""


@records(INVESTIGATION, "investigation_noncompetence_found")
@command(Permission.CASE_TRANSFER, article="BLTTHS Điều 169; TTLT 04/2018 Điều 29")
def find_case_noncompetence(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi nhận vụ án không thuộc thẩm quyền điều tra của mình; trao đổi và đề nghị Viện kiểm sát chuyển trong 03 ngày."""
    return take(matter, "investigation_noncompetence_found", step, INVESTIGATION, by=by, at=at)


@records(PROCURACY, "case_transfer_decided")
@command(Permission.CASE_TRANSFER, article="BLTTHS Điều 169 khoản 1, 2, 3")
def decide_transfer(*, matter: Matter, to: Agency, step: Step, by: Actor, at: datetime) -> Act:
    """Viện kiểm sát quyết định chuyển vụ án để điều tra theo thẩm quyền, trong tỉnh hoặc ra ngoài tỉnh."""
    act = take(
        matter, "case_transfer_decided", step, PROCURACY, by=by, at=at, facts={"to": str(to.id)}
    )
    must_live(to.id, step.when, by.agency_id)
    if to.kind not in BODIES["investigation"]:
        raise NotAnInvestigator(field="to")
    return act
