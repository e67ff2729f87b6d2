"""What one person is owed in one regime: each support answered «owed», «not_owed» or «ask», with its working.

The regime follows the day of identification (Luật 53/2024 Điều 63): identified before 2025-07-01, the old law stays
for good, and for whoever under 18 came along; not identified yet, the law of the day that is asked about. Protection is
by the law of the day for everybody. An unsaid fact is a question, never a «không»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from lachan.law.supports import Group, Support, Wanted, supports

CHANGED: Final = date(2025, 7, 1)
OLD, NEW = "law_66_2011", "law_53_2024"
Facts = Mapping[str, object]


class Answer(StrEnum):
    OWED = "owed"
    ASK = "ask"
    NOT_OWED = "not_owed"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: which condition, what is known of it, and whether it holds (None: not known)."""

    fact: str
    wanted: tuple[object, ...]
    known: object
    holds: bool | None
    cite: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One support for this person. `asks`: the facts still to be asked; `case_by_case`: the law leaves it to the body;
    `unsettled`: the open reading that leaves the answer open whatever is asked."""

    support: Support
    answer: Answer
    case_by_case: bool
    cite: str
    working: tuple[Step, ...]
    asks: tuple[str, ...]
    unsettled: str = ""


def regime_of(identified_on: date | None, on: date) -> str:
    """Of a person identified that day; else of the day asked about."""
    return OLD if (identified_on or on) < CHANGED else NEW


def regime_for(facts: Facts, identified_on: date | None, on: date) -> str:
    """Whoever is under 18 and came with a victim of the old law is under it too (Luật 53/2024 Điều 63)."""
    along = facts.get("status") == "accompanying_minor"
    return OLD if along and facts.get("with_identified_before") else regime_of(identified_on, on)


def entitled(facts: Facts, *, identified_on: date | None, on: date) -> tuple[Entitlement, ...]:
    """Every support of the person's regime. `facts`: status, nationality and what is known of FACTS (law/supports.py)."""
    regime, today = regime_for(facts, identified_on, on), regime_of(None, on)
    known, doubt = _implied(facts), _which_law(facts, regime)
    return tuple(
        _asked(one, known, () if one.of_the_day else doubt)
        for one in supports()
        if one.regime == (today if one.of_the_day else regime)
    )


def _which_law(facts: Facts, regime: str) -> tuple[str, ...]:
    """Of whoever came along under the new law: whether the other was identified under the old one, while nobody has said."""
    along = facts.get("status") == "accompanying_minor" and regime == NEW
    unsaid = facts.get("with_identified_before") is None and facts.get("with_identified") is not False  # fmt: skip
    return ("with_identified_before",) if along and unsaid else ()


def _implied(facts: Facts) -> Facts:
    """What one answer says of another is not asked again: an adult is not under 16."""
    if facts.get("minor") is False:
        return {"under_16": False, **facts}
    return {"minor": True, **facts} if facts.get("under_16") is True else facts


def _asked(support: Support, facts: Facts, doubt: tuple[str, ...]) -> Entitlement:
    """By the group that fits best; then by the conditions of the support itself. `doubt`: what decides of the law, asked of
    whatever may be given."""
    group, met = max(((g, _all(g.wanted, facts, g.cite)) for g in support.groups), key=_fitting)
    more = [*_all(support.when, facts, support.basis), *_any(support, facts)]
    working = (*met, *more)
    answer = _answer(working)
    if answer is Answer.NOT_OWED:
        return Entitlement(support, answer, group.case_by_case, group.cite, working, ())
    if group.unsettled:
        answer = Answer.ASK
    asks = (*(one.fact for one in working if one.holds is None), *doubt)
    return Entitlement(support, answer, group.case_by_case, group.cite, working, asks, group.unsettled)  # fmt: skip


def _fitting(one: tuple[Group, list[Step]]) -> tuple[bool, int, int]:
    """A group that holds before one that may hold, before one that does not; then the one with least to ask."""
    steps = one[1]
    failed = sum(step.holds is False for step in steps)
    asked = sum(step.holds is None for step in steps)
    return not failed, -failed, -asked


def _all(wanted: Wanted, facts: Facts, cite: str) -> list[Step]:
    return [_step(name, values, facts, cite) for name, values in sorted(wanted.items())]


def _step(name: str, values: frozenset[object], facts: Facts, cite: str) -> Step:
    known = facts.get(name)
    holds = None if known is None else known in values
    return Step(name, tuple(sorted(values, key=str)), known, holds, cite)


def _any(support: Support, facts: Facts) -> list[Step]:
    """One of several is enough: the first that holds, else each that may, else all that do not."""
    steps = _all(support.any_of, facts, support.basis)
    held = [one for one in steps if one.holds]
    return held[:1] or [one for one in steps if one.holds is None] or steps


def _answer(working: tuple[Step, ...]) -> Answer:
    if any(one.holds is False for one in working):
        return Answer.NOT_OWED
    return Answer.ASK if any(one.holds is None for one in working) else Answer.OWED
