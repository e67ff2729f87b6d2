"""Verbs of what is told of a place: write a count down, put one right, take one back."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.focus import codes, queries
from lachan.focus.models import PlaceFact
from lachan.focus.refusals import (
    AbsurdCount,
    AlreadyCorrected,
    AlreadyTold,
    NoPlace,
    NoSource,
    NoSuchKind,
    NotOver,
    NotThatDay,
    NotYourFact,
    NotYourGround,
    PeriodBackwards,
    PeriodTooLong,
)
from lachan.focus.writing import one_at_a_time, said
from lachan.procedure.periods import local_day
from lachan.reference.codes import Level
from lachan.reference.models import Unit

BASIS = "QĐ 193/QĐ-TTg, QĐ 33/QĐ-TTg; kế hoạch của UBND tỉnh"
MOST, LONGEST = 100_000, 732


@command(Permission.FOCUS_TELL, article=BASIS)
def record_place_fact(
    *, place: Unit | None, kind: str, period_from: date, period_to: date, count: int, method: str, source: str,
    by: Actor, at: datetime,
) -> PlaceFact:  # fmt: skip
    """Ghi một số đếm của xã, phường trong một kỳ: người đi nước ngoài không qua hợp đồng, học sinh bỏ học, cơ sở chưa khai báo; chỉ số, không tên ai."""
    if kind not in dict(codes.KINDS):
        raise NoSuchKind(field="kind")
    if place is None or place.level != Level.COMMUNE or place.province_id != by.province_id:
        raise NoPlace(field="place")
    if not queries.may_tell(place):
        raise NotYourGround(field="place")
    _sound(place, period_from, period_to, count, method, source, local_day(at))
    fact = PlaceFact(province_id=by.province_id, place=place, kind=kind, period_from=period_from, period_to=period_to,
                     count=count, method=method, source=" ".join(source.split()), **said(by, at))  # fmt: skip
    _alone(fact, by)
    about(fact.id, kind=kind, place=place.key, count=count)
    fact.save(force_insert=True)
    return fact


def _sound(
    place: Unit, first: date, last: date, count: int, method: str, source: str, today: date
) -> None:
    if method not in dict(codes.METHODS):
        raise NoSuchKind(field="method")
    if last < first:
        raise PeriodBackwards(field="period_to")
    if last > today:
        raise NotOver(field="period_to")
    if (last - first).days >= LONGEST:
        raise PeriodTooLong(field="period_from")
    if not place.exists_on(last):
        raise NotThatDay(field="place")
    if not 0 <= count <= MOST:
        raise AbsurdCount(field="count")
    if not source.strip():
        raise NoSource(field="source")


def _alone(fact: PlaceFact, by: Actor, but: PlaceFact | None = None) -> None:
    """Two counts of the same days would be added up twice."""
    one_at_a_time(by.province_id)
    same = queries.facts(by).filter(place=fact.place, kind=fact.kind, period_from__lte=fact.period_to,
                                    period_to__gte=fact.period_from)  # fmt: skip
    if same.exclude(id=but.id if but else None).exists():
        raise AlreadyTold(field="period_from")


@command(Permission.FOCUS_TELL, article=BASIS)
def correct_place_fact(
    *, fact: PlaceFact, period_from: date, period_to: date, count: int, method: str, source: str, by: Actor, at: datetime,
    taken_back: bool = False,
) -> PlaceFact:  # fmt: skip
    """Sửa hoặc rút một số đếm đã ghi bằng một dòng sau; dòng trước vẫn còn, không tính nữa."""
    one_at_a_time(by.province_id)
    if PlaceFact.objects.filter(supersedes=fact).exists():
        raise AlreadyCorrected
    if "focus_keep" not in by.caps and fact.agency_id not in queries.follows():
        raise NotYourFact
    _sound(fact.place, period_from, period_to, count, method, source, local_day(at))
    later = PlaceFact(province_id=fact.province_id, place=fact.place, kind=fact.kind, period_from=period_from,
                      period_to=period_to, count=count, method=method, source=" ".join(source.split()), supersedes=fact,
                      taken_back=taken_back, **said(by, at))  # fmt: skip
    if not taken_back:
        _alone(later, by, fact)
    about(later.id, kind=fact.kind, place=fact.place.key, count=count, taken_back=taken_back)
    later.save(force_insert=True)
    return later
