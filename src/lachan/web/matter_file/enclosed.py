"""What came with a letter, as the page of the dialogue lists it once it is open."""

from datetime import datetime
from typing import Any

from lachan.letterbox import codes, queries
from lachan.letterbox.models import Letter
from lachan.letterbox.queries import Enclosed

from .. import wording
from .record import Record

SHOWN = {"jpeg", "png", "pdf"}  # made anew by us, and of these a small picture can be made


def listed(record: Record, letter: Letter, purpose: str) -> dict[str, Any]:
    """The rows of the page, and the purpose for which it was opened, carried on to each opening."""
    rows = [_row(record, letter, one) for one in queries.enclosed_in(letter)]
    holds = record.matter.reading.holder_id in record.who.scope
    return {"enclosed": rows, "enclosed_open": True, "purpose_code": purpose, "may_scan": holds}


def _row(record: Record, letter: Letter, one: Enclosed) -> dict[str, Any]:
    row = one.row
    return {
        "number": row.number, "label": dict(codes.ENCLOSED)[row.kind], "size": _size(row.padded), "beside": _beside(one),
        "at": hour_said(row.sent_at) if letter.anonymous else wording.shortly(row.sent_at),
        "scan": dict(codes.SCANNED)[one.verdict], "found": one.scan.found if one.scan else "", "harmful": one.verdict == "found",
        "unscanned": one.verdict == "unscanned", "shown": row.kind in SHOWN, "destroyed": row.key.wrapped is None,
        "url": f"{url_of(record)}tep/{row.number}/",
    }  # fmt: skip


def _beside(one: Enclosed) -> str:
    if not one.row.beside:
        return "đã bỏ vị trí, giờ chụp"
    if one.row.kind in SHOWN:
        return "người báo chọn giữ vị trí, giờ chụp trong ảnh"
    return "có thể còn vị trí, giờ ghi, tên máy: không đưa tiếp khi chưa cần"


def _size(padded: int) -> str:
    much = f"{padded / 1e6:.1f}".replace(".", ",")
    return f"không quá {much} MB"


def url_of(record: Record) -> str:
    return f"/vu-viec/{record.matter.code}/trao-doi/"


def hour_said(at: datetime) -> str:
    """All that is kept of the moment at which somebody without a name said something."""
    local = at.astimezone(wording.HANOI)
    return f"trong khoảng {local:%H} giờ, {local:%d/%m/%Y}"
