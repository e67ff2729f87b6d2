"""The terms that run in a matter: opened by an act, moved by later acts, ended by one.
One running term may carry another name after it was moved (A16 → A17 → A18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from lachan.law.calendar import Calendar
from lachan.law.clock import Clock, Facts, Selector, Term
from lachan.law.lengths import Length
from lachan.procedure.accused import Accused
from lachan.procedure.acts import Moment
from lachan.procedure.custody import (
    HELD_EARLIER,
    facts_of_order,
    first_held,
    order_span,
    writes_too_much,
    written_end,
)
from lachan.procedure.matching import Index, Outcome, Plan, outcome_of, starts_with
from lachan.procedure.moving import Moved, Stage, move, started_by, written
from lachan.procedure.open_points import by_class, without_paragraph
from lachan.procedure.periods import (
    ZONE,
    before,
    custody_days,
    end_of_day,
    in_custody,
    local_day,
    start_of_day,
)
from lachan.procedure.spans import Span, anchor_of, ended_at

UNCOUNTED = frozenset({"none", "always", "rule"})
ORDER_TOO_LONG = (
    "Lệnh tạm giam ghi quá thời hạn luật cho loại tội phạm này; chỉ tính đến mức luật cho."
)
ORDER_WRITES_LATER = "Lệnh ghi hết hạn ngày {day}, muộn hơn mức luật cho; tính theo mức luật cho."
NO_PARAGRAPH = "chưa xác định khoản: tính theo khung cơ bản của điều luật"
CLASS_NOT_SAID = "chưa xác định loại tội phạm: tạm tính thời hạn ngắn nhất ({words})"
FACT_NOT_SAID = "chưa ghi dữ kiện ({facts}): tạm tính thời hạn ngắn nhất ({words})"


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

    @property
    def person(self) -> str | None:
        return self.start.act.person


def runs_of(found: Sequence[Moment], index: Index, calendar: Calendar) -> list[Run]:
    """Every term opened by these acts, each followed by those that count back from its end."""
    runs: list[Run] = []
    accused = Accused()
    for moment in found:
        accused.learn(moment)
        for plan, selector in index.starts.get(moment.act.kind, ()):
            for start in accused.starts(plan, moment):
                run = _opened(plan, selector, start, found, runs, calendar)
                if run is not None:
                    runs.append(run)
                    runs.extend(_derived(run, found, runs, calendar))
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
    if selector.fallback and _first_hand_later(plan, moment, later):
        return None
    moved = _first(plan, selector, moment, found, calendar)
    if moved is None:
        return None
    outcome = outcome_of(plan, moment, later)
    if plan.movers or plan.clock.moved_by_class:
        move(moved, later, outcome.place, calendar)
    bound = None if selector.fallback else moment.act.agency
    # What the record shows of the loss of liberty answers the assumption of the fallback.
    said = tuple(moved.assumptions)
    said = said if HELD_EARLIER in said else (*assumptions, *said)
    run = Run(plan, moment, moved.stages, outcome, bound, said, moved.warnings)
    return _not_beyond(run, runs, calendar) if plan.clock.not_beyond else run


def _already(plan: Plan, moment: Moment, runs: Sequence[Run]) -> bool:
    """A receipt starts a clock once for an agency, unless the matter had left it meanwhile.

    A person released and held again has a new term: only one still open stands in the way.
    """
    if not plan.clock.once:
        return False
    own = (r for r in runs if r.plan is plan and r.start.act.agency == moment.act.agency)
    if plan.clock.personal:
        return any(r.start.act.person == moment.act.person and _open_at(r, moment) for r in own)
    return any(run.outcome.moot is None for run in own)


def _open_at(run: Run, moment: Moment) -> bool:
    return run.outcome.place is None or run.outcome.place > moment.place


def _first_hand_later(plan: Plan, moment: Moment, later: Sequence[Moment]) -> bool:
    """Whether the proper start comes later in the record; of the same person where it is theirs."""
    return any(
        one.act.kind in plan.first_hand
        and (not plan.clock.personal or one.act.person in (None, moment.act.person))
        for one in later
    )


def _first(
    plan: Plan, selector: Selector, moment: Moment, found: Sequence[Moment], calendar: Calendar
) -> Moved | None:
    """The first stretch; None where the law had no such term on that day, or the day is unsaid."""
    clock, facts, assumed = plan.clock, moment.facts, list[str]()
    at = started_by(moment, selector, found[: moment.place], assumed)
    if at is None:
        return None
    instant = at if isinstance(at, datetime) and at.tzinfo else _local(at)
    if selector.fallback and clock.lapse == "must_release":
        instant = first_held(moment, found[: moment.place], assumed) or instant
    if clock.counting == "custody_order":
        facts, more = facts_of_order(moment, found[: moment.place])
        assumed += more
    term = clock.term_on(law_day(clock, facts, local_day(instant)))
    if term is None and clock.before_2018:
        term = clock.terms[0]
    length = None if term is None else _length(term, facts, assumed)
    if term is None or length is None or length.unit in UNCOUNTED:
        return None
    stage, warnings = _first_stage(clock, term, length, instant, facts, moment, calendar)
    if clock.lapse == "must_release":
        stage = _written_end(stage, moment, warnings)
    if without_paragraph(facts) and by_class(term):
        assumed.append(NO_PARAGRAPH)
    return Moved(plan, [stage], facts, assumptions=assumed, warnings=warnings)


def law_day(clock: Clock, facts: Facts, event_day: date) -> date:
    """Which day's law governs: the start's, or for a victim the day of being identified."""
    said = facts.get("identified_on") if clock.governed_by == "identified" else None
    if isinstance(said, str):
        said = written(said)
    return said if isinstance(said, date) and not isinstance(said, datetime) else event_day


def _local(at: object) -> datetime:
    """A written day or local time, on the clock of Việt Nam."""
    if isinstance(at, datetime):
        return at.replace(tzinfo=ZONE)
    return start_of_day(at)  # type: ignore[arg-type]  # a date is what is left


def _length(term: Term, facts: Facts, assumed: list[str]) -> Length | None:
    """The length under these facts; what is unsaid is taken so that the alarm comes early."""
    length = term.length_for(facts)
    if length is not None:
        return length
    shortest = _shortest(term, facts)
    if shortest is None:
        return None
    missing = _missing(term, facts)
    text = CLASS_NOT_SAID if missing == ["severity"] else FACT_NOT_SAID
    assumed.append(text.format(words=shortest.words, facts=", ".join(missing)))
    return shortest


def _missing(term: Term, facts: Facts) -> list[str]:
    named = {c.fact for option in term.options for c in option.where if facts.get(c.fact) is None}
    return sorted(named)


def _shortest(term: Term, facts: Facts) -> Length | None:
    """The shortest length that what is said does not rule out."""
    possible = [
        option.length
        for option in term.options
        if all(facts.get(one.fact) is None or one.holds(facts) for one in option.where)
    ]
    return min(possible, key=_size, default=None)


def _size(length: Length) -> float:
    return (
        length.n / 24
        if length.unit == "h"
        else custody_days(length) * (12 if length.unit == "y" else 1)
    )


def _first_stage(
    clock: Clock,
    term: Term,
    length: Length,
    at: datetime,
    facts: Facts,
    moment: Moment,
    calendar: Calendar,
) -> tuple[Stage, list[str]]:
    on, severity = local_day(at), facts.get("severity")
    if length.unit in ("now", "same"):
        return Stage(clock, term, length, on, None, moment, severity=severity), []
    if clock.direction == "at_least_before":
        end = before(at, length)
        return Stage(clock, term, length, on, end, moment, severity=severity), []
    warnings = []
    span = Span(clock, at, length)
    if clock.counting == "custody_order":
        span = order_span(clock, at, length, facts, on)
        warnings = [ORDER_TOO_LONG] if writes_too_much(length, facts, on) else []
    own = span.base or length
    end = span.ending(calendar)
    return Stage(clock, term, own, span.counted_from, end, moment, span, severity), warnings


def _written_end(stage: Stage, moment: Moment, warnings: list[str]) -> Stage:
    """BLTTHS Điều 134(1): custody ends on the day written in the order; never later than the law lets it."""
    end, by_law = written_end(moment), stage.ending
    if end is None or by_law is None:
        return stage
    if end.due_at > by_law.due_at:
        warnings.append(ORDER_WRITES_LATER.format(day=f"{end.due_on:%d/%m/%Y}"))
        return stage
    if end.due_at == by_law.due_at:
        return stage
    return replace(stage, ending=end, written=True, span=ended_at(stage.span, end))


def _half_of(limit: Run, calendar: Calendar) -> date | None:
    """The end of the investigation where its accused is a juvenile, from 2026 (Luật 59/2024)."""
    halves = [h for plan in limit.plan.halves for h in _halved(plan, limit, calendar)]
    return halves[0].last.ending.nominal if halves and halves[0].last.ending else None


def _not_beyond(run: Run, runs: Sequence[Run], calendar: Calendar) -> Run:
    """TTLT 04/2018 Điều 14(3): detention for investigation never outlasts the investigation."""
    limits = [
        one
        for one in runs
        if one.plan.clock.ref in run.plan.clock.not_beyond and one.last.ending is not None
    ]
    if not limits or run.last.ending is None:
        return run
    limit = max(limits, key=lambda one: one.start.place)
    ceiling = limit.last.ending.nominal if limit.last.ending else run.last.ending.due_on
    if run.start.facts.get("juvenile") is True:
        ceiling = min(ceiling, _half_of(limit, calendar) or ceiling)
    if run.last.ending.due_on > ceiling:
        end = replace(in_custody(ceiling, 1), due_at=end_of_day(ceiling))
        run.stages.append(replace(run.last, ending=end, capped_by=limit.last.clock.ref))
    return run


def _derived(
    run: Run, found: Sequence[Moment], runs: Sequence[Run], calendar: Calendar
) -> list[Run]:
    result = _counting_back(run, found, runs)
    if run.plan.halves and any(one.facts.get("juvenile") is True for one in found):
        result += [half for plan in run.plan.halves for half in _halved(plan, run, calendar)]
    return result


def _halved(plan: Plan, run: Run, calendar: Calendar) -> list[Run]:
    """Luật 59/2024: where an accused is a juvenile, half of the adult's term, extensions included."""
    last = run.last
    term = plan.clock.term_on(run.stages[0].counted_from)
    if last.span is None or term is None or not term.in_law:
        return []
    span = replace(last.span, halved=True)
    stage = replace(last, clock=plan.clock, term=term, span=span, ending=span.ending(calendar))
    return [Run(plan, run.start, [stage], run.outcome, run.agency, run.assumptions)]


