"""What a cell says: a day as exact as it is written, a sum, folios; what cannot be read is said, never guessed."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time
from typing import Any

from lachan.exchange.dates import Unreadable, read_hour, read_moment
from lachan.exchange.words import bare
from lachan.proof.folio import FolioUnread, spans

YEAR = re.compile(r"^(?:nam )?((?:19|20)\d{2})$")
MONTH = re.compile(r"^(?:thang )?(0?[1-9]|1[0-2]) (?:nam )?((?:19|20)\d{2})$")
SUM = re.compile(r"^[+-]?\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$|^[+-]?\d+(?:[.,]\d{1,2})?$")  # fmt: skip
UNIT = re.compile(r"(?i)\s*(?:vnđ|vnd|đồng|đ|dong)\s*$")


class Unread(ValueError):
    """Không đọc được ô này. Sửa ô ấy rồi nhập lại."""


def words(cell: Any) -> str:
    """A number that is whole has no «.0»."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}" if cell.time() != time(0) else f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def when(cell: Any, hour: Any = None) -> str | None:
    """«2024», «2024-05», «2024-05-03» or «2024-05-03T21:30»; None for an empty cell."""
    text = bare(words(cell))
    if not text:
        return None
    if found := YEAR.match(text):
        return found[1]
    if found := MONTH.match(text):
        return f"{found[2]}-{int(found[1]):02d}"
    try:
        moment = read_moment(cell)
        told = (moment.hour if moment else None) or (read_hour(hour) if hour is not None else None)
    except (Unreadable, OverflowError, ValueError) as fault:
        raise Unread(str(fault)) from fault
    if moment is None or moment.day.year < 1900:
        raise Unread(f"«{words(cell)}» không phải một ngày")
    return f"{moment.day.isoformat()}T{told:%H:%M}" if told else moment.day.isoformat()


def money(cell: Any) -> float | None:
    """«40.000.000 đ», «40,000,000.50», 40000000; a minus says the direction and is kept."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return float(cell)
    text = UNIT.sub("", str(cell)).replace("\xa0", " ").strip()
    found = SUM.match(text)
    if not found:
        raise Unread(f"«{str(cell)[:40]}» không phải số tiền")
    group = found[1]
    plain = text.replace(group, "") if group else text
    made = float(plain.replace(" ", "").replace(",", "."))
    if not math.isfinite(made):
        raise Unread(f"«{str(cell)[:40]}» không phải số tiền")
    return made


def folios(text: str) -> str | None:
    """As bundles write them: «15-18,21a»."""
    plain = re.sub(r"(?i)\bbl\b|\bbút lục\b|\btờ\b|\bsố\b|\.$", " ", text)
    plain = re.sub(r"(?i)\s*(?:–|—|-|đến|→)\s*", "-", plain)
    plain = re.sub(r"\s*[,;]\s*|\s+và\s+", ",", plain.strip())
    plain = re.sub(r"^[:\s]+|\s+$", "", plain)
    if not plain:
        return None
    try:
        read = spans(plain)
    except FolioUnread as fault:
        raise Unread(f"bút lục «{text}» không đọc được") from fault
    return ",".join(f"{s.first}" if s.first == s.last else f"{s.first}-{s.last}" for s in read)
