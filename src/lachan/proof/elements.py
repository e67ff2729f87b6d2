"""What a charge must prove: the elements of its article in the wording of the acts' day, its qualifying points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lachan.law.offence import Combination, OffenceNotInBook, OffenceText, Sign
from lachan.law.offence_book import offence
from lachan.proof.bundle import Bundle, Charge, Hypothesis
from lachan.proof.bundle.base import earliest

# Matters of BLTTHS Điều 85 asked of every accused besides the elements.
MATTERS = {
    "85.1.time": "thời gian xảy ra hành vi", "85.1.place": "địa điểm xảy ra hành vi",
    "85.2.fault": "lỗi, năng lực trách nhiệm hình sự", "85.2.motive": "mục đích, động cơ",
    "85.3": "tình tiết giảm nhẹ, tăng nặng, đặc điểm nhân thân", "85.4": "tính chất, mức độ thiệt hại",
    "85.5": "nguyên nhân, điều kiện phạm tội", "85.6": "tình tiết loại trừ, miễn trách nhiệm hình sự, miễn hình phạt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """One thing to prove. `signs`: codes any of which makes it (acts, means, purposes)."""

    code: str
    name: str
    cite: str
    signs: frozenset[str] = frozenset()
    qualifying: bool = False


def elements(of: Bundle, charge: Charge | Hypothesis) -> tuple[Element, ...]:
    """In the order they are read: act, means, purpose, conditions, then the qualifying points; ages are proved per victim."""
    if isinstance(charge, Hypothesis):
        return _of_article(charge.article, charge.article, of.as_of, (), None, frozenset())
    on = charge.acts_from or charge.acts_to or of.as_of
    return _of_article(
        charge.article, charge.article, on, charge.points, charge.clause, frozenset(charge.signs)
    )


@lru_cache(maxsize=512)
def _of_article(
    article: str,
    number: str,
    on: str,
    points: tuple[str, ...],
    clause: int | None,
    signs: frozenset[str],
) -> tuple[Element, ...]:
    text = _text(article, on)
    if text is None:
        return tuple(_plain(number))
    made = tuple(_chosen(text, points, clause, signs)) or text.makes
    return (*_basic(number, text, made), *_qualifying(number, text, points, clause))


def number_of(article: str) -> str:
    """«Điều 150», «150» and «150 BLHS» are one article."""
    found = re.search(r"\d+[a-zđ]?", article)
    return found[0] if found else article


def wording(of: Bundle, charge: Charge) -> OffenceText | None:
    """In force when the acts began, or where that is unsaid when the file is read; None where the book does not hold it."""
    return _text(charge.article, charge.acts_from or charge.acts_to or of.as_of)


def _text(article: str, on: str) -> OffenceText | None:
    try:
        return offence(number_of(article)).text_on(earliest(on))
    except OffenceNotInBook:
        return None


def _plain(article: str) -> Iterator[Element]:
    """An article, or a wording, that the statute book does not hold: only what every offence has."""
    yield Element("act", "hành vi khách quan", f"BLHS Điều {article}")


def _chosen(
    text: OffenceText, points: tuple[str, ...], clause: int | None, signs: frozenset[str]
) -> Iterator[Combination]:
    """The ways the charge itself names, by points of the first paragraph or by its signs."""
    named = {
        one.split(".")[-1]
        for one in points
        if one.startswith("1.") or ("." not in one and clause in (1, None))
    }
    for made in text.makes:
        if named and made.point not in named:
            continue
        if not signs or any(one.code in signs for one in (*made.acts, *made.purposes)):
            yield made


def _basic(article: str, text: OffenceText, made: tuple[Combination, ...]) -> Iterator[Element]:
    cite = f"BLHS Điều {article}"
    yield _either("act", "hành vi", cite, [one for m in made for one in m.acts])
    if text.means:
        yield _either("means", "thủ đoạn", cite, list(text.means))
    if all(m.purposes for m in made):
        yield _either("purpose", "mục đích", cite, [one for m in made for one in m.purposes])
    for need in dict.fromkeys(
        one for m in made for one in m.needs if all(one in x.needs for x in made)
    ):
        yield Element(need.code, need.name, cite, frozenset({need.code}))


def _either(code: str, what: str, cite: str, signs: list[Sign]) -> Element:
    unique = dict.fromkeys(signs)
    return Element(
        code,
        f"{what}: {'; '.join(one.name for one in unique)}",
        cite,
        frozenset(one.code for one in unique),
    )


def _qualifying(
    article: str, text: OffenceText, points: tuple[str, ...], clause: int | None
) -> Iterator[Element]:
    for said in points:
        number, _, letter = said.rpartition(".")
        paragraph = text.paragraphs.get(int(number) if number.isdecimal() else clause or 1)
        if paragraph is None or paragraph.number == 1:
            continue
        for point in paragraph.points:
            if point.letter == letter:
                cite = f"BLHS Điều {article} khoản {paragraph.number} điểm {letter}"
                yield Element(
                    f"{paragraph.number}.{letter}", point.name, cite, frozenset({point.code}), True
                )
