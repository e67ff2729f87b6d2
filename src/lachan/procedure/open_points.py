"""Which open readings of the law touch this answer: only those that could have changed the date.
A sentence shown where it does not matter teaches people not to read it."""

from __future__ import annotations

from datetime import date
from typing import Final

from lachan.law.book import Book
from lachan.law.clock import Clock, Facts, Term
from lachan.law.lengths import Length

CODE_IN_FORCE: Final = date(2018, 1, 1)
DAYS_ONLY: Final = frozenset({"event_day", "day_off"})
ON_CHANGE: Final = "class_moves_term"
MARKS: Final = frozenset({"from_memory", "conflict", "inferred"})


def open_points(
    clock: Clock,
    term: Term,
    length: Length,
    *,
    book: Book,
    on: date,
    changed: bool = False,
    facts: Facts | None = None,
) -> tuple[str, ...]:
    """The sentences, each once, in the order of the book; empty where nothing is open."""
    names = [n for n in clock.open_readings if _touches(n, length, changed=changed)]
    names += [term.unsettled] if term.unsettled else []
    if clock.before_2018 and on < CODE_IN_FORCE:
        names.append("old_codes")
    if clock.direction == "at_least_before" and length.unit != "h":
        names.append("count_back")
    if facts is not None and by_class(term) and without_paragraph(facts):
        names.append("no_paragraph")
    if not names and term.mark in MARKS:
        names.append(f"mark_{term.mark}")
    return tuple(book.open_readings[name] for name in dict.fromkeys(names))


def _touches(name: str, length: Length, *, changed: bool) -> bool:
    if name in DAYS_ONLY:
        return length.unit == "d"
    return changed or name != ON_CHANGE


def by_class(term: Term) -> bool:
    """Whether the length depends on the class of the offence."""
    named = (one.fact for option in term.options for one in option.where)
    return bool(term.turns) or "severity" in named


def without_paragraph(facts: Facts) -> bool:
    """TTLT 01/2020 Điều 7(3): only the article is named, so the basic bracket was taken."""
    return facts.get("article") is not None and facts.get("paragraph") is None
