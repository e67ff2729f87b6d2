"""One offence on its article's page: brackets and classes, points with their words, signs, neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lachan.law.offence import (
    Age,
    Combination,
    Frame,
    Offence,
    OffenceText,
    Paragraph,
    Sign,
    written,
)
from lachan.law.offences import Discriminator, Guidance, all_discriminators, guidance_at
from lachan.procedure.pages import wording
from lachan.procedure.pages.wording import table


def offence_lines(one: Offence) -> Iterator[str]:
    """Every wording in force, from the first to the last, then what separates it from others."""
    yield f"## {one.name}\n"
    if one.note:
        yield f"{' '.join(one.note.split())}\n"
    for text in one.texts:
        yield from _text(one, text)
    yield from _neighbours(one)


def _text(one: Offence, text: OffenceText) -> Iterator[str]:
    until = f"đến hết ngày trước {wording.day(text.until)}" if text.until else "đến nay"
    yield f"### Lời văn từ {wording.day(text.since)} {until}\n"
    yield from _standing(text)
    yield ""
    yield from table(("Khoản", "Khung hình phạt", "Loại tội phạm", "Lời văn"), _brackets(text))
    yield ""
    yield from _points(one, text)
    yield from _signs(text)


def _standing(text: OffenceText) -> Iterator[str]:
    yield f"- **Nguồn:** {wording.MARKS.get(text.mark, text.mark)}"
    if text.inferred_from is not None:
        since = wording.day(text.inferred_from)
        yield f"- Từ ngày {since} có luật sửa đổi chưa đọc được: coi lời văn không đổi (suy ra)."
    if text.amended_by:
        yield f"- **Đã sửa bởi:** {', '.join(text.amended_by)}"
    if text.repealed:
        yield f"- **Đã bãi bỏ:** {', '.join(text.repealed)}"
    yield f"- **Pháp nhân thương mại chịu trách nhiệm:** {'có' if text.legal_person else 'không'}"
    for head, age in (
        ("Tuổi của nạn nhân", text.victim),
        ("Tuổi của người phạm tội", text.offender),
    ):
        if age is not None:
            yield f"- **{head}:** {_age(age)}"


def _age(age: Age) -> str:
    words = f" «{age.reads}»" if age.reads else ""
    return f"{age.words} ({age.source}; {wording.MARKS.get(age.mark, age.mark)}){words}"


def _brackets(text: OffenceText) -> Iterator[tuple[str, ...]]:
    for one in text.paragraphs.values():
        severity = wording.severity(one.severity) if one.severity else "hình phạt bổ sung"
        yield khoan(one), frame(one), severity, f"«{one.reads}»"


def khoan(one: Paragraph) -> str:
    return f"khoản {one.number}" if one.numbered else "(không chia khoản)"


def frame(one: Paragraph) -> str:
    """The penalties in words, as the data holds them."""
    if one.frame is not None:
        return "; ".join(_penalties(one.frame))
    return ", ".join(one.additional.words) if one.additional is not None else ""


def _penalties(one: Frame) -> Iterator[str]:
    if one.fine is not None:
        yield "phạt tiền từ " + " đến ".join(written("fine", n) for n in one.fine)
    if one.non_custodial is not None:
        yield f"cải tạo không giam giữ đến {one.non_custodial.words}"
    if one.prison is not None:
        yield "tù từ " + " đến ".join(length.words for length in one.prison)
    if one.life:
        yield "tù chung thân"


def _points(one: Offence, text: OffenceText) -> Iterator[str]:
    for paragraph in text.paragraphs.values():
        if not paragraph.points:
            continue
        yield f"**{khoan(paragraph).capitalize()}:**\n"
        for point in paragraph.points:
            letter = f"điểm {point.letter}: " if point.letter else ""
            yield f"- {letter}{point.name} — «{point.reads}»"
            yield from map(_guided, guidance_at(one.article, paragraph.number, point.letter))
        yield ""


def _guided(one: Guidance) -> str:
    return f"  - {one.name}: «{one.reads}» ({one.source})"


def _signs(text: OffenceText) -> Iterator[str]:
    yield "**Dấu hiệu phải có:**\n"
    if text.means:
        words = f" «{text.means_reads}»" if text.means_reads else ""
        yield f"- Thủ đoạn, một trong: {names(text.means)}.{words}"
    for one in text.makes:
        point = f"điểm {one.point}: " if one.point else ""
        source = f" ({one.source})" if one.source else ""
        words = f" — «{one.reads}»{source}" if one.reads else source
        yield f"- {point}{'; '.join(combination(one))}{words}"
    yield ""


def combination(one: Combination) -> Iterator[str]:
    """An act, a purpose, what else is needed, what excludes it."""
    for head, signs in (
        ("hành vi", one.acts),
        ("mục đích", one.purposes),
        ("phải có", one.needs),
        ("một trong", one.one_of),
        ("trừ khi", one.unless),
    ):
        if signs:
            yield f"{head}: {names(signs)}"


def names(signs: Iterable[Sign]) -> str:
    return ", ".join(sign.name for sign in signs)


def _neighbours(one: Offence) -> Iterator[str]:
    found = [d for d in all_discriminators() if one.article in d.one | d.other]
    if not found:
        return
    yield "### Phân biệt với tội gần\n"
    yield from (f"- {neighbour(d)}" for d in found)
    yield ""


def neighbour(one: Discriminator) -> str:
    """The question, what separates, between which articles, by which words."""
    other = ", ".join(sorted(one.other, key=int)) or "các tội khác"
    between = f"Điều {', '.join(sorted(one.one, key=int))} và {other}"
    words = f" «{one.reads}»" if one.reads else ""
    mark = wording.MARKS.get(one.mark, one.mark)
    text = " ".join(one.separates.split())
    return f"**{one.question}** ({between}) {text}{words} ({one.source}; {mark})"
