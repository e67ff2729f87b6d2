"""Where an item of the file is spoken of: links into and out of it, what names it, which questions point at it."""

from collections.abc import Iterator
from typing import Any

from lachan.proof.bundle.argument import Bears

from . import words
from .asked import asked_of
from .room import Room


def by(room: Room, item: str) -> dict[str, Any]:
    """Three lanes of what bears on it (the contrary one is never left out), what it bears on, questions about it."""
    labels = words.choices()["bears"]
    return {
        "lanes": [{"label": labels[kind.value], "kind": kind.value, "items": [room.link(x) for x in room.case.linked(item, kind)]}
                  for kind in Bears],
        "bears_on": [{**room.link(to), "how": labels[kind.value]} for to, kind in room.case.out_of.get(item, ())],
        "named_in": [room.link(one) for one in dict.fromkeys(_naming(room, item))],
        "questions": [one for one in asked_of(room) if item in one.finding.objects],
    }  # fmt: skip


def _naming(room: Room, item: str) -> Iterator[str]:
    """Items whose fields hold this code."""
    of = room.file.bundle
    for part in (of.evidence, of.decisions, of.charges, of.propositions, of.events, of.transactions, of.circumstances,
                 of.identifiers, of.questions, of.passages, of.persons):  # fmt: skip
        for one in part:
            if one.id != item and item in set(_codes(one.model_dump(exclude={"id"}))):
                yield one.id


def _codes(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _codes(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _codes(one)
