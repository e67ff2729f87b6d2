"""One value of ours ↔ one of theirs, by the type of the field."""

from __future__ import annotations

import re
from datetime import date

from .fields import Field, mapping, only_there, there_and_back
from .losing import Tally

SHAPES = {"ISO 3166": r"[A-Z]{2}", "ISO 639-2": r"[a-z]{2,3}"}
OLDEST = 120
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]|$)", re.ASCII)
Value = str | int | bool | date


def say(field: Field, value: Value, tally: Tally) -> str:
    """Theirs; empty where the value is no code, day or number at all, which is counted."""
    said = _said(field, value, tally)
    if said:
        tally.keep(field.name)
    else:
        tally.lose(field.name, "mã này không có trong danh mục của hệ thống")
    return said


def _said(field: Field, value: Value, tally: Tally) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value) if 0 <= value <= OLDEST else ""
    return _code(field, value, tally)


def _code(field: Field, code: str, tally: Tally) -> str:
    if field.standard:
        if code in mapping()["not_in_639_2"]:
            tally.lose(field.name, "ISO 639-2 không có mã này; ghi mã ISO 639-3")
        return code if re.fullmatch(SHAPES[field.standard], code) else ""
    instead = only_there(field.name).get(code, "")
    if instead:
        tally.lose(field.name, f"chuẩn không có giá trị «{code}»; ghi «{instead}»")
    return there_and_back(field.name).get(code, instead)


def hear(field: Field, text: str, tally: Tally) -> Value | None:
    """Ours, or None for what cannot be taken; what was there and is not taken is counted, never repeated."""
    found = _heard(field, text.strip())
    if found is None and text.strip():
        tally.lose(field.name, "giá trị không đọc được hoặc không có trong danh mục")
    elif found is not None:
        tally.keep(field.name)
    return found


def _heard(field: Field, text: str) -> Value | None:
    if field.type == "yes_no":
        return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}.get(text.lower())  # fmt: skip
    if field.type == "number":
        return int(text) if re.fullmatch(r"[0-9]{1,3}", text) and int(text) <= OLDEST else None
    if field.type == "day":
        return _day(text)
    if field.standard:
        return text if re.fullmatch(SHAPES[field.standard], text) else None
    return {_plain(theirs): ours for ours, theirs in there_and_back(field.name).items()}.get(_plain(text))  # fmt: skip


def _plain(text: str) -> str:
    """«Debt bondage» and «DebtBondage» are one: files hold the value or its label."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _day(text: str) -> date | None:
    if not DAY.match(text):
        return None
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None
