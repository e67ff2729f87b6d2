"""The court of first instance: accept, set, adjourn, return, judge (BLTTHS Điều 276–329)."""

from collections.abc import Mapping
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.cases.grounds import require_ground
from lachan.docket.kinds import records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import COURT
from lachan.docket.steps import Step, take

from ..judging import pronounced


@records(COURT, "case_accepted")
@command(Permission.TRY, article="BLTTHS Điều 276")
def accept_case(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Thụ lý vụ án ngay khi hồ sơ đủ; phân công Thẩm phán trong 03 ngày, thời hạn chuẩn bị xét xử bắt đầu."""
    return take(matter, "case_accepted", step, COURT, by=by, at=at)


@records(COURT, "trial_preparation_extended")
@command(Permission.TRY, article="BLTTHS Điều 277 khoản 1")
def extend_trial_preparation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Chánh án gia hạn chuẩn bị xét xử đối với vụ án phức tạp: không quá 15 hoặc 30 ngày."""
    return take(matter, "trial_preparation_extended", step, COURT, by=by, at=at)


@records(COURT, "trial_set")
@command(Permission.TRY, article="BLTTHS Điều 255, Điều 277 khoản 3")
def set_trial(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định đưa vụ án ra xét xử; phiên tòa mở trong 15 ngày, có lý do chính đáng thì 30 ngày."""
    return take(matter, "trial_set", step, COURT, by=by, at=at)


@records(COURT, "hearing_opened")
@command(Permission.TRY, article="BLTTHS Điều 250, Điều 301")
def open_hearing(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Mở phiên tòa sơ thẩm."""
    return take(matter, "hearing_opened", step, COURT, by=by, at=at)


@records(COURT, "hearing_adjourned")
@command(Permission.TRY, article="BLTTHS Điều 297")
def adjourn_hearing(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Hoãn phiên tòa sơ thẩm, không quá 30 ngày kể từ ngày quyết định; gửi quyết định trong 02 ngày."""
    return take(matter, "hearing_adjourned", step, COURT, by=by, at=at, facts={"instance": "first"})


@records(COURT, "judgment_pronounced")
@command(Permission.TRY, article="BLTTHS Điều 260, Điều 327")
def pronounce_judgment(
    *, matter: Matter, verdicts: Mapping[str, str], step: Step, by: Actor, at: datetime
) -> list[Act]:
    """Tuyên án sơ thẩm: kết quả đối với từng bị cáo; thời hạn kháng cáo, kháng nghị bắt đầu."""
    return pronounced(matter, "judgment_pronounced", verdicts, step, by, at)


@records(COURT, "file_returned_by_court")
@command(Permission.TRY, article="BLTTHS Điều 280, Điều 174 khoản 2, Điều 326 khoản 6")
def return_file_by_court(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Trả hồ sơ cho Viện kiểm sát để điều tra bổ sung: Thẩm phán chủ tọa một lần, Hội đồng xét xử một lần; gửi trong 03 ngày."""
    require_ground("file_returned_by_court", step)
    return take(matter, "file_returned_by_court", step, COURT, by=by, at=at)


@records(COURT, "trial_suspended")
@command(Permission.TRY, article="BLTTHS Điều 281")
def suspend_trial(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Tạm đình chỉ vụ án, hoặc đối với một bị can, bị cáo, theo một căn cứ của Điều 281."""
    require_ground("trial_suspended", step)
    return take(matter, "trial_suspended", step, COURT, by=by, at=at)


@records(COURT, "trial_resumed")
@command(Permission.TRY, article="BLTTHS Điều 283, Điều 277 khoản 2")
def resume_trial(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Phục hồi vụ án; thời hạn chuẩn bị xét xử tính lại theo thủ tục chung."""
    return take(matter, "trial_resumed", step, COURT, by=by, at=at)


@records(COURT, "trial_discontinued")
@command(Permission.TRY, article="BLTTHS Điều 282")
def discontinue_trial(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Đình chỉ vụ án, hoặc đối với một bị can, bị cáo, theo một căn cứ của Điều 282."""
    require_ground("trial_discontinued", step)
    return take(matter, "trial_discontinued", step, COURT, by=by, at=at)
