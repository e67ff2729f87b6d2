"""One quote of the statute book: whose words, under which article, and the numbers they must contain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """`must_say`: the encoded numbers as written («05 năm»), each found in `reads`."""

    ref: str
    cite: str
    instrument: str
    article: str
    reads: str
    must_say: tuple[str, ...] = ()
