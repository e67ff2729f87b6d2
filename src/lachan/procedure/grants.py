"""What an extension decision grants: months or days, never more than the law allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lachan.law.calendar import calendar
from lachan.law.lengths import Length
from lachan.procedure.periods import custody_days, ending, start_of_day

LONGEST_WRITTEN: Final = (
    999  # beyond any term of the Code; a slip of the pen must not overflow a date
)


@dataclass(frozen=True, slots=True)
class Grant:
    """`said`: the decision wrote a length; `over`: it wrote more than the law allows."""

    length: Length
    said: bool
    over: bool


def grant_of(facts: Mapping[str, object], allowed: Length, expiry: date) -> Grant:
    written = _written(facts, allowed)
    if written is None:
        return Grant(allowed, said=False, over=False)
    over = _longer(written, allowed, expiry)
    return Grant(allowed if over else written, said=True, over=over)


def _written(facts: Mapping[str, object], allowed: Length) -> Length | None:
    """Months of an extension of custody are custody months, of 30 days each."""
    for name, unit in (("months", "cm" if allowed.unit == "cm" else "m"), ("days", "d")):
        n = facts.get(name)
        if isinstance(n, int) and not isinstance(n, bool) and n > 0:
            return Length(min(n, LONGEST_WRITTEN), unit)
    return None


def _longer(written: Length, allowed: Length, expiry: date) -> bool:
    if "cm" in (written.unit, allowed.unit):
        return custody_days(written) > custody_days(allowed)
    return _end(expiry, written) > _end(expiry, allowed)


def _end(expiry: date, length: Length) -> date:
    return ending(start_of_day(expiry), length, roll=False, calendar=calendar()).nominal
