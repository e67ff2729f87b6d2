"""The columns and words of lists of returnees, and the codes that they say."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.exchange.words import bare, holds
from lachan.law.reading_yaml import load_yaml

HERE = Path(__file__).parent
NO_LETTER = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sk", "Cc", "Cf", "Zs"})


@lru_cache(maxsize=1)
def columns() -> Any:
    return load_yaml(HERE / "columns.yaml")


@lru_cache(maxsize=1)
def words() -> Any:
    return load_yaml(HERE / "words.yaml")


def label(field: str) -> str:
    return str(columns()["columns"][field]["label"])


def picked(table: str, text: str) -> str:
    """The code of the first line whose words the cell holds; empty where none does."""
    plain = bare(text)
    for code, phrases in words()[table]:
        if any(holds(phrase, plain) for phrase in phrases):
            return str(code)
    return ""


def only(table: str, text: str) -> str:
    """The code that the cell says and no other beside it: «Nam/Nữ» says none."""
    plain = bare(text)
    found = {str(code) for code, phrases in words()[table] if any(holds(p, plain) for p in phrases)}
    return found.pop() if len(found) == 1 else ""


def without(table: str, text: str) -> str:
    """The cell without those phrases."""
    plain = f" {bare(text)} "
    for phrase in words()[table]:
        plain = plain.replace(f" {phrase} ", " ")
    return plain.strip()


def says(table: str, text: str) -> bool:
    plain = bare(text)
    return any(holds(phrase, plain) for phrase in words()[table])


def says_nothing(text: str) -> bool:
    """A dash, «không rõ»; never a name in letters of another language, of which the bare form keeps nothing."""
    plain = bare(text)
    if plain:
        return plain in words()["none"]
    return all(unicodedata.category(one) in NO_LETTER or one.isspace() for one in text)
