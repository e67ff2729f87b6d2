"""The working of a due date in Vietnamese lines a duty officer can follow with a wall calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from lachan.law.calendar import Calendar
from lachan.law.clock import Clock
from lachan.law.lengths import Length
from lachan.procedure.moving import Stage
from lachan.procedure.periods import ZONE, Ending, custody_days
from lachan.procedure.running import Run
from lachan.procedure.spans import CUSTODY, Span

CLASS_WORDS: Final = {
    "IT": "ít nghiêm trọng",
    "NT": "nghiêm trọng",
    "RNT": "rất nghiêm trọng",
    "ĐB": "đặc biệt nghiêm trọng",
}


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def instant(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%H:%M %d/%m/%Y}"


def working(run: Run, calendar: Calendar) -> tuple[str, ...]:
    """Every stretch of the term, every day off it would have ended on, and what is provisional."""
    lines: list[str] = []
    for place, stage in enumerate(run.stages):
        lines.extend(_stage_lines(stage, run.stages[place - 1] if place else None, calendar))
    last = run.last.ending
    if last is not None and calendar.provisional_between(run.last.counted_from, last.due_on):
        lines.append(provisional_line(last.due_on.year, calendar))
    return tuple(lines)


def provisional_line(year: int, calendar: Calendar) -> str:
    if calendar.provisional(year):
        return f"Lịch nghỉ năm {year} tạm tính: chưa có quyết định của Thủ tướng Chính phủ."
    return "Lịch nghỉ tạm tính: " + " ".join(
        text for on, text in calendar.open_questions.items() if on.year == year
    )


def _stage_lines(stage: Stage, earlier: Stage | None, calendar: Calendar) -> list[str]:
    if stage.ending is None:
        since = instant(stage.by.act.occurred_at)
        if stage.length.unit == "same":
            return [f"Có hiệu lực ngay trong ngày ({stage.term.cite}): {since[6:]}"]
        return [f"Luật viết «ngay» ({stage.term.cite}), không có số giờ, số ngày; tính từ {since}"]
    if stage.capped_by:
        ceiling = day(stage.ending.nominal)
        return [f"Không được quá thời hạn điều tra ({stage.capped_by}) → {ceiling}"]
    lines = [_head(stage, earlier) + _span_of(stage)]
    if earlier is not None and stage.clock.move is not None and stage.clock is not earlier.clock:
        lines[0] += f" (theo quyết định ngày {instant(stage.by.act.occurred_at)[6:]})"
    if stage.written:
        lines = [f"Ngày kết thúc ghi trong lệnh, quyết định → {instant(stage.ending.due_at)}"]
    return lines + rolled_line(stage.ending, calendar)


def _head(stage: Stage, earlier: Stage | None) -> str:
    if earlier is None:
        return ""
    if stage.severity != earlier.severity and stage.clock is earlier.clock:
        since = instant(stage.by.act.occurred_at)[6:]
        words = CLASS_WORDS.get(str(stage.severity), "")
        return f"Từ {since} tính theo tội {words} (TTLT 04/2018 Điều 14): "
    if stage.clock is earlier.clock and stage.counted_from < earlier.counted_from:
        return "Nhập vụ án, tính từ ngày khởi tố vụ án đầu tiên (TTLT 04/2018 Điều 14 khoản 1): "
    return f"{stage.clock.ref}: "


def _span_of(stage: Stage) -> str:
    end = stage.ending
    if end is None:
        return ""
    if stage.span is None:
        return back_text(stage.length, stage.counted_from, end)
    return span_text(stage.clock, stage.span, stage.length, stage.counted_from, end)


def back_text(length: Length, anchor: date, end: Ending) -> str:
    """«05 ngày trước 05/05/2026 → 30/04/2026»."""
    if length.unit == "h":
        return f"{length.words} trước khi hết hạn → {instant(end.due_at)} (đếm ngược theo giờ)"
    back = f"{length.words} trước {day(anchor)} → {day(end.nominal)}"
    return f"{back} (đếm ngược, không lùi vì ngày nghỉ)"


def span_text(clock: Clock, span: Span, length: Length, since: date, end: Ending) -> str:
    """One stretch in words: «20 ngày từ 05/03/2026 → 25/03/2026»."""
    if span.clock.counting in CUSTODY:
        return _custody_text(span, end)
    if length.unit == "h" or span.clock.counting == "exact":
        hours = " + ".join(one.words for one in span.pieces)
        return f"{hours} từ {instant(span.at)} → {instant(end.due_at)}"
    if span.halved:
        whole = " + ".join(one.words for one in span.pieces)
        halves = " + ".join(one.words for one in span.lengths)
        return f"một phần hai của ({whole}) là {halves} từ {day(since)} → {day(end.nominal)}"
    if clock.move is not None and clock.move.counted_from == "origin":
        whole = " + ".join(one.words for one in span.pieces)
        return f"{whole} từ {day(span.counted_from)} → {day(end.nominal)}"
    return f"{length.words} từ {day(since)} → {day(end.nominal)}"


def _custody_text(span: Span, end: Ending) -> str:
    parts = " + ".join(f"{one.words} = {custody_days(one)} ngày" for one in span.pieces)
    less = f" − {span.less:02d} ngày tạm giữ" if span.less else ""
    since = f"từ {day(span.counted_from)} (tính cả ngày đầu, cả ngày nghỉ)"
    return f"{parts}{less}, {since} → hết ngày {day(end.nominal)}"


def rolled_line(end: Ending, calendar: Calendar) -> list[str]:
    """Why the last day moved, where it did."""
    if not end.rolled:
        return []
    why = calendar.why_off(end.nominal)
    return [f"{day(end.nominal)} là ngày nghỉ ({why}) → {day(end.due_on)}"]
