"""A reading told in lines for a terminal: the stage, the clocks by urgency, what may follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

HEADS: Final = {
    "lapsed": "Thời hạn đã quá",
    "open": "Thời hạn đang chạy",
    "met": "Thời hạn đã xong",
    "not_applicable": "Thời hạn không còn áp dụng",
}
Told = Mapping[str, Any]


def lines_of(reading: Told) -> list[str]:
    """The whole reading; whoever must be released comes first, before everything else."""
    return [
        *_alarms(reading),
        *_stages(reading),
        *_clocks(reading),
        *_possible(reading),
        *_notes(reading),
    ]


def _alarms(reading: Told) -> Iterator[str]:
    for one in reading["clocks"]["lapsed"]:
        if one["must_release"]:
            who = one["person"] or "người bị giữ, giam"
            over = f"{one['name']} hết hạn {_due(one)} ({one['cite']})"
            yield f"!! PHẢI TRẢ TỰ DO: {who}: {over}"


def _stages(reading: Told) -> Iterator[str]:
    stage = reading["stage"]
    known = f", biết đến {_instant(reading['known_at'])}" if reading["known_at"] else ""
    yield f"Vụ việc {reading['matter']}, xem lúc {_instant(reading['as_of'])}{known}"
    yield f"Giai đoạn nguồn tin: {_stage(stage['matter'])}"
    if stage["case"] is not None:
        severity = f", loại tội phạm {stage['severity']}" if stage["severity"] else ""
        yield f"Giai đoạn vụ án: {_stage(stage['case'])}{severity}"
    for one in stage["accused"]:
        since = f" từ {_instant(one['since'])}"
        yield f"  {one['person']}: {one['status_label']}{since}; {one['custody_label']}"


def _stage(one: Told) -> str:
    return str(one["label"]) + (f" (từ {_instant(one['since'])})" if one["since"] else "")


def _clocks(reading: Told) -> Iterator[str]:
    for group, head in HEADS.items():
        found = reading["clocks"][group]
        if found:
            yield f"{head}: {len(found)}"
        for one in found:
            yield from _clock(one, full=group in ("lapsed", "open"))


def _clock(one: Told, *, full: bool) -> Iterator[str]:
    person = f" [{one['person']}]" if one["person"] else ""
    left = f", {one['left']['words']}" if one["left"] else ""
    yield f"  {one['ref']}{person} {one['name']}: {one['state_label']}, hạn {_due(one)}{left}"
    if not full:
        return
    yield f"      {one['who']}; {one['cite']}"
    yield from (f"      {line}" for line in one["working"])
    yield from (f"      Lưu ý: {line}" for line in (*one["warnings"], *one["assumptions"]))
    if one["state"] == "lapsed" and one["on_lapse"]:
        yield f"      Quá hạn: {one['on_lapse']}"


def _due(one: Told) -> str:
    if one["due_at"] is None:
        return "ngay"
    return _instant(one["due_at"])


def _possible(reading: Told) -> Iterator[str]:
    """What a clock waits for and what moves a state, each in a line; of the rest, how many."""
    found = reading["possible_next"]
    main = [one for one in found if one["awaited_by"] or one["moves"]]
    if main:
        yield f"Việc có thể làm tiếp: {len(main)}"
    for one in main:
        person = f" [{one['person']}]" if one["person"] else ""
        cite = f" ({one['cite']})" if one["cite"] else ""
        awaited = f" ← {', '.join(one['awaited_by'])}" if one["awaited_by"] else ""
        yield f"  {one['label']}{person}: {one['by']}{cite}{awaited}"
    if len(found) > len(main):
        yield f"  và {len(found) - len(main)} hành vi khác (xem đầy đủ bằng --json)"


def _notes(reading: Told) -> Iterator[str]:
    yield from (f"Ghi chú: {one}" for one in reading["notes"])
    yield f"Sách luật phiên bản {reading['book_version']}"


def _instant(said: str) -> str:
    return f"{datetime.fromisoformat(said):%H:%M %d/%m/%Y}"
