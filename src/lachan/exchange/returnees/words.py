"""The columns and words of lists of returnees, and the codes that they say."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.exchange.words import bare, holds
from lachan.law.reading_yaml import load_yaml

HERE = Path(__file__).parent


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
    plain = bare(text)
    return not plain or plain in words()["none"]
