"""How a running term is moved: prolonged, extended, or counted anew under another class.
BLTTHS Điều 147, 172–174, 118, 173, 240, 277; TTLT 04/2018 Điều 14 for the class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from lachan.law.calendar import Calendar
from lachan.law.clock import Clock, Facts, Selector, Term
from lachan.law.lengths import Length
from lachan.procedure.acts import Moment
from lachan.procedure.classes import stricter_by_class
from lachan.procedure.grants import Grant, grant_of
from lachan.procedure.matching import Plan, concerns
from lachan.procedure.periods import Ending, custody_days, local_day, start_of_day
from lachan.procedure.spans import Span

NOT_PROLONGED_FIRST = (
    "Gia hạn khi chưa kéo dài: Điều 147 khoản 2 chỉ cho gia hạn sau khi đã kéo dài 02 tháng."
)
RELEASE_STANDS = "Quyết định gia hạn ra sau khi đã hết hạn giam giữ: không làm thời hạn chạy lại; phải trả tự do."
JOINED = "cases_joined"
DAY_NOT_SAID = "chưa ghi ngày nhận hồ sơ, thụ lý: tạm tính từ ngày ra lệnh, hạn thật có thể sớm hơn"
ACT_NOT_SAID = "hồ sơ chưa có hành vi mà thời hạn tính từ đó: tạm tính từ ngày, giờ ra quyết định, hạn thật có thể sớm hơn"
JOINED_UNSAID = "nhập vụ án mà chưa ghi ngày khởi tố vụ án đầu tiên: hạn thật có thể sớm hơn"
EXPIRED_BEFORE_CLASS = (
    "Xác định loại tội phạm nặng hơn sau khi đã hết hạn: thời hạn đã hết không chạy lại."
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of a running term: under which clock, counted from when, by which act."""

    clock: Clock
    term: Term
    length: Length
    counted_from: date
    ending: Ending | None
    by: Moment
    span: Span | None = None
    severity: object = None
    capped_by: str = ""
    written: bool = False


@dataclass(slots=True)
class Moved:
    """A term as it is being moved; `facts` carry the class that governs it now."""

    plan: Plan
    stages: list[Stage]
    facts: Facts
    turns: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)

    @property
    def last(self) -> Stage:
        return self.stages[-1]


def move(run: Moved, later: Sequence[Moment], end: int | None, calendar: Calendar) -> None:
    """Apply every act that moves the term, the absorbing ones first, in the order of the record."""
    for mover, moment in sorted(_movements(run, later, end), key=_absorbing_first):
        if moment.act.kind == JOINED:
            _rebase(run, moment, calendar)
        elif mover is None:
            _change_class(run, moment, calendar)
        else:
            _apply(run, moment, calendar)


def _movements(
    run: Moved, later: Sequence[Moment], end: int | None
) -> Iterator[tuple[Clock | None, Moment]]:
    start = run.stages[0].by
    kinds = {mover.move.act: mover for mover in run.plan.movers if mover.move is not None}
    for moment in later:
        if end is not None and moment.place >= end:
            return
        mover = kinds.get(moment.act.kind)
        if mover is not None and concerns(run.plan, start, moment):
            yield mover, moment
        elif run.plan.clock.moved_by_class and _concerns_class(moment):
            yield None, moment


def _concerns_class(moment: Moment) -> bool:
    return moment.classes is not None or moment.act.kind == JOINED


def _absorbing_first(movement: tuple[Clock | None, Moment]) -> tuple[bool, int]:
    """An extension recorded before the prolonging still runs from the prolonged expiry."""
    mover, moment = movement
    absorbs = mover is not None and mover.move is not None and mover.move.counted_from == "start"
    return (not absorbs, moment.place)


