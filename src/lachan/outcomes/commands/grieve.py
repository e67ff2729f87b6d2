"""Complaints and accusations against an act or an officer (BLTTHS Chương XXXIII): received, answered, on time."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.cases.routes import body_of
from lachan.docket import registers
from lachan.docket.kinds import ASKS, records
from lachan.docket.models import Act, Matter
from lachan.docket.sides import PROCEEDING
from lachan.docket.steps import Step, take

from .. import codes


class AgainstWhom(Refusal):
    """Chưa rõ khiếu nại quyết định, hành vi của ai. Chọn người bị khiếu nại, vì thời hạn giải quyết tùy theo đó (BLTTHS Điều 475–477)."""


class ResultNeeded(Refusal):
    """Giải quyết khiếu nại, tố cáo phải có kết quả. Chọn kết quả rồi lưu lại."""


def _against(step: Step) -> None:
    if step.facts.get("complained_of") not in dict(codes.COMPLAINED):
        raise AgainstWhom(field="complained_of")


def _with_result(step: Step) -> None:
    if step.facts.get("result") not in dict(codes.RESULTS):
        raise ResultNeeded(field="result")


ASKS.update(
    dict.fromkeys(
        ("grievance_received", "second_grievance_received"), lambda done, step, at: _against(step)
    )
)
ASKS.update(dict.fromkeys(
    ("grievance_settled", "second_grievance_settled", "custody_grievance_settled", "accusation_settled"),
    lambda done, step, at: _with_result(step),
))  # fmt: skip


def _entered(matter: Matter, act: Act, by: Actor, at: datetime) -> Act:
    if not matter.entries.filter(agency=by.agency_id, book="grievance").exists():
        registers.enter(
            matter.id, agency_id=by.agency_id, book="grievance", received_at=act.occurred_at, at=at
        )
    return act


@records(PROCEEDING, "grievance_received")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 469–477")
def receive_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận khiếu nại quyết định, hành vi tố tụng; thời hạn giải quyết 07 ngày, tùy người bị khiếu nại."""
    _against(step)
    return _entered(
        matter, take(matter, "grievance_received", step, PROCEEDING, by=by, at=at), by, at
    )


@records(PROCEEDING, "grievance_settled")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 475–477")
def settle_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Giải quyết khiếu nại lần đầu, có kết quả và lý do."""
    _with_result(step)
    return take(matter, "grievance_settled", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "second_grievance_received")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 475–477")
def receive_second_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận khiếu nại lần hai khi người khiếu nại không đồng ý với kết quả lần đầu."""
    _against(step)
    return _entered(
        matter, take(matter, "second_grievance_received", step, PROCEEDING, by=by, at=at), by, at
    )


@records(PROCEEDING, "second_grievance_settled")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 475–477")
def settle_second_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Giải quyết khiếu nại lần hai; quyết định này có hiệu lực pháp luật."""
    _with_result(step)
    return take(matter, "second_grievance_settled", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "grievance_withdrawn")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 472")
def withdraw_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi nhận người khiếu nại rút khiếu nại."""
    return take(matter, "grievance_withdrawn", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "custody_grievance_received")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 474")
def receive_custody_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận khiếu nại về giữ, bắt, tạm giữ, tạm giam: giải quyết trong 24 giờ, cần xác minh thì 03 ngày."""
    said = {"receipt_by": _received_by(by), **step.facts}
    act = take(matter, "custody_grievance_received", step, PROCEEDING, by=by, at=at, facts=said)
    return _entered(matter, act, by, at)


def _received_by(by: Actor) -> str:
    """Who settles it, and who only passes it on, is told by the body that received it (Điều 474 khoản 1, 2)."""
    body = body_of(by.agency_kind)
    return body if body in {"procuracy", "court"} else "investigation_agency"


@records(PROCEEDING, "custody_grievance_forwarded")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 474 khoản 1")
def forward_custody_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Chuyển khiếu nại về giữ, bắt, tạm giữ, tạm giam cho Viện kiểm sát trong 24 giờ."""
    return take(matter, "custody_grievance_forwarded", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "custody_grievance_settled")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 474 khoản 2")
def settle_custody_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Giải quyết khiếu nại về giữ, bắt, tạm giữ, tạm giam, có kết quả."""
    _with_result(step)
    return take(matter, "custody_grievance_settled", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "custody_grievance_renewed")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 474 khoản 3")
def renew_custody_grievance(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Cấp trên nhận khiếu nại lần hai về giữ, bắt, tạm giữ, tạm giam: giải quyết trong 07 ngày."""
    return take(matter, "custody_grievance_renewed", step, PROCEEDING, by=by, at=at)


@records(PROCEEDING, "accusation_received")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 478–481")
def receive_accusation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Nhận tố cáo người có thẩm quyền tiến hành tố tụng: giải quyết không quá 30 ngày, phức tạp 60 ngày."""
    return _entered(
        matter, take(matter, "accusation_received", step, PROCEEDING, by=by, at=at), by, at
    )


@records(PROCEEDING, "accusation_settled")
@command(Permission.GRIEVANCE, article="BLTTHS Điều 481")
def settle_accusation(*, matter: Matter, step: Step, by: Actor, at: datetime) -> Act:
    """Giải quyết tố cáo, có kết quả."""
    _with_result(step)
    return take(matter, "accusation_settled", step, PROCEEDING, by=by, at=at)
