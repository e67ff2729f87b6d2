"""The shape of one clock of the book: what starts it, what stops it, how long, by which words.
Only data; how to count lives in `lachan.procedure`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lachan.law.lengths import Length

Facts = Mapping[str, object]
PERSONAL = frozenset({"accused", "person"})


def article_of(file: str) -> str:
    """«bltths_2015/dieu_147.yaml» → «147»."""
    match = re.search(r"dieu_0*(\d+)", file)
    return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact and the values it may take (`but_not`: must be said, and be none of them;
    `unless`: none of them, unsaid or not).

    A boolean left unsaid is false.
    """

    fact: str
    values: frozenset[object]
    but_not: bool = False
    unless: bool = False

    def holds(self, facts: Facts) -> bool:
        value = facts.get(self.fact)
        if self.unless:
            return value not in self.values
        if self.but_not:
            return value is not None and value not in self.values
        return (False if value is None else value) in self.values


@dataclass(frozen=True, slots=True)
class Selector:
    """An act that starts or stops a clock. `by`: same | other agency than the starter's.

    `day_of`: the fact that holds the day counted from, where it is not the day of the act;
    `or_act`: the earlier acts, of which the latest gives the day when no fact does. `said`: facts that must be said.
    """

    act: str
    where: tuple[Condition, ...] = ()
    by: str = ""
    assumed: Mapping[str, str] = field(default_factory=dict)
    fallback: bool = False
    waived_if: str = ""
    day_of: str = ""
    or_act: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def holds(self, facts: Facts) -> bool:
        return all(one.holds(facts) for one in self.where) and all(
            facts.get(name) is not None for name in self.said
        )


@dataclass(frozen=True, slots=True)
class Option:
    """A length and the facts under which it is the one («48 giờ» for a remote commune)."""

    where: tuple[Condition, ...]
    length: Length


@dataclass(frozen=True, slots=True)
class Term:
    """One regime: from its first day until the day before `until` (None = still)."""

    since: date
    until: date | None
    options: tuple[Option, ...]
    cite: str
    reads: str
    mark: str
    because: str = ""
    unsettled: str = ""
    turns: Mapping[str, tuple[Length, ...]] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)

    @property
    def in_law(self) -> bool:
        return bool(self.turns) or self.options[0].length.unit != "none"

    @property
    def lengths(self) -> tuple[Length, ...]:
        """Every length this regime knows, each once, in the order of the file."""
        listed = [option.length for option in self.options]
        listed += [length for turn in self.turns.values() for length in turn]
        return tuple(dict.fromkeys(listed))

    def quote_for(self, severity: object) -> str:
        """The words for this class where each class has its own, else the words for all."""
        return self.quotes.get(str(severity), self.reads)

    def turn(self, facts: Facts, n: int) -> Length | None:
        """The n-th extension (from 1): by class where the law counts them out, else the same."""
        if not self.turns:
            return self.length_for(facts)
        allowed = self.turns.get(str(facts.get("severity")), ())
        return allowed[n - 1] if n <= len(allowed) else None

    def length_for(self, facts: Facts) -> Length | None:
        for option in self.options:
            if all(one.holds(facts) for one in option.where):
                return option.length
        return None


@dataclass(frozen=True, slots=True)
class Move:
    """How an act moves a running term.

    `start` absorbs it (same receipt), `expiry` prolongs it from its nominal end, `origin` adds to
    the whole and counts again from the first day (31/01 + 4 + 4 months is 30/09, + 4 is 31/01).
    """

    of: tuple[str, ...]
    act: str
    counted_from: str
    times: int = 1
    extension_kind: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of the statute book. Its last day is never stored; it is read from acts."""

    ref: str
    name: str
    who: str
    subject: str
    starts_on: tuple[Selector, ...]
    stops_on: tuple[Selector, ...]
    moot_on: tuple[Selector, ...]
    terms: tuple[Term, ...]
    counting: str
    direction: str
    governed_by: str
    roll: bool
    once: bool
    stops_all: bool
    needs: tuple[str, ...]
    move: Move | None
    before: tuple[str, ...]
    on_lapse: str
    open_readings: tuple[str, ...]
    unsettled_texts: tuple[str, ...]
    guidance_only: bool
    instrument: str
    file: str
    text_note: str
    cap: str = ""
    lapse: str = "overdue"
    halves: tuple[str, ...] = ()
    not_beyond: tuple[str, ...] = ()
    moved_by_class: bool = False
    before_2018: bool = False
    checked_on: date | None = None

    def term_on(self, day: date) -> Term | None:
        for term in self.terms:
            if term.since <= day and (term.until is None or day < term.until):
                return term
        return None

    @property
    def unsettled(self) -> str:
        return " ".join(self.unsettled_texts)

    @property
    def dependent(self) -> bool:
        """Whether it lives only inside another running term: moves it, or counts back from it."""
        return self.move is not None or bool(self.before) or bool(self.halves)

    @property
    def is_duty(self) -> bool:
        """A permission («not before») or a day of effect asks nobody to act."""
        return self.direction in ("within", "at_least_before")

    @property
    def personal(self) -> bool:
        """Whether it runs for one person: each accused, each victim has a clock of their own."""
        return self.subject in PERSONAL

    @property
    def article(self) -> str:
        """The article its file is named after; empty for guidance that has none."""
        return article_of(self.file)


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act the record may hold, its Vietnamese label and the facts it may state.

    `of`: done to one person of this kind, named by a code; empty for the whole matter or case.
    """

    name: str
    label: str
    facts: tuple[str, ...]
    of: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    folder: str
    short: str
    title: str
    number: str
    in_force: date
    unread: str
