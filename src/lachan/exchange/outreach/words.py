"""The words of a year's workbook: headings, and labels read back as codes; compared bare, never guessed."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.outreach import codes

from ..words import bare


@lru_cache(maxsize=1)
def columns() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(Path(__file__).with_name("columns.yaml"))
    return found


FIELDS = tuple(columns()["columns"])
NEEDED = tuple(field for field in FIELDS if columns()["columns"][field].get("needed"))
GROUPS = tuple(code for code, _ in codes.GROUPS)
CHOICES: Mapping[str, list[tuple[str, str]]] = {
    "kind": codes.KINDS,
    "method": codes.METHODS,
    "language": codes.LANGUAGES,
}


def label(field: str) -> str:
    return str(columns()["columns"][field]["label"])


def fields_of(names: Sequence[object]) -> dict[str, int]:
    """Field → column, each heading whole; of two columns with one heading the first counts."""
    known = _headings()
    found: dict[str, int] = {}
    for index, name in enumerate(names):
        field = known.get(bare(str(name or "")))
        if field is not None:
            found.setdefault(field, index)
    return found


@lru_cache(maxsize=1)
def _headings() -> Mapping[str, str]:
    given = columns()["columns"]
    also = {text: field for field, one in given.items() for text in one["also"]}
    return {**also, **{bare(one["label"]): field for field, one in given.items()}}


def code_of(field: str, text: str) -> str | None:
    """The code that a cell names: by its label, by the code itself, or in one of the other ways of writing it."""
    plain = bare(text)
    for code, said in CHOICES[field]:
        also = columns()["also"][field].get(code, ())
        if plain in (bare(said), bare(code), *also):
            return code
    return None
