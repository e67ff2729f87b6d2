"""Which acts must come first before one that may not follow yet: the shortest way through a table."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from lachan.law.book import book
from lachan.procedure.stages import NO_ACT, table
from lachan.procedure.track_tables import States, case_table

MOST_NAMED: Final = 3
# Custody states from which an ordinary way still leads to an order of custody.
BEFORE: Final = frozenset({"free", "held_in_emergency", "arrested", "released"})


@lru_cache(maxsize=8192)
def first_in_case(kind: str, here: str) -> str:
    """«Ghi trước: A, rồi B.», from this stage to one where the act may follow; empty if no way."""
    return _said(_way(case_table().stages, kind, here))


def first_in_intake(kind: str, possible: Iterable[str]) -> str:
    """What the act answers, else an act that is possible now and opens the stage it needs."""
    written = table()
    if kind in possible:
        return ""
    answers = sorted(written.after.get(kind, ()))
    if answers:
        return _any_of(answers)
    homes = {code for code, stage in written.stages.items() if kind in stage.next_kinds}
    opening = [act for act, code in written.entered_by.items() if code in homes]
    now = set(possible)
    if NO_ACT in now:
        return _any_of([NO_ACT])
    return _any_of(([act for act in opening if act in now] or opening)[:MOST_NAMED])


def first_for_person(kind: str, states: States, here: str) -> str:
    """The same through the states of one accused; empty where the act belongs to what is past."""
    if here not in BEFORE and kind in next(iter(states.by_code.values())).next_kinds:
        return ""
    way = _way(states, kind, here)
    return _said(way) or _any_of(states.entering(kind)[:MOST_NAMED])


def _way(states: States, kind: str, here: str) -> list[str]:
    ways: dict[str, list[str]] = {here: []}
    queue = deque([here])
    while queue:
        code = queue.popleft()
        if code != here and kind in states.by_code[code].next_kinds:
            return ways[code]
        for step, to in _steps(states, code):
            if to not in ways:
                ways[to] = [*ways[code], step]
                queue.append(to)
    return []


def _steps(states: States, code: str) -> Iterator[tuple[str, str]]:
    allowed = states.by_code[code].next_kinds
    for step in states.entries:
        if step in allowed:
            yield step, states.after(code, step)


def _said(way: Sequence[str]) -> str:
    if not way:
        return ""
    named = [_label(kind) for kind in way]
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], "…", named[-1]]
    return f"Ghi trước: {', rồi '.join(named)}.".replace("rồi …, rồi", "… rồi")


def _any_of(kinds: Sequence[str]) -> str:
    return f"Ghi trước: {' hoặc '.join(map(_label, kinds))}." if kinds else ""


def _label(kind: str) -> str:
    return f"«{book().label(kind)}»"
