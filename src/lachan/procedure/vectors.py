"""Worked examples from a CSV file, recomputed. Only ref, event_datetime and facts are inputs;
a row passes on its due date, or on the stricter one where confidence is low and law unsettled."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lachan.law.book import book
from lachan.law.refusals import LawRefusal
from lachan.procedure.clocks import Due, due
from lachan.procedure.periods import ZONE

COMPOUND = {"charge", "extensions", "severity_changes", "filing"}
NOT_IN_BOOK = "không có trong sách luật"
NEEDED = ("id", "ref", "event_datetime", "facts", "expected_due")


class UnreadableVectors(LawRefusal):
    """Tệp ví dụ không đọc được. Cần tệp CSV UTF-8 có các cột id, ref, event_datetime, facts."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row recomputed. `why` is empty where it passed."""

    id: str
    ref: str
    passed: bool
    why: str = ""


def verdicts(path: Path, prefix: str = "") -> Iterator[Verdict]:
    """Every row whose id begins with `prefix`, in order."""
    for row in _rows(path):
        if row["id"].startswith(prefix):
            yield _verdict(row)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [_filled(row) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UnreadableVectors(f"Không đọc được {path}: cần tệp CSV mã UTF-8.") from fault
    missing = [name for name in NEEDED if rows and name not in rows[0]]
    if missing or not rows:
        raise UnreadableVectors(
            f"{path}: thiếu cột {', '.join(missing) or '(tệp không có dòng nào)'}."
        )
    return rows


def _filled(row: Mapping[str | None, Any]) -> dict[str, str]:
    """A short line leaves columns out; they read as empty, and what overflows is dropped."""
    return {name: value or "" for name, value in row.items() if name is not None}


def _verdict(row: Mapping[str, Any]) -> Verdict:
    known = book().clocks
    if any(one.strip() not in known for one in str(row["ref"]).split("+")):
        return Verdict(row["id"], row["ref"], False, NOT_IN_BOOK)
    try:
        got = due(row["ref"], moment_of(row["event_datetime"]), facts_of(row["facts"]))
    except (UnreadableMoment, UnreadableFacts) as unreadable:
        return Verdict(row["id"], row["ref"], False, unreadable.message)
    except LawRefusal as refused:
        expected = bool(row["expected_due"]) or expected_timely(row) is not None
        return Verdict(row["id"], row["ref"], not expected, refused.message)
    return _compared(row, got)


def _compared(row: Mapping[str, Any], got: Due) -> Verdict:
    timely = expected_timely(row)
    if timely is not None:
        return _judged(row, got, timely)
    expected, alternative = row["expected_due"] or "", row.get("expected_alt") or ""
    computed = written(got, with_time="T" in expected)
    if computed == expected or (got.at_once and not expected):
        return Verdict(row["id"], row["ref"], True)
    low = row.get("confidence") == "low" and got.unsettled
    if low and alternative and alternative in (computed, str(got.stricter_on)):
        return Verdict(row["id"], row["ref"], True)
    return Verdict(
        row["id"], row["ref"], False, f"tính ra {computed}, mong đợi {expected or 'từ chối'}"
    )


def _judged(row: Mapping[str, Any], got: Due, timely: bool) -> Verdict:
    """A verdict row asks whether something was filed in time, not for a day."""
    passed = got.timely is timely
    words = {True: "trong hạn", False: "quá hạn", None: "không kết luận"}
    why = "" if passed else f"tính ra {words[got.timely]}, mong đợi {words[timely]}"
    return Verdict(row["id"], row["ref"], passed, why)


def expected_timely(row: Mapping[str, Any]) -> bool | None:
    """`expected.timely` of a verdict row; None in a row that expects a day."""
    try:
        expected = json.loads(row.get("expected") or "{}")
    except json.JSONDecodeError:
        return None
    timely = expected.get("timely") if isinstance(expected, dict) else None
    return timely if isinstance(timely, bool) else None


def written(one: Due, *, with_time: bool) -> str:
    """As the examples write it: `2026-03-25`, or `2026-03-04T22:30` where hours count."""
    if not with_time:
        return one.due_on.isoformat()
    at = one.due_at or one.started_at
    return at.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")


def moment_of(text: str) -> date | datetime:
    """A date, or a local instant where hours count."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        at = datetime.fromisoformat(text)
    except ValueError as fault:
        raise UnreadableMoment(
            f"«{text}» không phải ngày giờ; viết 2026-03-02 hoặc 2026-03-02T22:30."
        ) from fault
    return at if at.tzinfo is not None else at.replace(tzinfo=ZONE)


def facts_of(text: str) -> dict[str, object]:
    try:
        facts = json.loads(text or "{}")
    except json.JSONDecodeError as fault:
        raise UnreadableFacts() from fault
    if not isinstance(facts, dict):
        raise UnreadableFacts()
    for name, value in facts.items():
        if isinstance(value, list | dict) and name not in COMPOUND:
            raise UnreadableFacts(
                f"Dữ kiện «{name}» phải là một giá trị đơn, không phải danh sách."
            )
    return facts


class UnreadableMoment(LawRefusal):
    """Ngày giờ không đọc được; viết 2026-03-02 hoặc 2026-03-02T22:30."""


class UnreadableFacts(LawRefusal):
    """Dữ kiện không đọc được: cần một đối tượng JSON, ví dụ {"receipt_by": "competent_agency"}."""
