"""The shape of one clock of the book: what starts it, what stops it, how long, by which words.
Only data; how to count lives in `lachan.procedure`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lachan.law.lengths import Length

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact and the values it may take (`but_not`: must be said, and be none of them).

    A boolean left unsaid is false.
    """

    fact: str
    values: frozenset[object]
    but_not: bool = False

    def holds(self, facts: Facts) -> bool:
        value = facts.get(self.fact)
        if self.but_not:
            return value is not None and value not in self.values
        return (False if value is None else value) in self.values


@dataclass(frozen=True, slots=True)
class Selector:
    """An act that starts or stops a clock. `by`: same | other agency than the starter's."""

    act: str
    where: tuple[Condition, ...] = ()
    by: str = ""
    assumed: Mapping[str, str] = field(default_factory=dict)
    fallback: bool = False
    waived_if: str = ""

    def holds(self, facts: Facts) -> bool:
        return all(one.holds(facts) for one in self.where)


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

    @property
    def in_law(self) -> bool:
        return self.options[0].length.unit != "none"

    def length_for(self, facts: Facts) -> Length | None:
        for option in self.options:
            if all(one.holds(facts) for one in option.where):
                return option.length
        return None


@dataclass(frozen=True, slots=True)
class Move:
    """How an act moves a running term: `start` absorbs it (same receipt), `expiry` prolongs it."""

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
        return self.move is not None or bool(self.before)


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act the record may hold, its Vietnamese label and the facts it may state."""

    name: str
    label: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    folder: str
    short: str
    title: str
    number: str
    in_force: date
    unread: str
