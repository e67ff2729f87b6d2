"""TTLT 04/2018 Điều 14: which class governs a case whose charges change while it is investigated.
The heaviest of what is charged; a change of paragraph alone moves it too, up or down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from lachan.law.severity import ORDER

CUSTODY_MONTH: Final = 30


def heaviest(classes: Iterable[str]) -> str | None:
    """The heaviest class named, None where none is."""
    return max(classes, key=ORDER.index, default=None)


def months_used(first: date, changed: date) -> int:
    """Điều 14 Ví dụ 1: from 01/01 to 30/01, both counted, one month is used; a part counts whole."""
    days = (changed - first).days + 1
    return max(-(-days // CUSTODY_MONTH), 0)
