"""Handling: classify, notify, assign, prolong, ask for more time, report, correct."""

from datetime import datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket import ledger, readings
from lachan.docket.commands import holding
from lachan.docket.ledger import Deed, PaperGiven
from lachan.docket.models import Act, Matter
from lachan.law.book import book
from lachan.reference.codes import INVESTIGATORS, Kind

from ..steps import held_step, may_follow, paragraph_fact, tell_procuracy


class NothingChanged(Refusal):
    """Bản đính chính trùng với hành vi cũ. Sửa ngày giờ hoặc nội dung cần đính chính rồi lưu lại."""


class AlreadyAsked(Refusal):
    """Đã gửi đề nghị gia hạn và đang chờ trả lời. Chờ Viện kiểm sát quyết định trong 03 ngày; nếu gửi nhầm thì đính chính hành vi đã ghi."""


class OfACase(Refusal):
    """Đây là hành vi của vụ án. Đính chính bằng mục đính chính trên hồ sơ vụ án, nơi kiểm tra cả các hành vi dựa vào nó."""


class NotYourAct(Refusal):
    """Chỉ cơ quan đã ghi hành vi mới đính chính được. Báo cơ quan đã ghi để họ đính chính."""


class AlreadyCorrected(Refusal):
    """Hành vi này đã được đính chính. Đính chính tiếp trên hành vi mới nhất."""


@command(Permission.REPORT_CLASSIFY, article="TTLT 01/2017 Điều 8")
def classify_report(
    *, matter: Matter, competent: bool, by: Actor, at: datetime, classified_at: datetime,
    article: str = "", paragraph: int | None = None, victim_under_18: bool = False,
    suspect_known: bool = False, flagrant: bool = False, public_concern: bool = False,
) -> Act:  # fmt: skip
    """Phân loại nguồn tin; nếu thuộc thẩm quyền, thời hạn giải quyết tính từ lúc cơ quan này tiếp nhận."""
    holding(matter, by)
    may_follow(matter, "report_classified", at)
    facts: dict[str, object] = {"competent": competent, "victim_under_18": victim_under_18,
             "suspect_known": suspect_known, "flagrant": flagrant, "public_concern": public_concern}  # fmt: skip
    facts |= {"article": article} if article else {}
    facts |= paragraph_fact(paragraph)
    deeds = [Deed("report_classified", classified_at, facts)]
    if competent and by.agency_kind in INVESTIGATORS | {Kind.BORDER_GUARD}:
        deeds += _competent_receipt(matter, by)
    return ledger.record(matter.id, deeds, by=by, at=at)[0]


def _competent_receipt(matter: Matter, by: Actor) -> list[Deed]:
    """TTLT 01/2017 Điều 11 khoản 1: the term runs from receipt, not from classification."""
    acts = Act.objects.filter(matter=matter, agency__in=by.scope)
    if acts.filter(kind="competent_receipt").exists():
        return []
    receipt = acts.filter(kind__in=["report_received", "handover_received"]).latest("occurred_at")
    return [Deed("competent_receipt", receipt.occurred_at, {"receipt_by": "competent_agency"})]


@command(Permission.REPORT_CLASSIFY, article="TTLT 01/2017 Điều 8 khoản 1, 2")
def find_noncompetence(*, matter: Matter, by: Actor, at: datetime, found_at: datetime) -> Act:
    """Xác định nguồn tin không thuộc thẩm quyền; phải chuyển trong 24 giờ."""
    return held_step(matter, "noncompetence_found", by=by, at=at, when=found_at)


@command(Permission.NOTICE_SEND, article="TTLT 01/2017 Điều 8 khoản 5")
def report_up(*, matter: Matter, to: int, by: Actor, at: datetime, reported_at: datetime) -> Act:
    """Báo ngay Cơ quan điều tra có thẩm quyền bằng hình thức nhanh nhất, trước khi chuyển hồ sơ."""
    return held_step(matter, "reported_up", by=by, at=at, when=reported_at, facts={"to": str(to)})


