"""TTLT 04/2018 Điều 14: which class governs a case whose charges change while it is investigated.
The heaviest of what is charged; a change of paragraph alone moves it too, up or down."""

from __future__ import annotations

from collections.abc import Iterable

from lachan.law.severity import ORDER


def heaviest(classes: Iterable[str]) -> str | None:
    """The heaviest class named, None where none is; a word that is no class of Điều 9 counts for nothing."""
    return max((one for one in classes if one in ORDER), key=ORDER.index, default=None)
