"""Verbs of the papers: write down a document of the chain, adopt a plan under one, close a plan."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.plan import codes, duties
from lachan.plan.entering import one_at_a_time, put_in_force, said
from lachan.plan.given import last_day
from lachan.plan.models import Document, Plan, PlanAct
from lachan.plan.queries import in_force
from lachan.plan.refusals import (
    AlreadyAdopted,
    BasisLater,
    BeforeThePaper,
    DocumentKnown,
    EmptyPlan,
    NoNumber,
    NoSuchKind,
    NotAdopted,
    NotAPlanPaper,
    NotYetIssued,
    Overlapping,
    PlanClosed,
    ReportsWait,
    SpanBackwards,
    StillRunning,
)
from lachan.plan.rules import overlap
from lachan.procedure.periods import local_day
from lachan.reference.codes import Mark

BASIS = "QĐ 193/QĐ-TTg, QĐ 33/QĐ-TTg; kế hoạch của UBND tỉnh"
ADOPTS = {"year": "yearly_plan", "campaign": "campaign_plan"}


@command(Permission.PLAN_KEEP, article=BASIS)
def adopt_document(
    *, kind: str, number: str, issued_on: date, issuer: str, title: str, by: Actor, at: datetime,
    valid_from: date | None = None, valid_to: date | None = None, basis: Document | None = None,
    mark: str = Mark.FROM_MEMORY, source: str = "",
) -> Document:  # fmt: skip
    """Ghi một văn bản của chuỗi kế hoạch: số, ngày, cơ quan ban hành, căn cứ, thời gian có hiệu lực, mức tin cậy."""
    if kind not in dict(codes.PAPERS) or mark not in Mark.values:
        raise NoSuchKind(field="kind")
    if not number.strip() or not issuer.strip() or not title.strip():
        raise NoNumber(
            field="number" if not number.strip() else "issuer" if not issuer.strip() else "title"
        )
    begins = valid_from or issued_on
    _in_time(issued_on, begins, valid_to, basis, local_day(at))
    paper = Document(
        province_id=by.province_id, kind=kind, number=number.strip(), issued_on=issued_on, issuer=issuer.strip(),
        title=" ".join(title.split()), basis=basis, valid_from=begins, valid_to=valid_to, mark=mark,
        source=source.strip(), **said(by, at),
    )  # fmt: skip
    about(paper.id, kind=kind, number=paper.number)
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError as known:
        raise DocumentKnown(field="number") from known
    return paper


def _in_time(
    issued_on: date, begins: date, ends: date | None, basis: Document | None, today: date
) -> None:
    if issued_on > today:
        raise NotYetIssued(field="issued_on")
    if ends is not None and ends <= begins:
        raise SpanBackwards(field="valid_to")
    if basis is not None and basis.issued_on > issued_on:
        raise BasisLater(field="basis")


@command(Permission.PLAN_KEEP, article=BASIS)
def adopt_plan(*, plan: Plan, document: Document, by: Actor, at: datetime) -> PlanAct:
    """Ban hành kế hoạch theo văn bản: từ đây mỗi nhiệm vụ có kỳ báo cáo và cơ quan phải báo cáo."""
    if document.kind != ADOPTS[plan.kind]:
        raise NotAPlanPaper(field="document")
    one_at_a_time(plan.province_id)
    if PlanAct.objects.filter(plan=plan, kind="adopted").exists():
        raise AlreadyAdopted
    if plan.kind == "year":
        _alone(plan)
    versions = [one for one in in_force(plan) if not one.withdrawn]
    if not versions:
        raise EmptyPlan
    adopted = _act(plan, "adopted", document.issued_on, document, by, at)
    for version in versions:
        put_in_force(version, plan.agency_id, by, at)
    return adopted


def _alone(plan: Plan) -> None:
    """No two adopted plans of a year in one province share a day; one closed early ends on that day."""
    for other in Plan.objects.filter(
        province=plan.province_id, kind="year", acts__kind="adopted"
    ).exclude(id=plan.id):
        closed = PlanAct.objects.filter(plan=other, kind="closed").first()
        ends = min(closed.done_on, other.valid_to) if closed else other.valid_to
        if overlap((plan.valid_from, plan.valid_to), (other.valid_from, ends)):
            raise Overlapping(
                f"Tỉnh đã có «{other.title}» ({other.valid_from:%d/%m/%Y} – {last_day(other):%d/%m/%Y}) trùng thời gian này. "
                "Kết thúc kế hoạch đó bằng văn bản điều chỉnh, hoặc sửa thời gian của kế hoạch mới."
            )


def _act(
    plan: Plan, kind: str, done_on: date, document: Document | None, by: Actor, at: datetime
) -> PlanAct:
    about(plan.id, year=plan.year, act=kind)
    act = PlanAct(plan=plan, kind=kind, done_on=done_on, document=document, **said(by, at))
    act.save(force_insert=True)
    return act


@command(Permission.PLAN_KEEP, article=BASIS)
def close_plan(
    *, plan: Plan, closed_on: date, by: Actor, at: datetime, document: Document | None = None
) -> PlanAct:
    """Kết thúc kế hoạch khi hết thời gian, hoặc sớm hơn theo văn bản; việc chậm vẫn còn trong danh sách chậm."""
    one_at_a_time(plan.province_id)
    kinds = set(PlanAct.objects.filter(plan=plan).values_list("kind", flat=True))
    if "adopted" not in kinds:
        raise NotAdopted
    if "closed" in kinds:
        raise PlanClosed
    today = local_day(at)
    if closed_on > today:
        raise NotYetIssued(
            "Ngày kết thúc sau hôm nay. Chờ đến ngày kế hoạch kết thúc rồi ghi, hoặc sửa ngày.",
            field="closed_on",
        )
    if closed_on < plan.valid_from:
        raise SpanBackwards(field="closed_on")
    if closed_on < last_day(plan) and document is None:
        raise StillRunning(field="document")
    if document is not None and closed_on < min(document.issued_on, last_day(plan)):
        raise BeforeThePaper(field="closed_on")
    if any(duty.reading.code == "reported" for duty in duties.of_plan(by, plan.id, today)):
        raise ReportsWait
    return _act(plan, "closed", closed_on, document, by, at)
