"""What a door hands in for a new report: plain data, already parsed, nothing required but a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from lachan.people.entries import Entry


@dataclass(frozen=True)
class PersonGiven:
    """A person as mentioned: in which capacity, and what is known of them."""

    capacity: str
    entry: Entry
    protected: bool = False


@dataclass(frozen=True)
class ReportGiven:
    """A report as the informant gave it. Empty is allowed everywhere: a report is never refused for it."""

    client_key: UUID
    received_at: datetime
    kind: str = "notice"
    channel: str = "in_person"
    external_number: str = ""
    informant: str = "named"
    place_id: int | None = None
    remote_mountain: bool = False
    occurred_from: date | None = None
    occurred_to: date | None = None
    narrative: str = ""
    persons: tuple[PersonGiven, ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    article: str = ""
    flagrant: bool = False
    public_concern: bool = False
    may_flee: bool = False
    named_official_of: int | None = None
    grade: str = "none"

    def facts(self, receipt_by: str) -> dict[str, object]:
        """What the clocks need to know of this report; codes only."""
        facts: dict[str, object] = {
            "receipt_by": receipt_by, "report_kind": self.kind, "channel": self.channel,
            "remote_mountain": self.remote_mountain, "victim_under_18": self.minor_victim(),
            "suspect_known": self.may_flee, "flagrant": self.flagrant,
            "public_concern": self.public_concern,
        }  # fmt: skip
        return {**facts, "article": self.article} if self.article else facts

    def minor_victim(self) -> bool:
        return any(
            person.capacity == "presumed_victim" and self._minor(person.entry)
            for person in self.persons
        )

    def _minor(self, entry: Entry) -> bool:
        """As said; else by year of birth, the doubtful eighteenth year counting as under 18."""
        if entry.minor is not None or entry.birth_year is None:
            return bool(entry.minor)
        return self.received_at.year - entry.birth_year <= 18  # TT 43/2021/TT-BCA Điều 2
