"""When somebody was born, of all that a row says of it: a day, a year, an age, a paper's number. Where these disagree
nothing is chosen; whether somebody is under 18 is then said only if every reading says the same."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

OLDEST = 110
# A number of twelve figures: three of the province, one of sex and century, two of the year (from memory).
CENTURY = {"0": (1900, "male"), "1": (1900, "female"), "2": (2000, "male"), "3": (2000, "female")}


@dataclass(frozen=True, slots=True)
class Birth:
    """`year` and `minor` as far as they are sure; `on`: the day as written in figures, partial where it was."""

    year: int | None = None
    minor: bool | None = None
    on: str = ""
    contradicts: bool = False


def last_day(born: str) -> tuple[int, int, int]:
    """A partial day counts as its last (BLTTHS Điều 417 khoản 2): in doubt the person is the younger."""
    parts = [int(part) for part in born.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return year, month, day


def under_18(born: str, on: date) -> bool:
    year, month, day = last_day(born)
    return (on.year, on.month, on.day) < (year + 18, month, day)


def birth_of(days: list[str], age: int | None, on: date) -> Birth:
    """Of the days that columns say, each «2009», «2009-05» or «2009-05-03», and an age on that day."""
    years = {int(day[:4]) for day in days}
    aged = {on.year - age, on.year - age - 1} if age is not None else set()
    agree = _same(days) and (not aged or not years or years <= aged)
    minor = _minor(days, age, on)
    if not agree:
        return Birth(None, minor, "", contradicts=True)
    longest = max(days, key=len, default="")
    return Birth(int(longest[:4]) if longest else None, minor, longest)


def _same(days: list[str]) -> bool:
    """A year and a day of that year say the same."""
    longest = max(days, key=len, default="")
    return all(longest.startswith(day) for day in days)


def _minor(days: list[str], age: int | None, on: date) -> bool | None:
    said = {under_18(day, on) for day in ([max(days, key=len)] if _same(days) and days else days)}
    if age is not None:
        said.add(age < 18)
    return said.pop() if len(said) == 1 else None


def impossible(day: str, on: date) -> bool:
    """Born after being received, or longer ago than anybody lives."""
    first = date(*_first(day))
    return first > on or on.year - first.year > OLDEST


def _first(day: str) -> Iterator[int]:
    parts = [int(part) for part in day.split("-")]
    return iter((*parts, *[1] * (3 - len(parts))))


def of_number(paper: str) -> tuple[int, str] | None:
    """The year of birth and the sex that a personal number of twelve figures says."""
    figures = "".join(one for one in paper if one.isdigit())
    if len(figures) != 12 or figures[3] not in CENTURY:
        return None
    century, sex = CENTURY[figures[3]]
    return century + int(figures[4:6]), sex
