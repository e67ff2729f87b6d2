"""What the rows of a book of cases say, once read; a row that says it badly is kept aside with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID, uuid5

from lachan.access import seals
from lachan.people.entries import Entry
from lachan.reference.models import Agency

from ..dates import Moment
from ..workbook import Row
from .words import label

KEYS = UUID("0f0b6d0e-5f39-5c53-9a55-6f1f2f6f3b68")


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook: which of the three, its title, its headings as written."""

    kind: str
    title: str
    names: tuple[str, ...]
    fields: Mapping[str, int]
    epoch: datetime
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Origin:
    """Where a thing was read: a row of a sheet."""

    sheet: Sheet
    row: Row

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet.kind, self.row.number

    @property
    def said(self) -> str:
        return f"trang «{self.sheet.title}», dòng {self.row.number}"


@dataclass(frozen=True)
class Aside:
    """A row kept aside: where it stood, in which column, and why."""

    origin: Origin
    reason: str
    field: str = ""

    @property
    def sentence(self) -> str:
        column = f", cột «{label(self.origin.sheet.kind, self.field)}»" if self.field else ""
        return f"{self.origin.said}{column}: {self.reason}."


@dataclass(frozen=True)
class ActGiven:
    """One act as a row states it. `accused`: the number in the book, empty for the whole case."""

    origin: Origin
    kind: str
    accused: str
    when: Moment
    agency: Agency
    facts: Mapping[str, object]
    paper: str = ""
    paper_on: date | None = None
    row: str = ""
    note: str = ""
    field: str = ""

    @cached_property
    def digest(self) -> bytes:
        """A keyed hash of all that the act says: tells a changed row without keeping its words."""
        said = [self.kind, self.accused, self.agency.key, str(self.when.day), str(self.when.hour),
                self.paper, str(self.paper_on), *(f"{k}={v}" for k, v in sorted(self.facts.items()))]  # fmt: skip
        return seals.fingerprint("case_book_act", "|".join(said))

    def key(self, case: UUID) -> UUID:
        """The act among those of its case: by the row's own mark, else the paper's number, else the instant."""
        mark = self.row or self.paper or f"{self.when.day} {self.when.hour or ''}"
        return uuid5(case, f"act|{self.accused}|{self.kind}|{mark.casefold()}")


@dataclass(frozen=True)
class CaseGiven:
    """One case as its row states it. `reference`: the number as written, by which other sheets name it."""

    origin: Origin
    reference: str
    number: int
    year: int
    agency: Agency
    code: str
    received_at: datetime
    place_id: int | None
    places: tuple[str, ...]
    initiation: ActGiven | None
    digest: bytes

    @cached_property
    def key(self) -> UUID:
        return uuid5(KEYS, f"case|{self.agency.key}|{self.year}|{self.number}")

    @property
    def number_text(self) -> str:
        return f"{self.number:02d}/{self.year}"


@dataclass(frozen=True)
class AccusedGiven:
    """One accused as the row states it; the entry is sealed the moment it is written."""

    origin: Origin
    reference: str
    number: str
    code: str
    entry: Entry
    acts: tuple[ActGiven, ...]
    digest: bytes

    def key(self, case: UUID) -> UUID:
        return accused_key(case, self.number)


def accused_key(case: UUID, number: str) -> UUID:
    return uuid5(case, f"accused|{number}")


@dataclass
class CaseFile:
    """A case with all that the workbook says of it; `acts` in the order of the book, the row's own first."""

    case: CaseGiven
    accused: dict[str, AccusedGiven] = field(default_factory=dict)
    acts: list[ActGiven] = field(default_factory=list)
    # Rows of this case that could not be read: what rests on them is told so.
    unread: list[Aside] = field(default_factory=list)

    def origins(self) -> list[Origin]:
        found = [self.case.origin, *(one.origin for one in self.accused.values())]
        return [*found, *(act.origin for act in self.acts)]
