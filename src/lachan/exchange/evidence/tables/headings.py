"""Which column of a table is what, whatever the order, case or accents of its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.tables.sheets import TOP, Row, Sheet
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
    """The row among the first, or two rows where a group stands above, that names most columns."""
    best: Headings | None = None
    rows = sheet.rows[: TOP + 1]
    for place, row in enumerate(rows[:TOP]):
        below = rows[place + 1] if place + 1 < len(rows) else None
        for names, last in ((_names(row), row.number), *_joined(row, below, table)):
            found = _headings(names, last, table)
            if found and (best is None or len(found.fields) > len(best.fields)):
                best = found
    return best


def _headings(names: Sequence[str], last: int, table: str) -> Headings | None:
    fields = _fields(names, table)
    given = tables()[table]
    enough = len(fields) >= given["at_least"] and all(
        any(one in fields for one in group) for group in given["needed"]
    )
    unknown = tuple(n for i, n in enumerate(names) if n and i not in fields.values())
    return Headings(fields, last, unknown) if enough else None


def _names(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(str(one).split()) if one is not None else "" for one in row.cells)


def _joined(row: Row, below: Row | None, table: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """«Bút lục» above «từ» and «đến»: a group's name reaches over the empty cells to its right."""
    if below is None:
        return ()
    upper, lower = _names(row), _names(below)
    if sum(1 for one in lower if _best(one, table)) < 2:
        return ()
    group, names = "", []
    for index in range(max(len(upper), len(lower))):
        own = upper[index] if index < len(upper) else ""
        sub = lower[index] if index < len(lower) else ""
        group = own or (group if sub else "")
        names.append(sub if _best(sub, table) else f"{group} {sub}".strip())
    return ((tuple(names), below.number),)


def _fields(names: Sequence[str], table: str) -> dict[str, int]:
    claims = [(score, -index, field) for index, name in enumerate(names) for field, score in _claims(name, table)]  # fmt: skip
    taken: dict[str, int] = {}
    for _, index, field in sorted(claims, reverse=True):
        if field not in taken and -index not in taken.values():
            taken[field] = -index
    return taken


def _best(name: str, table: str) -> str | None:
    return max(_claims(name, table), key=lambda one: one[1], default=(None, 0))[0]


def _claims(name: str, table: str) -> list[tuple[str, int]]:
    plain = bare(name)
    if not plain:
        return []
    given = tables()[table]["columns"].items()
    return [(field, score) for field, words in given if (score := _score(plain, words))]


def _score(plain: str, words: Any) -> int:
    if plain in words["is"]:
        return 1000 + len(plain)
    if any(holds(one, plain) for one in words.get("not", ())):
        return 0
    return max((len(one) for one in words["has"] if holds(one, plain)), default=0)


def picked(table: str, text: str) -> str | None:
    """The code of the first line of a table of words that the cell holds."""
    plain = bare(text)
    for code, *_, phrases in tables()[table]:
        if any(holds(one, plain) for one in phrases):
            return str(code)
    return None
