"""What the room shows: the file as it stands or stood, what is still asked of it; kept for as long as nothing changed."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from uuid import UUID

from django.db import connection

from lachan.access import seals
from lachan.proof.bundle import Bundle
from lachan.proof.case import Case
from lachan.proof.checking import Checked, check
from lachan.proof.drawing import version_of

from . import bundling, codes
from .bundling import Kept
from .models import Casefile

MOST = 32


@dataclass(frozen=True)
class File:
    """A file of evidence opened for one request. `version`: of its content, as pictures bear it."""

    casefile: Casefile
    bundle: Bundle
    kept: dict[tuple[str, str], Kept]
    turn: int
    version: str

    @cached_property
    def case(self) -> Case:
        return Case(self.bundle)

    def said(self, text: str) -> str:
        """What was typed, a file's name too, with everybody the file names put as a code."""
        return self.case.by_code(text)

    @property
    def lost(self) -> tuple[tuple[str, str], ...]:
        """Items with later rows that do not open: somebody wrote past the verbs. Must be shown, and looked into."""
        return tuple(name for name, one in self.kept.items() if one.lost)


def in_room(matter: UUID) -> bool:
    """Whether the viewer belongs to the body that has the matter in hand, or to the procuracy over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.in_room(%s)", [matter])
        return bool(cursor.fetchone()[0])


def file_of(casefile: Casefile, at: datetime, until: int | None = None) -> File:
    """As it stands, or as it stood at an earlier version. People and decisions of the docket are today's."""
    kept = bundling.kept(casefile, seals.open_key(casefile.key), until)
    standing = {name: one.body for name, one in kept.items() if not one.gone}
    bundle = bundling.named(bundling.whole(casefile, standing, at), casefile.matter)
    version = version_of(bundle)
    named = bundle.model_copy(update={"version": version})
    return File(casefile, named, kept, bundling.turn_of(kept), version)


def scans_of(file: File) -> dict[str, list[dict[str, object]]]:
    """Document → the scans that show it, with the pages that a person confirmed."""
    found: dict[str, list[dict[str, object]]] = {}
    for (part, item), one in file.kept.items():
        if part == codes.SCANS and not one.gone:
            found.setdefault(str(one.body["document"]), []).append({"id": item, **one.body})
    return found


_answers: OrderedDict[tuple[UUID, str], Checked] = OrderedDict()
_lock = Lock()


def checked(file: File) -> Checked:
    """Every question of the catalogue; the same content is asked once. Answers hold codes, never names."""
    name = (file.casefile.id, f"{file.version}.{file.turn}.{file.bundle.as_of}")
    with _lock:
        if name in _answers:
            _answers.move_to_end(name)
            return _answers[name]
    found = check(_asked_of(file.bundle))
    with _lock:
        _answers[name] = found
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return found


def _asked_of(bundle: Bundle) -> Bundle:
    """Lists approved for a hearing are asked about; what was merely made of the file once is history, and only marked stale."""
    return bundle.model_copy(update={"displays": tuple(d for d in bundle.displays if d.approved)})
