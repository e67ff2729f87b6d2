"""What of a record read from elsewhere would be taken, said field by field: for a person to look at before anything is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .fields import mapped
from .record import CaseRecord

PARTS = ("events", "plans")


def taken(record: CaseRecord) -> list[str]:
    """«field of the standard: our code»; empty fields say nothing."""
    single = [(one.name, getattr(record, one.own)) for one in mapped() if "." not in one.ours]
    said = [f"{name}: {_told(value)}" for name, value in single if value not in (None, "", ())]
    return [*said, *_several(record)]


def _several(record: CaseRecord) -> Iterator[str]:
    for part in PARTS:
        of = [one for one in mapped() if one.ours.startswith(f"{part}.")]
        for row in getattr(record, part):
            told = [(one.name, getattr(row, one.own)) for one in of]
            yield ", ".join(f"{name}: {_told(value)}" for name, value in told if value not in (None, ""))  # fmt: skip


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
