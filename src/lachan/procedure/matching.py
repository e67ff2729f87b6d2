"""Which act starts and which ends a clock. Selectors are indexed once per book, by kind of act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lachan.law.book import Book
from lachan.law.clock import Clock, Condition, Facts, Selector
from lachan.procedure.acts import Moment

ByKind = Mapping[str, tuple[Selector, ...]]
# What the record hands to another record ends here and runs on there (BLTTHS Điều 170).
JOINED = Selector("case_joined_into")
LEAVING: Mapping[str, tuple[Selector, ...]] = {
    "case": (JOINED,),
    "accused": (JOINED, Selector("accused_moved")),
}


# Custody that was lifted is over, though no release was written down beside it (BLTTHS Điều 125).
LIFTED = Selector("measure_ended", (Condition("measure", frozenset({"detention", "hold", False})),))


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """One clock with its selectors by kind of act, and the clocks that live inside its term."""

    clock: Clock
    stops: ByKind
    moots: ByKind
    first_hand: frozenset[str]
    movers: tuple[Clock, ...]
    before: tuple[Plan, ...]
    halves: tuple[Plan, ...] = ()
    personal_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """Kind of act → the clocks it may start, with the selector that says so."""

    starts: Mapping[str, tuple[tuple[Plan, Selector], ...]]


@lru_cache(maxsize=8)
def index_of(book: Book, only: frozenset[str] | None = None) -> Index:
    """`only`: the clocks asked for; those that move them or count back from them come along."""
    starts: dict[str, list[tuple[Plan, Selector]]] = {}
    for clock in book.clocks.values():
        if clock.dependent or (only is not None and clock.ref not in only):
            continue
        plan = _plan(clock, book.clocks.values(), _personal_kinds(book))
        for selector in clock.starts_on:
            starts.setdefault(selector.act, []).append((plan, selector))
    return Index({kind: tuple(found) for kind, found in starts.items()})


def _personal_kinds(book: Book) -> frozenset[str]:
    return frozenset(act.name for act in book.acts.values() if act.of)


def _plan(clock: Clock, clocks: Iterable[Clock], personal: frozenset[str]) -> Plan:
    clocks = list(clocks)
    movers = _movers(clock, clocks)
    family = {clock.ref, *(c.ref for c in movers)}
    inside = [] if clock.dependent else [c for c in clocks if family & set(c.before)]
    halved = [] if clock.dependent else [c for c in clocks if family & set(c.halves)]
    return Plan(
        clock=clock,
        stops=_by_kind(clock.stops_on),
        moots=_by_kind((*clock.moot_on, *LEAVING.get(clock.subject, ()), *_lifting(clock))),
        first_hand=frozenset(one.act for one in clock.starts_on if not one.fallback),
        movers=movers,
        before=tuple(_plan(c, (), personal) for c in inside),
        halves=tuple(_plan(c, (), personal) for c in halved),
        personal_kinds=personal,
    )


def _lifting(clock: Clock) -> tuple[Selector, ...]:
    return (LIFTED,) if clock.lapse == "must_release" else ()


def _movers(clock: Clock, clocks: Sequence[Clock]) -> tuple[Clock, ...]:
    """The clocks that move this one, and those that move them in turn (C06 → C07 → C08)."""
    reached, found = {clock.ref}, [c for c in clocks if c.move is not None]
    while more := [c for c in found if c.ref not in reached and reached & set(_of(c))]:
        reached.update(c.ref for c in more)
    return tuple(c for c in found if c.ref in reached and c.ref != clock.ref)


def _of(clock: Clock) -> tuple[str, ...]:
    return () if clock.move is None else clock.move.of


def _by_kind(selectors: Sequence[Selector]) -> ByKind:
    kinds: dict[str, tuple[Selector, ...]] = {}
    for selector in selectors:
        kinds[selector.act] = (*kinds.get(selector.act, ()), selector)
    return kinds


def starts_with(selector: Selector, facts: Facts) -> tuple[str, ...] | None:
    """None where the act does not start the clock; else what was assumed for facts left unsaid."""
    assumptions = []
    if any(facts.get(name) is None for name in selector.said):
        return None
    for condition in selector.where:
        if facts.get(condition.fact) is None and condition.fact in selector.assumed:
            assumptions.append(selector.assumed[condition.fact])
        elif not condition.holds(facts):
            return None
    if selector.fallback:
        assumptions.extend(selector.assumed.values())
    return tuple(assumptions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a clock ended: met by an act, or left without object by one. At most one of the two."""

    met: Moment | None = None
    moot: Moment | None = None

    @property
    def place(self) -> int | None:
        ended = self.met or self.moot
        return None if ended is None else ended.place


def outcome_of(plan: Plan, start: Moment, later: Sequence[Moment]) -> Outcome:
    """The first act after `start` that meets the clock or leaves it without object."""
    awaited = _awaited(plan, start) if plan.clock.stops_all else None
    for moment in later:
        if moment.act.kind not in plan.stops and moment.act.kind not in plan.moots:
            continue
        if not concerns(plan, start, moment) or _opens_no_door(plan, moment):
            continue
        if _any(plan.stops.get(moment.act.kind), start, moment, unknown=True):
            if awaited is None:
                return Outcome(met=moment)
            awaited.discard(moment.act.kind)
            if not awaited:
                return Outcome(met=moment)
        if _any(plan.moots.get(moment.act.kind), start, moment, unknown=False):
            return Outcome(moot=moment)
    return Outcome()


def _opens_no_door(plan: Plan, moment: Moment) -> bool:
    """BLTTHS Điều 124: a delay of exit takes the place of no custody; what a release would end runs on."""
    delay = moment.act.kind == "measure_imposed" and moment.act.facts.get("measure") == "exit_delay"
    return delay and ("released" in plan.stops or "released" in plan.moots)


def concerns(plan: Plan, start: Moment, moment: Moment) -> bool:
    """Whether an act touches this run: the same person's, or the whole case's.

    What is dropped against one accused does not end the clock of the case; what was opened for one
    (an investigation resumed against them, Điều 229(2), 235) is ended by what is done to them.
    """
    person = moment.act.person
    if person is None:
        return True
    if plan.clock.personal or start.act.person is not None:
        return start.act.person in (None, person)
    return moment.act.kind in plan.personal_kinds


def _awaited(plan: Plan, start: Moment) -> set[str]:
    return {s.act for s in plan.clock.stops_on if start.facts.get(s.waived_if) is not True}


def _any(
    selectors: tuple[Selector, ...] | None, start: Moment, moment: Moment, *, unknown: bool
) -> bool:
    if selectors is None:
        return False
    return any(
        _by_right_agency(one.by, start, moment, unknown) and one.holds(moment.facts)
        for one in selectors
    )


def _by_right_agency(by: str, start: Moment, moment: Moment, unknown: bool) -> bool:
    """`unknown`: the answer where an agency is not named; generous to what meets a clock."""
    if not by:
        return True
    first, second = start.act.agency, moment.act.agency
    if first is None or second is None:
        return unknown or by == "same"
    return (first == second) if by == "same" else (first != second)
