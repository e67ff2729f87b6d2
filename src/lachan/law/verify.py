"""Every quote of the book looked up in official texts the user supplies, under the article it cites.
A quote whose instrument is not there is «chưa đối chiếu», never a pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lachan.law import offences
from lachan.law.book import Book
from lachan.law.clock import Clock, Instrument, Term
from lachan.law.official_text import Texts, texts_in
from lachan.law.reading_yaml import load_yaml
from lachan.law.validity import unsaid

COUNTING = Path(__file__).with_name("cach_dem.yaml")
FOUND = "khớp"
NOT_FOUND = "không khớp"
NOT_COMPARED = "chưa đối chiếu"
NO_QUOTE = "không trích lời văn"
NO_TEXT = "không có toàn văn trong thư mục"
_ARTICLE = re.compile(r"Điều (\d+[a-zđ]?)")
_SHORT = re.compile(r"(\w+) (\d+/\d{4})")


@dataclass(frozen=True, slots=True)
class Sought:
    """One quote to look up: `unsaid` are the numbers it ought to say and does not."""

    ref: str
    cite: str
    number: str
    article: str
    reads: str
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One quote compared: whose it is, which article it cites, how it went, and why."""

    ref: str
    cite: str
    result: str
    why: str
    reads: str


def compare(book: Book, directory: Path) -> list[Comparison]:
    """All quotes: clocks in the order of the book, then offences."""
    sought = [*sought_of_clocks(book), *sought_of_counting(book), *sought_of_offences(book)]
    texts = texts_in(directory, dict.fromkeys(one.number for one in sought if one.number))
    return [_compared(one, texts) for one in sought]


def tally(results: Iterable[Comparison]) -> dict[str, int]:
    """How many matched, did not, were not compared."""
    counted = {FOUND: 0, NOT_FOUND: 0, NOT_COMPARED: 0}
    for one in results:
        counted[one.result] += 1
    return counted


def sought_of_clocks(book: Book) -> Iterator[Sought]:
    """One for each term of each clock, or one for each class where a class has its own words."""
    for clock in book.clocks.values():
        for term in clock.terms:
            if term.in_law:
                yield from _of_term(clock, term, book)


def _of_term(clock: Clock, term: Term, book: Book) -> Iterator[Sought]:
    number, article = _place(term.cite, clock, book)
    for ref, words in _quotes(clock.ref, term):
        missing = tuple(length.words for said, length in unsaid(term) if said == words)
        yield Sought(ref, term.cite, number, article, words, missing)


def _quotes(ref: str, term: Term) -> Iterator[tuple[str, str]]:
    if term.reads or not term.quotes:
        yield ref, term.reads
    yield from ((f"{ref} [{severity}]", words) for severity, words in term.quotes.items())


def _place(cite: str, clock: Clock, book: Book) -> tuple[str, str]:
    """The instrument and article that the citation names first; an instrument not in the book has no number."""
    first = cite.partition(";")[0].strip()
    for one in book.instruments.values():
        # «BLTTHS 2003 Điều 120» is another code than «BLTTHS Điều 120»
        if re.fullmatch(rf"{re.escape(one.short)}( (Điều|khoản|điểm|\().*)?", first):
            said = _ARTICLE.search(first)
            home = clock.article if one.short == clock.instrument else ""
            return one.number, said[1] if said else home
    return "", ""


def sought_of_counting(book: Book) -> Iterator[Sought]:
    """The rules by which all terms are counted; each quote must hold the words it stands for."""
    rows: dict[str, dict[str, Any]] = load_yaml(COUNTING)
    for name, row in rows.items():
        words = " ".join(row["reads"].split())
        missing = tuple(one for one in row["says"] if one not in words)
        number = _number_of(row["instrument"], book.instruments.values())
        cite = f"{row['instrument']} Điều {row['article']} {row['cite']}"
        yield Sought(f"cách đếm ({name})", cite, number, str(row["article"]), words, missing)


def sought_of_offences(book: Book) -> Iterator[Sought]:
    for quote in offences.quotes():
        words = quote.reads
        missing = tuple(one for one in quote.must_say if one not in words)
        number = _number_of(quote.instrument, book.instruments.values())
        yield Sought(quote.ref, quote.cite, number, str(quote.article), words, missing)


def _number_of(name: str, instruments: Iterable[Instrument]) -> str:
    """By folder, short name or number; «NQ 02/2019», not in the book, is «02/2019/NQ» in its own title."""
    for one in instruments:
        if name in (one.folder, one.short, one.number):
            return one.number
    said = _SHORT.fullmatch(name)
    return f"{said[2]}/{said[1]}" if said else name


def _compared(one: Sought, texts: Texts) -> Comparison:
    result, why = _verdict(one, texts)
    return Comparison(one.ref, one.cite, result, why, one.reads)


def _verdict(one: Sought, texts: Texts) -> tuple[str, str]:
    if not one.reads:
        return NOT_COMPARED, NO_QUOTE
    if one.unsaid:
        return NOT_FOUND, f"lời văn trích không có «{'», «'.join(one.unsaid)}»"
    if not texts.holds(one.number):
        return NOT_COMPARED, NO_TEXT
    if texts.says(one.number, one.article, one.reads):
        return FOUND, ""
    there = ", ".join(f"Điều {n}" for n in texts.elsewhere(one.number, one.reads))
    return NOT_FOUND, f"không thấy «{one.reads}»" + (f"; lời này ở {there}" if there else "")
