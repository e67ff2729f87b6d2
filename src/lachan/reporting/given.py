"""What a door hands in for a paper: plain data of one matter. Sealed words only when a verb has opened them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class PersonShown:
    """A person by code name and capacity; `identity` only when it was opened for this paper."""

    code: str
    capacity: str
    identity: Mapping[str, str] | None = None


@dataclass(frozen=True)
class MatterShown:
    """One matter as a paper shows it. `narrative` and identities are None until a verb opened them."""

    code: str
    agency: str
    received_at: datetime
    printed_at: datetime
    superior: str = ""
    place: str = ""  # địa danh ghi trên văn bản
    book_number: str = ""
    kind: str = ""
    channel: str = ""
    happened_where: str = ""
    happened_when: str = ""
    officer: str = ""
    officer_title: str = ""
    telephone: str = ""
    anonymous: bool = False
    informant: PersonShown | None = None
    persons: tuple[PersonShown, ...] = field(default=())
    narrative: str | None = None
    synthetic: bool = False
