"""Verbs of a check: what was found, by when it is to be put right, and whether it was."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.procedure.periods import local_day
from lachan.sectors import codes, queries
from lachan.sectors.models import Check, FindingStep, Firm, FirmFinding, PlannedCheck
from lachan.sectors.refusals import (
    DayAhead,
    FindingClosed,
    NoFixBy,
    NoLicenceKind,
    NoPaperNumber,
    NotAsked,
    NotThisPlan,
    NotYourCheck,
    NoWordOfPassing,
    StepBefore,
)
from lachan.sectors.writing import said

from .registering import BASIS

LONGEST = timedelta(days=366)


@command(Permission.CHECK_DO, article=BASIS)
def record_check(
    *, firm: Firm, checked_on: date, number: str, found: Mapping[str, str], fix_by: date | None, by: Actor, at: datetime,
    words: str = "", planned: PlannedCheck | None = None,
) -> Check:  # fmt: skip
    """Ghi một cuộc kiểm tra cơ sở theo kế hoạch hoặc quyết định: nội dung vi phạm, hạn khắc phục; không có vi phạm cũng ghi."""
    if not number.strip():
        raise NoPaperNumber(field="number")
    if checked_on > local_day(at):
        raise DayAhead(field="checked_on")
    if not set(found) <= set(codes.asks(firm.sector)):
        raise NotAsked(field="found")
    if found:
        _in_time(checked_on, fix_by)
    if planned is not None:
        _as_planned(planned, firm)
    check = Check(firm=firm, planned=planned, checked_on=checked_on, number=number.strip(), words=" ".join(words.split()), **said(by, at))  # fmt: skip
    about(check.id, sector=firm.sector, findings=len(found))
    check.save(force_insert=True)
    for kind, told in sorted(found.items()):
        FirmFinding(check_of=check, kind=kind, words=" ".join(told.split()), fix_by=fix_by, **said(by, at)).save(force_insert=True)  # fmt: skip
    return check


def _as_planned(planned: PlannedCheck, firm: Firm) -> None:
    """A body keeps its own plan, once."""
    own = planned.agency_id in queries.follows()
    if not own or planned.firm_id != firm.id or not queries.is_open(planned):
        raise NotThisPlan(field="planned")


def _in_time(day: date, fix_by: date | None) -> None:
    if fix_by is None or not day < fix_by <= day + LONGEST:
        raise NoFixBy(field="fix_by")


@command(Permission.CHECK_DO, article=BASIS)
def answer_finding(
    *, finding: FirmFinding, kind: str, done_on: date, by: Actor, at: datetime, words: str = "", fix_by: date | None = None
) -> FindingStep:  # fmt: skip
    """Ghi việc khắc phục một vi phạm: cơ sở báo đã xong, kiểm tra lại đã xong, chưa xong và hạn mới, hoặc chuyển cơ quan khác."""
    if kind not in dict(codes.STEPS):
        raise NoLicenceKind("Chưa chọn việc đã làm. Chọn một dòng trong danh sách rồi lưu lại.", field="kind")  # fmt: skip
    if finding.agency_id not in queries.follows():
        raise NotYourCheck
    steps = list(FindingStep.objects.filter(finding=finding).order_by("turn"))
    if any(one.kind in (codes.VERIFIED, codes.PASSED) for one in steps):
        raise FindingClosed
    if done_on > local_day(at):
        raise DayAhead(field="done_on")
    if done_on < max([finding.check_of.checked_on, *(one.done_on for one in steps)]):
        raise StepBefore(field="done_on")
    if kind == codes.AGAIN:
        _in_time(done_on, fix_by)
    if kind == codes.PASSED and not words.strip():
        raise NoWordOfPassing(field="words")
    step = FindingStep(finding=finding, kind=kind, turn=len(steps) + 1, done_on=done_on, words=" ".join(words.split()),
                       fix_by=fix_by if kind == codes.AGAIN else None, **said(by, at))  # fmt: skip
    about(finding.id, step=kind, turn=step.turn)
    step.save(force_insert=True)
    return step
