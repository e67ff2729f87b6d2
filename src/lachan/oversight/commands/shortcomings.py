"""Verbs of the register: note a shortcoming, give a remedy, say that it is done, see whether it worked."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.models import Matter
from lachan.docket.registers import HANOI
from lachan.oversight.answering.entering import enter, may_answer, may_check, turn
from lachan.oversight.answering.refusals import (
    Ahead,
    BeforeAsked,
    DayPassed,
    NoSuchCategory,
    NotAsked,
    NotAsking,
)
from lachan.oversight.inspections.models import Finding
from lachan.oversight.letters.models import Letter
from lachan.oversight.shortcomings.codes import NATURES, SOURCES, categories
from lachan.oversight.shortcomings.models import Remedy, RemedyStep, Shortcoming
from lachan.oversight.watchlists.lists import watches
from lachan.reference.models import Agency


class NoSuchNature(Refusal):
    """Chưa chọn đây là tồn tại, nguyên nhân hay điều kiện (BLTTHS Điều 6). Chọn một mục rồi lưu lại."""


class SourceUnsaid(Refusal):
    """Chưa nêu mục này lấy từ đâu. Chọn nguồn; nếu từ kết luận, văn bản, danh sách hoặc bản án thì chỉ ra đúng chỗ đó."""


class NotYourEntry(Refusal):
    """Mục này do cơ quan khác ghi nên việc khắc phục do cơ quan đó giao. Liên hệ cơ quan đã ghi, hoặc ghi mục của cơ quan mình."""


@command(Permission.SHORTCOMING_KEEP, article="BLTTHS Điều 6")
def note_shortcoming(
    *, nature: str, category: str, source: str, words: str, noted_at: datetime, by: Actor, at: datetime,
    finding: Finding | None = None, letter: Letter | None = None, watchlist: str = "",
    matter: Matter | None = None,
) -> Shortcoming:  # fmt: skip
    """Ghi vào sổ một tồn tại, nguyên nhân hoặc điều kiện phạm tội, kèm nguồn."""
    if nature not in dict(NATURES):
        raise NoSuchNature(field="nature")
    if category not in categories():
        raise NoSuchCategory(field="category")
    if noted_at > at:
        raise Ahead(field="noted_at")
    _pointed_at(source, finding, letter, watchlist, matter)
    return enter(Shortcoming, words, by=by, at=at, told={"category": category, "source": source}, nature=nature,
                 category=category, source=source, finding=finding, letter=letter, watchlist=watchlist,
                 matter=matter, noted_at=noted_at)  # fmt: skip


def _pointed_at(
    source: str, finding: Finding | None, letter: Letter | None, watchlist: str, matter: Matter | None
) -> None:  # fmt: skip
    """Every source but one's own notice points at something that can be looked up."""
    there = {"finding": finding is not None, "letter": letter is not None, "judgment": matter is not None,
             "watchlist": watchlist in watches() and matter is not None, "own": True}  # fmt: skip
    if source not in dict(SOURCES) or not there[source]:
        raise SourceUnsaid(field="source")


@command(Permission.SHORTCOMING_KEEP, article="BLTTHS Điều 6; Kế hoạch năm, mục kiểm tra, giám sát")
def give_remedy(
    *, shortcoming: Shortcoming, responsible: Agency, words: str, given_at: datetime, done_by: date,
    by: Actor, at: datetime,
) -> Remedy:  # fmt: skip
    """Nêu biện pháp khắc phục: ai làm, làm gì, chậm nhất ngày nào xong."""
    if shortcoming.agency_id not in by.scope:
        raise NotYourEntry
    if given_at > at:
        raise Ahead(field="given_at")
    if given_at < shortcoming.noted_at:
        raise BeforeAsked(field="given_at")
    if done_by < given_at.astimezone(HANOI).date():
        raise DayPassed(field="done_by")
    return enter(Remedy, words, by=by, at=at, told={"shortcoming": str(shortcoming.id)}, shortcoming=shortcoming,
                 responsible=responsible, given_at=given_at, done_by=done_by)  # fmt: skip


@command(Permission.OVERSIGHT_ANSWER, article="BLTTHS Điều 6 khoản 2")
def report_remedy(
    *, remedy: Remedy, words: str, done_at: datetime, by: Actor, at: datetime
) -> RemedyStep:
    """Báo biện pháp khắc phục đã làm xong, kèm tài liệu chứng minh."""
    if remedy.responsible_id not in by.scope:
        raise NotAsked
    before = _steps(remedy)
    may_answer(before, at)
    return turn(RemedyStep, remedy, "answered", words, before, by=by, at=at, occurred_at=done_at,
                since=remedy.given_at, remedy=remedy)  # fmt: skip


@command(Permission.SHORTCOMING_KEEP, article="BLTTHS Điều 6; Kế hoạch năm, mục kiểm tra, giám sát")
def check_remedy(
    *, remedy: Remedy, result: str, words: str, checked_at: datetime, by: Actor, at: datetime
) -> RemedyStep:
    """Xem xét biện pháp đã làm có tác dụng không; người xem xét khác người đã báo làm xong."""
    if remedy.agency_id not in by.scope:
        raise NotAsking
    before = _steps(remedy)
    may_check(before, result, by)
    return turn(RemedyStep, remedy, "checked", words, before, by=by, at=at, occurred_at=checked_at,
                since=remedy.given_at, result=result, remedy=remedy)  # fmt: skip


def _steps(remedy: Remedy) -> list[RemedyStep]:
    return list(RemedyStep.objects.filter(remedy=remedy).order_by("turn"))