def _rebase(run: Moved, moment: Moment, calendar: Calendar) -> None:
    """Điều 14(1): after joining, the investigation counts from the day the first case was opened."""
    first, last = started_at(moment, "first_opened_on"), run.last
    if last.span is None or run.plan.clock.personal:
        return
    if not isinstance(first, date):
        run.assumptions.append(JOINED_UNSAID)
        return
    opened = first if isinstance(first, datetime) else start_of_day(first)
    if opened.tzinfo is None or opened >= last.span.at:
        return
    span = replace(last.span, at=opened)
    end, since = span.ending(calendar), span.counted_from
    run.stages.append(replace(last, counted_from=since, ending=end, by=moment, span=span))


def _change_class(run: Moved, moment: Moment, calendar: Calendar) -> None:
    """Điều 14: the term of the new class from the first day, less the time already used."""
    first = run.stages[0]
    person = first.by.act.person if run.plan.clock.personal else None
    severity = None if moment.classes is None else moment.classes.of(person)
    span, last = first.span, run.last
    if severity is None or severity == last.severity or span is None or last.ending is None:
        return
    facts = {**run.facts, "severity": severity}
    base = first.term.length_for(facts)
    if base is None:
        return
    changed = _respanned(run, span, base, facts)
    end = changed.ending(calendar)
    if moment.act.occurred_at > last.ending.due_at and end.due_at > last.ending.due_at:
        run.warnings.append(EXPIRED_BEFORE_CLASS)
        return
    run.facts = facts
    on = local_day(moment.act.occurred_at)
    end = stricter_by_class(end, changed, on, str(last.severity), severity)
    run.stages.append(
        replace(last, length=base, ending=end, by=moment, span=changed, severity=severity)
    )


def _respanned(run: Moved, first: Span, base: Length, facts: Facts) -> Span:
    """The same extensions, each no longer than the new class allows; those it lacks fall away."""
    own = _order_length(first, run, base, facts)
    span, turns = replace(first, base=own), dict[str, int]()
    for one in run.last.span.added if run.last.span is not None else ():
        turn = turns[one.mover.ref] = turns.get(one.mover.ref, 0) + 1
        term = one.mover.term_on(run.stages[0].counted_from)
        allowed = None if term is None else term.turn(facts, turn)
        if allowed is None:
            run.warnings.append(
                f"Loại tội phạm mới không cho lần gia hạn thứ {turn} ({one.mover.ref})."
            )
            continue
        span = span.plus(one.mover, min(one.length, allowed, key=custody_days))
    return span


def _order_length(first: Span, run: Moved, base: Length, facts: Facts) -> Length:
    """An order of detention keeps the end or the months written in it; only the ceiling moves."""
    if run.stages[0].written and first.base is not None:
        return min(first.base, base, key=custody_days)
    written = facts.get("order_months")
    if first.clock.counting != "custody_order" or not isinstance(written, int):
        return base
    return Length(min(written, base.n), base.unit)


def _apply(run: Moved, moment: Moment, calendar: Calendar) -> None:
    """One decision moves the term once: by the first clock it may still pass to."""
    mover = _passes_to(run, moment)
    last = run.last
    if mover is None or mover.move is None or last.ending is None:
        _refuse_turn(run, moment)
        return
    if moment.act.occurred_at > last.ending.due_at:
        if run.plan.clock.lapse == "must_release":
            run.warnings.append(RELEASE_STANDS)
            return
        expired = f"{last.ending.due_on:%d/%m/%Y}"
        run.warnings.append(f"Quyết định dẫn đến {mover.ref} ra sau ngày hết hạn {expired}.")
    stage = _moved(mover, run, moment, calendar)
    if stage is not None:
        run.turns[mover.ref] = run.turns.get(mover.ref, 0) + 1
        run.stages.append(stage)


def _passes_to(run: Moved, moment: Moment) -> Clock | None:
    for mover in run.plan.movers:
        way = mover.move
        if way is None or way.act != moment.act.kind:
            continue
        again = run.last.clock.ref in way.of or run.last.clock is mover
        if again and _allowed(mover, run, moment) is not None:
            return mover
    return None


