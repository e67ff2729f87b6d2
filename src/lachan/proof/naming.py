"""Names put as codes, however they are typed: other case, no diacritics, other forms of a letter, letter by letter, with
anything but a comma between the words, inside a file's name, with the digits of a typewriter («ha5»)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lachan.proof.guessing import DONE, FIRST_WORDS, HEAD, NOBODY
from lachan.proof.spelling import BY_DIGIT, Letter, letters_of, marks_of

# «Lan, Anh» and «Lan. Anh» are two people.
BETWEEN = re.compile(r"(?:[^\w,;:.!?…]|_){0,6}|\.")
# One Vietnamese syllable without its marks: «lan» may be «lần», «sokha» can be nothing but a name.
SYLLABLE = re.compile(
    r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?[aeiou]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
WORD = re.compile(r"[^\W_]+")
KIN = re.compile(
    r"(?<!\w)(?:chị|anh|em|cháu|bà|ông|cô|chú|bác|dì|mợ|thím|bé|thằng|con)\s+\Z", re.IGNORECASE
)
FEWEST_GLUED = 6  # letters, of «NguyenThiX»; shorter ones are too often words
AT_HEAD = re.compile(rf"{HEAD}\Z")
OF_WHAT_IS_DONE = re.compile(rf" (?!(?:{'|'.join(DONE)})(?!\w))[^\W\d_]")
MOST = 90  # letters of a name
TWO = " hoặc "


@dataclass(slots=True)
class _Name:
    """Who is called so: `cuts` where its words end, `marks` of each word."""

    cuts: tuple[int, ...]
    marks: tuple[str, ...]
    typed: str
    codes: list[str]
    short: bool

    @property
    def code(self) -> str:
        return TWO.join(self.codes)


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    names: list[_Name] = field(default_factory=list)


class Names:
    """Names and aliases with the code of each; read in one pass, longest first, however many there are. `short`: what a
    person of several words is called for short too; of two called alike, what is to stand there."""

    def __init__(self, named: Iterable[tuple[str, str]], short: str = "") -> None:
        self._root, given = _Node(), list(dict.fromkeys(named))
        for name, code in given:
            self._add(name, code)
        for name, code in _for_short(given, short).items() if short else ():
            self._add(name, code, short=True)

    def _add(self, name: str, code: str, *, short: bool = False) -> None:
        words = [letters_of(one) for one in _words(name)]
        bare = [one.bare for word in words for one in word]
        if not bare or len(bare) > MOST:
            return
        node = self._root
        for one in bare:
            node = node.next.setdefault(one, _Node())
        cuts, marks, total = [], [], 0
        for word in words:
            total += len(word)
            cuts.append(total)
            marks.append(marks_of(word))
        same = [x for x in node.names if x.marks == tuple(marks) and x.cuts == tuple(cuts)]
        if not same:
            node.names.append(_Name(tuple(cuts), tuple(marks), _typed(name), [code], short))
        elif not short and code not in same[0].codes:
            same[0].codes.append(code)

    def put(self, text: str) -> str:
        made, at = [], 0
        for start, end, code in self._found(text):
            made += [text[at:start], code]
            at = end
        return "".join([*made, text[at:]])

    def held(self, text: str) -> bool:
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        if not self._root.next or not text:
            return
        read, at = _Read(text), 0
        while at < len(read.letters):
            found = self._longest(read, at) if read.begins(at) else None
            if found is None and read.by_digits and read.begins(at):
                found = self._longest(read, at, digits=True)
            if found is None:
                at += 1
            else:
                yield read.letters[at].at, found[1], found[2]
                at = found[0]

    def _longest(
        self, read: _Read, at: int, *, digits: bool = False
    ) -> tuple[int, int, str] | None:
        node, taken, best, turn = self._root, list[Letter](), None, at
        while turn < len(read.letters):
            if turn > at and not read.joined(turn):
                break
            one = read.letters[turn]
            after = node.next.get(one.bare)
            if after is None:
                break
            node, turn = after, turn + 1
            if digits:
                one, turn = read.with_digits(one, turn)
            taken.append(one)
            if node.names and read.ends(turn, digits=digits):
                code = self._code(read, node, taken, at, turn)
                best = (turn, read.letters[turn - 1].end, code) if code else best
        return best

    def _code(self, read: _Read, node: _Node, taken: list[Letter], at: int, end: int) -> str:
        for exact in (True, False):
            for one in node.names:
                if _fits(one, taken, exact=exact) and read.is_name(one, at, end):
                    return one.code
        return ""


class _Read:
    """A text as letters, and what lies between them."""

    def __init__(self, text: str) -> None:
        self.text, self.letters = text, letters_of(text)

    @cached_property
    def by_digits(self) -> bool:
        return re.search(r"[^\W\d_][1-9]", self.text) is not None

    def begins(self, turn: int) -> bool:
        """At the head of a word: after no letter; a digit before a letter ends a word too."""
        one = self.letters[turn]
        if turn and self.letters[turn - 1].end == one.at:
            return one.letter != self.letters[turn - 1].letter
        return True

    def ends(self, turn: int, *, digits: bool = False) -> bool:
        if turn >= len(self.letters):
            return True
        before, after = self.letters[turn - 1], self.letters[turn]
        return before.end != after.at or (before.letter != after.letter and not digits)

    def joined(self, turn: int) -> bool:
        before, after = self.letters[turn - 1], self.letters[turn]
        if before.end == after.at:
            return True
        return BETWEEN.fullmatch(self.text, before.end, after.at) is not None

    def with_digits(self, one: Letter, turn: int) -> tuple[Letter, int]:
        """The letter with the digits right after it as its marks."""
        while turn < len(self.letters) and self.letters[turn].at == one.end:
            after = self.letters[turn]
            if after.bare not in BY_DIGIT:
                break
            one = Letter(one.bare, one.marks + BY_DIGIT[after.bare], one.at, after.end, True)
            turn += 1
        return one, turn

    def is_name(self, name: _Name, at: int, end: int) -> bool:
        start, stop = self.letters[at].at, self.letters[end - 1].end
        said = self.text[start:stop]
        if len(name.cuts) > 1:
            return name.cuts[-1] >= FEWEST_GLUED or self._apart(at, end)
        if name.short:
            return self._for_short(name, said, start, stop)
        return self._alone(name, said, start, stop, end - at)

    def _apart(self, at: int, end: int) -> bool:
        return any(
            self.letters[x].end != self.letters[x + 1].at or self.letters[x + 1].letter != self.letters[x].letter
            for x in range(at, end - 1)
        )  # fmt: skip

    def _alone(self, name: _Name, said: str, start: int, stop: int, many: int) -> bool:
        """A single word: as it was typed, with a capital, inside an identifier, after «chị», letter by letter, with the
        digits of a typewriter, or when it can be no Vietnamese word."""
        around = self.text[max(start - 1, 0) : start] + self.text[stop : stop + 1]
        if many < 2:  # no letter of a code: «N2»
            return _typed(said) == name.typed and not any(x.isalnum() for x in around)
        if _typed(said) == name.typed or said[0].isupper() or set(around) & set("_-/@"):
            return True
        odd = bool(re.search(r"[\W\d]", unicodedata.normalize("NFC", said)))
        bare = "".join(one.bare for one in letters_of(said) if one.letter)
        return odd or not SYLLABLE.fullmatch(bare) or self._kin(name, said, start)

    def _kin(self, name: _Name, said: str, start: int) -> bool:
        before = self.text[max(start - 12, 0) : start]
        return _typed(said) == name.typed.lower() and KIN.search(before) is not None

    def _for_short(self, name: _Name, said: str, start: int, stop: int) -> bool:
        """Beside another capital word it is part of something longer: of a place, of a stranger's name."""
        if self._kin(name, said, start):
            return True
        if not said[0].isupper() or not (said.isupper() or said[1:].islower()):
            return False
        before = re.search(r"(?<!\w)([^\W\d_]+)[ _\-]\Z", self.text[max(start - 40, 0) : start])
        after = re.match(r"[ _\-]([^\W\d_]+)(?!\w)", self.text[stop : stop + 40])
        longer = before and before[1][0].isupper() and before[1] not in NOBODY
        head = AT_HEAD.search(self.text, max(start - 3, 0), start)
        begins = head and OF_WHAT_IS_DONE.match(self.text, stop)  # «Lập biên bản»
        return not (longer or begins or (after and after[1][0].isupper()))


def _words(name: str) -> list[str]:
    return [hit[0] for hit in WORD.finditer(unicodedata.normalize("NFC", name))]


def _typed(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip()


def _fits(name: _Name, taken: list[Letter], *, exact: bool) -> bool:
    """With its marks; typed without any; or, from three words on, with some of them wrong."""
    cuts = (0, *name.cuts)
    found = tuple(marks_of(taken[a:b]) for a, b in zip(cuts, cuts[1:], strict=False))
    if exact:
        return found == name.marks
    return len(found) > 2 or all(m in ("", o) for m, o in zip(found, name.marks, strict=True))


def _for_short(given: list[tuple[str, str]], two: str) -> dict[str, str]:
    """The last of several words; of two people called alike, neither."""
    own = {name for name, _ in given}
    found: dict[str, str] = {}
    for name, code in given:
        last = name.split()[-1] if " " in name.strip() else ""
        if len(last) > 1 and last[0].isupper() and last not in FIRST_WORDS and last not in own:
            found[last] = code if found.get(last, code) == code else two
    return found
