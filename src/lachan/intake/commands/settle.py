"""Settling: suspend, resume, initiate, decline, and the notices each of them owes."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket import readings
from lachan.docket.commands import holding
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Matter
from lachan.reference.codes import opened_by

from .. import codes
from ..steps import held_step, paragraph_fact, tell_procuracy


class TooEarlyToSuspend(Refusal):
    """Chưa hết thời hạn giải quyết nên chưa được tạm đình chỉ (BLTTHS Điều 148 khoản 1). Tiếp tục xác minh, hoặc quyết định khi hết thời hạn."""


class GroundNeeded(Refusal):
    """Quyết định này phải có căn cứ trong danh mục của điều luật. Chọn căn cứ rồi lưu lại."""


@command(Permission.HANDLING_DECIDE, article="BLTTHS Điều 148")
def suspend_verification(
    *, matter: Matter, ground: str, by: Actor, at: datetime, suspended_at: datetime,
    paper: PaperGiven | None = None, note: str = "",
) -> Act:  # fmt: skip
    """Tạm đình chỉ giải quyết nguồn tin khi đã hết thời hạn và có căn cứ."""
    holding(matter, by)
    if ground not in dict(codes.SUSPENSION_GROUNDS):
        raise GroundNeeded(field="ground")
    _term_over(matter, suspended_at)
    return held_step(matter, "verification_suspended", by=by, at=at, when=suspended_at,
                     paper=paper, note=note, facts={"ground": ground})  # fmt: skip


def _term_over(matter: Matter, when: datetime) -> None:
    """The running term (A16, moved by A17 and A18) must have ended by the day of the decision."""
    running = [
        r for r in readings.read(readings.deeds_of(matter.id), when)
        if r.ref in {"A16", "A17", "A18", "A25", "A26"} and r.state == "running"
    ]  # fmt: skip
    if any(
        r.due_at is not None and when.date() < r.due_at.astimezone(when.tzinfo).date()
        for r in running
    ):
        raise TooEarlyToSuspend(field="suspended_at")


@command(Permission.NOTICE_SEND, article="BLTTHS Điều 148 khoản 2")
def send_suspension(*, matter: Matter, by: Actor, at: datetime, sent_at: datetime) -> Act:
    """Gửi quyết định tạm đình chỉ kèm tài liệu liên quan cho Viện kiểm sát và gửi người tố giác, báo tin, trong 24 giờ."""
    holding(matter, by)
    procuracy = tell_procuracy(matter, by, sent_at)
    return held_step(matter, "suspension_sent", by=by, at=at, when=sent_at,
                     facts={"to": str(procuracy.id)})  # fmt: skip


@command(Permission.HANDLING_DECIDE, article="BLTTHS Điều 148 khoản 2")
def receive_cancellation(*, matter: Matter, by: Actor, at: datetime, received_at: datetime) -> Act:
    """Nhận quyết định hủy bỏ tạm đình chỉ; thời hạn giải quyết tiếp không quá 01 tháng từ ngày nhận."""
    return held_step(matter, "cancellation_received", by=by, at=at, when=received_at)


@command(Permission.HANDLING_DECIDE, article="BLTTHS Điều 149")
def resume_verification(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    resumed_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Phục hồi giải quyết nguồn tin khi lý do tạm đình chỉ không còn; không quá 01 tháng."""
    return held_step(matter, "verification_resumed", by=by, at=at, when=resumed_at, paper=paper)


@command(Permission.CASE_INITIATE, article="BLTTHS Điều 143, 153, 154")
def initiate_case(
    *, matter: Matter, article: str, by: Actor, at: datetime, decided_at: datetime,
    paragraph: int | None = None, paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Khởi tố vụ án hình sự từ nguồn tin; thời hạn kiểm tra, xác minh dừng tại đây."""
    holding(matter, by)
    if article not in dict(codes.ARTICLES):
        raise GroundNeeded(field="article")
    facts: dict[str, object] = {"article": article, "opened_by": opened_by(by.agency_kind)}
    facts |= paragraph_fact(paragraph)
    return held_step(
        matter, "case_initiated", by=by, at=at, when=decided_at, paper=paper, facts=facts
    )


@command(Permission.HANDLING_DECIDE, article="BLTTHS Điều 157, 158")
def decline_initiation(
    *, matter: Matter, ground: str, by: Actor, at: datetime, decided_at: datetime,
    paper: PaperGiven | None = None, note: str = "", administrative_violation: bool = False,
) -> Act:  # fmt: skip
    """Không khởi tố vụ án hình sự, theo một căn cứ của Điều 157."""
    holding(matter, by)
    if ground not in dict(codes.DECLINE_GROUNDS):
        raise GroundNeeded(field="ground")
    return held_step(matter, "initiation_declined", by=by, at=at, when=decided_at, paper=paper,
                     note=note, facts={"ground": ground, "administrative_violation": administrative_violation})  # fmt: skip


@command(Permission.NOTICE_SEND, article="TTLT 01/2017 Điều 14 khoản 3")
def notify_result(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    notified_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Thông báo kết quả giải quyết cho người tố giác, báo tin, trong 03 ngày; việc gửi quyết định cho Viện kiểm sát, trong 24 giờ, ghi riêng."""
    holding(matter, by)
    tell_procuracy(matter, by, notified_at)
    return held_step(matter, "result_notified", by=by, at=at, when=notified_at, paper=paper)
