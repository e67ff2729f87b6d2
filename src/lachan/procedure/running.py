"""The terms that run in a matter: opened by an act, moved by later acts, ended by one.
One running term may carry another name after it was moved (A16 → A17 → A18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from lachan.law.calendar import Calendar
from lachan.law.clock import Clock, Selector, Term
from lachan.law.lengths import Length
from lachan.procedure.acts import Moment
from lachan.procedure.grants import Grant, grant_of
from lachan.procedure.matching import Index, Outcome, Plan, outcome_of, starts_with
from lachan.procedure.periods import Ending, before, ending, local_day, start_of_day

NOT_PROLONGED_FIRST = (
    "Gia hạn khi chưa kéo dài: Điều 147 khoản 2 chỉ cho gia hạn sau khi đã kéo dài 02 tháng."
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


@dataclass(slots=True)
class Run:
    """One term that was opened. `stages[-1]` is the one that holds; `agency` is bound by it."""

    plan: Plan
    start: Moment
    stages: list[Stage]
    outcome: Outcome
    agency: str | None
    assumptions: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)

    @property
    def last(self) -> Stage:
        return self.stages[-1]


def runs_of(found: Sequence[Moment], index: Index, calendar: Calendar) -> list[Run]:
    """Every term opened by these acts, each followed by those that count back from its end."""
    runs: list[Run] = []
    for moment in found:
        for plan, selector in index.starts.get(moment.act.kind, ()):
            run = _opened(plan, selector, moment, found, runs, calendar)
            if run is not None:
                runs.append(run)
                runs.extend(_counting_back(run, found, runs))
    return runs


def _opened(
    plan: Plan,
    selector: Selector,
    moment: Moment,
    found: Sequence[Moment],
    runs: Sequence[Run],
    calendar: Calendar,
) -> Run | None:
    assumptions = starts_with(selector, moment.facts)
    if assumptions is None or _already(plan, moment, runs):
        return None
    later = found[moment.place + 1 :]
    if selector.fallback and any(one.act.kind in plan.first_hand for one in later):
        return None
    stage = _first_stage(plan.clock, moment, calendar)
    if stage is None:
        return None
    bound = None if selector.fallback else moment.act.agency
    run = Run(plan, moment, [stage], outcome_of(plan, moment, later), bound, assumptions)
    if plan.movers:
        _move(run, later, calendar)
    return run


def _already(plan: Plan, moment: Moment, runs: Sequence[Run]) -> bool:
    """A receipt starts a clock once for an agency, unless the matter had left it meanwhile."""
    if not plan.clock.once:
        return False
    return any(
        run.plan is plan and run.start.act.agency == moment.act.agency and run.outcome.moot is None
        for run in runs
    )


def _first_stage(clock: Clock, moment: Moment, calendar: Calendar) -> Stage | None:
    day = local_day(moment.act.occurred_at)
    term = clock.term_on(day)
    length = None if term is None else term.length_for(moment.facts)
    if term is None or length is None or length.unit in ("none", "always"):
        return None
    end = _ending(clock, moment.act.occurred_at, length, calendar)
    return Stage(clock, term, length, day, end, moment)


def _ending(clock: Clock, at: datetime, length: Length, calendar: Calendar) -> Ending | None:
    if length.unit == "now":
        return None
    inclusive = clock.counting == "inclusive"
    return ending(at, length, roll=clock.roll, calendar=calendar, inclusive=inclusive)


def _move(run: Run, later: Sequence[Moment], calendar: Calendar) -> None:
    """BLTTHS Điều 147(2): prolonging absorbs the 20 days; the extension runs from the expiry."""
    for mover, moment in sorted(_movements(run, later), key=_absorbing_first):
        _apply(mover, run, moment, calendar)


def _movements(run: Run, later: Sequence[Moment]) -> list[tuple[Clock, Moment]]:
    end = run.outcome.place
    return [
        (mover, moment)
        for moment in later
        for mover in run.plan.movers
        if mover.move is not None and mover.move.act == moment.act.kind
        if end is None or moment.place < end
    ]


def _absorbing_first(movement: tuple[Clock, Moment]) -> tuple[bool, int]:
    """An extension recorded before the prolonging still runs from the prolonged expiry."""
    mover, moment = movement
    return (mover.move is not None and mover.move.counted_from == "expiry", moment.place)


def _apply(mover: Clock, run: Run, moment: Moment, calendar: Calendar) -> None:
    move, last = mover.move, run.last
    if move is None or last.ending is None:
        return
    used = sum(1 for stage in run.stages if stage.clock is mover)
    if used >= move.times or last.clock.ref not in move.of:
        run.warnings.append(f"Không tính thêm lần này: {mover.ref} đã hết số lần luật cho.")
        return
    if moment.act.occurred_at > last.ending.due_at:
        expired = f"{last.ending.due_on:%d/%m/%Y}"
        run.warnings.append(f"Quyết định dẫn đến {mover.ref} ra sau ngày hết hạn {expired}.")
    stage = _moved(mover, run, moment, calendar)
    if stage is not None:
        run.stages.append(stage)


def _moved(mover: Clock, run: Run, moment: Moment, calendar: Calendar) -> Stage | None:
    term = mover.term_on(run.stages[0].counted_from)
    allowed = None if term is None else term.length_for(moment.facts)
    if mover.move is None or term is None or allowed is None:
        return None
    if mover.move.counted_from == "start":
        at = run.start.act.occurred_at
        return Stage(
            mover, term, allowed, local_day(at), _ending(mover, at, allowed, calendar), moment
        )
    return _from_expiry(mover, run, moment, term, allowed, calendar)


def _from_expiry(
    mover: Clock, run: Run, moment: Moment, term: Term, allowed: Length, calendar: Calendar
) -> Stage | None:
    """TTLT 01/2017 Điều 11 khoản 2: «kể từ ngày hết thời hạn», taken as the nominal day."""
    last = run.last
    if last.ending is None:
        return None
    if last.clock is run.stages[0].clock or moment.place < last.by.place:
        run.warnings.append(NOT_PROLONGED_FIRST)
    grant = grant_of(moment.act.facts, allowed, last.ending.nominal)
    _mark_grant(grant, allowed, run)
    expiry = last.ending.nominal
    end = _ending(mover, start_of_day(expiry), grant.length, calendar)
    return Stage(mover, term, grant.length, expiry, end, moment)


def _mark_grant(grant: Grant, allowed: Length, run: Run) -> None:
    if not grant.said:
        run.assumptions += (f"chưa ghi thời gian gia hạn: tạm tính mức cao nhất {allowed.words}",)
    if grant.over:
        run.warnings.append(
            f"Quyết định gia hạn vượt mức {allowed.words}; chỉ tính đến mức luật cho."
        )


def _counting_back(run: Run, found: Sequence[Moment], runs: Sequence[Run]) -> list[Run]:
    """«Chậm nhất n ngày trước khi hết thời hạn»: from the nominal end of the stretch that holds.

    One act anchors such a clock once, even where two agencies hold a term open at the same time.
    """
    result = []
    for plan in run.plan.before:
        anchor = next((s for s in reversed(run.stages) if s.clock.ref in plan.clock.before), None)
        if anchor is not None and not any(r.plan is plan and r.start is anchor.by for r in runs):
            result.extend(_one_back(plan, anchor, run, found))
    return result


def _one_back(plan: Plan, anchor: Stage, run: Run, found: Sequence[Moment]) -> list[Run]:
    term = plan.clock.term_on(run.stages[0].counted_from)
    length = None if term is None else term.length_for(anchor.by.facts)
    if term is None or length is None or not length.counted or anchor.ending is None:
        return []
    back = before(anchor.ending.nominal, length)
    stage = Stage(plan.clock, term, length, anchor.ending.nominal, back, anchor.by)
    outcome = outcome_of(plan, anchor.by, found[anchor.by.place + 1 :])
    if outcome.place is None and run.outcome.moot is not None:
        outcome = Outcome(moot=run.outcome.moot)
    return [Run(plan, anchor.by, [stage], outcome, run.agency, run.assumptions)]
