"""Every quote of the offences part, so that `lachan law verify` can look it up under its own article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lachan.law import age
from lachan.law.blhs_2015 import dieu_7, dieu_12, dieu_14, dieu_27
from lachan.law.blhs_2015.dieu_9 import BRACKETS
from lachan.law.offence import Age, Combination, Offence, OffenceText, Paragraph
from lachan.law.offence_book import all_discriminators, guidance, offences
from lachan.law.quote import Quote

_SOURCE = re.compile(r"(.+?) Điều (\d+)")


def quotes(read: Mapping[str, Offence] | None = None) -> Iterator[Quote]:
    """All quotes: offences in order, then guidance, discriminators and the general articles."""
    for found in (offences() if read is None else read).values():
        for text in found.texts:
            yield from _of_text(found, text)
    for one in guidance().values():
        yield _sourced(f"guidance.{one.code}", one.source, one.reads, one.must_say)
    for each in all_discriminators():
        if each.reads:
            yield _sourced(each.ref, each.source, each.reads, each.must_say)
    yield from _of_dieu_9()
    for quoted in (dieu_7.QUOTES, dieu_12.QUOTES, dieu_14.QUOTES, dieu_27.QUOTES, age.QUOTES):
        yield from quoted


def _of_text(found: Offence, text: OffenceText) -> Iterator[Quote]:
    first = found.cite(text.paragraphs[1])
    for n, made in enumerate(text.makes, start=1):
        yield _of_combination(f"{found.article}.makes.{n}", first, made)
    if text.means_reads:
        yield _sourced(f"{found.article}.means", first, text.means_reads, ())
    for who, wanted in (("victim", text.victim), ("offender", text.offender)):
        if wanted is not None:
            yield _of_age(f"{found.article}.{who}", first, wanted)
    for paragraph in text.paragraphs.values():
        yield from _of_paragraph(found, paragraph)


def _of_combination(ref: str, first: str, made: Combination) -> Quote:
    cite = made.source or (f"{first} điểm {made.point}" if made.point else first)
    return _sourced(ref, cite, made.reads, made.must_say)


def _of_age(ref: str, first: str, wanted: Age) -> Quote:
    """Only the numbers this wording says: an age inferred from elsewhere is not in it."""
    said = [f"{n:02d} tuổi" for n in (wanted.low, wanted.high) if n is not None]
    checked = tuple(one for one in said if wanted.mark == "verified" or one in wanted.reads)
    return _sourced(ref, wanted.source or first, wanted.reads, checked)


def _of_paragraph(found: Offence, paragraph: Paragraph) -> Iterator[Quote]:
    penalty = paragraph.frame or paragraph.additional
    ref = f"{found.article}.{paragraph.number}"
    yield _sourced(ref, found.cite(paragraph), paragraph.reads, penalty.words if penalty else ())
    for point in paragraph.points:
        said = tuple(word for bound in point.bounds for word in bound.words)
        cite = found.cite(paragraph, point.letter)
        yield _sourced(f"{ref}.{point.letter or point.code}", cite, point.reads, said)


def _of_dieu_9() -> Iterator[Quote]:
    for _, name, point, words, said in BRACKETS:
        yield _sourced(f"9.{name}", f"BLHS Điều 9 khoản 1 điểm {point}", words, said)


def _sourced(ref: str, cite: str, reads: str, must_say: tuple[str, ...]) -> Quote:
    match = _SOURCE.match(cite)
    if match is None:
        raise ValueError(f"{ref}: «{cite}» không nói điều nào")
    return Quote(ref, cite, match[1], match[2], reads, must_say)
