"""What was known at an instant: which acts stand, which are a matter's own, what the end of the period cuts off."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from .question import Question
from .record import Act, Matter, Record

ARTICLE = frozenset({"report_received", "report_classified", "case_initiated", "case_decision_changed",
                     "paragraph_changed"})  # fmt: skip
UNDOING = frozenset({"initiation_cancelled", "initiation_revoked"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list; the agency 0, the place None and the article «» are «nothing»."""

    matter: str
    person: str
    agency: int
    place: int | None
    article: str
    reason: str
    at: datetime


def order(act: Act) -> tuple[datetime, datetime, str]:
    return act.occurred_at, act.recorded_at, act.id


def copied_at(record: Record, act: Act) -> datetime:
    """When a carried act was written into this record: when the cases were joined, else when the record was made."""
    joined = [
        one.recorded_at
        for one in record.acts[act.matter]
        if one.kind == "cases_joined" and one.facts.get("with") == act.facts["carried_from"]
    ]
    return min(joined) if joined else record.matters[act.matter].recorded_at


def known_from(record: Record, act: Act) -> datetime:
    return max(act.recorded_at, copied_at(record, act)) if act.carried else act.recorded_at


def standing_at(record: Record, matter: str, as_of: datetime) -> list[Act]:
    """Known by then, and no act recorded by then takes its place, not even one that is itself replaced."""
    acts = record.acts.get(matter, [])
    gone = {a.supersedes for a in acts if a.recorded_at <= as_of}
    found = [
        a for a in acts
        if a.occurred_at <= as_of and known_from(record, a) <= as_of and a.id not in gone
    ]  # fmt: skip
    return sorted(found, key=order)


class Seen:
    """One matter as one question sees it; every list asks it in the words of the definitions."""

    def __init__(
        self, record: Record, asked: Question, matter: Matter, standing: list[Act]
    ) -> None:
        self.record, self.asked, self.matter, self.standing = record, asked, matter, standing

    # -- acts ------------------------------------------------------------------------------------

    @cached_property
    def all_by_end(self) -> list[Act]:
        """Standing acts by E, those carried here among them."""
        return [a for a in self.standing if a.occurred_at < self.asked.to]

    @cached_property
    def by_end(self) -> list[Act]:
        """Own acts by E."""
        return [a for a in self.all_by_end if not a.carried]

    def of(self, kinds: Collection[str], *, carried: bool = False) -> list[Act]:
        return [a for a in (self.all_by_end if carried else self.by_end) if a.kind in kinds]

    def last(self, kinds: Collection[str], *, carried: bool = False) -> Act | None:
        found = self.of(kinds, carried=carried)
        return found[-1] if found else None

    def first(self, kinds: Collection[str], *, carried: bool = False) -> Act | None:
        found = self.of(kinds, carried=carried)
        return found[0] if found else None

    def in_period(self, at: datetime | None) -> bool:
        return at is not None and self.asked.begin <= at < self.asked.to

    # -- the matter ------------------------------------------------------------------------------

    @cached_property
    def article(self) -> str:
        said = [a.facts["article"] for a in self.of(ARTICLE, carried=True)
                if a.facts.get("article") not in (None, "")]  # fmt: skip
        return str(said[-1]) if said else ""

    @cached_property
    def undone(self) -> bool:
        return bool(self.of(UNDOING))

    @cached_property
    def initiation(self) -> Act | None:
        """Of a case that is not undone."""
        return None if self.undone else self.first({"case_initiated"})

    def trait(self, field: str) -> str | None:
        rows = [t for t in self.record.traits.get(self.matter.id, [])
                if t.field == field and t.recorded_at <= self.asked.as_of]  # fmt: skip
        return max(rows, key=lambda t: (t.recorded_at, t.id)).value if rows else None

    def row(self, agency: int, reason: str, at: datetime, person: str = "") -> Row:
        return Row(self.matter.code, person, agency, self.matter.place, self.article, reason, at)


Seeing = Callable[[], Iterator[Seen]]
