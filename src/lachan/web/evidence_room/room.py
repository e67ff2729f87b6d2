"""One file as its viewer reads it, opened once per request; everything in it by code, never by name."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.evidence import codes, queries, reading
from lachan.evidence.models import Casefile
from lachan.evidence.reading import File
from lachan.proof.case import Case
from lachan.proof.checking import Checked

from .things import Thing, things_of

SECRET = ("name", "aliases")
Name = tuple[str, str]


def home(code: str) -> str:
    return f"/vu-viec/{code}/chung-cu/"


@dataclass
class Room:
    """The file of a matter and who looks at it; `turn` counts the acts of writing, `version` is of the content."""

    who: Actor
    at: datetime
    file: File

    @property
    def code(self) -> str:
        return self.file.bundle.code

    @property
    def base(self) -> str:
        return home(self.code)

    @property
    def may_write(self) -> bool:
        return self.who.can(P.EVIDENCE_KEEP)

    @cached_property
    def case(self) -> Case:
        return Case(self.file.bundle)

    @cached_property
    def checked(self) -> Checked:
        return reading.checked(self.file)

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything in the file that can be spoken of, by its code; elements of charges among them."""
        return things_of(self.case)

    def of(self, *parts: str) -> list[Thing]:
        return [one for one in self.things.values() if one.part in parts]

    def body(self, part: str, item: str) -> dict[str, Any] | None:
        """What an item says now: as written here, else as the docket knows it, which keeps its people's names under their
        own keys: in no form, in nothing that is written back."""
        kept = self.file.kept.get((part, item))
        if kept is not None:
            named = {"article": item} if part == codes.ALTERNATIVES else {}
            return None if kept.gone else {**named, **kept.body}
        known = getattr(self.file.bundle, part, ()) if part in codes.SHAPES else ()
        for one in known:
            if getattr(one, "id", None) == item:
                told: dict[str, Any] = one.model_dump(
                    mode="json", by_alias=True, exclude_defaults=True, exclude={"id", *SECRET}
                )
                return told
        return None

    def url(self, part: str, item: str = "", act: str = "") -> str:
        return f"{self.base}muc/{part}/{quote(item) + '/' if item else ''}{act}"

    def link(self, code: str) -> dict[str, str]:
        """A code as a link with what it is called."""
        thing = self.things.get(code)
        if thing is None:
            return {"code": code, "label": code, "url": "", "folio": ""}
        where = (
            f"{self.base}bang/matrix/" if thing.part == "elements" else self.url(thing.part, code)
        )
        return {
            "code": code,
            "label": thing.label,
            "url": where,
            "folio": thing.folio,
            "kind": thing.kind,
        }

    @cached_property
    def standing(self) -> dict[Name, Any]:
        """Items written here that stand, parts without codes of their own among them."""
        return {name: one for name, one in self.file.kept.items() if not one.gone}


def folio_url(room: Room, code: str) -> str:
    """Where the scan of a paper, or of the paper that evidence lies in, is opened; nothing where there is none."""
    proof = room.case.evidence.get(code)
    paper = (proof.document or "") if proof else code
    if paper not in reading.scans_of(room.file):
        return ""
    return f"{room.base}tep/mo/?{urlencode({'chung-cu' if proof else 'tai-lieu': code})}"


def room_of(request: HttpRequest, code: str) -> Room:
    """The file of this matter, or «không có trong phạm vi»: of a foreign one nothing is said."""
    who = request.actor  # type: ignore[attr-defined]  # set by the door
    return room_in(request, queries.casefile_by_code(who, code.strip().upper()))


def room_in(request: HttpRequest, casefile: Casefile) -> Room:
    return Room(request.actor, request.at, reading.file_of(casefile, request.at))  # type: ignore[attr-defined]  # likewise
