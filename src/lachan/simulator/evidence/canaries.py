"""Names to look for where they must not be: those of the story, those hidden in its files, and one planted in every free field.

Nobody bears them; a reader without the right, an export, a log, a page that holds one of them has leaked."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .bundle import bundle
from .telling import Data, exhibits, people

# Every field that people write in freely, by part of the bundle; "" is the bundle itself. A test holds this to the schema.
FREE = {
    "": ("title",), "documents": ("title", "kind", "maker", "note"), "evidence": ("title", "how_known", "excluded", "longer_because"),
    "custody": ("holder",), "persons": ("name", "aliases"), "decisions": ("number", "other_file", "reason"), "charges": ("note",),
    "hypotheses": ("note",), "propositions": ("text", "place", "evaluated"), "links": ("author", "note"),
    "assertions": ("value",), "events": ("title", "place"), "transactions": ("purpose",), "circumstances": ("evaluated",),
    "identifiers": ("other_files",), "questions": ("text",), "passages": ("text",), "displays": ("title", "labels", "author", "stage"),
    "notes": ("text", "by"), "alternatives": ("why",),
}  # fmt: skip
FAMILY = ("Khúc", "Nghiễn", "Trầm", "Uyển", "Sầm", "Quách", "Tiêu", "Lạc")
MIDDLE, LAST = ("Hư Danh", "Hư Vị", "Hư Ảnh"), ("Nghê", "Thoảng", "Vụt", "Khuyết", "Mộng")


@dataclass(frozen=True)
class Canary:
    text: str
    where: str


def of_the_story() -> list[Canary]:
    """In `persons`, in the clerk's second sheet, on the scans, in file names and inside the exhibits."""
    said = [Canary(name, f"persons {row['code']}") for row in people().values() for name in (row["name"], *row.get("aliases", ())) if name]  # fmt: skip
    return said + [Canary(one["artist"], f"trong tệp {id_}") for id_, one in exhibits().items()]


def typed(text: str) -> list[str]:
    """The ways one name comes to be written: letters apart, capitals, without accents."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in apart if not unicodedata.combining(one)).translate(str.maketrans("đĐ", "dD"))  # fmt: skip
    return list(dict.fromkeys((text, apart, text.upper(), text.casefold(), bare, bare.upper())))


def planted(known_as: str = "") -> tuple[Data, list[Canary]]:
    """The bundle with one name in each free field. `known_as`: a person who is then known by all of them;
    unsaid, they are strangers of whom only the field tells."""
    made = copy.deepcopy(bundle())
    names = (" ".join(one) for one in product(FAMILY, MIDDLE, LAST))
    placed = []
    for part, row, field in list(_places(made)):
        name = next(names)
        _put(row, field, name)
        placed.append(Canary(name, f"{part}.{field}"))
    if known_as:
        person = next(one for one in made["persons"] if one["id"] == known_as)
        person["aliases"] = [*person.get("aliases", ()), *(one.text for one in placed)]
    return made, placed


def _places(made: Data) -> Iterator[tuple[str, Data, str]]:
    for part, fields in FREE.items():
        row = _row(made, part)
        yield from ((part, row, field) for field in fields)


def _put(row: Data, field: str, name: str) -> None:
    """Into a field, beside what stands there."""
    there = row.get(field)
    if field == "labels":
        row["labels"] = {**(there or {}), "n1": name}
    elif field in ("aliases", "other_files"):
        row[field] = [*(there or ()), name]
    elif field == "why":
        row["297"] = f"{row['297']} {name}"
    else:
        row[field] = f"{there} {name}" if there else name


def _row(made: Data, part: str) -> Data:
    """The last of a part, so that little hangs on it."""
    if part == "":
        return made
    if part == "alternatives":
        made[part] = dict(made[part])
        whys: Data = made[part]
        return whys
    if part == "custody":
        return next(one["custody"][-1] for one in made["evidence"] if one.get("custody"))
    if part == "assertions":
        made[part] = [*made[part], {"evidence": "e-n1", "subject": "v-giao-1", "attribute": "name", "value": ""}]  # fmt: skip
    if part == "hypotheses":
        made[part] = [{"id": "gt1", "article": "150", "ground": "143.1"}]
    row: Data = made[part][-1]
    return row
