"""A text as the letters that a reader sees, whatever form they were typed in, and where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U0010ffff]"
)
STROKED = str.maketrans({"đ": "d\u0335", "ð": "d\u0335"})  # «Ð» is often typed for «Đ»
# Letters of other alphabets that look like ours.
ALIKE = str.maketrans("авекмнорстухіјѕԁαβεηικνορτυχ", "abekmhopctyxijsdabenikvoptux")
# The number keys of a typewriter: «ha5» is «hạ».
BY_DIGIT = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "6": "\u0302", "7": "\u031b",
            "8": "\u0306", "9": "\u0335"}  # fmt: skip


class Letter(NamedTuple):
    """Small, without marks, «y» as «i»; its marks; from where to where; whether a letter and no digit."""

    bare: str
    marks: str
    at: int
    end: int
    letter: bool


def plain(text: str) -> str:
    """One way of writing a letter: wide, circled, bold ones of mathematics are letters like others."""
    return unicodedata.normalize("NFC", "".join(map(_usual, text)) if not text.isascii() else text)


def clean(text: str) -> str:
    """And no letter that cannot be seen: a name may hide behind either."""
    return plain(UNSEEN.sub("", text))


@lru_cache(maxsize=4096)
def _usual(letter: str) -> str:
    if letter < "\u0250" or not unicodedata.decomposition(letter).startswith("<"):
        return letter
    usual = unicodedata.normalize("NFKC", letter)
    return usual if usual.isalnum() else letter


def letters_of(text: str) -> list[Letter]:
    found: list[Letter] = []
    for at, one in enumerate(text):
        bare, marks, unseen = _read(one)
        if bare:
            found += [Letter(x, marks if not n else "", at, at + 1, x.isalpha()) for n, x in enumerate(bare)]  # fmt: skip
        elif (marks or unseen) and found and found[-1].end == at:
            last = found[-1]
            found[-1] = last._replace(marks=last.marks + marks, end=at + 1)
    return found


@lru_cache(maxsize=8192)
def _read(one: str) -> tuple[str, str, bool]:
    """Its letters or digits, its marks, whether it cannot be seen."""
    apart = unicodedata.normalize("NFD", _usual(one).casefold()).translate(STROKED).translate(ALIKE)
    marks = "".join(sorted(x for x in apart if unicodedata.combining(x)))
    bare = "".join(x for x in apart if x.isalnum()).replace("y", "i")
    return bare, marks, UNSEEN.fullmatch(one) is not None


def marks_of(letters: list[Letter]) -> str:
    """In no order: «Hoà» and «Hòa» are one."""
    return "".join(sorted("".join(one.marks for one in letters)))
