"""The tables of the case and of each accused, read once from YAML: states, what enters them,
what may follow, how often. Data only; who reads them is in tracks.py and standings.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml

HERE: Final = Path(__file__).parent
Rows = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An act brings to the state `to`; `origins`: only from these, None from any."""

    to: str
    origins: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class State:
    """One state. `next_kinds` may follow; `for_one` only when the act names one accused."""

    code: str
    label: str
    next_kinds: frozenset[str]
    for_one: frozenset[str] = frozenset()
    final: bool = False


@dataclass(frozen=True, slots=True)
class States:
    """States in the order of the file, what enters them, and every kind that some state names."""

    by_code: Mapping[str, State]
    entries: Mapping[str, tuple[Entry, ...]]
    named: frozenset[str]

    def after(self, here: str, kind: str) -> str:
        """The state after this kind of act; the same where it moves nothing."""
        state = self.by_code[here]
        if state.final and kind not in state.next_kinds | state.for_one:
            return here
        for entry in self.entries.get(kind, ()):
            if entry.origins is None or here in entry.origins:
                return entry.to
        return here

    def entering(self, kind: str) -> tuple[str, ...]:
        """Kinds that bring a state in which `kind` is possible, in the order of the file."""
        homes = {s.code for s in self.by_code.values() if kind in s.next_kinds | s.for_one}
        return tuple(k for k, all_ in self.entries.items() if any(e.to in homes for e in all_))


@dataclass(frozen=True, slots=True)
class Limit:
    """How often the law allows an act since the latest of `since`: `times`, or by class."""

    since: frozenset[str]
    cite: str
    times: int | None
    by_class: Mapping[str, int]
    after: str
    told: str
    returned_by: str


@dataclass(frozen=True, slots=True)
class CaseTable:
    stages: States
    always: frozenset[str]
    after: Mapping[str, frozenset[str]]
    of_one: frozenset[str]
    late: frozenset[str]
    anytime: frozenset[str]
    limits: Mapping[str, tuple[Limit, ...]]


@dataclass(frozen=True, slots=True)
class AccusedTable:
    status: States
    custody: States
    apart: frozenset[str]
    does_not_bring: frozenset[str]
    verdicts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Office:
    """Who may do an act, as a role, and the article that says so."""

    by: str
    cite: str


@lru_cache(maxsize=1)
def case_table() -> CaseTable:
    """The stages of a case and the limits on its acts."""
    written = load_yaml(HERE / "case_stages.yaml")
    return CaseTable(
        stages=_states(written["stages"], written["groups"]),
        always=frozenset(written["always"]),
        after={kind: frozenset(acts) for kind, acts in _answers(written)},
        anytime=frozenset(load_yaml(HERE / "chapter_acts.yaml")["anytime"]),
        of_one=frozenset(written["of_one"]),
        late=frozenset(written["late"]),
        limits={k: tuple(_limit(row) for row in rows) for k, rows in written["limits"].items()},
    )


@lru_cache(maxsize=1)
def accused_table() -> AccusedTable:
    """The status of an accused and the custody, two tables that do not depend on each other."""
    written = load_yaml(HERE / "accused_stages.yaml")
    verdicts = {word: said for said, words in written["verdicts"].items() for word in words}
    return AccusedTable(
        status=_states(written["status"], {}),
        custody=_states(written["custody"], {}),
        apart=frozenset(written["apart"]),
        does_not_bring=frozenset(written["does_not_bring"]),
        verdicts=verdicts,
    )


@lru_cache(maxsize=1)
def offices() -> Mapping[str, Office]:
    """Who may do what, kind by kind, as the table says it."""
    return {kind: Office(**row) for kind, row in _who_may()["kinds"].items()}


@lru_cache(maxsize=512)
def office_of(kind: str) -> Office:
    """As the table says; else the body the label begins with; else whoever the book charges."""
    said, by_clock = offices().get(kind), _charged_by_clock(kind)
    if said is not None:
        return said
    label = book().label(kind)
    for begins, by in _who_may()["by_label"].items():
        if label.startswith(begins):
            return Office(by, by_clock.cite if by_clock else "")
    return by_clock or Office(**_who_may()["default"])


def _charged_by_clock(kind: str) -> Office | None:
    """A receipt ends the clock of the one who sent, so it says nothing of who receives."""
    if "_received" in kind:
        return None
    for clock in book().clocks.values():
        if any(one.act == kind for one in clock.stops_on):
            return Office(clock.who, clock.terms[-1].cite)
    return None


@lru_cache(maxsize=1)
def _who_may() -> Rows:
    rows: Rows = load_yaml(HERE / "who_may.yaml")
    return rows


def _answers(written: Rows) -> Iterable[tuple[str, list[str]]]:
    """What each act answers: those of the case, then those of the further chapters."""
    yield from written["after"].items()
    yield from load_yaml(HERE / "chapter_acts.yaml")["after"].items()


def _states(rows: Rows, groups: Rows) -> States:
    states = {code: _state(code, row, groups) for code, row in rows.items()}
    entries: dict[str, list[Entry]] = {}
    for code, row in rows.items():
        for written in row["enters"]:
            kind, origins = _entering(written, row)
            entries.setdefault(kind, []).append(Entry(code, origins))
    named = frozenset[str]().union(*(s.next_kinds | s.for_one for s in states.values()))
    return States(states, {kind: tuple(all_) for kind, all_ in entries.items()}, named)


def _state(code: str, row: Rows, groups: Rows) -> State:
    return State(
        code=code,
        label=row["label"],
        next_kinds=frozenset(_spread(row["next"], groups)),
        for_one=frozenset(_spread(row.get("next_for_one", ()), groups)),
        final=row.get("final", False),
    )


def _entering(written: Any, row: Rows) -> tuple[str, frozenset[str] | None]:
    """An entry is a kind, or {act, from}; a `from` on the row holds for all its entries."""
    kind, origins = written, row.get("from")
    if isinstance(written, Mapping):
        kind, origins = written["act"], written["from"]
    return str(kind), None if origins is None else frozenset(origins)


def _spread(listed: Iterable[str], groups: Rows) -> Iterable[str]:
    """The kinds, with each «+group» replaced by what stands in it."""
    for one in listed:
        if one.startswith("+"):
            yield from _spread(groups[one[1:]], groups)
        else:
            yield one


def _limit(row: Rows) -> Limit:
    return Limit(
        since=frozenset(row["since"]),
        cite=row["cite"],
        times=row.get("times"),
        by_class=row.get("by_class", {}),
        after=row.get("after", ""),
        told=row.get("told", ""),
        returned_by=row.get("returned_by", ""),
    )
