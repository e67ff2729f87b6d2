"""Every encoded article of the book: its instrument, its clocks, its offence, its marks, its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lachan.law.book import Book, book
from lachan.law.clock import Clock, Instrument, article_of
from lachan.law.offence import Offence
from lachan.law.offences import offences
from lachan.law.verify import sought_of_clocks, sought_of_offences
from lachan.procedure.pages.wording import MARKS

OF_OFFENCES = ("BLHS ", "NQ 02/2019 ")


@dataclass(frozen=True, slots=True)
class Article:
    """One file of the book as its readers see it. `number` is empty for guidance without articles."""

    file: str
    instrument: Instrument
    clocks: tuple[Clock, ...]
    offence: Offence | None
    quotes: int

    @property
    def number(self) -> str:
        return article_of(self.file)

    @property
    def label(self) -> str:
        return (
            f"{self.instrument.short} Điều {self.number}" if self.number else self.instrument.short
        )

    @property
    def page(self) -> str:
        """«bltths_2015/dieu-147.md», below the folder of the law pages."""
        name = self.file.rpartition("/")[2].removesuffix(".yaml").replace("_", "-")
        return f"{self.instrument.folder}/{name}.md"

    @property
    def marks(self) -> Mapping[str, int]:
        """How many values stand on which ground."""
        found = [term.mark for clock in self.clocks for term in clock.terms if term.in_law]
        if self.offence is not None:
            found += [text.mark for text in self.offence.texts]
        counted = Counter(found)
        return {mark: counted[mark] for mark in MARKS if counted[mark]}


@lru_cache(maxsize=1)
def articles() -> tuple[Article, ...]:
    """All of them, by instrument as the book lists them, then by number."""
    return articles_of(book())


def articles_of(the_book: Book) -> tuple[Article, ...]:
    files = {clock.file for clock in the_book.clocks.values()}
    crimes = {one.file: one for one in offences().values()}
    counted = _quotes(the_book, crimes)
    found = [_article(f, the_book, crimes.get(f), counted) for f in files | set(crimes)]
    order = list(the_book.instruments)
    return tuple(sorted(found, key=lambda a: (order.index(a.instrument.folder), _place(a), a.file)))


def _article(file: str, the_book: Book, crime: Offence | None, counted: Counter[str]) -> Article:
    clocks = tuple(clock for clock in the_book.clocks.values() if clock.file == file)
    instrument = the_book.instruments[file.partition("/")[0]]
    return Article(file, instrument, clocks, crime, counted[file])


def _place(article: Article) -> int:
    return int(article.number or 0)


def _quotes(the_book: Book, crimes: Mapping[str, Offence]) -> Counter[str]:
    """How many quotes each file carries."""
    files = {one.article: file for file, one in crimes.items()}
    found = [
        the_book.clocks[one.ref.partition(" ")[0]].file
        for one in sought_of_clocks(the_book)
        if one.reads
    ]
    found += _crimes_quoted(files, the_book)
    return Counter(found)


def _crimes_quoted(files: Mapping[str, str], the_book: Book) -> Iterable[str]:
    """A quote of an offence is counted where its reference begins with the article."""
    found = (one for one in sought_of_offences(the_book) if one.cite.startswith(OF_OFFENCES))
    articles = (one.ref.partition(".")[0] for one in found)
    return [files[article] for article in articles if article in files]
