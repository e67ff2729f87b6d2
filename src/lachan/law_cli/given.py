"""What is handed in: files, facts as JSON, extensions as words. Bad ones are refused with a sentence."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from lachan.law.blhs_2015.dieu_9 import ORDER
from lachan.law.book import book
from lachan.law.refusals import LawRefusal
from lachan.procedure.vectors import facts_of

MOST_DIGITS = 3
DEEPEST = 50
UNITS = {"m": "months", "d": "days"}
_EXTENDED = re.compile(r"(?P<kind>[a-z_]+)(?::(?P<n>\d+)(?P<unit>[md]))?(?:@(?P<on>\S+))?")


class Unreadable(LawRefusal):
    """Không đọc được dữ liệu đưa vào. Kiểm tra tệp hoặc JSON rồi chạy lại."""


def text_of(path: Path) -> str:
    """A text file in UTF-8; a folder, a missing or a binary file is refused by name."""
    if path.is_dir():
        raise Unreadable(f"{path} là thư mục, không phải tệp. Nêu đúng đường dẫn của tệp.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as fault:
        raise Unreadable(f"Không có tệp {path}. Kiểm tra đường dẫn rồi chạy lại.") from fault
    except (OSError, ValueError) as fault:
        raise Unreadable(f"Không đọc được tệp {path}: cần tệp chữ mã UTF-8.") from fault


def folder(path: Path) -> Path:
    try:
        if path.is_dir():
            return path
    except (OSError, ValueError) as fault:
        raise Unreadable(f"Không mở được thư mục {path}. Kiểm tra đường dẫn.") from fault
    raise Unreadable(f"Không có thư mục {path}. Nêu thư mục chứa toàn văn (.md).")


def facts_given(text: str, severity: str | None, extended: Iterable[str]) -> dict[str, Any]:
    """Facts as JSON, then the class and the extensions said apart, which are added to them."""
    facts: dict[str, Any] = facts_of(_strict(text))
    if severity is not None:
        facts["severity"] = class_of(severity)
    listed = [extension(one) for one in extended]
    if listed:
        facts["extensions"] = numbered([*_said_already(facts), *listed])
    return facts


def _said_already(facts: dict[str, Any]) -> list[Any]:
    said = facts.get("extensions", [])
    if not isinstance(said, list):
        raise Unreadable("Dữ kiện «extensions» phải là một danh sách. Sửa JSON rồi tính lại.")
    return said


def _strict(text: str) -> str:
    """JSON without NaN, infinities or bottomless nesting; the same text back."""
    try:
        read = json.loads(text, parse_constant=_no_number, parse_float=_finite)
        if _depth(read) > DEEPEST:
            raise Unreadable("Dữ kiện JSON lồng nhau quá sâu. Viết lại dữ kiện cho phẳng.")
    except (ValueError, RecursionError) as fault:
        raise Unreadable(
            'Dữ kiện không đọc được: cần một đối tượng JSON, ví dụ {"receipt_by": "competent_agency"}.'
        ) from fault
    return text


def _no_number(said: str) -> float:
    raise Unreadable(f"«{said}» không phải là số. Sửa dữ kiện JSON rồi chạy lại.")


def _finite(said: str) -> float:
    number = float(said)
    return _no_number(said) if number in (float("inf"), float("-inf")) else number


def _depth(one: Any) -> int:
    inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return 1 + max((_depth(part) for part in inner), default=0)


def class_of(said: str) -> str:
    code = unicodedata.normalize("NFC", said).strip().upper()
    if code not in ORDER:
        raise Unreadable(f"Không có loại tội phạm «{said}». Chọn một trong: {', '.join(ORDER)}.")
    return code


def extension(said: str) -> dict[str, Any]:
    """«KIND[:2m|:20d][@2026-07-01]»: one extension as facts write it."""
    found = _EXTENDED.fullmatch(said.strip())
    if found is None:
        raise Unreadable(
            f"Gia hạn «{said}» không đọc được; viết như investigation, investigation:2m@2026-07-01 hoặc tam_giu:3d."
        )
    if found["kind"] not in kinds():
        raise Unreadable(
            f"Không có loại gia hạn «{found['kind']}». Các loại: {', '.join(kinds())}."
        )
    one: dict[str, Any] = {"kind": found["kind"]}
    if found["n"]:
        one[UNITS[found["unit"]]] = _length(found["n"], said)
    if found["on"]:
        one["on"] = _day(found["on"], said)
    return one


def kinds() -> list[str]:
    """Every kind of extension the book knows."""
    moves = (clock.move for clock in book().clocks.values())
    return sorted({move.extension_kind for move in moves if move and move.extension_kind})


def _length(digits: str, said: str) -> int:
    if len(digits) > MOST_DIGITS or int(digits) == 0:
        raise Unreadable(f"Gia hạn «{said}»: số tháng hoặc số ngày phải từ 1 đến 999.")
    return int(digits)


def _day(text: str, said: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise Unreadable(
            f"Gia hạn «{said}»: «{text}» không phải ngày; viết như 2026-07-01."
        ) from fault


def numbered(listed: Iterable[Any]) -> list[Any]:
    """Each kind counted in its own order, from 1; what is no table is left for the engine to refuse."""
    seen: dict[object, int] = {}
    found: list[Any] = []
    for one in listed:
        if isinstance(one, dict):
            kind = str(one.get("kind"))
            seen[kind] = seen.get(kind, 0) + 1
            one = {**one, "n": seen[kind]}
        found.append(one)
    return found


@contextmanager
def within_reach() -> Iterator[None]:
    """A number or value no calendar and no clock can hold is the asker's slip, not a fault to print."""
    try:
        yield
    except (ArithmeticError, AttributeError, RecursionError, TypeError, ValueError) as fault:
        raise Unreadable(
            "Dữ kiện có giá trị sai kiểu hoặc quá lớn, không tính được. Kiểm tra từng dữ kiện rồi tính lại."
        ) from fault
