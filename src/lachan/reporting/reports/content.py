"""What a report says, as plain data: nothing looked up, the same for DOCX, PDF and XLSX."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

BLANK = "……"


def grouped(number: int) -> str:
    """«1.234»: thousands are parted by a full stop."""
    return f"{number:,}".replace(",", ".")


@dataclass(frozen=True)
class Counter:
    """A figure that stands beside a rate, so that the rate rewards nothing wrong."""

    label: str
    count: int
    of: int | None = None

    @property
    def said(self) -> str:
        if self.of == 0:
            return f"{self.label}: không phát sinh"
        whole = "" if self.of is None else f"/{grouped(self.of)}"
        return f"{self.label}: {grouped(self.count)}{whole}"


@dataclass(frozen=True)
class Otherwise:
    """The same target counted another way."""

    label: str
    n: int
    d: int
    rate: str


@dataclass(frozen=True)
class FigureSaid:
    """One published figure as a report says it: never a number alone. Without a `ref` nothing was counted yet."""

    ref: str  # short code; `path` opens the frozen figure
    path: str
    code: str
    name: str
    words: str
    n: int
    d: int
    rate: str  # «94,61%», empty where nothing arose
    verdict: str
    target: str
    unit: str
    n_is: str
    d_is: str
    calendar: str
    period: str
    cut_off: str
    variant: str
    counters: tuple[Counter, ...] = ()
    others: tuple[Otherwise, ...] = ()
    source: str = ""
    doubt: str = ""
    shape: str = "rate"  # of its definition: what its two numbers are to each other


@dataclass(frozen=True)
class Table:
    """A ruled table; `widths_mm` add up to the width of the text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]


@dataclass(frozen=True)
class Part:
    """A numbered part. `slot` names the words a person may edit; what the figures say is not among them."""

    title: str
    level: int = 1
    slot: str = ""
    text: str = ""
    said: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Annex:
    """«Phụ lục»: its own page, its own page numbers."""

    label: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class GroundColumn:
    """A figure that is laid on places; `shape` says what its two numbers are to each other."""

    code: str
    name: str
    shape: str
    ref: str


@dataclass(frozen=True)
class GroundRow:
    """A unit, or what is laid on none (`nowhere`, `unsaid`), or the sum (`total`)."""

    kind: str
    name: str
    above: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class GroundTable:
    """Figures in the units of one day and level; its sum is the province's figure."""

    reading: str
    title: str
    level: str
    columns: tuple[GroundColumn, ...]
    rows: tuple[GroundRow, ...]


@dataclass(frozen=True)
class DayTable:
    """What was done on each day of a campaign, by kind; every day has its row."""

    kinds: tuple[str, ...]
    rows: tuple[tuple[date, tuple[int, ...]], ...]

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(counts) for counts in zip(*(row for _, row in self.rows), strict=True))


@dataclass(frozen=True)
class Signer:
    """Who signs: ability («TM. BAN CHỈ ĐẠO»), capacity, name. The signature itself is put there later."""

    ability: str
    capacity: str
    name: str = ""


@dataclass(frozen=True)
class ReportContent:
    """One report whole. `number` and `on` are given when it is issued; `draft` says it is not."""

    form: str
    superior: str
    issuer: str
    number: str
    place: str
    on: date | None
    title: str
    subject: str
    addressees: tuple[str, ...]
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str
    annexes: tuple[Annex, ...]
    signer: Signer
    recipients: tuple[str, ...]
    figures: tuple[FigureSaid, ...]
    before: tuple[FigureSaid, ...]
    period: str
    as_of: datetime
    made_at: datetime
    draft: bool = True
    synthetic: bool = False
    grounds: tuple[GroundTable, ...] = ()
    days: DayTable | None = None


@dataclass(frozen=True)
class Given:
    """What a form is filled from: whose report, over what, which figures, what a person has written."""

    province: str
    issuer: str
    place: str
    period: str  # «từ ngày 15/12/2023 đến hết ngày 14/06/2024»
    year: int
    figures: tuple[FigureSaid, ...]
    as_of: datetime
    made_at: datetime
    superior: str = ""
    name: str = ""  # of what is reported ad hoc
    cut_off: str = ""  # said where the period is not over
    before: tuple[FigureSaid, ...] = ()
    before_period: str = ""
    local: tuple[str, ...] = ()  # recipients within the province
    texts: Mapping[str, str] = field(default_factory=dict)
    number: int | None = None
    on: date | None = None
    signer: str = ""
    synthetic: bool = False
    grounds: tuple[GroundTable, ...] = ()
    days: DayTable | None = None


def editable(content: ReportContent) -> Iterator[Part]:
    """The parts whose words a person may change, in the order of the page."""
    return (part for part in content.parts if part.slot)


def unfilled(content: ReportContent) -> tuple[str, ...]:
    """Titles of the parts that still hold a place to be filled in."""
    return tuple(part.title for part in editable(content) if BLANK in part.text)
