"""Questions of the file as the screen has them: a name of their own, their objects as links, who answered."""

import hashlib
from dataclasses import dataclass
from typing import Any

from lachan.proof.bundle import Note
from lachan.proof.checking import Finding
from lachan.proof.rules import CATALOGUE

from . import words
from .room import Room
from .typed import day


@dataclass(frozen=True)
class Asked:
    """One question; `key` names it in an address: the rule, and a digest of what it is about."""

    finding: Finding
    key: str
    title: str
    objects: tuple[dict[str, str], ...]
    url: str
    note: dict[str, Any] | None = None

    @property
    def severity(self) -> str:
        return self.finding.severity

    @property
    def selects(self) -> str:
        """Codes that the six views mark when this question is chosen."""
        return " ".join(one["code"] for one in self.objects)


def key_of(finding: Finding) -> str:
    """The same for the same rule and objects, in whatever order they are named."""
    about = "\n".join(sorted(set(finding.objects)))
    return f"{finding.rule}-{hashlib.sha256(about.encode()).hexdigest()[:12]}"


def asked_of(room: Room) -> list[Asked]:
    """Open ones, in the order of the catalogue."""
    return [_asked(room, one) for one in room.checked.findings]


def answered_of(room: Room) -> list[Asked]:
    return [_asked(room, one.finding, one.note) for one in room.checked.answered]


def _asked(room: Room, finding: Finding, note: Note | None = None) -> Asked:
    key = key_of(finding)
    return Asked(finding, key, CATALOGUE[finding.rule].title, _objects(room, finding), f"{room.base}cau-hoi/{key}/",
                 _note(room, note) if note else None)  # fmt: skip


def _objects(room: Room, finding: Finding) -> tuple[dict[str, str], ...]:
    """An element is named apart from its charge («c1», «act»): together they are one thing."""
    head, *rest = finding.objects
    joined = [f"{head}/{one}" if f"{head}/{one}" in room.things else one for one in rest]
    alone = [] if any(one.startswith(f"{head}/") for one in joined) else [head]
    return tuple(room.link(one) for one in dict.fromkeys([*alone, *joined]))


def _note(room: Room, note: Note) -> dict[str, Any]:
    return {
        "kind": words.choices()["answer"][note.kind], "text": note.text, "by": note.by, "on": day(note.on),
        "paper": room.link(note.document) if note.document else None,
    }  # fmt: skip
