"""Laws between sources: one number for one thing, one date for one deed, one answer to one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .book import Book, Line
from .findings import APART, CONFLICT, Finding, dated, finding, listed, place


def sources_disagree(book: Book) -> Iterator[Finding]:
    for group in book.groups():
        low = max(line.range.low for line in group)
        high = min(line.range.high for line in group)
        if low > high:
            yield finding("sources_disagree", CONFLICT, group, (
                f"{place(group[0])}: cùng một chỉ số nhưng các nguồn ghi khác nhau: {listed(group)}. "
                "Có nguồn sai, sửa sau, hoặc đếm khác. Dùng số của cơ quan lập thống kê và ghi cả số kia."
            ))  # fmt: skip


def event_dated_twice(book: Book) -> Iterator[Finding]:
    """Two lines about one deed on two days."""
    deeds: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in book.of_kind("event"):
        deeds[line.scope, line.measure, line.unit].append(line)
    for lines in deeds.values():
        if len({line.span.begin for line in lines}) > 1:
            said = "; ".join(f"ngày {dated(line)} ({line.body})" for line in lines)
            yield finding("event_dated_twice", CONFLICT, lines, (
                f"{book.words.scopes[lines[0].scope]['label']}: cùng một việc ("
                f"{book.words.label(lines[0].measure)}) được ghi {said}. Một việc chỉ có một ngày, nên dễ bị "
                "đếm thành hai. Chỉ đếm một lần; tra văn bản gốc để chọn ngày."
            ))  # fmt: skip


def counts_apart(book: Book) -> Iterator[Finding]:
    """Different measures read as one answer: the numbers part, and nobody published the bridge."""
    for question in book.words.questions:
        answers: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for line in book.counts():
            if line.unit == question.unit and line.measure in question.measures:
                answers[line.scope, line.span.begin, line.span.to].append(line)
        for lines in answers.values():
            low = max(line.range.low for line in lines)
            if low > min(line.range.high for line in lines):
                yield finding("counts_apart", APART, lines, (
                    f"{place(lines[0])}: {len(lines)} con số cùng được đọc là số {question.label}: {listed(lines)}. "
                    "Mỗi số đếm một nhóm khác nhau và không nguồn nào nói phần chênh là ai. "
                    "Luôn ghi kèm cách đếm; không cộng, không chọn một số làm số nạn nhân."
                ))  # fmt: skip