def _allowed(mover: Clock, run: Moved, moment: Moment) -> Length | None:
    """What the law lets this extension be; None when its turns are used up."""
    way, used = mover.move, run.turns.get(mover.ref, 0)
    term = mover.term_on(run.stages[0].counted_from)
    if way is None or term is None or (not term.turns and used >= way.times):
        return None
    return term.turn({**moment.facts, **_class_of(run)}, used + 1)


def _class_of(run: Moved) -> dict[str, object]:
    severity = run.facts.get("severity")
    return {} if severity is None else {"severity": severity}


def _refuse_turn(run: Moved, moment: Moment) -> None:
    refs = [m.ref for m in run.plan.movers if m.move and m.move.act == moment.act.kind]
    run.warnings.append(f"Không tính thêm lần này: {', '.join(refs)} đã hết số lần luật cho.")


def _moved(mover: Clock, run: Moved, moment: Moment, calendar: Calendar) -> Stage | None:
    term, allowed = mover.term_on(run.stages[0].counted_from), _allowed(mover, run, moment)
    if mover.move is None or term is None or allowed is None:
        return None
    if mover.move.counted_from == "start":
        span = Span(mover, run.stages[0].by.act.occurred_at, allowed)
        return _stage(mover, term, allowed, span, moment, run, calendar)
    return _prolonged(mover, run, moment, term, allowed, calendar)


def _prolonged(
    mover: Clock, run: Moved, moment: Moment, term: Term, allowed: Length, calendar: Calendar
) -> Stage | None:
    """From the nominal expiry (TTLT 01/2017 Điều 11 khoản 2), or added to the whole (Điều 172)."""
    last = run.last
    if last.ending is None or last.span is None:
        return None
    skipped = last.clock is run.stages[0].clock and _has_absorbing(run.plan)
    if skipped or (moment.place < last.by.place and _has_absorbing(run.plan)):
        run.warnings.append(NOT_PROLONGED_FIRST)
    grant = grant_of(moment.act.facts, allowed, last.ending.nominal)
    _mark_grant(grant, allowed, run)
    span = last.span.plus(mover, grant.length)
    return _stage(mover, term, grant.length, span, moment, run, calendar)


def _has_absorbing(plan: Plan) -> bool:
    return any(one.move is not None and one.move.counted_from == "start" for one in plan.movers)


def _stage(
    mover: Clock, term: Term, length: Length, span: Span, by: Moment, run: Moved, calendar: Calendar
) -> Stage:
    since = span.counted_from
    if mover.move is not None and mover.move.counted_from == "expiry" and run.last.ending:
        since = run.last.ending.nominal
    return Stage(
        mover, term, length, since, span.ending(calendar), by, span, run.facts.get("severity")
    )


def _mark_grant(grant: Grant, allowed: Length, run: Moved) -> None:
    if not grant.said:
        run.assumptions.append(f"chưa ghi thời gian gia hạn: tạm tính mức cao nhất {allowed.words}")
    if grant.over:
        run.warnings.append(
            f"Quyết định gia hạn vượt mức {allowed.words}; chỉ tính đến mức luật cho."
        )


def started_at(moment: Moment, day_of: str) -> datetime | date | None:
    """The event itself, or the day that a fact of the act names; None where it is not a date."""
    if not day_of:
        return moment.act.occurred_at
    said = moment.facts.get(day_of)
    if isinstance(said, str):
        return written(said)
    return said if isinstance(said, date) else None


def started_by(
    moment: Moment, selector: Selector, earlier: Sequence[Moment], assumed: list[str]
) -> datetime | date | None:
    """As `started_at`; an unsaid day is that of the act it names, or with a word of warning the act's own."""
    at = started_at(moment, selector.day_of) if selector.day_of or not selector.or_act else None
    if at is not None or not selector.or_act:
        return at
    person = moment.act.person
    named = [m for m in earlier if m.act.kind in selector.or_act and m.act.person in (None, person)]
    if named:
        return named[-1].act.occurred_at
    assumed.append(DAY_NOT_SAID if selector.day_of else ACT_NOT_SAID)
    return moment.act.occurred_at


def written(text: str) -> datetime | date | None:
    """A day or a local time as acts write it; None where it is neither."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
