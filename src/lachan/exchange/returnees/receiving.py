"""A line of a list as victim care receives it, and the earlier records that may be of the same person."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from lachan.access import seals
from lachan.people.entries import Entry, exactly, fingerprint_sources
from lachan.reference.models import Unit
from lachan.victims.given import Listing, PersonReceived
from lachan.victims.screening.rules import fitting

from .likeness import Candidate, Known, candidates
from .plan import content
from .rows import Line

NO_CALLS = (
    "Không muốn gọi về nhà (theo danh sách người trở về). Hỏi lại người đó cách liên lạc an toàn."
)
# Who it is stays sealed with the identity: a name is opened for a purpose, and stands in no note.
REPRESENTED = "Danh sách người trở về có ghi người đại diện; là ai thì mở danh tính để xem, kiểm tra người đó không liên quan đến việc mua bán."


def entry_of(line: Line, agency: int) -> UUID:
    """A row as it is known again in a mended list, whatever stands around it: a keyed hash of all that it says. Only of
    a row that says enough of one person; two without a name may well say the same, and are asked about."""
    sources = fingerprint_sources(line.identity, line.birth.year)
    if line.received_at is None or all(kind == "name" for kind, _ in sources):
        return line.client_key
    told = json.dumps([agency, line.received_at.isoformat(), content(line)], ensure_ascii=False)
    return UUID(bytes=seals.fingerprint("returnee_row", told)[:16])


def person_received(line: Line, listed: Listing | None = None) -> PersonReceived:
    """Only of a line that waits for nothing. The place is where the person belongs, as supports are given there;
    where it was received is the body's own, and its words are sealed with the rest."""
    if line.held or line.received_at is None:
        raise ValueError("the line waits for a person's eye")
    known = {"nationality": line.nationality or None, "speaks_vietnamese": line.speaks_vietnamese}
    return PersonReceived(
        client_key=listed.entry if listed else line.client_key, received_at=line.received_at, way="listed",
        entry=Entry(line.sex, line.birth.year, line.birth.minor, line.identity),
        place=line.place if isinstance(line.place, Unit) else None,
        situation={name: value for name, value in known.items() if value is not None}, listed=listed,
        safety=NO_CALLS if line.no_calls else "", contact={"no_calls": True} if line.no_calls else {},
        note=REPRESENTED if line.representative else "",
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
