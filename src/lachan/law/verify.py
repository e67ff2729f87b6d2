"""Every quote of the book looked up in official texts the user supplies, under its own article.
NFC, spaces folded. A quote whose instrument is not there is «chưa đối chiếu», never a pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lachan.law.book import Book
from lachan.law.clock import Clock, Term
from lachan.law.lengths import is_said_in

FOUND = "khớp"
NOT_FOUND = "không khớp"
NOT_COMPARED = "chưa đối chiếu"
_HEADING = re.compile(r"^## Điều (\d+)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One quote compared: which clock, which article, how it went, and why where it failed."""

    ref: str
    cite: str
    result: str
    why: str = ""


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def compare(book: Book, directory: Path) -> list[Comparison]:
    """All quotes of the book, in the order of the clocks."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.md"))}
    articles = {
        one.short: _articles(text)
        for one in book.instruments.values()
        for text in texts.values()
        if one.number in text.partition("\n")[0]
    }
    return [one for clock in book.clocks.values() for one in _compared(clock, articles)]


def _articles(text: str) -> dict[str, str]:
    parts = _HEADING.split(text)
    return {number: folded(body) for number, body in zip(parts[1::2], parts[2::2], strict=True)}


def _compared(clock: Clock, articles: dict[str, dict[str, str]]) -> Iterator[Comparison]:
    for term in clock.terms:
        if term.in_law:
            yield _one(clock, term, articles)


def _one(clock: Clock, term: Term, articles: dict[str, dict[str, str]]) -> Comparison:
    if not term.reads:
        return Comparison(clock.ref, term.cite, NOT_COMPARED, "không trích lời văn")
    known = articles.get(clock.instrument)
    if known is None:
        return Comparison(clock.ref, term.cite, NOT_COMPARED, "không có toàn văn trong thư mục")
    if folded(term.reads) not in known.get(_article_of(clock), ""):
        return Comparison(clock.ref, term.cite, NOT_FOUND, f"không thấy «{term.reads}»")
    for option in term.options:
        if not is_said_in(option.length, term.reads):
            return Comparison(clock.ref, term.cite, NOT_FOUND, f"không có {option.length.words}")
    return Comparison(clock.ref, term.cite, FOUND)


def _article_of(clock: Clock) -> str:
    match = re.search(r"dieu_0*(\d+)", clock.file)
    return match[1] if match else ""
