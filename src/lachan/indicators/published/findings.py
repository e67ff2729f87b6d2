"""A finding: which law is broken, by which rows, and a sentence: what, why, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .amounts import shown
from .book import Line
from .measures import PERCENT, vocabulary

CONFLICT, MIXED, APART = "conflict", "mixed", "apart"
KINDS = {
    CONFLICT: "mâu thuẫn", MIXED: "lẫn tồn với phát sinh", APART: "nhiều cách đếm",
}  # fmt: skip
RULES = {
    "sources_disagree": "Hai nguồn nói về một số phải bằng nhau",
    "event_dated_twice": "Một việc chỉ có một ngày",
    "parts_sum": "Các phần cộng lại bằng tổng",
    "part_over_whole": "Phần không lớn hơn tổng",
    "share_quotient": "Tỷ lệ bằng tử số chia mẫu số",
    "shares_sum": "Các tỷ lệ của một tổng không quá 100%",
    "span_sum": "Kỳ ngắn cộng lại không quá kỳ dài",
    "change": "Tăng, giảm bằng hiệu của hai kỳ",
    "balance": "Tồn đầu kỳ cộng mới trừ ra bằng tồn cuối kỳ",
    "load_and_new": "Số đã xử lý gồm tồn đầu kỳ và số mới",
    "later_over_earlier": "Khâu sau không nhiều hơn tồn cộng khâu trước",
    "counts_apart": "Một câu hỏi chỉ có một con số",
}


@dataclass(frozen=True)
class Finding:
    """`rows`: ids in order."""

    rule: str
    kind: str
    rows: tuple[str, ...]
    sentence: str


def finding(rule: str, kind: str, lines: Iterable[Line], sentence: str) -> Finding:
    return Finding(rule, kind, tuple(sorted({line.id for line in lines})), sentence)


def place(line: Line) -> str:
    """«Cả nước, năm 2018»."""
    return f"{vocabulary().scopes[line.scope]['label']}, {line.span.name}"


def said(line: Line) -> str:
    """«phát hiện 211 vụ (Bộ Công an)»."""
    return f"{vocabulary().label(line.measure)} {number(line)} ({line.body})"


def number(line: Line) -> str:
    return _in_units(str(line.value), line.unit)


def counted(many: Decimal, like: Line) -> str:
    """A number we worked out, in the unit of a published one."""
    return _in_units(shown(many), like.unit)


def _in_units(number: str, unit: str) -> str:
    """«211 vụ», «48% nạn nhân»."""
    word = vocabulary().unit(unit)
    return f"{number}{word}" if word.startswith(PERCENT) else f"{number}\u00a0{word}"


def listed(lines: Iterable[Line]) -> str:
    return "; ".join(said(line) for line in lines)


def dated(line: Line) -> str:
    return f"{line.span.begin:%d/%m/%Y}"
