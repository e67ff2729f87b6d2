"""What a simulated matter is made of: plain rows, one kind per table, and the lines that wrote them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from random import Random

from .ground import Body

HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
# As the verbs spell code names: no vowels, no look-alikes.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
STEP = 123456789  # shares no factor with 28, so that the walk comes by every code


class Ids:
    """Version-7 identifiers from the simulator's own dice: same seed, same identifiers."""

    def __init__(self, dice: Random, walk: int = 0, taken: frozenset[str] = frozenset()) -> None:
        self.dice, self.last, self.walk, self.taken = dice, 0, walk, taken

    def new(self, at: datetime) -> str:
        self.last = (self.last + 1) & 0xFFF
        first = (int(at.timestamp() * 1000) << 16) | 0x7000 | self.last
        second = (0b10 << 62) | self.dice.getrandbits(62)
        a, b = f"{first:016x}", f"{second:016x}"
        return f"{a[:8]}-{a[8:12]}-{a[12:]}-{b[:4]}-{b[4:]}"

    def code(self, head: str, length: int) -> str:
        """By dice; or, among very many, by a walk that never meets itself: dice would meet by chance."""
        bits = self.dice.getrandbits(5 * length + 20)
        if self.walk:
            bits, self.walk = self.walk * STEP % len(LETTERS) ** length, self.walk + 1
        text = head
        for _ in range(length):
            bits, place = divmod(bits, len(LETTERS))
            text += LETTERS[place]
        return self.code(head, length) if text in self.taken else text


@dataclass(slots=True)
class Line:
    """One verb as it was called: what the audit log holds, and what a replay needs."""

    id: str
    verb: str
    by: Body
    at: datetime
    subject: str
    detail: dict[str, object]
    given: dict[str, object]


@dataclass(slots=True)
class ActRow:
    id: str
    kind: str
    agency: int
    occurred_at: datetime
    recorded_at: datetime
    facts: dict[str, object]
    line: str
    paper: str | None = None
    note: str = ""
    supersedes: str | None = None
    person: str | None = None


@dataclass(slots=True)
class PaperRow:
    id: str
    issuer: int
    kind: str
    number: str
    dated_on: object


@dataclass(slots=True)
class HandoverRow:
    id: str
    what: str
    sender: int
    recipient: int
    sent_at: datetime
    act: str
    answered: str = ""  # the act that answered it
    received: bool = False
    ground: str = ""
    answered_at: datetime | None = None


@dataclass(slots=True)
class EntryRow:
    """A line of an agency's book; the number is given when all lines of the time are known."""

    id: str
    agency: int
    year: int
    entered_at: datetime
    number: int = 0
    book: str = "intake"


@dataclass(slots=True)
class PostRow:
    """An officer put in charge of a part of a case."""

    id: str
    part: str
    account: int
    agency: int
    since: datetime
    act: str


@dataclass(slots=True)
class LodgedRow:
    """An accused taken in by a facility."""

    id: str
    person: str
    facility: int
    since: datetime
    act: str


@dataclass(slots=True)
class LinkRow:
    """Two cases that were one, or became one."""

    id: str
    other: str
    kind: str
    act: str


@dataclass(slots=True)
class MentionRow:
    """A person who is on a record already, in one more capacity or in one more record."""

    id: str
    person: str
    capacity: str
    protected: bool
    recorded_at: datetime


@dataclass(slots=True)
class PersonRow:
    """A made-up person in a capacity; `identity` is sealed by the loader."""

    id: str
    mention: str
    code: str
    capacity: str
    sex: str
    birth_year: int | None
    minor: bool | None
    protected: bool
    identity: dict[str, str] = field(default_factory=dict)
    # Where a verb of its own brought the person in: when, and which body wrote the person down.
    recorded_at: datetime | None = None
    recorded_by: int = 0


@dataclass(slots=True)
class Given:
    """A report as the informant gave it, in the words of the intake form."""

    client_key: str
    received_at: datetime
    kind: str = "notice"
    channel: str = "in_person"
    external_number: str = ""
    informant: str = "named"
    place: int | None = None
    remote: bool = False
    occurred_from: object = None
    occurred_to: object = None
    narrative: str = ""
    persons: list[PersonRow] = field(default_factory=list)
    traits: dict[str, str] = field(default_factory=dict)
    article: str = ""
    flagrant: bool = False
    public_concern: bool = False
    may_flee: bool = False
    names_official_of: int | None = None

    @property
    def minor_victim(self) -> bool:
        return any(p.capacity == "presumed_victim" and bool(p.minor) for p in self.persons)


@dataclass(slots=True)
class Call:
    """A line of a channel's own list."""

    id: str
    line: Line
    agency: int
    channel: str
    number: str
    arrived_at: datetime
    recorded_at: datetime


@dataclass(slots=True)
class Story:
    """One matter's life, whole."""

    id: str
    code: str
    given: Given
    origin: Body
    recorded_at: datetime
    narrative: str = ""  # id of the sealed narrative
    lines: list[Line] = field(default_factory=list)
    acts: list[ActRow] = field(default_factory=list)
    papers: list[PaperRow] = field(default_factory=list)
    handovers: list[HandoverRow] = field(default_factory=list)
    standings: dict[tuple[int, str], datetime] = field(default_factory=dict)
    entries: list[EntryRow] = field(default_factory=list)
    traits: list[tuple[str, str, datetime, str]] = field(default_factory=list)
    terms: list[tuple[str, str, datetime]] = field(default_factory=list)
    # Of a case: who came in later, who is in charge, who is kept where, and its kin.
    people: list[PersonRow] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)
    posts: list[PostRow] = field(default_factory=list)
    lodged: list[LodgedRow] = field(default_factory=list)
    links: list[LinkRow] = field(default_factory=list)
    # A record that was parted from another begins without a report of its own.
    parted_from: str = ""
    parts: list["Story"] = field(default_factory=list)
