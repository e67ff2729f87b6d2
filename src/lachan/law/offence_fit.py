"""Whether the signs a file states are the signs an article asks for. It looks at papers, not at people:
the answer is «có thể xem xét» or «còn thiếu dấu hiệu», never that anyone committed anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lachan.law.offence import Combination, Offence, OffenceText, Sign

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file states, by code. Ages in completed months (victim) and years (offender); None = unsaid."""

    acts: frozenset[str] = NONE
    means: frozenset[str] = NONE
    purposes: frozenset[str] = NONE
    conditions: frozenset[str] = NONE
    victim_months: int | None = None
    offender_years: int | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """`holds`: every sign of one combination is stated. `lines`: the same in Vietnamese."""

    article: str
    holds: bool
    point: str
    source: str
    missing: tuple[str, ...]
    lines: tuple[str, ...]


def fit(offence: Offence, stated: Stated, on: date) -> Fit:
    """The combination nearest to what is stated, and what it still lacks."""
    text = offence.text_on(on)
    always = tuple(_missing_always(text, stated))
    wanting = [(tuple(_missing(made, stated)), made) for made in text.makes]
    missing, made = min(wanting, key=lambda one: (_acts_apart(one[1], stated), len(one[0])))
    missing = (*always, *missing)
    cite = offence.cite(text.paragraphs[1], made.point)
    source = "; ".join(one for one in (cite, made.source) if one)
    return Fit(
        offence.article, not missing, made.point, source, missing, _lines(cite, source, missing)
    )


def _lines(cite: str, source: str, missing: tuple[str, ...]) -> tuple[str, ...]:
    if missing:
        return (f"{cite}: còn thiếu dấu hiệu.", *missing)
    return (f"Có thể xem xét theo {source}; việc kết luận thuộc cơ quan tiến hành tố tụng.",)


def _acts_apart(made: Combination, stated: Stated) -> bool:
    return not _any(made.acts, stated.acts)


def _missing_always(text: OffenceText, stated: Stated) -> Iterator[str]:
    yield from _victim(text, stated.victim_months)
    yield from _offender(text, stated.offender_years)
    if text.means and not _any(text.means, stated.means):
        yield f"Còn thiếu dấu hiệu thủ đoạn: {_listed(text.means)}."


def _victim(text: OffenceText, months: int | None) -> Iterator[str]:
    if text.victim is None:
        return
    if months is None:
        yield f"Chưa xác định tuổi của bị hại; điều luật đòi hỏi {text.victim.words} (BLTTHS Điều 417)."
    elif not text.victim.holds(months):
        yield f"Tuổi của bị hại không thuộc {text.victim.words}."


def _offender(text: OffenceText, years: int | None) -> Iterator[str]:
    """Only where the article itself names an age; the general one is BLHS Điều 12."""
    if text.offender is None or years is None or text.offender.holds(years * 12):
        return
    yield f"Tuổi của người bị xem xét không thuộc {text.offender.words}."


def _missing(made: Combination, stated: Stated) -> Iterator[str]:
    if not _any(made.acts, stated.acts):
        yield f"Còn thiếu dấu hiệu hành vi: {_listed(made.acts)}."
    if made.purposes and not _any(made.purposes, stated.purposes):
        yield f"Còn thiếu dấu hiệu mục đích: {_listed(made.purposes)}."
    for need in made.needs:
        if need.code not in stated.conditions:
            yield f"Còn thiếu dấu hiệu: {need.name}."
    if made.one_of and not _any(made.one_of, stated.conditions):
        yield f"Còn thiếu một trong các dấu hiệu: {_listed(made.one_of)}."
    for exception in made.unless:
        if exception.code in stated.conditions:
            yield f"Điều luật loại trừ: {exception.name}."


def _any(asked: Iterable[Sign], stated: frozenset[str]) -> bool:
    return any(one.code in stated for one in asked)


def _listed(signs: Iterable[Sign]) -> str:
    return "; ".join(one.name for one in signs)


def widened(
    codes: Iterable[str], known: Mapping[str, Sign], refuse: Callable[[str], None]
) -> frozenset[str]:
    """The codes and the wider signs they are kinds of (bắt cóc is «thủ đoạn khác»)."""
    said = set(codes)
    for code in sorted(said - set(known)):
        refuse(code)
    return frozenset(said | {known[code].kind_of for code in said} - {""})
