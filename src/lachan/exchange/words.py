"""The words of registers as data, and one way of comparing them: no diacritics, no case, no punctuation."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.reference.sorting import fold

HERE = Path(__file__).parent
MADE_UP = "DỮ LIỆU GIẢ LẬP"
NOT_A_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=1)
def columns() -> Any:
    return load_yaml(HERE / "register_columns.yaml")


@lru_cache(maxsize=1)
def words() -> Any:
    return load_yaml(HERE / "register_words.yaml")


def limit(name: str) -> int:
    return int(columns()["limits"][name])


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`«Ngày, giờ  tiếp nhận»` → `ngay gio tiep nhan`."""
    return NOT_A_WORD.sub(" ", fold(text)).strip()


def spelled_out(text: str, short: Mapping[str, str]) -> str:
    """The bare form with short forms as whole words written out."""
    return " ".join(short.get(word, word) for word in bare(text).split())


def holds(phrase: str, text: str) -> bool:
    """Whether a bare text holds a bare phrase, as whole words."""
    return f" {phrase} " in f" {text} "


def pick(table: str, text: str) -> Any:
    """The code of the first line of the table whose words the cell holds; None where none does."""
    plain = bare(text)
    for code, phrases in words()[table]:
        if any(holds(phrase, plain) for phrase in phrases):
            return code
    return None


def says_any(phrases: Iterable[str], text: str) -> bool:
    plain = bare(text)
    return any(holds(phrase, plain) for phrase in phrases)


def says_nothing(text: str) -> bool:
    """Empty, a dash, or «không»: the book's ways of leaving a cell blank."""
    plain = bare(text)
    return not plain or plain in words()["none"]
