"""Which days public offices work. The `holidays` package first, then our dated table of decisions
over it; years without a Prime Minister's decision are «tạm tính» and every reading says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import holidays

from lachan.law.reading_yaml import load_yaml

TABLE = Path(__file__).with_name("days_off.yaml")
ONE_DAY = timedelta(days=1)
Day = date


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the table: a day declared off or worked, and by which paper."""

    date: Day
    day_is: str
    why: str
    instrument: str
    source: str


@dataclass
class Calendar:
    """Working days of public offices: Monday to Friday unless a decision says otherwise."""

    decisions: dict[date, Decision]
    open_questions: dict[date, str]
    weekly_rest: frozenset[int]
    provisional_from: int
    _off: dict[int, frozenset[date]] = field(default_factory=dict)
    _next: dict[date, date] = field(default_factory=dict)

    def is_working_day(self, on: date) -> bool:
        decision = self.decisions.get(on)
        if decision is not None:
            return decision.day_is == "work"
        return on.weekday() not in self.weekly_rest and on not in self._holidays(on.year)

    def next_working_day(self, on: date) -> date:
        """The first working day on or after `on`; remembered, since every term of a docket asks."""
        known = self._next.get(on)
        if known is None:
            known = on
            while not self.is_working_day(known):
                known += ONE_DAY
            self._next[on] = known
        return known

    def add_working_days(self, on: date, n: int) -> date:
        """The n-th working day after `on`; `on` itself is never counted."""
        for _ in range(n):
            on = self.next_working_day(on + ONE_DAY)
        return on

    def provisional(self, year: int) -> bool:
        return year >= self.provisional_from

    def provisional_between(self, first: date, last: date) -> bool:
        """Whether counting from `first` to `last` leaned on a day nobody has decided yet."""
        if self.provisional(last.year):
            return True
        return any(first <= on <= last for on in self.open_questions)

    def why_off(self, on: date) -> str:
        decision = self.decisions.get(on)
        if decision is not None:
            return decision.why
        if on in self._holidays(on.year):
            return "ngày nghỉ lễ, tết"
        return "thứ Bảy" if on.weekday() == 5 else "Chủ nhật"

    def _holidays(self, year: int) -> frozenset[date]:
        known = self._off.get(year)
        if known is None:
            known = frozenset(holidays.country_holidays("VN", years=year))
            self._off[year] = known
        return known


def _read(table: dict[str, Any]) -> Calendar:
    decisions = [Decision(**row) for row in table["days"]]
    return Calendar(
        decisions={row.date: row for row in decisions},
        open_questions={row["date"]: row["question"] for row in table["open"]},
        weekly_rest=frozenset(table["weekly_rest"]),
        provisional_from=table["provisional_from"],
    )


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    """The calendar of the statute book, read once."""
    return _read(load_yaml(TABLE))


def is_working_day(on: date) -> bool:
    return calendar().is_working_day(on)


def next_working_day(on: date) -> date:
    return calendar().next_working_day(on)


def add_working_days(on: date, n: int) -> date:
    return calendar().add_working_days(on, n)


def provisional(year: int) -> bool:
    return calendar().provisional(year)
