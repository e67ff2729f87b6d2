"""Finding the row of headings and what each column is, whatever the order, case or accents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .words import bare, columns, holds

WITHIN = 15


@dataclass(frozen=True)
class Headings:
    """Which column holds which field; `last` is the row (counted from 1) under which the book begins."""

    fields: dict[str, int]
    names: tuple[str, ...]
    last: int


def find_headings(rows: Sequence[Sequence[object]], known: Any = None) -> Headings | None:
    """The heading row among the first ones, or two rows of headings where groups stand above. `known`: the columns
    looked for, those of a register of reports where unsaid."""
    known = known or columns()
    best: Headings | None = None
    for number, row in enumerate(rows[: known.get("within_rows", WITHIN)], 1):
        below = rows[number] if number < len(rows) else ()
        for names, last in ((_names(row), number), (_joined(row, below, known), number + 1)):
            found = Headings(fields_of(names, known), names, last)
            if _is_enough(found, known) and (best is None or len(found.fields) > len(best.fields)):
                best = found
    return best


def _names(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in row)


def _joined(above: Sequence[object], below: Sequence[object], known: Any) -> tuple[str, ...]:
    """Two rows of headings as one: a group's name reaches over the empty cells to its right."""
    upper, lower = _names(above), _names(below)
    if sum(1 for name in upper if name) < 2:
        return ()  # a title, not groups
    if sum(1 for name in lower if _field_of(name, known)) < 2:
        return ()
    group, names = "", []
    for index in range(max(len(upper), len(lower))):
        own = upper[index] if index < len(upper) else ""
        sub = lower[index] if index < len(lower) else ""
        group = own or (group if sub else "")
        names.append(sub if _field_of(sub, known) else f"{group} {sub}".strip())
    return tuple(names)


def _is_enough(found: Headings, known: Any) -> bool:
    """`needed`: names of fields, or groups of which one is enough."""
    groups = [[one] if isinstance(one, str) else one for one in known["needed"]]
    return len(found.fields) >= known["at_least"] and all(
        any(name in found.fields for name in group) for group in groups
    )


def fields_of(names: Sequence[str], known: Any = None) -> dict[str, int]:
    """Field → column; a field that fits two columns takes the better, and the first of equals."""
    known = known or columns()
    claims = [(score, -index, field, index) for index, name in enumerate(names)
              for field, score in _claims(name, known)]  # fmt: skip
    taken: dict[str, int] = {}
    for _, _, field, index in sorted(claims, reverse=True):
        if field not in taken and index not in taken.values():
            taken[field] = index
    return taken


def _field_of(name: str, known: Any) -> str | None:
    return max(_claims(name, known), key=lambda claim: claim[1], default=(None, 0))[0]


def _claims(name: str, known: Any) -> list[tuple[str, int]]:
    plain = bare(name)
    if not plain or plain in known.get("ours", ()):
        return []
    return [(field, score) for field, given in known["columns"].items()
            if (score := _score(plain, given))]  # fmt: skip


def _score(plain: str, given: dict) -> int:
    if plain in given["is"]:
        return 1000 + len(plain)
    if any(holds(word, plain) for word in given.get("not", ())):
        return 0
    return max((len(phrase) for phrase in given["has"] if holds(phrase, plain)), default=0)
