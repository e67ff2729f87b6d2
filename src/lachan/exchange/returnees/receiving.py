"""A line of a list as victim care receives it, and the earlier records that may be of the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from lachan.people.entries import Entry, exactly, fingerprint_sources
from lachan.reference.models import Unit
from lachan.victims.given import PersonReceived
from lachan.victims.screening.rules import fitting

from .likeness import Candidate, Known, candidates
from .rows import Line


def person_received(line: Line) -> PersonReceived:
    """Only of a line that waits for nothing. The place is where the person belongs, as supports are given there;
    where it was received is the body's own, and its words are sealed with the rest."""
    if line.held or line.received_at is None:
        raise ValueError("the line waits for a person's eye")
    known = {"nationality": line.nationality or None, "speaks_vietnamese": line.speaks_vietnamese}
    return PersonReceived(
        client_key=line.client_key, received_at=line.received_at, way="listed",
        entry=Entry(line.sex, line.birth.year, line.birth.minor, line.identity),
        place=line.place if isinstance(line.place, Unit) else None,
        situation={name: value for name, value in known.items() if value is not None},
    )  # fmt: skip


def screening_of(line: Line) -> tuple[str, ...]:
    """Everybody on a list is screened; whoever came back from abroad is also asked about forced crime."""
    abroad = None if not line.country else line.country != "VN"
    return fitting(minor=line.birth.minor, returned_from_abroad=abroad)


def earlier(
    line: Line, *, known: Mapping[UUID, Known] | None = None,
    ask: Callable[[str, str], Iterable[UUID]] = exactly,
) -> tuple[Candidate[UUID], ...]:  # fmt: skip
    """Within the row lock of whoever asks; called inside a verb, which writes the look-up into the log."""
    sources = fingerprint_sources(line.identity, line.birth.year)
    return candidates(sources, ask, own=Known(line.sex, line.birth.year), known=known)
