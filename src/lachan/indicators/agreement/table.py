"""The rows, books and causes of rows.yaml, read once; no decision is taken here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Book:
    """Whose acts these are, on which calendar they count, when the book is closed."""

    code: str
    label: str
    name: str
    calendar: str
    closes_after: int
    mark: str
    agencies: frozenset[str]


@dataclass(frozen=True)
class Counts:
    """What one book counts in a row; no kinds: it records no such act yet."""

    book: str
    kinds: frozenset[str]
    returned_by: frozenset[str] | None = None


@dataclass(frozen=True)
class Row:
    """One line of the comparison: two books, one unit."""

    code: str
    label: str
    unit: str
    left: Counts
    right: Counts
    source: str
    sent: frozenset[str] = frozenset()
    whole: bool = False
    quiet: bool = False
    doubt: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        return self.left.kinds | self.right.kinds


@dataclass(frozen=True)
class Cause:
    """Why a matter stands in one book only."""

    code: str
    label: str
    means: str


def _counts(book: str, kinds: list[str], returned_by: list[str] | None = None) -> Counts:
    return Counts(book, frozenset(kinds), None if returned_by is None else frozenset(returned_by))


def _row(code: str, said: dict) -> Row:
    left, right = _counts(**said.pop("left")), _counts(**said.pop("right"))
    return Row(code, left=left, right=right, sent=frozenset(said.pop("sent", ())), **said)


def _book(code: str, said: dict) -> Book:
    return Book(code, agencies=frozenset(said.pop("agencies")), **said)


_GIVEN = yaml.safe_load((Path(__file__).parent / "rows.yaml").read_text("utf-8"))
BOOKS: Mapping[str, Book] = {code: _book(code, said) for code, said in _GIVEN["books"].items()}
ROWS: Mapping[str, Row] = {code: _row(code, said) for code, said in _GIVEN["rows"].items()}
UNITS: Mapping[str, str] = _GIVEN["units"]
CAUSES: Mapping[str, Cause] = {code: Cause(code, **said) for code, said in _GIVEN["causes"].items()}
# A person may agree with what the system found, or say what no record shows.
SETTLING: Mapping[str, str] = {c.code: c.label for c in CAUSES.values()} | _GIVEN["said"]
BOOK_OF: Mapping[str, str] = {kind: b.code for b in BOOKS.values() for kind in b.agencies}