def _counting_back(run: Run, found: Sequence[Moment], runs: Sequence[Run]) -> list[Run]:
    """«Chậm nhất n ngày trước khi hết thời hạn»: from the nominal end of the stretch that holds.

    One act anchors such a clock once, even where two agencies hold a term open at the same time.
    """
    if not run.plan.before:
        return []
    taken = {(id(one.plan), one.start.act.id, one.person) for one in runs}
    result: list[Run] = []
    for plan in run.plan.before:
        anchor = _anchor(plan, run)
        if anchor is None or (id(plan), anchor.by.act.id, run.person) in taken:
            continue
        result.extend(_one_back(plan, anchor, run, found))
    return result


def _anchor(plan: Plan, run: Run) -> Stage | None:
    """The latest stretch that this clock counts back from."""
    for stage in reversed(run.stages):
        if stage.clock.ref in plan.clock.before:
            return stage
    return None


def _one_back(plan: Plan, anchor: Stage, run: Run, found: Sequence[Moment]) -> list[Run]:
    term = plan.clock.term_on(run.stages[0].counted_from)
    facts = anchor.by.facts
    if facts.get("severity") != anchor.severity:
        facts = {**facts, "severity": anchor.severity}
    length = None if term is None else _length(term, facts, [])
    if term is None or length is None or not length.counted or anchor.ending is None:
        return []
    at = anchor_of(anchor.ending, length)
    stage = Stage(plan.clock, term, length, local_day(at), before(at, length), anchor.by)
    start = _of_person(anchor.by, run)
    outcome = outcome_of(plan, start, found[anchor.by.place + 1 :])
    replaced = _replaced_by(anchor, run)
    if outcome.place is None and replaced is not None:
        outcome = Outcome(moot=replaced)
    if outcome.place is None and run.outcome.moot is not None:
        outcome = Outcome(moot=run.outcome.moot)
    return [Run(plan, start, [stage], outcome, run.agency, run.assumptions)]


def _replaced_by(anchor: Stage, run: Run) -> Moment | None:
    """The decision that gave the term another end: what counted back from the old one falls away."""
    if anchor is run.last:
        return None
    place = next(n for n, stage in enumerate(run.stages) if stage is anchor)
    return run.stages[place + 1].by


def _of_person(anchor: Moment, run: Run) -> Moment:
    """Whoever's act moved it, a term still belongs to the person, or the case, that it runs for."""
    if run.person == anchor.act.person:
        return anchor
    return replace(anchor, act=replace(anchor.act, person=run.person))
