"""Folio numbers (bút lục): «15», «15a», «15–18», «15-18,21»; compared by number, then suffix (TTLT 04/2018 Điều 35)."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = re.compile(r"^(\d{1,6})([a-zđ]?)$")


class FolioUnread(ValueError):
    """Bút lục không đọc được. Viết 15, 15a, 15-18 hoặc 15-18,21."""


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.number:02d}{self.suffix}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    first: Folio
    last: Folio

    def holds(self, other: Span) -> bool:
        return self.first <= other.first and other.last <= self._end

    def meets(self, other: Span) -> bool:
        return self.first <= other._end and other.first <= self._end

    @property
    def _end(self) -> Folio:
        """«15–18» also holds the sheets put in after 18: 18a, 18b."""
        return self.last if self.last.suffix else Folio(self.last.number, "\uffff")

    def __str__(self) -> str:
        return f"BL {self.first}" if self.first == self.last else f"BL {self.first}–{self.last}"


def folio(text: str) -> Folio:
    found = NUMBER.match(text.strip().lower())
    if found is None or int(found[1]) == 0:
        raise FolioUnread(f"Bút lục «{text}» không đọc được. Viết 15, 15a, 15-18 hoặc 15-18,21.")
    return Folio(int(found[1]), found[2])


def spans(text: str) -> tuple[Span, ...]:
    """All spans of what is written; «BL» and «mặt sau» are passed over."""
    plain = re.sub(r"(?i)\bbl\b|\(?mặt sau\)?|\s", "", text).replace("–", "-").replace("—", "-")
    return tuple(_span(one) for one in plain.split(",") if one)


def _span(text: str) -> Span:
    first, _, last = text.partition("-")
    made = Span(folio(first), folio(last or first))
    if made.last < made.first:
        raise FolioUnread(f"Bút lục «{text}»: số sau nhỏ hơn số trước. Đổi lại thứ tự.")
    return made


def within(inner: str, outer: str) -> bool:
    """Whether every sheet of `inner` lies in one span of `outer`."""
    around = spans(outer)
    return all(any(one.holds(part) for one in around) for part in spans(inner))
