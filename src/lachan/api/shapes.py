"""What goes in and out as JSON. Times are ISO 8601 with zone; identities never come out of here."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema


class Me(Schema):
    agency: str
    role: str
    may: list[str]


class MatterOut(Schema):
    code: str
    received_at: datetime
    place: str
    stage: str
    holder: str
    closed: bool
    next_due_at: datetime | None
    next_clock: str


class MatterPage(Schema):
    matters: list[MatterOut]
    after: str


class ClockOut(Schema):
    ref: str
    name: str
    state: str
    due_at: datetime | None
    working: list[str]
    cite: str
    unsettled: str
    text_note: str


class ActOut(Schema):
    kind: str
    label: str
    agency: str
    occurred_at: datetime
    recorded_at: datetime


class MatterWhole(MatterOut):
    clocks: list[ClockOut]
    acts: list[ActOut]
    next_acts: list[str]


class PersonIn(Schema):
    capacity: str
    sex: str = "unknown"
    birth_year: int | None = None
    minor: bool | None = None
    protected: bool = False
    identity: dict[str, str] = {}


class ReportIn(Schema):
    """A report; only `client_key` (made by the sender, so that sending twice is once) and `received_at`."""

    client_key: UUID
    received_at: datetime
    kind: str = "notice"
    channel: str = "online"
    external_number: str = ""
    informant: str = "named"
    place_code: str = ""
    occurred_from: date | None = None
    occurred_to: date | None = None
    narrative: str = ""
    persons: list[PersonIn] = []
    traits: dict[str, str] = {}
    article: str = ""
    flagrant: bool = False
    public_concern: bool = False
    may_flee: bool = False
    grade: str = "none"


class Receipt(Schema):
    code: str
    number: str


class ChannelEntryIn(Schema):
    channel: str
    external_number: str
    arrived_at: datetime


class Told(Schema):
    """Why something was refused, and which field it is about."""

    sentence: str
    field: str = ""


class VerbOut(Schema):
    verb: str
    permission: str
    article: str
    sentence: str
