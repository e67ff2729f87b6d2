"""Supervising: the procuracy assigns, grants or refuses more time, cancels a suspension."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket import readings
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Matter

from ..steps import supervised_step


class NotAsked(Refusal):
    """Chưa có đề nghị gia hạn đang chờ trả lời. Cơ quan đang thụ lý phải gửi đề nghị bằng văn bản trước."""


class TooLong(Refusal):
    """Viện kiểm sát gia hạn một lần, không quá 02 tháng (BLTTHS Điều 147 khoản 2). Chọn 01 hoặc 02 tháng."""


@command(Permission.PROSECUTOR_ASSIGN, article="TTLT 01/2017 Điều 10 khoản 2")
def assign_prosecutor(
    *, matter: Matter, officer: int, by: Actor, at: datetime, assigned_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Phân công Kiểm sát viên kiểm sát việc giải quyết nguồn tin, trong 03 ngày làm việc."""
    return supervised_step(matter, "prosecutor_assigned", by=by, at=at, when=assigned_at,
                           paper=paper, facts={"officer": officer})  # fmt: skip


@command(
    Permission.EXTENSION_DECIDE, article="BLTTHS Điều 147 khoản 2; TTLT 01/2017 Điều 11 khoản 2"
)
def grant_extension(
    *, matter: Matter, months: int, by: Actor, at: datetime, granted_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Gia hạn thời hạn kiểm tra, xác minh một lần, không quá 02 tháng kể từ khi hết thời hạn cũ."""
    _asked(matter)
    if months not in (1, 2):
        raise TooLong(field="months")
    return supervised_step(matter, "extension_granted", by=by, at=at, when=granted_at,
                           paper=paper, facts={"months": months})  # fmt: skip


@command(Permission.EXTENSION_DECIDE, article="TTLT 01/2017 Điều 11 khoản 2")
def refuse_extension(
    *, matter: Matter, reason: str, by: Actor, at: datetime, refused_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Không gia hạn, nêu rõ lý do; cơ quan đang thụ lý phải dừng xác minh và ra quyết định."""
    _asked(matter)
    return supervised_step(matter, "extension_refused", by=by, at=at, when=refused_at, paper=paper,
                           note=reason)  # fmt: skip


def _asked(matter: Matter) -> None:
    readings.current(matter.id)  # two answers at once come one after the other
    if not readings.extension_pending(readings.deeds_of(matter.id)):
        raise NotAsked


@command(Permission.SUPERVISE, article="BLTTHS Điều 148 khoản 2")
def cancel_suspension(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    cancelled_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Hủy bỏ quyết định tạm đình chỉ không có căn cứ; gửi cơ quan đang thụ lý trong 24 giờ."""
    return supervised_step(
        matter, "suspension_cancelled", by=by, at=at, when=cancelled_at, paper=paper
    )
