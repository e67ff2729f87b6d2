"""Clocks of a matter, read from its acts under the statute book. Same acts, same answer.
`read` for screens, `dues` for projections (no text), `due` for one clock asked by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from lachan.law.book import Book
from lachan.law.book import book as the_book
from lachan.law.calendar import Calendar, calendar
from lachan.law.refusals import NaiveInstant
from lachan.procedure.acts import Act, in_effect, moments
from lachan.procedure.asking import due
from lachan.procedure.explaining import day, working
from lachan.procedure.matching import index_of
from lachan.procedure.open_points import open_points
from lachan.procedure.periods import local_day
from lachan.procedure.readings import (
    AT_ONCE,
    LAPSED,
    MET,
    MET_LATE,
    OPEN,
    PASSED,
    RUNNING,
    STOPPED,
    Due,
    Reading,
)
from lachan.procedure.running import Run, runs_of

__all__ = ["Act", "Due", "Reading", "due", "dues", "read"]

DUTIES = frozenset({"within", "at_least_before"})
# A right not used and a day of effect simply pass; nobody is late.
PASSING = frozenset({"right", "effect"})
LATE = DUTIES | {"right"}
UNCONSOLIDATED_FROM = datetime.fromisoformat("2025-07-01T00:00:00+07:00")


def read(
    acts: Iterable[Act],
    as_of: datetime,
    known_at: datetime | None = None,
    book: Book | None = None,
    brief: bool = False,
) -> list[Reading]:
    """Every clock these acts have started, as of `as_of`, from what was recorded by `known_at`.

    `brief`: a clock that asks nobody to act any more comes without its working and open readings."""
    must_be_aware(as_of, known_at)
    book, days = book or the_book(), calendar()
    found = moments(in_effect(acts, until=as_of, known_at=known_at))
    return [_reading(run, as_of, days, book, brief) for run in runs_of(found, index_of(book), days)]


def must_be_aware(*instants: datetime | None) -> None:
    """An instant without its zone may be seven hours off; it is refused, never guessed."""
    if any(at is not None and at.tzinfo is None for at in instants):
        raise NaiveInstant()


def dues(
    acts: Iterable[Act],
    known_at: datetime | None = None,
    book: Book | None = None,
    only: frozenset[str] | None = None,
) -> list[Due]:
    """The due dates alone, for a projection: no text, no state, no `as_of`.

    `only`: references of the clocks wanted; what moves or counts back from them comes along.
    """
    found = moments(in_effect(acts, until=None, known_at=known_at))
    return [_due(run) for run in runs_of(found, index_of(book or the_book(), only), calendar())]


def _due(run: Run) -> Due:
    last, met, moot = run.last, run.outcome.met, run.outcome.moot
    end, start = last.ending, run.start.act
    on = local_day(start.occurred_at)
    return Due(
        ref=last.clock.ref,
        started_by=start.id,
        started_at=start.occurred_at,
        nominal=on if end is None else end.nominal,
        due_on=on if end is None else end.due_on,
        due_at=None if end is None else end.due_at,
        stricter_on=None if end is None else end.stricter_on,
        agency=run.agency,
        person=run.person,
        direction=last.clock.direction,
        lapse=run.plan.clock.lapse,
        met_by=None if met is None else met.act.id,
        met_at=None if met is None else met.act.occurred_at,
        stopped_by=None if moot is None else moot.act.id,
        stopped_at=None if moot is None else moot.act.occurred_at,
    )


def _reading(run: Run, as_of: datetime, days: Calendar, book: Book, brief: bool) -> Reading:
    one, stage, clock = _due(run), run.last, run.last.clock
    state = _state(one, clock.direction, as_of, _last_moment(run, one, days))
    told = not brief or (one.stopped_by is None and state in OPEN)
    return Reading(
        ref=one.ref,
        name=clock.name,
        who=clock.who,
        subject=clock.subject,
        agency=run.agency,
        person=run.person,
        started_by=one.started_by,
        started_at=one.started_at,
        nominal=one.nominal,
        due_on=one.due_on,
        due_at=one.due_at,
        stricter_on=one.stricter_on,
        state=state,
        met_by=one.met_by,
        met_at=one.met_at,
        stopped_by=one.stopped_by,
        left=_left(one, state, as_of),
        working=working(run, days) if told else (),
        warnings=(*run.warnings, *_early_warnings(run, one)),
        assumptions=run.assumptions,
        cite=stage.term.cite,
        reads=stage.term.quote_for(stage.severity),
        mark=stage.term.mark,
        unsettled=_unsettled(run, book) if told else "",
        text_note=clock.text_note if one.started_at >= UNCONSOLIDATED_FROM else "",
        on_lapse=clock.on_lapse,
        direction=clock.direction,
        lapse=run.plan.clock.lapse,
        guidance_only=clock.guidance_only,
        provisional=days.provisional_between(stage.counted_from, one.due_on),
        book_version=book.version,
    )


def _state(one: Due, direction: str, as_of: datetime, last_moment: datetime | None) -> str:
    if one.met_at is not None:
        late = last_moment is not None and one.met_at > last_moment and direction in LATE
        return MET_LATE if late else MET
    if last_moment is None and direction in PASSING:
        return PASSED
    if last_moment is None:
        return STOPPED if one.stopped_at is not None else AT_ONCE
    if one.stopped_at is not None and one.stopped_at <= last_moment:
        return STOPPED
    if as_of <= last_moment:
        return RUNNING
    if direction in PASSING or one.lapse == "passes":
        return PASSED
    return LAPSED if direction in DUTIES else MET


def _last_moment(run: Run, one: Due, days: Calendar) -> datetime | None:
    """Điều 147(1) with 148(1): a suspension «hết thời hạn» may come on the next working day."""
    met = run.outcome.met
    if one.due_at is None or met is None or met.act.kind != "verification_suspended":
        return one.due_at
    if not run.plan.movers and run.last.clock.direction != "within":
        return one.due_at
    next_day = days.next_working_day(one.due_on + timedelta(days=1))
    return one.due_at + (next_day - one.due_on)


def _early_warnings(run: Run, one: Due) -> tuple[str, ...]:
    met = run.outcome.met
    if met is None or one.due_at is None:
        return ()
    if met.act.kind == "verification_suspended" and local_day(met.act.occurred_at) < one.nominal:
        expiry = day(one.nominal)
        return (f"Tạm đình chỉ trước ngày {expiry}; Điều 148 khoản 1 chỉ cho khi hết thời hạn.",)
    if run.last.clock.direction == "not_before" and met.act.occurred_at < one.due_at:
        return (f"Nộp lưu trước ngày {day(one.due_on)}: chưa đủ thời gian luật định.",)
    return ()


def _left(one: Due, state: str, as_of: datetime) -> timedelta | None:
    if one.due_at is None or one.stopped_at is not None or state not in (RUNNING, LAPSED):
        return None
    return one.due_at - as_of


def _unsettled(run: Run, book: Book) -> str:
    stage = run.last
    changed = any(one.severity != run.stages[0].severity for one in run.stages)
    parts = open_points(
        stage.clock, stage.term, stage.length, book=book, on=run.stages[0].counted_from,
        changed=changed, facts=stage.by.facts,
    )  # fmt: skip
    met = run.outcome.met
    if met is not None and met.act.kind == "verification_suspended" and run.plan.movers:
        parts = (*parts, book.open_readings["suspend_on_expiry"])
    return " ".join(parts)
