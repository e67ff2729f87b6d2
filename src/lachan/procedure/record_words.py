"""Reading and quoting what a record writes: instants with their zone, and values shown safely."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Final

from lachan.procedure.record_refusals import NotAnInstant, NoZone, OutsideCalendar

INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
SHOWN: Final = 60
FIRST_YEAR, LAST_YEAR = 1900, 2090
EXAMPLE: Final = "2026-03-02T22:30+07:00"


def instant_of(said: object, where: str) -> datetime:
    """An aware instant from its ISO text (or handed in as one); without a zone it is refused."""
    at = said if isinstance(said, datetime) else _parsed(said, where)
    if at.tzinfo is None or at.utcoffset() is None:
        raise NoZone(
            f"{where} là {shown(said)}, không ghi múi giờ nên có thể lệch 07 giờ. Viết kèm múi giờ, "
            f"ví dụ {EXAMPLE}."
        )
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise OutsideCalendar(
            f"{where} là {shown(said)}, ngoài phạm vi lịch ({FIRST_YEAR}–{LAST_YEAR}). Kiểm tra lại năm."
        )
    return at


def _parsed(said: object, where: str) -> datetime:
    found = INSTANT.fullmatch(said) if isinstance(said, str) else None
    try:
        at = datetime.fromisoformat(found[0]) if found else None
    except ValueError:
        at = None
    if at is None:
        raise NotAnInstant(
            f"{where} là {shown(said)}, không phải một thời điểm có thật. Viết ngày, giờ và múi giờ, "
            f"ví dụ {EXAMPLE}."
        )
    return at


def shown(value: object) -> str:
    """A value as the user wrote it, on one line and not too long, whatever it is."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):
        text = f"một giá trị kiểu {type(value).__name__}"
    clean = "".join(c if c.isprintable() else "·" for c in text.strip('"'))
    return f"«{clean[:SHOWN]}…»" if len(clean) > SHOWN else f"«{clean}»"


def iso_of(left: timedelta) -> str:
    """A duration in ISO 8601, signed: «P3DT4H30M», «-PT2H»."""
    seconds = int(abs(left.total_seconds()))
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    time = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if n)
    day = f"{days}D" if days else ""
    body = f"P{day}" + (f"T{time}" if time else "") if day or time else "PT0S"
    return f"-{body}" if left < timedelta(0) and seconds else body


def in_words(left: timedelta) -> str:
    """«còn 03 ngày 04 giờ», «quá hạn 30 phút»."""
    minutes = int(abs(left.total_seconds())) // 60
    days, rest = divmod(minutes, 1_440)
    hours, minutes = divmod(rest, 60)
    parts = [f"{n:02d} {unit}" for n, unit in ((days, "ngày"), (hours, "giờ")) if n]
    if not days and (minutes or not parts):
        parts.append(f"{minutes:02d} phút")
    return ("quá hạn " if left < timedelta(0) else "còn ") + " ".join(parts)
