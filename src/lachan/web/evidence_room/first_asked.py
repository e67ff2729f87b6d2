"""Which version of a file asked a question first: found by halving, so that a long history costs a few readings."""

from typing import Any

from lachan.evidence import reading
from lachan.evidence.models import Entry
from lachan.proof.checking import Finding, check
from lachan.proof.rules import CATALOGUE

from .. import wording
from .room import Room

Key = tuple[str, frozenset[str]]


def of(room: Room, finding: Finding) -> dict[str, Any] | None:
    """The act of writing after which it stood open, as far as it has stood since; nothing where the file is empty."""
    turns = sorted(one.turn for one in room.file.kept.values())
    if not turns:
        return None
    wanted = (finding.rule, frozenset(finding.objects))
    turn = _first(room, wanted, turns[-1])
    row = (
        Entry.objects.select_related("agency")
        .filter(casefile=room.file.casefile, turn=turn)
        .first()
    )
    return (
        None
        if row is None
        else {"turn": turn, "at": wording.shortly(row.recorded_at), "by": row.agency.name}
    )


def _first(room: Room, wanted: Key, last: int) -> int:
    """Questions come and go; of several times it came, the one that halving meets is told."""
    low, high = 1, last
    while low < high:
        middle = (low + high) // 2
        if wanted in _asked(room, middle, wanted[0]):
            high = middle
        else:
            low = middle + 1
    return low


def _asked(room: Room, turn: int, rule: str) -> set[Key]:
    then = reading.file_of(room.file.casefile, room.at, until=turn)
    found = check(then.bundle, [CATALOGUE[rule]])
    return {
        (f.rule, frozenset(f.objects))
        for f in (*found.findings, *(x.finding for x in found.answered))
    }