@command(Permission.NOTICE_SEND, article="BLTTHS Điều 146 khoản 5; TTLT 01/2017 Điều 14")
def notify_procuracy(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    notified_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Thông báo việc tiếp nhận cho Viện kiểm sát; từ đây Viện kiểm sát thấy vụ việc."""
    holding(matter, by)
    procuracy = tell_procuracy(matter, by, notified_at)
    return held_step(matter, "procuracy_notified", by=by, at=at, when=notified_at, paper=paper,
                     facts={"to": str(procuracy.id)})  # fmt: skip


@command(Permission.NOTICE_SEND, article="TTLT 01/2017 Điều 14 khoản 1")
def notify_informant(
    *,
    matter: Matter,
    by: Actor,
    at: datetime,
    notified_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:
    """Thông báo kết quả tiếp nhận cho người tố giác, báo tin."""
    return held_step(matter, "informant_notified", by=by, at=at, when=notified_at, paper=paper)


@command(Permission.HANDLING_ASSIGN, article="TTLT 01/2017 Điều 9")
def assign_handling(
    *, matter: Matter, officer: int, by: Actor, at: datetime, assigned_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Phân công Điều tra viên giải quyết và thông báo Viện kiểm sát; từ đây Viện kiểm sát thấy vụ việc."""
    holding(matter, by)
    procuracy = tell_procuracy(matter, by, assigned_at)
    return held_step(matter, "handling_assigned", by=by, at=at, when=assigned_at, paper=paper,
                     facts={"to": str(procuracy.id), "officer": officer})  # fmt: skip


@command(
    Permission.HANDLING_PROLONG, article="BLTTHS Điều 147 khoản 2; TTLT 01/2017 Điều 11 khoản 1"
)
def prolong_handling(
    *, matter: Matter, reason: str, by: Actor, at: datetime, prolonged_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Kéo dài thời hạn vì phức tạp hoặc nhiều địa điểm: không quá 02 tháng kể từ ngày tiếp nhận."""
    return held_step(matter, "handling_prolonged", by=by, at=at, when=prolonged_at, paper=paper,
                     note=reason)  # fmt: skip


@command(
    Permission.EXTENSION_REQUEST, article="BLTTHS Điều 147 khoản 2; TTLT 01/2017 Điều 11 khoản 2"
)
def request_extension(
    *, matter: Matter, reason: str, by: Actor, at: datetime, requested_at: datetime,
    paper: PaperGiven | None = None,
) -> Act:  # fmt: skip
    """Đề nghị Viện kiểm sát gia hạn, chậm nhất 05 ngày trước khi hết thời hạn."""
    holding(matter, by)
    if readings.extension_pending(readings.deeds_of(matter.id)):
        raise AlreadyAsked
    procuracy = tell_procuracy(matter, by, requested_at)
    return held_step(matter, "extension_requested", by=by, at=at, when=requested_at, paper=paper,
                     note=reason, facts={"to": str(procuracy.id)})  # fmt: skip


@command(Permission.HANDLING_REPORT, article="TT 28/2020/TT-BCA Điều 15")
def report_findings(
    *, matter: Matter, findings: str, by: Actor, at: datetime, reported_at: datetime
) -> Act:
    """Điều tra viên báo cáo kết quả xác minh và đề xuất, trước khi hết thời hạn 07 ngày."""
    return held_step(matter, "investigator_reported", by=by, at=at, when=reported_at, note=findings)


@command(Permission.HANDLING_REPORT, article="TTLT 01/2020 Điều 5 khoản 2")
def review_jointly(
    *, matter: Matter, by: Actor, at: datetime, reviewed_at: datetime, findings: str = ""
) -> Act:
    """Điều tra viên và Kiểm sát viên cùng đánh giá hồ sơ trước khi tạm đình chỉ."""
    return held_step(matter, "joint_review_done", by=by, at=at, when=reviewed_at, note=findings)


@command(Permission.REPORT_CORRECT, article="BLTTHS Điều 133; nguyên tắc ghi sổ: không tẩy xóa")
def correct_act(
    *, act: Act, occurred_at: datetime, by: Actor, at: datetime, reason: str,
    facts: dict[str, object] | None = None,
) -> Act:  # fmt: skip
    """Đính chính một hành vi đã ghi: hành vi cũ vẫn còn, thời hạn, giai đoạn tính theo hành vi mới."""
    if act.agency_id not in by.scope:
        raise NotYourAct
    if act.person_id is not None or book().acts[act.kind].chapter != "intake":
        raise OfACase
    if Act.objects.filter(supersedes=act).exists():
        raise AlreadyCorrected
    if occurred_at == act.occurred_at and facts is None:
        raise NothingChanged(field="occurred_at")
    deed = Deed(act.kind, occurred_at, act.facts if facts is None else facts, None, reason, act.id)
    try:
        with transaction.atomic():
            return ledger.record(act.matter_id, [deed], by=by, at=at)[0]
    except IntegrityError as raced:
        raise AlreadyCorrected from raced
