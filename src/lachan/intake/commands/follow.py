"""Following up: what is owed after a step — send, review, archive, remedy, take over, surrender."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Matter
from lachan.reference.codes import receipt_by

from ..steps import held_step, holder_seen, supervised_step, tell_procuracy


@command(Permission.NOTICE_SEND, article="BLTTHS Điều 149 khoản 2")
def send_resumption(*, matter: Matter, by: Actor, at: datetime, sent_at: datetime) -> Act:
    """Gửi quyết định phục hồi cho Viện kiểm sát và người tố giác, báo tin, trong 03 ngày."""
    to = tell_procuracy(matter, by, sent_at)
    return held_step(
        matter, "resumption_sent", by=by, at=at, when=sent_at, facts={"to": str(to.id)}
    )


@command(Permission.NOTICE_SEND, article="BLTTHS Điều 154 khoản 2, Điều 158 khoản 1")
def send_decision(
    *, matter: Matter, by: Actor, at: datetime, sent_at: datetime, paper: PaperGiven | None = None
) -> Act:
    """Gửi quyết định khởi tố hoặc không khởi tố cho Viện kiểm sát, trong 24 giờ."""
    to = tell_procuracy(matter, by, sent_at)
    return held_step(matter, "decision_sent_to_procuracy", by=by, at=at, when=sent_at, paper=paper,
                     facts={"to": str(to.id)})  # fmt: skip


@command(Permission.HANDLING_REPORT, article="TTLT 01/2020 Điều 5 khoản 4")
def review_suspended(*, matter: Matter, by: Actor, at: datetime, reviewed_at: datetime) -> Act:
    """Cùng Viện kiểm sát rà soát nguồn tin đang tạm đình chỉ."""
    return held_step(matter, "suspended_reviewed", by=by, at=at, when=reviewed_at)


@command(Permission.HANDLING_REPORT, article="TT 28/2020/TT-BCA Điều 20")
def archive_file(*, matter: Matter, by: Actor, at: datetime, archived_at: datetime) -> Act:
    """Lưu hồ sơ nguồn tin đã giải quyết."""
    return held_step(matter, "file_archived", by=by, at=at, when=archived_at)


@command(Permission.HANDLING_DECIDE, article="TTLT 01/2017 Điều 16 khoản 1")
def transfer_for_sanction(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    transferred_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Chuyển hồ sơ, tài liệu, tang vật, phương tiện (nếu có) để xử phạt vi phạm hành chính khi không khởi tố, trong 03 ngày."""
    return held_step(matter, "sanction_transferred", by=by, at=at, when=transferred_at, paper=paper)


@command(Permission.REPORT_RECEIVE, article="BLTTHS Điều 152")
def record_surrender(*, matter: Matter, by: Actor, at: datetime, surrendered_at: datetime) -> Act:
    """Ghi việc tiếp nhận người tự thú, đầu thú tại cơ quan đang giữ nguồn tin."""
    return held_step(matter, "offender_surrendered", by=by, at=at, when=surrendered_at,
                     facts={"receipt_by": receipt_by(by.agency_kind, competent=True)})  # fmt: skip


@command(Permission.NOTICE_SEND, article="BLTTHS Điều 152 khoản 3")
def notify_surrender(*, matter: Matter, by: Actor, at: datetime, notified_at: datetime) -> Act:
    """Thông báo bằng văn bản việc tự thú, đầu thú cho Viện kiểm sát, trong 24 giờ."""
    tell_procuracy(matter, by, notified_at)
    return held_step(matter, "surrender_notified", by=by, at=at, when=notified_at)


@command(Permission.SUPERVISE, article="BLTTHS Điều 145 khoản 3; TTLT 01/2017 Điều 5 khoản 2")
def demand_remedy(
    *, matter: Matter, reason: str, by: Actor, at: datetime, demanded_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Viện kiểm sát yêu cầu bằng văn bản khắc phục vi phạm trong giải quyết nguồn tin."""
    return supervised_step(matter, "remedy_demanded", by=by, at=at, when=demanded_at, paper=paper,
                           note=reason, facts={"to": holder_seen(matter)})  # fmt: skip


@command(Permission.HANDLING_REPORT, article="TTLT 01/2017 Điều 5 khoản 2")
def receive_remedy_demand(*, matter: Matter, by: Actor, at: datetime, received_at: datetime) -> Act:
    """Nhận yêu cầu khắc phục vi phạm; 15 ngày tính từ ngày nhận."""
    return held_step(matter, "remedy_received", by=by, at=at, when=received_at)


@command(Permission.HANDLING_REPORT, article="TTLT 01/2017 Điều 5 khoản 2")
def report_remedied(
    *, matter: Matter, what: str, by: Actor, at: datetime, remedied_at: datetime
) -> Act:
    """Báo Viện kiểm sát vi phạm đã được khắc phục."""
    return held_step(matter, "violation_remedied", by=by, at=at, when=remedied_at, note=what)


@command(Permission.SUPERVISE, article="BLTTHS Điều 146 khoản 2; TTLT 01/2017 Điều 13 khoản 2")
def request_takeover(
    *, matter: Matter, reason: str, by: Actor, at: datetime, requested_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Viện kiểm sát yêu cầu chuyển hồ sơ để trực tiếp giải quyết khi vi phạm không được khắc phục."""
    return supervised_step(matter, "takeover_requested", by=by, at=at, when=requested_at, paper=paper,
                           note=reason, facts={"to": holder_seen(matter)})  # fmt: skip


@command(Permission.HANDLING_DECIDE, article="TTLT 01/2017 Điều 13 khoản 2")
def object_to_takeover(
    *, matter: Matter, reason: str, by: Actor, at: datetime, objected_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Cơ quan đang thụ lý kiến nghị về việc Viện kiểm sát trực tiếp giải quyết; vẫn phải chuyển hồ sơ."""
    return held_step(
        matter, "takeover_objected", by=by, at=at, when=objected_at, paper=paper, note=reason
    )


@command(
    Permission.HANDLING_REPORT, article="BLTTHS Điều 146 khoản 2; TTLT 01/2017 Điều 13 khoản 2"
)
def send_file_to_procuracy(*, matter: Matter, by: Actor, at: datetime, sent_at: datetime) -> Act:
    """Chuyển hồ sơ cho Viện kiểm sát theo yêu cầu, trong 05 ngày."""
    to = tell_procuracy(matter, by, sent_at)
    return held_step(
        matter, "file_sent_to_procuracy", by=by, at=at, when=sent_at, facts={"to": str(to.id)}
    )


@command(Permission.SUPERVISE, article="BLTTHS Điều 145 khoản 3 điểm c")
def take_over(*, matter: Matter, by: Actor, at: datetime, taken_at: datetime) -> Act:
    """Viện kiểm sát trực tiếp giải quyết nguồn tin; từ đây là nơi đang thụ lý."""
    return supervised_step(matter, "procuracy_took_over", by=by, at=at, when=taken_at)


@command(Permission.SUPERVISE, article="BLTTHS Điều 148 khoản 2")
def send_cancellation(*, matter: Matter, by: Actor, at: datetime, sent_at: datetime) -> Act:
    """Gửi quyết định hủy bỏ tạm đình chỉ cho cơ quan đang thụ lý và người tố giác, báo tin, trong 24 giờ."""
    return supervised_step(matter, "cancellation_sent", by=by, at=at, when=sent_at,
                           facts={"to": holder_seen(matter)})  # fmt: skip
