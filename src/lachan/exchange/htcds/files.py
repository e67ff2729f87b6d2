"""Cases as files: CSV with the standard's 84 columns, JSON with its sections; written and read with a loss report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.loss import MADE_UP, Loss, Written
from lachan.exchange.evidence.opening import bytes_of, text_of
from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge, NothingFound

from .cases import Case, Row, case_of, record_of
from .fields import CREDIT, REPEATED, STANDARD, fields
from .losing import Tally
from .record import CaseRecord

LARGEST, MOST = 32 * 1024 * 1024, 50_000
NOTE = "note"  # a column beside the standard's, only on what is made up
SPLIT = ";"


@dataclass(frozen=True, slots=True)
class Read:
    """The records of a file, and what of it they do not hold."""

    records: tuple[CaseRecord, ...]
    loss: Loss


def as_json(records: Sequence[CaseRecord], *, synthetic: bool) -> Written:
    tally = Tally()
    said = {
        "standard": STANDARD, "credit": CREDIT, **({"note": MADE_UP} if synthetic else {}),
        "cases": [case_of(one, tally) for one in records],
    }  # fmt: skip
    data = json.dumps(said, ensure_ascii=False, indent=1).encode()
    return Written(data, tally.out("JSON", len(records), synthetic=synthetic))


def as_csv(records: Sequence[CaseRecord], *, synthetic: bool) -> Written:
    """One line a case. Several values stand with «;» between them; of events and plans the same place in each column
    is the same event. Every cell is a code, a day or a number: none can be a formula."""
    tally, kept = Tally(), io.StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([*fields(), *([NOTE] if synthetic else [])])
    for one in records:
        writer.writerow([*_cells(case_of(one, tally)), *([MADE_UP] if synthetic else [])])
    return Written(kept.getvalue().encode("utf-8-sig"), tally.out("CSV", len(records), synthetic=synthetic))  # fmt: skip


def _cells(case: Case) -> Iterable[str]:
    for name, field in fields().items():
        held = case.get(field.section, {})
        if isinstance(held, list):
            parts = [str(row.get(name, "")) for row in held]
            yield SPLIT.join(parts) if any(parts) else ""
        else:
            value = held.get(name, "")
            yield SPLIT.join(value) if isinstance(value, list) else value


def read_file(path: Path) -> Read:
    """JSON by how it begins, else CSV."""
    text = text_of(bytes_of(path, LARGEST), path.name)
    tally = Tally()
    way = "JSON" if text.lstrip().startswith(("{", "[")) else "CSV"
    cases, synthetic = _from_json(text, path.name) if way == "JSON" else _from_csv(text, path.name, tally)  # fmt: skip
    if not cases:
        raise NothingFound
    records = tuple(record_of(one, tally) for one in cases)
    return Read(records, tally.in_(way, len(records), synthetic=synthetic))


def _from_json(text: str, name: str) -> tuple[list[dict[str, Any]], bool]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise FileRefused(f"{name} không phải JSON đúng cú pháp. Kiểm tra tệp rồi nhập lại.") from fault  # fmt: skip
    cases = said.get("cases") if isinstance(said, dict) else said
    if not isinstance(cases, list) or not all(isinstance(one, dict) for one in cases):
        raise FileRefused(f"{name} không có danh sách hồ sơ («cases») của {STANDARD}. Kiểm tra đúng tệp rồi nhập lại.")  # fmt: skip
    _count(len(cases), name)
    return cases, isinstance(said, dict) and said.get("note") == MADE_UP


def _from_csv(text: str, name: str, tally: Tally) -> tuple[list[dict[str, Any]], bool]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if not set(reader.fieldnames or ()) & set(fields()):
        raise FileRefused(f"{name} không có cột nào của {STANDARD}. Dòng đầu phải là tên mục, ví dụ prs_Gender.")  # fmt: skip
    cases, synthetic = [], False
    try:
        for number, line in enumerate(reader, 1):
            _count(number, name)
            made_up = line.pop(NOTE, "") == MADE_UP
            synthetic = synthetic or made_up
            if any(line.values()):
                cases.append(_case(line, tally))
            else:
                tally.lose("hồ sơ trống", "dòng không ghi gì")
    except csv.Error as fault:
        raise FileRefused(f"{name} không phải CSV đúng cú pháp. Lưu lại thành CSV UTF-8 rồi nhập lại.") from fault  # fmt: skip
    return cases, synthetic


def _count(number: int, name: str) -> None:
    if number > MOST:
        raise FileTooLarge(f"{name} có hơn {MOST} hồ sơ. Tách thành nhiều tệp rồi nhập từng tệp.")


def _case(line: dict[Any, Any], tally: Tally) -> dict[str, Any]:
    case: dict[str, Any] = {}
    for name, text in line.items():
        field = fields().get(name)
        if not text:
            continue
        if field is None:
            tally.lose("mục lạ", "không có trong chuẩn")
        elif field.section in REPEATED:
            _spread(case.setdefault(field.section, []), name, text)
        else:
            many = field.type == "choices"
            case.setdefault(field.section, {})[name] = text.split(SPLIT) if many else text
    return case


def _spread(rows: list[Row], name: str, text: str) -> None:
    """One column of events over its events, by place. Free words are never split: they are not taken."""
    for place, part in enumerate(text.split(SPLIT) if fields()[name].ours else [text]):
        while len(rows) <= place:
            rows.append({})
        rows[place][name] = part
