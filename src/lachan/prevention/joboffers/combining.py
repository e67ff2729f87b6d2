"""Signs as meetings of concepts: money asked beside «before», papers beside holding. Which meet is data, not code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.lexicon import Met, Spoken
from lachan.prevention.joboffers.reading import HERE

GAP = 6


@dataclass(frozen=True, slots=True)
class Meeting:
    """`near`: concepts that must stand within `gap` words of the first; «-x» wants x denied, «~x» either way.

    `unless_near`: void if one of these stands beside; `unless_said`: if in the same sentence; `unless`: anywhere in the offer.
    `where`: also needs one of these anywhere. `ordered`: the first comes first; `clause`: all in its clause;
    `across`: up to so many sentences away."""

    near: tuple[tuple[str, ...], ...]
    gap: int = GAP
    ordered: bool = False
    clause: bool = False
    across: int = 0
    unless_near: tuple[str, ...] = ()
    unless_said: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    where: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def meetings() -> dict[str, tuple[Meeting, ...]]:
    table = load_yaml(HERE / "meetings.yaml")
    return {sign: tuple(_meeting(row) for row in rows) for sign, rows in table.items()}


def _meeting(row: Mapping[str, Any]) -> Meeting:
    lists = {name: tuple(row.get(name, ())) for name in ("unless_near", "unless_said", "unless", "where")}  # fmt: skip
    near = tuple(tuple(slot.split("|")) for slot in row["near"])
    return Meeting(
        near, row.get("gap", GAP), row.get("ordered", False), row.get("clause", False), **lists
    )


def named_concepts() -> set[str]:
    """Every concept a meeting speaks of, so that a slip of the pen is found by a test."""
    return {
        name.lstrip("-~")
        for rows in meetings().values()
        for row in rows
        for name in (*(n for slot in row.near for n in slot), *row.unless_near, *row.unless_said, *row.unless, *row.where)
    }  # fmt: skip


def met_in(spoken: Spoken, sign: str) -> Iterator[tuple[int, int]]:
    """The words, from and up to, by which each meeting of the sign is shown."""
    for row in meetings().get(sign, ()):
        if row.where and not any(_asserted(spoken, name) for name in row.where):
            continue
        if any(_asserted(spoken, name) for name in row.unless):
            continue
        yield from _shown(spoken, row)


def _asserted(spoken: Spoken, slot: str) -> list[Met]:
    if slot.startswith("~"):
        return spoken.get(slot[1:], [])
    if slot.startswith("-"):
        return [met for met in spoken.get(slot[1:], ()) if met.denied]
    return [met for met in spoken.get(slot, ()) if not met.denied]


def _of(spoken: Spoken, slot: tuple[str, ...]) -> list[Met]:
    return [met for name in slot for met in _asserted(spoken, name)]


def _shown(spoken: Spoken, row: Meeting) -> Iterator[tuple[int, int]]:
    rest = [_of(spoken, slot) for slot in row.near[1:]]
    for first in _of(spoken, row.near[0]):
        beside = [_nearest(first, others, row) for others in rest]
        if any(one is None for one in beside):
            continue
        together = [first, *(one for one in beside if one is not None)]
        start, end = min(m.start for m in together), max(m.end for m in together)
        if not _void(spoken, row, start, end, first.sentence):
            yield start, end


def _nearest(first: Met, others: list[Met], row: Meeting) -> Met | None:
    near = [
        one
        for one in others
        if abs(one.sentence - first.sentence) <= row.across
        and _apart(first, one) <= row.gap
        and not (one.start < first.end and first.start < one.end)
        and (not row.ordered or one.start >= first.end)
        and (not row.clause or one.clause == first.clause)
    ]
    return min(near, key=lambda one: _apart(first, one), default=None)


def _apart(one: Met, other: Met) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _void(spoken: Spoken, row: Meeting, start: int, end: int, sentence: int) -> bool:
    near = (met for name in row.unless_near for met in _asserted(spoken, name))
    said = (met for name in row.unless_said for met in _asserted(spoken, name))
    return any(m.sentence == sentence and m.start < end + 3 and m.end > start - 3 for m in near) or any(m.sentence == sentence for m in said)  # fmt: skip
