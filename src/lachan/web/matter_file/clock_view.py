"""A clock with its reasons, as parts/clock.html takes it; most urgent first."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from lachan.procedure.readings import Reading

from .. import wording

SHAPES = {
    "lapsed": ("overdue", ""), "at_once": ("soon", "Phải làm ngay"), "running": ("running", ""),
    "met_late": ("met_late", ""), "met": ("met", ""), "stopped": ("paused", "Không còn áp dụng"),
    "passed": ("paused", "Đã qua ngày này"),
}  # fmt: skip
ORDER = ("lapsed", "at_once", "running", "met_late", "met", "stopped", "passed")
MUST_RELEASE = "Phải trả tự do ngay"
SOON = timedelta(hours=24)


def clock_views(read: Iterable[Reading], at: datetime) -> list[dict[str, Any]]:
    return [clock_view(reading, at) for reading in urgent_first(read, at)]


def urgent_first(read: Iterable[Reading], at: datetime) -> list[Reading]:
    far = at + timedelta(days=36500)
    return sorted(read, key=lambda r: (not r.must_release, ORDER.index(r.state), r.due_at or far))


NEAR = timedelta(days=10)


def nearest_first(read: Iterable[Reading], at: datetime) -> list[Reading]:
    """In a case: a release that is due, what ends within ten days, «ngay», the late with the latest first, the rest."""
    return sorted(urgent_first(read, at), key=lambda r: _nearness(r, at))


def _nearness(one: Reading, at: datetime) -> tuple[int, float]:
    if one.must_release or not one.open:
        return (0 if one.must_release else 9, 0.0)
    if one.due_at is None:
        return (2, 0.0)
    left = (one.due_at - at).total_seconds()
    if left < 0:
        return (3, -left)
    return (1 if left <= NEAR.total_seconds() else 4, left)


def clock_view(reading: Reading, at: datetime) -> dict[str, Any]:
    state, label = SHAPES[reading.state]
    if reading.left is not None and timedelta() <= reading.left <= SOON:
        state = "soon"
    if reading.must_release:
        state, label = "overdue", MUST_RELEASE
    return {
        "name": f"{reading.name} ({reading.person})" if reading.person else reading.name,
        "state": state,
        "state_label": label or _permission(reading),
        "due": wording.on(reading.due_at) if reading.due_at else "ngay",
        "left": wording.left(reading.left) or _when_met(reading),
        "who": reading.who,
        **_track(reading, at),
        "working": [*reading.working, *_remarks(reading)],
        "cite": _cite(reading),
        "words": reading.reads,
        "unsettled": reading.unsettled,
        "consolidated": True,  # said by the citation, in the words of the book
        "open": reading.open,
    }


def _cite(reading: Reading) -> str:
    """Matters begun before the amendments are read by the text of their time, without the note."""
    note = f" · văn bản dùng để tính: {reading.text_note}" if reading.text_note else ""
    return f"{reading.cite} · {reading.ref}{note}"


def _permission(reading: Reading) -> str:
    waiting = reading.direction == "not_before" and reading.state == "running"
    return "Chưa được làm trước ngày này" if waiting else ""


def _when_met(reading: Reading) -> str:
    return f"xong {wording.shortly(reading.met_at)}" if reading.met_at else ""


def _track(reading: Reading, at: datetime) -> dict[str, int]:
    if reading.due_at is None or reading.due_at <= reading.started_at:
        return {}
    span = reading.due_at - reading.started_at
    gone = min((reading.met_at or at) - reading.started_at, span)
    return {"elapsed": max(int(gone.total_seconds()), 0), "span": int(span.total_seconds())}


def _remarks(reading: Reading) -> list[str]:
    remarks = [f"Lưu ý: {warning}" for warning in reading.warnings]
    remarks += [f"Giả định: {assumed}" for assumed in reading.assumptions]
    remarks += [
        "Ngày nghỉ của năm này chưa có văn bản ấn định: hạn có thể đổi."
    ] * reading.provisional
    remarks += ["Đây là hướng dẫn, không phải thời hạn luật định."] * reading.guidance_only
    if reading.stricter_on and reading.stricter_on != reading.due_on:
        remarks.append(f"Cách tính chặt hơn → {wording.day(reading.stricter_on)}.")
    if reading.on_lapse and reading.state == "lapsed":
        remarks.append(f"Khi quá hạn: {reading.on_lapse}")
    return remarks
