"""The ledger as a file: every figure with who said it, where it was read, and what the source says it counts."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from lachan.access.refusals import Refusal

from .amounts import amount
from .book import Line, Span
from .measures import vocabulary

FILE = Path(__file__).parent / "figures.csv"
COLUMNS = ("id", "scope", "period", "begin", "to", "assumed", "measure", "unit", "value", "word", "counted",
           "body", "source", "source_on", "address", "mark", "note")  # fmt: skip
COUNTED = {"stock": "tồn và mới", "flow": "phát sinh trong kỳ", "unknown": "nguồn không nói"}
MARKS = {
    "verified": "đã đối chiếu với nguồn", "secondary": "đọc qua bản sao",
    "inferred": "tính lại từ số của nguồn",
}  # fmt: skip


class BadLedger(Refusal):
    """Sổ số liệu công bố chưa đọc được, chưa kiểm tra gì. Sửa dòng đã nêu rồi chạy lại."""


@dataclass(frozen=True)
class Entry:
    """`line` is all that the checker reads; `assumed`: the source does not say these days."""

    line: Line
    assumed: bool
    word: str
    counted: str
    source: str
    source_on: date | None
    address: str
    mark: str
    note: str


@cache
def published() -> tuple[Entry, ...]:
    return read(FILE.read_text("utf-8"))


def read(text: str) -> tuple[Entry, ...]:
    table = csv.DictReader(io.StringIO(unicodedata.normalize("NFC", text), newline=""))
    absent = [column for column in COLUMNS if column not in (table.fieldnames or ())]
    if absent:
        raise BadLedger(f"Sổ thiếu cột {', '.join(absent)}. Thêm cột rồi chạy lại.")
    entries = tuple(_entry(row) for row in table)
    twice = [key for key, n in Counter(one.line.id for one in entries).items() if n > 1]
    if twice:
        raise BadLedger(f"Mã dòng {', '.join(twice)} dùng hai lần. Đặt mỗi dòng một mã riêng.")
    return entries


def _entry(row: dict[str, str]) -> Entry:
    try:
        return _read(row)
    except ValueError as error:
        raise BadLedger(f"Dòng {row.get('id') or '-'}: {error}. Sửa dòng rồi chạy lại.") from error


def _read(row: dict[str, str]) -> Entry:
    if None in row or None in row.values():
        raise ValueError("số cột không khớp với dòng tiêu đề")
    _known(row)
    span = Span(row["period"], _day(row["begin"]), _day(row["to"]))
    if span.to <= span.begin:
        raise ValueError("ngày kết thúc phải sau ngày bắt đầu")
    line = Line(row["id"], row["scope"], row["measure"], row["unit"], span, amount(row["value"]),
                row["body"])  # fmt: skip
    return Entry(line, row["assumed"] == "1", row["word"], row["counted"], row["source"],
                 _day(row["source_on"]) if row["source_on"] else None, row["address"],
                 row["mark"], row["note"])  # fmt: skip


def _known(row: dict[str, str]) -> None:
    unknown = vocabulary().why_not(row["measure"], row["unit"], row["scope"])
    if unknown:
        raise ValueError(f"danh mục không có {unknown}")
    if row["counted"] not in COUNTED or row["mark"] not in MARKS:
        raise ValueError(f"không có cách đếm «{row['counted']}» hoặc dấu «{row['mark']}»")


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"ngày «{cell}» chưa đúng dạng năm-tháng-ngày") from error


def lines(entries: Iterable[Entry]) -> tuple[Line, ...]:
    return tuple(entry.line for entry in entries)


def last_day(span: Span) -> date:
    return span.to - timedelta(days=1)
