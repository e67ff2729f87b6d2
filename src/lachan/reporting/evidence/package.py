"""Office files with the same bytes for the same content: parts dated by the day the print is of."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from lachan.proof.bundle.base import earliest


def moment(iso: str) -> datetime:
    """Noon of the first day it can be; zip files begin in 1980."""
    day = earliest(iso)
    return datetime(max(day.year, 1980), day.month, day.day, 12)  # noqa: DTZ001 - a day on paper has no zone


def dated(file: bytes, at: datetime) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(kept, "w") as new:
        for part in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(part, at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(part))
    return kept.getvalue()
