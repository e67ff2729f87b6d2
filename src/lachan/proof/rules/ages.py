"""How old a person was on a day, as far as the file lets it be known: BLTTHS Điều 417, TTLT 06/2018 Điều 6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lachan.law.age import birth_date_for_age, months_old
from lachan.proof.bundle import Birth, Charge, ExpertAge, Person
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.case import Case

from .reading import working


@dataclass(frozen=True, slots=True)
class Births:
    """The first and the last day on which the person can have been born."""

    first: date
    last: date


def months(born: date, on: date) -> int:
    """Completed months; before birth, -1."""
    return months_old(born, on) if on >= born else -1


def births(person: Person) -> Births | None:
    """From the settled day, the day of record, or an expert's range; None where nothing is said."""
    birth = person.birth
    if birth is None:
        return _by_expert(person.expert_age) if person.expert_age else None
    if birth.settled_as:
        return Births(earliest(birth.settled_as), latest(birth.settled_as))
    return Births(_first(birth), by_law(birth))


def by_law(birth: Birth) -> date:
    """Điều 417 khoản 2: the last day of the month, the quarter, the half or the year that is known."""
    year, month, day = ([int(n) for n in birth.value[:10].split("-")] + [0, 0])[:3]
    half = birth.half if not (month or birth.quarter) else None
    quarter = birth.quarter if not month else None
    return birth_date_for_age(year, half=half, quarter=quarter, month=month or None, day=day or None).on  # fmt: skip


def vague(birth: Birth) -> bool:
    return len(birth.value) < 10


def _first(birth: Birth) -> date:
    start = earliest(birth.value)
    if len(birth.value) > 4 or not (birth.quarter or birth.half):
        return start
    return start.replace(
        month=(birth.quarter - 1) * 3 + 1 if birth.quarter else (birth.half or 1) * 6 - 5
    )


def _by_expert(said: ExpertAge) -> Births:
    return Births(
        _back(earliest(said.on), said.highest_months + 1),
        _back(latest(said.on), said.lowest_months),
    )


def _back(day: date, n: int) -> date:
    """The day that many months before; a month without it ends earlier."""
    total = day.year * 12 + day.month - 1 - n
    return date(total // 12, total % 12 + 1, min(day.day, 28))


def reckoned(case: Case, person: Person) -> Births | None:
    """As the law reads it in an open file; in a summary of a judgment, where days are left out, only what is certain."""
    found = births(person)
    if found is None or not working(case):
        return found
    return Births(found.last, found.last)


def under(case: Case, person: Person, years: int, on: date) -> bool:
    """Certainly under that age on that day."""
    found = reckoned(case, person)
    return found is not None and 0 <= months(found.first, on) < years * 12


def reached(case: Case, person: Person, years: int, on: date) -> bool:
    """Certainly of that age on that day."""
    found = reckoned(case, person)
    return found is not None and months(found.last, on) >= years * 12


def first_act(charge: Charge) -> date | None:
    said = charge.acts_from or charge.acts_to
    return earliest(said) if said else None


def last_act(charge: Charge) -> date | None:
    said = charge.acts_to or charge.acts_from
    return latest(said) if said else None
