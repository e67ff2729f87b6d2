"""The demo file moved into another case: its days to that case's days, its people to that case's people, its codes made plain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lachan.evidence.codes import UNNAMED
from lachan.evidence.entering import PREFIX

Data = dict[str, Any]
# An hour may follow: «2025-12-02T21:30».
ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
WRITTEN = re.compile(r"(?<![\d/])(\d\d)/(\d\d)(?:/(\d{4}))?(?![\d/])")
# Days told without a year are of the autumn in which the story happens.
AUTUMN, YEAR = 9, 2025
CODED = re.compile(r"\b(?:BC|BH|GD|N)\d\b")
# What the investigation has not come to yet, and what is never written by hand.
LATER = frozenset({"passages", "displays", "notes"})
NOT_YET = frozenset({"ket-luan", "q-kl"})


@dataclass(frozen=True)
class Moved:
    """`parts`: as the room writes them; `codes`: what each item of the story is called there."""

    parts: Mapping[str, list[Data]]
    codes: Mapping[str, str]


def moved(bundle: Data, people: Mapping[str, str], days: int) -> Moved:
    """`people`: who of the story is whom of the case (code names of the docket); others keep their codes."""
    kept = {part: [row for row in rows if row.get("id") not in NOT_YET]
            for part, rows in bundle.items() if isinstance(rows, list) and part not in LATER}  # fmt: skip
    codes = _codes(kept, people)
    said = {row["code"]: codes[row["id"]] for row in bundle["persons"]}
    move = _Move(codes, said, timedelta(days))
    parts = {part: [move.all(row) for row in rows] for part, rows in kept.items()}
    for row in parts["persons"]:
        row["code"] = row["id"]
        if row["id"] in people.values():
            row.pop("name", None)  # the docket knows this person by another
            row.pop("aliases", None)
    return Moved(parts, codes)


def _codes(kept: Mapping[str, list[Data]], people: Mapping[str, str]) -> dict[str, str]:
    """D1, E1, M1 in the order of the story; a person's code is the person's name in every view."""
    found: dict[str, str] = {}
    for part, rows in kept.items():
        for nth, row in enumerate([] if part in UNNAMED else rows, 1):
            own = row["code"] if part == "persons" else f"{PREFIX[part]}{nth}"
            found[row["id"]] = people.get(row["id"], own)
    return found


class _Move:
    def __init__(self, codes: Mapping[str, str], said: Mapping[str, str], by: timedelta) -> None:
        self.codes, self.said, self.by = codes, said, by

    def all(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, list):
            return [self.all(one) for one in value]
        return {k: self.all(v) for k, v in value.items()} if isinstance(value, dict) else value

    def _words(self, text: str) -> str:
        """A code by itself, the head of an element («c1/act»), or words with codes and days in them."""
        head, slash, rest = text.partition("/")
        if head in self.codes and (slash or head == text) and " " not in text:
            return self.codes[head] + slash + rest
        text = CODED.sub(lambda one: self.said.get(one[0], one[0]), text)
        return WRITTEN.sub(self._written, ISO.sub(self._iso, text))

    def _iso(self, found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + self.by).isoformat()

    def _written(self, found: re.Match[str]) -> str:
        day, month, year = int(found[1]), int(found[2]), found[3]
        guessed = YEAR if month >= AUTUMN else YEAR + 1
        try:
            told = date(int(year or guessed), month, day) + self.by
        except ValueError:
            return (date.fromisoformat(found[0]) + self.by).isoformat()
        return f"{told:%d/%m/%Y}" if year else f"{told:%d/%m}"
