"""The procuracy decides: indict, return, suspend, discontinue (BLTTHS Điều 240–249)."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.cases.grounds import DECIDING, require_ground, require_term_over
from lachan.cases.routes import BODIES
from lachan.cases.sending import send
from lachan.docket import projection, readings
from lachan.docket.kinds import records
from lachan.docket.models import Act, Handover, Matter
from lachan.docket.sides import PROCURACY
from lachan.docket.steps import Step, lives, take
from lachan.reference.models import Agency


class NotTheInvestigators(Refusal):
    """Hồ sơ trả để điều tra bổ sung chỉ trả về cơ quan đã điều tra vụ án, hoặc cơ quan kế thừa khi cơ quan đó không còn (BLTTHS Điều 245). Chọn lại nơi nhận."""


class FileElsewhere(Refusal):
    """Hồ sơ vụ án đang do cơ quan khác giữ nên đơn vị của anh/chị chưa trả được. Xem dòng «Đang thụ lý» trên trang vụ án; nhận hồ sơ trong khay trước."""


@records(PROCURACY, "prosecution_term_extended")
@command(Permission.PROSECUTE, article="BLTTHS Điều 240 khoản 1")
def extend_prosecution_term(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Gia hạn thời hạn quyết định việc truy tố: không quá 10, 15 hoặc 30 ngày theo loại tội phạm."""
    return take(matter, "prosecution_term_extended", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "indicted")
@command(Permission.PROSECUTE, article="BLTTHS Điều 239, 240, 243")
def indict(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Quyết định truy tố bị can trước Tòa án bằng bản cáo trạng; bản cáo trạng sau điều tra bổ sung thay bản trước."""
    return take(matter, "indicted", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "file_returned_by_procuracy")
@command(Permission.PROSECUTE, article="BLTTHS Điều 245, Điều 174 khoản 2")
def return_file_by_procuracy(
    *, matter: Matter, to: Agency, step: Step, by: Actor, at: datetime
) -> Handover:
    """Trả hồ sơ để điều tra bổ sung theo một căn cứ của Điều 245, không quá 02 lần; hồ sơ vào khay của Cơ quan điều tra."""
    require_ground("file_returned_by_procuracy", step)
    sent = send(matter, "file_returned_by_procuracy", "file", to, step, PROCURACY, {}, by, at)
    _back_to_investigators(matter, to, step, by)
    return sent


def _back_to_investigators(matter: Matter, to: Agency, step: Step, by: Actor) -> None:
    """By whoever has the file, to whoever investigated; after the gate, and refused, the act is undone."""
    done = readings.deeds_of(matter.id)
    if projection.holder_of(done) not in by.scope:
        raise FileElsewhere
    had = projection.investigator_of(done)
    same = had is None or to.id == had or not lives(had, step.when)
    if to.kind not in BODIES["investigation"] or not same:
        raise NotTheInvestigators(field="to")


@records(PROCURACY, "prosecution_suspended")
@command(Permission.PROSECUTE, article="BLTTHS Điều 247")
def suspend_prosecution(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Tạm đình chỉ vụ án, hoặc đối với một bị can, theo một căn cứ của Điều 247."""
    ground = require_ground("prosecution_suspended", step)
    require_term_over(readings.deeds_of(matter.id), ground, step.when, DECIDING)
    return take(matter, "prosecution_suspended", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "prosecution_resumed")
@command(Permission.PROSECUTE, article="BLTTHS Điều 249")
def resume_prosecution(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Phục hồi vụ án; thời hạn quyết định việc truy tố tính lại theo Điều 240."""
    return take(matter, "prosecution_resumed", step, PROCURACY, by=by, at=at)


@records(PROCURACY, "prosecution_discontinued")
@command(Permission.PROSECUTE, article="BLTTHS Điều 248")
def discontinue_prosecution(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Không truy tố và đình chỉ vụ án, hoặc đối với một bị can, theo một căn cứ của Điều 248."""
    require_ground("prosecution_discontinued", step)
    return take(matter, "prosecution_discontinued", step, PROCURACY, by=by, at=at)
