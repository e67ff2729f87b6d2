"""What a cell refers to: people by code, evidence and papers by code or by the folio they lie on, heads of elements."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lachan.exchange.evidence.people import People
from lachan.proof.bundle import Bundle
from lachan.proof.folio import FolioUnread, Span, spans

BETWEEN = re.compile(r"[,\s]+")
FOLIO = re.compile(r"(?i)\b(?:bl|bút lục)\b[.:]?")
HEADED = re.compile(r"^((?:\w+[+-])*\w+)/(\S+)$")
FROM_TO = re.compile(r"^([a-zA-Z]+)(\d+)-\1?(\d+)$")


class Unknown(ValueError):
    """Không có mục nào mang mã này; ở bút lục này có nhiều mục hoặc không có mục nào. Ghi mã rồi nhập lại."""


class Referring:
    """Against the file that is there; codes are compared without case."""

    def __init__(self, into: Bundle | None, people: People) -> None:
        self._people = people
        self._ids = {one.casefold(): one for one in (into.ids() if into else ())}
        self._evidence = list(_places(into.evidence if into else ()))
        self._papers = list(_places(into.documents if into else ()))
        self._persons = {one.id for one in (into.persons if into else ())}

    def knows(self, code: str) -> None:
        """An item that comes in the same table may be spoken of."""
        self._ids[code.casefold()] = code

    def people(self, text: str) -> list[str]:
        return [self.person(one) for one in BETWEEN.split(text) if one]

    def person(self, text: str) -> str:
        found = self._people.known(text.strip())
        if found is None or found["id"] not in self._persons:
            raise Unknown(text)
        return str(found["id"])

    def code(self, text: str) -> str:
        """Whatever bears the code, a person too."""
        found = self._ids.get(text.strip().casefold())
        if found is None:
            return self.person(text)
        return found

    def evidence(self, text: str) -> list[str]:
        return [self._at(one, self._evidence) for one in BETWEEN.split(FOLIO.sub("", text)) if one]

    def paper(self, text: str) -> str:
        return self._at(FOLIO.sub("", text).strip(), self._papers)

    def targets(self, text: str) -> list[str]:
        """«m3», «c1/act», «c1+c2/85.4», «c1-5/85.4»: the same head of several charges."""
        return [to for one in BETWEEN.split(text) if one for to in self._target(one)]

    def _target(self, text: str) -> Iterable[str]:
        found = HEADED.match(text)
        if found is None:
            yield self.code(text)
            return
        for charge in (one for part in found[1].split("+") for one in _each(part)):
            yield f"{self.code(charge)}/{found[2]}"

    def _at(self, text: str, placed: list[tuple[str, tuple[Span, ...]]]) -> str:
        """A code first; else the one item on that folio. Of several none is guessed."""
        known = self._ids.get(text.casefold())
        if known in {id_ for id_, _ in placed}:
            return str(known)
        try:
            asked = spans(text)
        except FolioUnread as fault:
            raise Unknown(text) from fault
        found = [id_ for id_, held in placed if asked and all(any(h.holds(a) for h in held) for a in asked)]  # fmt: skip
        if len(found) != 1:
            raise Unknown(text)
        return found[0]


def _each(text: str) -> Iterable[str]:
    """«c1-c3» or «c1-3» is three of them."""
    found = FROM_TO.match(text)
    if found is None:
        return [text]
    return [
        f"{found[1]}{n}" for n in range(int(found[2]), min(int(found[3]), int(found[2]) + 50) + 1)
    ]


def _places(items: Iterable[object]) -> Iterable[tuple[str, tuple[Span, ...]]]:
    for one in items:
        try:
            held = spans(one.folios or "")  # type: ignore[attr-defined]  # Document or Evidence
        except FolioUnread:
            held = ()
        yield str(one.id), held  # type: ignore[attr-defined]  # likewise
