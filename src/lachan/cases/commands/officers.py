"""Who is in charge: investigator, procurator, judge; a person of one's own agency, not kept out of the matter."""

from datetime import datetime

from lachan.access import signin
from lachan.access.actor import Actor
from lachan.access.models import Membership
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.kinds import records
from lachan.docket.models import Act, Exclusion, Matter
from lachan.docket.sides import COURT, INVESTIGATION, PROCURACY, Side
from lachan.docket.steps import Step, take

from ..models import Assignment


class NotAColleague(Refusal):
    """Người này không được phân công trong đơn vị của anh/chị vào ngày này. Chọn người khác trong danh sách của đơn vị."""


class KeptOut(Refusal):
    """Người này đã được loại trừ khỏi vụ việc do xung đột lợi ích (BLTTHS Điều 49). Phân công người khác."""


@records(INVESTIGATION, "investigator_assigned")
@command(Permission.OFFICER_ASSIGN, article="BLTTHS Điều 36 khoản 1")
def assign_investigator(
    *, matter: Matter, officer: int, step: Step, by: Actor, at: datetime
) -> Act:
    """Phân công hoặc thay đổi Điều tra viên, Cán bộ điều tra của vụ án."""
    return _assign(
        matter, "investigator_assigned", "investigator", officer, step, INVESTIGATION, by, at
    )


@records(PROCURACY, "case_prosecutor_assigned")
@command(Permission.OFFICER_ASSIGN, article="BLTTHS Điều 41 khoản 1")
def assign_procurator(*, matter: Matter, officer: int, step: Step, by: Actor, at: datetime) -> Act:
    """Phân công hoặc thay đổi Kiểm sát viên kiểm sát việc khởi tố, điều tra, truy tố vụ án."""
    return _assign(
        matter, "case_prosecutor_assigned", "procurator", officer, step, PROCURACY, by, at
    )


@records(COURT, "presiding_judge_assigned", "appellate_judge_assigned")
@command(Permission.OFFICER_ASSIGN, article="BLTTHS Điều 44, 276, 340")
def assign_judge(
    *, matter: Matter, officer: int, step: Step, by: Actor, at: datetime, appeal: bool = False
) -> Act:
    """Phân công Thẩm phán chủ tọa trong 03 ngày kể từ ngày thụ lý, sơ thẩm hoặc phúc thẩm."""
    kind = "appellate_judge_assigned" if appeal else "presiding_judge_assigned"
    part = "appeal_judge" if appeal else "judge"
    return _assign(matter, kind, part, officer, step, COURT, by, at)


def _assign(
    matter: Matter, kind: str, part: str, officer: int, step: Step, side: Side, by: Actor, at: datetime
) -> Act:  # fmt: skip
    facts = (
        {"officer": str(officer)}
        if kind in {"investigator_assigned", "case_prosecutor_assigned"}
        else {}
    )
    act = take(matter, kind, step, side, by=by, at=at, facts=facts)
    # After the gate, so that who is out of the matter is told nothing of it; refused, the act is undone.
    _colleague(matter, officer, step, by)
    Assignment.objects.bulk_create([
        Assignment(matter=matter, part=part, account_id=officer, agency_id=by.agency_id,
                   since=step.when, act=act)
    ])  # fmt: skip
    return act


def _colleague(matter: Matter, officer: int, step: Step, by: Actor) -> None:
    held = Membership.objects.filter(
        signin.memberships_on(step.when.date()), agency=by.agency_id, account=officer
    )
    if not held.exists():
        raise NotAColleague(field="officer")
    if Exclusion.objects.filter(matter=matter, account=officer).exists():
        raise KeptOut(field="officer")
