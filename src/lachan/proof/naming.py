"""Names put as codes, however they are typed: other case, no diacritics, NFD, doubled spaces, inside a file's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

# A word with its combining marks and what does not show (soft hyphen, zero width), in whatever form it was typed.
UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
WORD = re.compile(rf"\d+|(?:[^\W\d_][\u0300-\u036f{UNSEEN}]*)+")
BETWEEN = re.compile(r"[\s_\-–—+]*|\.")  # «Lan, Anh» and «Lan. Anh» are two people
STROKED = str.maketrans({"đ": "d\u0335", "ð": "d\u0335"})  # «Ð» is often typed for «Đ»
# One Vietnamese syllable without its marks: «lan» may be «lần», «sokha» can be nothing but a name.
SYLLABLE = re.compile(
    r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
FEWEST_GLUED = 6  # «NguyenThiX»; shorter ones are too often words
MOST = 16  # words of a name


@lru_cache(maxsize=8192)
def key(word: str) -> tuple[str, str]:
    """The bare letters of a word, and its marks in no order: «Hoà» and «Hòa» are one."""
    plain = unicodedata.normalize("NFD", word.casefold()).translate(STROKED)
    letters = [x for x in plain if unicodedata.category(x) != "Cf"]
    marks = sorted(x for x in letters if unicodedata.combining(x))
    return "".join(x for x in letters if not unicodedata.combining(x)), "".join(marks)


class _Node:
    """Where a name may go on; `code`: by the marks of all its words, where one ends; `typed`: a name of one word."""

    __slots__ = ("code", "next", "typed")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.code: dict[str, str] = {}
        self.typed: frozenset[str] = frozenset()


class Names:
    """Names and aliases with the code of each; read in one pass, longest first, however many there are."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for name, code in named:
            self._add([m[0] for m in WORD.finditer(name)], code)

    def _add(self, words: list[str], code: str) -> None:
        if not words:
            return
        keys = [key(one) for one in words]
        self._leaf(keys, words, code)
        glued = "".join(bare for bare, _ in keys), "".join(sorted("".join(m for _, m in keys)))
        if len(keys) > 1 and len(glued[0]) >= FEWEST_GLUED:
            self._leaf([glued], [], code)

    def _leaf(self, keys: list[tuple[str, str]], words: list[str], code: str) -> None:
        node = self._root
        for bare, _ in keys:
            node = node.next.setdefault(bare, _Node())
        node.code["|".join(marks for _, marks in keys)] = code
        if len(words) == 1:
            node.typed |= {unicodedata.normalize("NFC", words[0])}

    def put(self, text: str) -> str:
        made, at = [], 0
        for start, end, code in self._found(text):
            made += [text[at:start], code]
            at = end
        return "".join([*made, text[at:]])

    def held(self, text: str) -> bool:
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(WORD.finditer(text)) if self._root.next else []
        at = 0
        while at < len(words):
            many, code = self._longest(text, words, at)
            if many:
                yield words[at].start(), words[at + many - 1].end(), code
            at += many or 1

    def _longest(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, str]:
        """How many words from here are a name, and whose."""
        node, marks, best, end = self._root, list[str](), (0, ""), words[at].start()
        for many, word in enumerate(words[at : at + MOST], 1):
            bare, mark = key(word[0])
            after = node.next.get(bare)
            if after is None or not BETWEEN.fullmatch(text, end, word.start()):
                break
            node, end = after, word.end()
            marks.append(mark)
            code = _code(node, marks)
            if code and (many > 1 or _a_name(node, text, word)):
                best = many, code
        return best


def _code(node: _Node, marks: list[str]) -> str:
    """Of a name with these marks; typed without any; or, from three words on, with some of them wrong."""
    exact = node.code.get("|".join(marks))
    if exact or not node.code:
        return exact or ""
    for said, code in node.code.items():
        if len(marks) > 2 or all(m in ("", o) for m, o in zip(marks, said.split("|"), strict=True)):
            return code
    return ""


def _a_name(node: _Node, text: str, word: re.Match[str]) -> bool:
    """A single word: as it was typed, with a capital, inside an identifier, or when it can be no Vietnamese word."""
    bare, _ = key(word[0])
    before, after = text[max(word.start() - 1, 0) : word.start()], text[word.end() : word.end() + 1]
    if len(bare) < 2 and (before + after).isalnum():
        return False  # the letter of a code: «N2»
    if unicodedata.normalize("NFC", word[0]) in node.typed:
        return True
    inside = bool({before, after} & set("_-"))
    return len(bare) > 1 and (word[0][0].isupper() or inside or not SYLLABLE.fullmatch(bare))
