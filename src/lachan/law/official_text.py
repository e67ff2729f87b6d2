"""Official texts a user supplies, cut into articles: `# ` names the instrument, `## Điều N` the article.
One file may hold several instruments. Nothing here judges a quote; see `verify`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lachan.law.refusals import LawRefusal

_NUMBER = re.compile(r"(?<![\d/])\d+/\d{4}/\w")
_TITLE = re.compile(r"^# +(.*)$", re.MULTILINE)
_ARTICLE = re.compile(r"^##+ +Điều +(\d+[a-zđ]?)\b", re.MULTILINE)


class UnreadableText(LawRefusal):
    """Không đọc được toàn văn. Cần tệp .md mã UTF-8."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Instrument number → article → its words, folded to one line."""

    articles: Mapping[str, Mapping[str, str]]

    def holds(self, number: str) -> bool:
        return bool(number) and number in self.articles

    def says(self, number: str, article: str, words: str) -> bool:
        return folded(words) in self.articles.get(number, {}).get(article, "")

    def elsewhere(self, number: str, words: str) -> tuple[str, ...]:
        """The other articles of this instrument that hold the words: where to look next."""
        sought = folded(words)
        return tuple(n for n, body in self.articles.get(number, {}).items() if sought in body)


def folded(text: str) -> str:
    """NFC and every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def texts_in(directory: Path, numbers: Iterable[str]) -> Texts:
    """Every `.md` file of the folder; an instrument met twice is read as one."""
    numbers = list(numbers)
    found: dict[str, dict[str, str]] = {}
    for path in sorted(directory.glob("*.md")):
        for number, body in _sections(_read(path), numbers):
            for article, words in _articles(body):
                known = found.setdefault(number, {})
                known[article] = f"{known.get(article, '')}\n{words}".strip()
    return Texts(found)


def _read(path: Path) -> str:
    try:
        return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableText(f"Không đọc được {path}: cần tệp chữ mã UTF-8.") from fault


def _sections(text: str, numbers: list[str]) -> Iterator[tuple[str, str]]:
    """Each instrument of the file with what stands under its title; unknown ones are left out."""
    number, start = "", 0
    for title in _TITLE.finditer(text):
        if not _NUMBER.search(title[1]):
            continue  # a part or chapter of the same instrument
        if number:
            yield number, text[start : title.start()]
        number, start = _named(title[1], numbers), title.end()
    if number:
        yield number, text[start:]


def _named(title: str, numbers: list[str]) -> str:
    """The instrument whose number the title says first («01/2017» is not in «101/2017»)."""
    places = ((re.search(rf"(?<![\d/]){re.escape(n)}(?!\w)", title), n) for n in numbers)
    found = [(match.start(), -len(n), n) for match, n in places if match]
    return min(found)[2] if found else ""


def _articles(body: str) -> Iterator[tuple[str, str]]:
    parts = _ARTICLE.split(body)
    for number, words in zip(parts[1::2], parts[2::2], strict=True):
        yield number, " ".join(words.split())
