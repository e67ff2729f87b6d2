"""Which column of a table is what, whatever the order, case or accents of its headings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.tables.sheets import TOP, Sheet
from lachan.exchange.headings import find_headings
from lachan.exchange.words import bare, holds
from lachan.law.reading_yaml import load_yaml


@lru_cache(maxsize=1)
def tables() -> Any:
    return load_yaml(Path(__file__).parent / "columns.yaml")


@dataclass(frozen=True, slots=True)
class Headings:
    """`fields`: field → column; `last`: the row number under which the table begins; `unknown`: headings of no field."""

    fields: dict[str, int]
    last: int
    unknown: tuple[str, ...]


def find(sheet: Sheet, table: str) -> Headings | None:
    """The headings of one table of `columns.yaml`, looked for as in every other workbook."""
    rows = sheet.rows[: TOP + 1]
    found = find_headings([row.cells for row in rows], tables()[table])
    if found is None:
        return None
    unknown = tuple(n for i, n in enumerate(found.names) if n and i not in found.fields.values())
    return Headings(found.fields, rows[found.last - 1].number, unknown)


def picked(table: str, text: str) -> str | None:
    """The code of the first line of a table of words that the cell holds."""
    plain = bare(text)
    for code, *_, phrases in tables()[table]:
        if any(holds(one, plain) for one in phrases):
            return str(code)
    return None
