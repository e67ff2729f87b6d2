"""From a YAML row to an Offence, and what makes such a row unfit. Short forms are opened here only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lachan.law.lengths import parse_length
from lachan.law.offence import (
    Additional,
    Age,
    Bound,
    Combination,
    Frame,
    Lengths,
    Offence,
    OffenceText,
    Paragraph,
    Point,
    Sign,
    months_of,
)

Row = Mapping[str, Any]
Signs = Mapping[str, Mapping[str, Sign]]

KINDS = ("acts", "means", "purposes", "conditions")
BOUNDS = ("persons", "injury", "value", "gain", "times", "victim_age")
BANS = ("probation", "residence_ban", "office_ban", "practice_ban")
MARKS = {"verified", "from_memory", "conflict", "inferred"}
OFFENCE = {"article", "name", "note", "texts"}
TEXT = {
    "from", "to", "amended_by", "mark", "inferred_from", "repealed", "legal_person", "victim",
    "offender", "means", "makes", "paragraphs", "checked",
}  # fmt: skip
PARAGRAPH = {"unnumbered", "frame", "additional", "reads", "points"}
POINT = {"code", "name", "reads", *BOUNDS}
MAKES = {"point", "acts", "purposes", "needs", "one_of", "unless", "source", "reads", "must_say"}


def signs_from(row: Row) -> dict[str, dict[str, Sign]]:
    """The vocabulary of signs: acts, means, purposes, conditions, each code with its name."""
    return {kind: {code: _sign(code, one) for code, one in row[kind].items()} for kind in KINDS}


def _sign(code: str, row: str | Row) -> Sign:
    return Sign(code, row) if isinstance(row, str) else Sign(code, row["name"], row["kind_of"])


def offence_from(row: Row, file: str, signs: Signs) -> Offence:
    _known(row, OFFENCE)
    return Offence(
        article=str(row["article"]),
        name=row["name"],
        note=row.get("note", "").strip(),
        texts=tuple(_text(one, signs) for one in row["texts"]),
        file=file,
    )


def _text(row: Row, signs: Signs) -> OffenceText:
    _known(row, TEXT)
    means = row.get("means", {"any_of": (), "reads": ""})
    return OffenceText(
        since=row["from"],
        until=row.get("to"),
        mark=row["mark"],
        inferred_from=row.get("inferred_from"),
        amended_by=tuple(row["amended_by"]),
        repealed=tuple(row.get("repealed", ())),
        legal_person=row["legal_person"],
        victim=_age(row.get("victim")),
        offender=_age(row.get("offender")),
        means=_signs(signs["means"], means["any_of"]),
        means_reads=means["reads"],
        makes=tuple(_combination(one, signs) for one in row["makes"]),
        paragraphs={n: _paragraph(n, one) for n, one in row["paragraphs"].items()},
        checked_on=row.get("checked"),
    )


def _age(row: Row | None) -> Age | None:
    if row is None:
        return None
    mark, source = row.get("mark", "verified"), row.get("source", "")
    return Age(row.get("from"), row.get("under"), row["reads"], mark, source)


def _signs(known: Mapping[str, Sign], codes: Any) -> tuple[Sign, ...]:
    for code in codes:
        if code not in known:
            raise ValueError(f"dấu hiệu «{code}» không có trong dau_hieu.yaml")
    return tuple(known[code] for code in codes)


def _combination(row: Row, signs: Signs) -> Combination:
    _known(row, MAKES)
    conditions = signs["conditions"]
    return Combination(
        point=row.get("point", ""),
        acts=_signs(signs["acts"], row["acts"]),
        purposes=_signs(signs["purposes"], row.get("purposes", ())),
        needs=_signs(conditions, row.get("needs", ())),
        one_of=_signs(conditions, row.get("one_of", ())),
        unless=_signs(conditions, row.get("unless", ())),
        reads=row["reads"],
        source=row.get("source", ""),
        must_say=tuple(row.get("must_say", ())),
    )


def _paragraph(number: int, row: Row) -> Paragraph:
    _known(row, PARAGRAPH)
    return Paragraph(
        number=number,
        numbered=not row.get("unnumbered", False),
        frame=_frame(row["frame"]) if "frame" in row else None,
        additional=_additional(row["additional"]) if "additional" in row else None,
        reads=row["reads"],
        points=tuple(_point(letter, one) for letter, one in row.get("points", {}).items()),
    )


def _frame(row: Row) -> Frame:
    _known(row, {"prison", "fine", "non_custodial", "life"})
    custody = row.get("non_custodial")
    return Frame(
        prison=_lengths(row["prison"]) if "prison" in row else None,
        fine=_money(row.get("fine")),
        non_custodial=parse_length(custody) if custody else None,
        life=bool(row.get("life", False)),
    )


def _additional(row: Row) -> Additional:
    _known(row, {"fine", "confiscation", "mandatory", *BANS})
    return Additional(
        fine=_money(row.get("fine")),
        bans={ban: _lengths(row[ban]) for ban in BANS if ban in row},
        confiscation=bool(row.get("confiscation", False)),
        mandatory=bool(row.get("mandatory", False)),
    )


def _lengths(pair: Any) -> Lengths:
    low, high = pair
    return parse_length(low), parse_length(high)


def _money(pair: Any) -> tuple[int, int] | None:
    return (pair[0], pair[1]) if pair else None


def _point(letter: str, row: Row) -> Point:
    """`whole` is the circumstance a paragraph states without letters (Điều 175 khoản 3)."""
    _known(row, POINT)
    bounds = tuple(_bound(of, row[of]) for of in BOUNDS if of in row)
    name = "" if letter == "whole" else letter
    return Point(name, row["code"], row["name"], row["reads"], bounds)


def _bound(of: str, row: Row) -> Bound:
    _known(row, {"from", "to", "under"})
    return Bound(of, row.get("from"), row.get("to", row.get("under")), reaches="to" in row)


def _known(row: Row, keys: set[str]) -> None:
    unknown = set(row) - keys
    if unknown:
        raise ValueError(f"mục không biết: {', '.join(sorted(unknown))}")


def faults_of(offence: Offence) -> Iterator[str]:
    """Every fault as a Vietnamese line; the caller names the file."""
    for earlier, later in zip(offence.texts, offence.texts[1:], strict=False):
        if earlier.until != later.since:
            yield f"hở hoặc chồng thời gian quanh ngày {later.since:%d/%m/%Y}"
    if offence.text.until is not None:
        yield "lời văn cuối phải để ngỏ ngày hết hiệu lực"
    for text in offence.texts:
        yield from _text_faults(text)


def _text_faults(text: OffenceText) -> Iterator[str]:
    if text.mark not in MARKS:
        yield f"dấu «{text.mark}» không có trong danh mục"
    if text.paragraphs.get(1) is None or text.paragraphs[1].frame is None:
        yield "thiếu khung cơ bản (khoản 1)"
        return
    letters = {one.letter for one in text.paragraphs[1].points} | {""}
    for made in text.makes:
        if made.point not in letters:
            yield f"khoản 1 không có điểm {made.point}"
        yield from _unsaid(made.reads, made.must_say)
    for paragraph in text.paragraphs.values():
        yield from (f"khoản {paragraph.number}: {why}" for why in _paragraph_faults(paragraph))


def _paragraph_faults(paragraph: Paragraph) -> Iterator[str]:
    penalty = paragraph.frame or paragraph.additional
    if penalty is None or (paragraph.frame and paragraph.additional):
        yield "phải có đúng một trong hai: khung hình phạt, hình phạt bổ sung"
        return
    if not penalty.words:
        yield "khung hình phạt trống"
    if paragraph.frame and paragraph.frame.prison and _upside_down(paragraph.frame.prison):
        yield "mức thấp nhất cao hơn mức cao nhất"
    yield from _unsaid(paragraph.reads, penalty.words)
    for point in paragraph.points:
        for bound in point.bounds:
            yield from (f"điểm {point.letter}: {why}" for why in _unsaid(point.reads, bound.words))


def _upside_down(prison: Lengths) -> bool:
    return months_of(prison[0]) > months_of(prison[1])


def _unsaid(reads: str, words: tuple[str, ...]) -> Iterator[str]:
    return (f"lời văn trích không có «{one}»" for one in words if one not in reads)
