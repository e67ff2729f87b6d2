"""The words of books of cases as data: sheets, columns, names of acts, choices. Compared bare, never guessed."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.cases import commands as _cases  # noqa: F401 - fills the registry of kinds
from lachan.cases import routes
from lachan.docket.kinds import SIDE_OF
from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml
from lachan.outcomes import commands as _outcomes  # noqa: F401 - fills the registry of kinds

from ..words import bare

HERE = Path(__file__).parent
BRACKETS = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=1)
def columns() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(HERE / "columns.yaml")
    return found


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(HERE / "words.yaml")
    return found


SHEETS = ("cases", "accused", "acts")


def label(sheet: str, field: str) -> str:
    return str(columns()[sheet]["columns"][field]["label"])


def fields_of(sheet: str, names: Sequence[str]) -> dict[str, int]:
    """Field → column, each heading whole; of two columns with one heading the first counts."""
    known, found = _headings(sheet), {}
    for index, name in enumerate(names):
        field = known.get(bare(BRACKETS.sub(" ", name)))
        if field is not None:
            found.setdefault(field, index)
    return found


@lru_cache(maxsize=3)
def _headings(sheet: str) -> Mapping[str, str]:
    given = columns()[sheet]["columns"]
    also = {text: field for field, one in given.items() for text in one["also"]}
    return {**also, **{bare(one["label"]): field for field, one in given.items()}}


def sheet_of(title: str) -> str | None:
    return next((name for name in SHEETS if bare(title) in columns()[name]["titles"]), None)


def is_ours(name: str) -> bool:
    return bare(name) in columns()["ours"]


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str | None:
    """The act that these words or this code name."""
    if text.strip() in book().acts:
        return text.strip()
    return _by_label().get(bare(text))


@lru_cache(maxsize=4096)
def nearest(text: str) -> str:
    """The label that the words come nearest to, to be shown, never taken."""
    offered = {bare(book().label(kind)): kind for kind in importable()}
    close = get_close_matches(bare(text), list(offered), n=1, cutoff=0.5)
    return book().label(offered[close[0]]) if close else ""


@lru_cache(maxsize=1)
def _by_label() -> Mapping[str, str]:
    """Every act of the registry, also those a book may not state: then the refusal can say where they belong."""
    return {**words()["acts"], **{bare(book().label(kind)): kind for kind in book().acts}}


@lru_cache(maxsize=1)
def importable() -> tuple[str, ...]:
    """Kinds of a case that some verb records and a book may state, in the order of the registry."""
    shut = words()["not_by_book"]
    return tuple(k for k, one in book().acts.items()
                 if k in SIDE_OF and one.chapter != "intake" and one.of != "victim" and k not in shut)  # fmt: skip


@lru_cache(maxsize=512)
def bodies_of(kind: str) -> frozenset[str]:
    """Kinds of agency whose act it is."""
    for body, kinds in words()["bodies"].items():
        if kind in kinds:
            return frozenset(routes.BODIES[body])
    return SIDE_OF[kind].kinds if kind in SIDE_OF else routes.BODIES["investigation"]


def choice(fact: str, text: str) -> str | None:
    """The code that these words mean for this fact."""
    table, plain = words()["choices"].get(fact, {}), bare(text)
    return next(
        (code for code, said in table.items() if plain in map(bare, said) or text == code), None
    )


def yes_or_no(text: str) -> bool | None:
    plain = bare(text)
    if plain in words()["affirmed"]:
        return True
    return False if plain in words()["denied"] else None
