"""Account and phone numbers as a bundle's identifiers, with whoever is known to hold them."""

from __future__ import annotations

import re
from typing import Any

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.people import People

Data = dict[str, Any]
HIDDEN = re.compile(r"[*•]|x{2,}", re.IGNORECASE)


class Numbers:
    """`mark`: «tk» accounts, «sdt» phones; a number shown in part only is nobody's and is no identifier."""

    def __init__(self, kind: str, mark: str, people: People, header: Header) -> None:
        self.rows: dict[str, Data] = {}
        self._kind, self._mark, self._people = kind, mark, people
        self.hidden = 0
        for one in header.into.identifiers if header.into else ():
            if one.kind == kind and len(one.people) == 1:
                people.owns(one.id, one.people[0])

    def of(self, text: str, name: str = "", *, anybody: bool = False) -> tuple[str | None, str | None]:  # fmt: skip
        """The identifier and the person; with `anybody` an unnamed holder is a person by code."""
        ident = self._ident(text)
        named = self._people.of(name, "described") if name else None
        if ident is None:
            return None, named
        if named:
            self._people.owns(ident, named)
        person = named or self._people.owner(ident) or (self._people.holder(ident) if anybody else None)  # fmt: skip
        row = self.rows.setdefault(ident, {"id": ident, "kind": self._kind})
        if person and person not in row.get("people", ()):
            row["people"] = [*row.get("people", ()), person]
        return ident, person

    def _ident(self, text: str) -> str | None:
        if HIDDEN.search(text):
            self.hidden += 1
            return None
        plain = plain_phone(text) if self._kind == "phone" else re.sub(r"[^\w]", "", text)
        return f"{self._mark}-{plain}"[:60] if plain else None


def plain_phone(text: str) -> str:
    """«+84 912 000 111» and «0912.000.111» are one number."""
    digits = re.sub(r"\D", "", text)
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) >= len(prefix) + 8:
            return f"0{digits[len(prefix) :]}"
    return f"0{digits}" if len(digits) == 9 and not digits.startswith("0") else digits
