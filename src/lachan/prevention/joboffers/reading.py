"""An offer as words: sentences and clauses, short forms written out, each word with the places it came from.

People write with marks, without tones, or quite bare; a word carries all three shapes, and a sentence knows which it uses."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

HERE = Path(__file__).parent
TONES = "\u0300\u0301\u0303\u0309\u0323"
PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€¥]|[.!?;\n…]+|[^\s\w]|_")
STOP = re.compile(r"[!?;\n…]|\.(?!\w)")
# «v.i.ệ.c n-h-ẹ»: letters kept apart so that a machine does not read them.
APART = re.compile(r"(?<!\w)[^\W\d_](?:[.\-*_·][^\W\d_]){2,}(?!\w)")
# «lắmmm», «đẹppp», never «CCCD».
DRAWN = re.compile(r"([^\W\d_])\1{2,}(?!\w)|([aeiouyăâêôơưàáảãạ])\2{2,}", re.I)
# «c4m», «3O triệu»: a digit for a letter, a letter for a digit.
DIGIT_INSIDE = re.compile(r"(?<=[^\W\d_])(?<!\d[^\W\d_])(?<!\d[^\W\d_]{2})[0134](?=[^\W\d_])")
LETTER = {"0": "o", "1": "i", "3": "e", "4": "a"}
OH = re.compile(r"(?<=\d)[oO](?![^\W\d_])")
# «nữ 16+», «18 +».
ABOVE = re.compile(r"(?<![\d.,])(1\d|2\d) ?\+(?=\s*(?:[,.;)\n]|$))")
HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# A sentence of which fewer words than this carry a mark was typed without marks; of which fewer than that, carelessly.
FEW_MARKS, SOME_MARKS = 0.15, 0.45


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `key`: letters with hats and hooks, then the tone; `toneless`, `bare`: what a hurried thumb leaves of it.

    `loose`: 2 where the sentence was typed bare, 1 where carelessly, 0 where with its marks."""

    key: str
    toneless: str
    bare: str
    start: int
    end: int
    sentence: int
    clause: int
    loose: int = 0
    capital: bool = False
    first: bool = False

    @property
    def number(self) -> bool:
        return self.bare[0].isdigit()


@dataclass(frozen=True, slots=True)
class Offer:
    text: str
    words: tuple[Word, ...]

    def said(self, start: int, end: int) -> str:
        """The words from `start` up to `end`, as they were written."""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())


@lru_cache(maxsize=16384)
def shapes(word: str) -> tuple[str, str, str]:
    """(key, toneless, bare) of a lower-case word; «hoà» and «hòa», «lý» and «lí» are one."""
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in parts if c in TONES)[:1]
    toneless = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    toneless = re.sub(r"(?<=^[hklmst])y$|(?<=^qu)i$", lambda m: "i" if m[0] == "y" else "y", toneless)  # fmt: skip
    bare = "".join(c for c in unicodedata.normalize("NFD", toneless) if not unicodedata.combining(c))  # fmt: skip
    return toneless + tone, toneless, bare.replace("đ", "d")


@lru_cache(maxsize=1)
def _short() -> dict[str, Any]:
    return load_yaml(HERE / "lexicon" / "short.yaml")


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    return {form: full for full, forms in _short()["short"].items() for form in map(str, forms)}


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return {form: full for full, forms in _short()["after_number"].items() for form in map(str, forms)}  # fmt: skip


def tidied(offer: str) -> str:
    """Pictures become breaks, hidden letters go, letters held apart or drawn out come together."""
    plain = HIDDEN.sub("", unicodedata.normalize("NFKC", offer))
    plain = "".join(" · " if unicodedata.category(c) in {"So", "Cs"} else "" if c == "\ufe0f" or unicodedata.category(c) == "Sk" else c for c in plain)  # fmt: skip
    plain = DIGIT_INSIDE.sub(lambda met: LETTER[met[0]], OH.sub("0", plain))
    plain = ABOVE.sub(r"\1 tuổi trở lên", plain)
    plain = APART.sub(lambda met: re.sub(r"[.\-*_·]", "", met[0]), plain)
    return DRAWN.sub(lambda met: met[1] or met[2], plain)


def read(offer: str) -> Offer:
    text = tidied(offer)
    words = list(_words(text))
    return Offer(text, tuple(_with_looseness(words)))


def _words(text: str) -> Iterator[Word]:
    sentence = clause = 0
    before: re.Match[str] | None = None
    first = True
    for met in PIECE.finditer(text):
        said = met[0]
        if not (said[0].isalnum() or said[0] in "$€¥"):
            if STOP.search(text[met.start() : met.end() + 1]):
                sentence, clause, first = sentence + 1, clause + 1, True
            elif said not in "=-–/'’\"“”«»@#_%&":
                clause, first = clause + 1, first or said in "·|•"
            continue
        for part in _full(said, before, met, first).split(" "):
            key, toneless, bare = shapes(part)
            yield Word(key, toneless, bare, met.start(), met.end(), sentence, clause,
                       capital=said[0].isupper(), first=first)  # fmt: skip
        before, first = met, False


def _full(said: str, before: re.Match[str] | None, met: re.Match[str], first: bool) -> str:
    """The word written out: after a number «tr», «k», «t» are units, elsewhere words."""
    low = said.lower()
    if before is not None and before[0][0].isdigit() and met.start() - before.end() <= 1:
        glued = met.start() == before.end()
        if low in _units() and (glued or len(low) > 1):
            return _units()[low]
        if glued and low == "m":
            return "mét" if met.string[met.end() : met.end() + 1].isdigit() else "triệu"
    if said == "K" and before is not None and before[0].lower() in {"qua", "sang", "bên", "ở", "wa"}:  # fmt: skip
        return "campuchia"
    if len(said) == 1 and said.isupper() and not first:
        return low
    return _written().get(low, low)


def _with_looseness(words: list[Word]) -> Iterator[Word]:
    whole = _bare_share(words)
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word)
    for part in by_sentence.values():
        share = _bare_share(part) if len(part) >= 6 else whole
        for word in part:
            yield replace(word, loose=2 if share < FEW_MARKS else int(share < SOME_MARKS))


def _bare_share(words: list[Word]) -> float:
    """The share of words that carry a mark. A digit carries none and is not counted."""
    counted = [word for word in words if not word.number]
    marked = sum(word.key != word.bare for word in counted)
    return marked / len(counted) if counted else 1.0
