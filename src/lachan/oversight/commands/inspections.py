"""Verbs of inspection: plan a round, take matters into its sample, record what was found, answer, check."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.models import Matter
from lachan.docket.queries import seen_by
from lachan.docket.registers import HANOI
from lachan.oversight.answering.entering import enter, may_answer, may_check, turn
from lachan.oversight.answering.refusals import (
    Ahead,
    DayPassed,
    NoSuchCategory,
    NotAsked,
    NotAsking,
)
from lachan.oversight.inspections.codes import subjects
from lachan.oversight.inspections.models import Finding, FindingStep, Inspected, Round, Sample
from lachan.oversight.shortcomings.codes import categories
from lachan.reference.codes import PROCURACIES, Kind
from lachan.reference.models import Agency

INSPECTORS = PROCURACIES | {Kind.INSPECTOR}


class NotAnInspector(Refusal):
    """Cơ quan của anh/chị không lập đợt kiểm tra trên hệ thống này. Việc kiểm tra do Thanh tra hoặc Viện kiểm sát lập; liên hệ cơ quan đó."""


class NobodyInspected(Refusal):
    """Đợt kiểm tra chưa có cơ quan được kiểm tra, hoặc có chính cơ quan kiểm tra trong đó. Chọn ít nhất một cơ quan khác."""


class DaysAcross(Refusal):
    """Ngày kết thúc trước ngày bắt đầu. Sửa lại khoảng thời gian rồi lưu lại."""


class NoSuchSubject(Refusal):
    """Chưa chọn nội dung kiểm tra. Chọn một nội dung trong danh sách rồi lưu lại."""


class NotYourRound(Refusal):
    """Đợt kiểm tra này do cơ quan khác lập nên anh/chị không ghi vào đó. Liên hệ cơ quan lập đợt kiểm tra."""


class AlreadySampled(Refusal):
    """Vụ việc này đã có trong mẫu của đợt kiểm tra. Chọn vụ việc khác."""


class NotInspectedHere(Refusal):
    """Cơ quan này không thuộc đợt kiểm tra nên không kết luận về họ ở đây. Chọn cơ quan trong danh sách của đợt, hoặc lập đợt khác."""


class ResponsibleDoesNotKnow(Refusal):
    """Cơ quan chịu trách nhiệm không tham gia vụ việc này, nêu mã sẽ lộ vụ việc. Bỏ trống mã vụ việc, hoặc chọn cơ quan đã tham gia."""


class ArticleNeeded(Refusal):
    """Kết luận phải nêu điều luật, quy định bị vi phạm. Ghi điều, khoản rồi lưu lại."""


@command(Permission.INSPECT, article="Kế hoạch năm, mục kiểm tra, giám sát; Luật Thanh tra")
def plan_round(
    *, about_what: str, words: str, agencies: Sequence[Agency], covers: tuple[date, date],
    held: tuple[date, date], by: Actor, at: datetime, number: str = "",
) -> Round:  # fmt: skip
    """Lập đợt kiểm tra: nội dung, thời kỳ, cơ quan được kiểm tra."""
    if by.agency_kind not in INSPECTORS:
        raise NotAnInspector
    if about_what not in subjects():
        raise NoSuchSubject(field="about_what")
    if not agencies or any(one.id in by.scope for one in agencies):
        raise NobodyInspected(field="agencies")
    for field, (begin, end) in (("covers", covers), ("held", held)):
        if end < begin:
            raise DaysAcross(field=field)
    planned = enter(Round, words, by=by, at=at, told={"about": about_what, "agencies": len(agencies)},
                    subject=about_what, number=number.strip(), covers_from=covers[0], covers_to=covers[1],
                    held_from=held[0], held_to=held[1])  # fmt: skip
    Inspected.objects.bulk_create(
        [Inspected(round=planned, agency=one) for one in dict.fromkeys(agencies)]
    )
    return planned


@command(Permission.INSPECT, article="Kế hoạch năm, mục kiểm tra, giám sát; Luật Thanh tra")
def sample_matter(*, round: Round, matter: Matter, by: Actor, at: datetime) -> Sample:
    """Đưa một vụ việc trong phạm vi được xem vào mẫu kiểm tra."""
    _own(round, by)
    about(matter.id, round=str(round.id))
    taken = Sample(round=round, matter=matter)
    try:
        with transaction.atomic():
            taken.save(force_insert=True)
    except IntegrityError as twice:
        raise AlreadySampled(field="matter") from twice
    return taken


@command(Permission.INSPECT, article="Kế hoạch năm, mục kiểm tra, giám sát; Luật Thanh tra")
def record_finding(
    *, round: Round, responsible: Agency, category: str, article: str, words: str, found_at: datetime,
    fix_by: date, by: Actor, at: datetime, matter: Matter | None = None,
) -> Finding:  # fmt: skip
    """Ghi một kết luận kiểm tra: loại, điều luật, cơ quan chịu trách nhiệm, ngày phải khắc phục xong."""
    _own(round, by)
    if category not in categories():
        raise NoSuchCategory(field="category")
    if not article.strip():
        raise ArticleNeeded(field="article")
    if not Inspected.objects.filter(round=round, agency=responsible).exists():
        raise NotInspectedHere(field="responsible")
    if matter is not None and responsible.id not in {
        agency for agency, _, _ in seen_by(by, matter)
    }:
        raise ResponsibleDoesNotKnow(field="matter")
    _in_time(found_at, fix_by, at)
    return enter(Finding, words, by=by, at=at, told={"round": str(round.id), "category": category}, round=round,
                 responsible=responsible, category=category, article=article.strip(), matter=matter,
                 found_at=found_at, fix_by=fix_by)  # fmt: skip


def _own(round: Round, by: Actor) -> None:
    if round.agency_id not in by.scope:
        raise NotYourRound


def _in_time(found_at: datetime, fix_by: date, at: datetime) -> None:
    if found_at > at:
        raise Ahead(field="found_at")
    if fix_by < found_at.astimezone(HANOI).date():
        raise DayPassed(field="fix_by")


@command(
    Permission.OVERSIGHT_ANSWER, article="Luật Thanh tra; Kế hoạch năm, mục kiểm tra, giám sát"
)
def answer_finding(
    *, finding: Finding, words: str, answered_at: datetime, by: Actor, at: datetime
) -> FindingStep:
    """Trả lời kết luận kiểm tra: đã khắc phục gì, tài liệu nào chứng minh."""
    if finding.responsible_id not in by.scope:
        raise NotAsked
    before = _steps(finding)
    may_answer(before, at)
    return turn(FindingStep, finding, "answered", words, before, by=by, at=at, occurred_at=answered_at,
                since=finding.found_at, finding=finding)  # fmt: skip


@command(Permission.INSPECT, article="Luật Thanh tra; Kế hoạch năm, mục kiểm tra, giám sát")
def verify_finding(
    *, finding: Finding, result: str, words: str, verified_at: datetime, by: Actor, at: datetime
) -> FindingStep:
    """Kiểm chứng việc khắc phục một kết luận kiểm tra; người kiểm chứng khác người trả lời."""
    if finding.agency_id not in by.scope:
        raise NotAsking
    before = _steps(finding)
    may_check(before, result, by)
    return turn(FindingStep, finding, "checked", words, before, by=by, at=at, occurred_at=verified_at,
                since=finding.found_at, result=result, finding=finding)  # fmt: skip


def _steps(finding: Finding) -> list[FindingStep]:
    return list(FindingStep.objects.filter(finding=finding).order_by("turn"))
