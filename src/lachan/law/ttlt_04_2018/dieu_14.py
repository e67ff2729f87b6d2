"""TTLT 04/2018 Điều 14: which class governs a case whose charges change while it is investigated.
The heaviest of what is charged; a change of paragraph alone moves it too, up or down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lachan.law.severity import ORDER

CUSTODY_MONTH: Final = 30


def heaviest(classes: Iterable[str]) -> str | None:
    """The heaviest class named, None where none is."""
    return max(classes, key=ORDER.index, default=None)
