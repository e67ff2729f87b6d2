"""Verbs of the list of places of focus: declare one by a paper, review it, take it out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.focus import codes, queries
from lachan.focus.models import FocusPlace, FocusStep
from lachan.focus.refusals import (
    AlreadyDeclared,
    AlreadyEnded,
    NoPaper,
    NoPlace,
    NoReason,
    NoReview,
    NotThatDay,
    NotYet,
    OutOfOrder,
    ReviewerNotThere,
    ReviewTooFar,
)
from lachan.focus.writing import one_at_a_time, said
from lachan.procedure.periods import local_day
from lachan.reference.codes import Level
from lachan.reference.models import Agency, Unit

from .telling import BASIS

FARTHEST = timedelta(days=732)


@command(Permission.FOCUS_KEEP, article=BASIS)
def declare_focus(
    *, place: Unit | None, from_on: date, number: str, paper_on: date | None, reasons: Sequence[str], reviewer: Agency | None,
    review_on: date | None, by: Actor, at: datetime, spot: str = "", words: str = "",
) -> FocusPlace:  # fmt: skip
    """Xác định một xã, một tuyến hoặc một điểm là trọng điểm theo văn bản: lý do, từ ngày, ai rà soát, bao giờ; chỉ nêu nơi, không nêu người."""
    if place is None or place.level != Level.COMMUNE or place.province_id != by.province_id:
        raise NoPlace(field="place")
    _by_paper(number, paper_on, local_day(at))
    if from_on > local_day(at):
        raise NotYet(field="from_on")
    if not place.exists_on(from_on):
        raise NotThatDay("Đơn vị này không tồn tại vào ngày bắt đầu. Chọn đơn vị của đúng thời kỳ, hoặc sửa ngày.", field="place")  # fmt: skip
    if not set(reasons) <= set(dict(codes.reasons())) or not (reasons or words.strip()):
        raise NoReason(field="reasons")
    if reviewer is None or review_on is None:
        raise NoReview(field="reviewer" if reviewer is None else "review_on")
    if not reviewer.exists_on(from_on) or reviewer.province_id != by.province_id:
        raise ReviewerNotThere(field="reviewer")
    _in_reach(from_on, review_on)
    named = " ".join(spot.split())
    _not_yet_declared(by, place, named, from_on)
    one = FocusPlace(province_id=by.province_id, place=place, spot=named, from_on=from_on, number=number.strip(),
                     paper_on=paper_on, reasons=sorted(set(reasons)), words=" ".join(words.split()), reviewer=reviewer,
                     review_on=review_on, **said(by, at))  # fmt: skip
    about(one.id, place=place.key, number=one.number)
    one.save(force_insert=True)
    return one


def _by_paper(number: str, paper_on: date | None, today: date) -> None:
    if not number.strip() or paper_on is None:
        raise NoPaper(field="number" if not number.strip() else "paper_on")
    if paper_on > today:
        raise NotYet(field="paper_on")


def _in_reach(day: date, review_on: date) -> None:
    if not day < review_on <= day + FARTHEST:
        raise ReviewTooFar(field="review_on")


def _not_yet_declared(by: Actor, place: Unit, spot: str, day: date) -> None:
    one_at_a_time(by.province_id)
    same = queries.declared(by).filter(place=place, spot__iexact=spot)
    if any((ends := queries.ended_on(one)) is None or day < ends for one in same):
        raise AlreadyDeclared(field="place")


@command(Permission.FOCUS_KEEP, article=BASIS)
def review_focus(
    *, focus: FocusPlace, done_on: date, words: str, review_on: date | None, by: Actor, at: datetime
) -> FocusStep:
    """Ghi lần rà soát một nơi trọng điểm: vì sao còn giữ, lần rà soát tiếp theo."""
    if review_on is None:
        raise NoReview(field="review_on")
    _in_reach(done_on, review_on)
    return _step(focus, codes.REVIEWED, done_on, words, by, at, review_on=review_on)


@command(Permission.FOCUS_KEEP, article=BASIS)
def end_focus(
    *, focus: FocusPlace, done_on: date, number: str, words: str, by: Actor, at: datetime
) -> FocusStep:
    """Đưa một nơi ra khỏi danh sách trọng điểm theo văn bản, nêu lý do; quá trình vẫn còn."""
    _by_paper(number, done_on, local_day(at))
    return _step(focus, codes.ENDED, done_on, words, by, at, number=number.strip())


def _step(
    focus: FocusPlace, kind: str, done_on: date, words: str, by: Actor, at: datetime, number: str = "",
    review_on: date | None = None,
) -> FocusStep:  # fmt: skip
    one_at_a_time(focus.province_id)
    steps = list(FocusStep.objects.filter(focus=focus).order_by("turn"))
    if any(one.kind == codes.ENDED for one in steps):
        raise AlreadyEnded
    if done_on > local_day(at):
        raise NotYet(field="done_on")
    if done_on < max([focus.from_on, *(one.done_on for one in steps)]):
        raise OutOfOrder(field="done_on")
    if not words.strip():
        raise NoReason("Chưa nêu lý do. Ghi một câu vì sao giữ lại hoặc đưa ra rồi lưu lại.", field="words")  # fmt: skip
    step = FocusStep(focus=focus, kind=kind, turn=len(steps) + 1, done_on=done_on, number=number,
                     words=" ".join(words.split()), review_on=review_on, **said(by, at))  # fmt: skip
    about(focus.id, step=kind, turn=step.turn)
    step.save(force_insert=True)
    return step
