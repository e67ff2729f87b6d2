"""People as tables and outlines name them: by code where one is written, else by name, which stays in the bundle."""

from __future__ import annotations

import re
from typing import Any

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.tables.headings import tables
from lachan.reference.sorting import fold

Data = dict[str, Any]
CODE = re.compile(r"(?<!\w)([A-ZĐ]{1,4}\d{1,3})(?!\w)")


class People:
    """The people of the bundle that is there, and those met since; each is one person however often named."""

    def __init__(self, header: Header) -> None:
        there = header.into.persons if header.into else ()
        self.rows: list[Data] = []
        self._known = [one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in there]  # fmt: skip
        self._by: dict[str, Data] = {}
        for row in self._known:
            self._note(row, row["code"], row.get("name", ""), *row.get("aliases", ()))

    def of(self, text: str, role: str | None = None) -> str | None:
        """The id of whoever the words name; a new person where they name nobody known."""
        said = " ".join(text.split())
        if not said:
            return None
        code = CODE.search(said)
        found, letters, name = self._standing(said)
        row = self._by.get(fold(code[1])) if code else self._by.get(fold(name))
        if row is None:
            row = self._new(code[1] if code else None, letters, _alone(name, code[1] if code else ""), found or role)  # fmt: skip
        if row not in self.rows:
            self.rows.append(row)
        return str(row["id"])

    def holder(self, number: str, letters: str = "N") -> str:
        """Whoever holds an account nobody is named for: one person per number, known by code only."""
        row = self._by.get(f"\0{number}")
        if row is None:
            row = self._new(None, letters, "", None)
            self._by[f"\0{number}"] = row
        if row not in self.rows:
            self.rows.append(row)
        return str(row["id"])

    def owns(self, number: str, person: str) -> None:
        """From now on the number is that person's."""
        row = next((one for one in (*self._known, *self.rows) if one["id"] == person), None)
        if row is not None:
            self._by.setdefault(f"\0{number}", row)

    def owner(self, number: str) -> str | None:
        """The one person known to hold the number, of those met or of the bundle."""
        row = self._by.get(f"\0{number}")
        return self.holder(number) if row is not None else None

    def _standing(self, said: str) -> tuple[str | None, str, str]:
        """Standing said before the name, the letters its codes begin with, and the name alone."""
        plain = "".join(_letter(one) for one in said)
        for role, letters, phrases in tables()["roles"]:
            for phrase in sorted(phrases, key=len, reverse=True):
                if plain.startswith(phrase + " ") or plain == phrase:
                    return role, letters, said[len(phrase) :].strip(" :,-–")
        return None, "N", said

    def _new(self, code: str | None, letters: str, name: str, role: str | None) -> Data:
        code = code or self._free(letters)
        row: Data = {"id": self._id(code), "code": code}
        row |= {"name": name[:300]} if name else {}
        row |= {"roles": [role]} if role else {}
        self._note(row, code, name)
        return row

    def _note(self, row: Data, *words: str) -> None:
        for one in words:
            if one:
                self._by.setdefault(fold(one), row)

    def _free(self, letters: str) -> str:
        turn = 1
        while fold(f"{letters}{turn}") in self._by:
            turn += 1
        return f"{letters}{turn}"

    def _id(self, code: str) -> str:
        taken = {row["id"] for row in (*self._known, *self.rows)}
        wanted = fold(code)
        return wanted if wanted not in taken else f"{wanted}-moi"


def _letter(one: str) -> str:
    plain = fold(one)
    return plain if len(plain) == 1 else one


def _alone(name: str, code: str) -> str:
    """The name without the code that was written beside it."""
    return name.replace(code, "").replace("()", "").strip(" ()-–:,") if code else name
