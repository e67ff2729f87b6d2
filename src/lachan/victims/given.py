"""What the verbs of care are handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lachan.people.entries import Entry
from lachan.reference.models import Unit


@dataclass(frozen=True)
class Listing:
    """In which row of which list somebody stands. `place`: where in the list; `row`: as whoever holds the file finds it;
    `entry`: the row itself, known again in a mended list by a keyed hash of what it says."""

    listing: UUID
    place: int
    row: str
    entry: UUID


@dataclass(frozen=True)
class PersonReceived:
    """One person as received: who (sealed apart), when, how, where from; `situation`: what is known at once.

    `client_key` is made where it is typed: sent twice, received once. `safety`: how not to reach the person, `contact`
    the same as codes; `note`: what whoever leads has to know besides."""

    client_key: UUID
    received_at: datetime
    entry: Entry
    way: str = "came"
    # Unsaid: as the law calls the body that receives.
    receipt_by: str = ""
    place: Unit | None = None
    situation: Mapping[str, object] = field(default_factory=dict)
    safety: str = ""
    contact: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    listed: Listing | None = None
