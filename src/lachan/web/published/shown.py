"""Figures, findings and the chart of stock and flow, as the page takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lachan.indicators.published import flows, ledger
from lachan.indicators.published.book import Book, Line
from lachan.indicators.published.findings import KINDS, RULES, Finding, place
from lachan.indicators.published.ledger import COUNTED, MARKS, Entry
from lachan.indicators.published.measures import vocabulary

from .. import wording
from ..table import Cell, table

COLUMNS = ("Con số", "Kỳ và phạm vi", "Nguồn nói là", "Cơ quan nêu số", "Đọc ở đâu")
STATES = {"conflict": "overdue", "mixed": "soon", "apart": "unsettled"}
UNITS = {"case": "số vụ", "accused": "số người bị xử lý", "victim": "số nạn nhân"}


def figures(entries: Iterable[Entry]) -> dict[str, Any]:
    rows = [_row(one) for one in entries]
    return table(
        "Các con số đã công bố", COLUMNS, rows,
        empty=("Không có con số nào khớp", "bỏ bớt chữ trong ô tìm, hoặc chọn kỳ khác."),
    )  # fmt: skip


def _row(one: Entry) -> tuple[Cell, ...]:
    return (
        {"text": _number(one), "sub": f"{one.line.id} · {vocabulary().label(one.line.measure)}"},
        {"text": one.line.span.name, "sub": f"{_scope(one)} · {_days(one)}"},
        {"text": COUNTED[one.counted], "sub": one.note},
        {"text": one.line.body},
        {"text": one.source, "url": one.address, "sub": _read(one)},
    )


def _number(one: Entry) -> str:
    percent = one.line.unit.endswith("%")
    return f"{one.line.value}%" if percent else f"{one.line.value} {one.word}"


def _scope(one: Entry) -> str:
    return vocabulary().scopes[one.line.scope]["label"]


def _days(one: Entry) -> str:
    begin, end = wording.day(one.line.span.begin), wording.day(ledger.last_day(one.line.span))
    days = begin if begin == end else f"{begin} – {end}"
    return f"{days} (ngày suy đoán)" if one.assumed else days


def _read(one: Entry) -> str:
    return f"{wording.day(one.source_on)} · {MARKS[one.mark]}" if one.source_on else MARKS[one.mark]


def findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {"state": STATES[one.kind], "kind": KINDS[one.kind], "rule": RULES[one.rule],
         "rows": ", ".join(one.rows), "sentence": one.sentence}
        for one in found
    ]  # fmt: skip


def chart(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What was handled, parted into new and carried over; all bars on one scale."""
    pairs = list(flows.loads(Book(ledger.lines(entries))))
    longest = max((load.value.number for load, _ in pairs), default=1)
    return [_bar(load, new, float(100 / longest)) for load, new in pairs]


def _bar(load: Line, new: Line, scale: float) -> dict[str, Any]:
    carried = load.value.number - new.value.number
    return {
        "label": place(load), "unit": UNITS.get(load.unit, vocabulary().unit(load.unit)),
        "new": int(new.value.number), "carried": int(carried), "load": int(load.value.number),
        "new_width": round(float(new.value.number) * scale, 2),
        "carried_width": round(float(carried) * scale, 2),
    }  # fmt: skip
