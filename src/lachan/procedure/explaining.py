"""The working of a due date in Vietnamese lines a duty officer can follow with a wall calendar."""

from __future__ import annotations

from datetime import date, datetime

from lachan.law.calendar import Calendar
from lachan.procedure.periods import ZONE
from lachan.procedure.running import Run, Stage


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def instant(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%H:%M %d/%m/%Y}"


def working(run: Run, calendar: Calendar) -> tuple[str, ...]:
    """Every stretch of the term, every day off it would have ended on, and what is provisional."""
    lines: list[str] = []
    for place, stage in enumerate(run.stages):
        lines.extend(_stage_lines(stage, moved=place > 0, calendar=calendar))
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


def _stage_lines(stage: Stage, *, moved: bool, calendar: Calendar) -> list[str]:
    if stage.ending is None:
        since = instant(stage.by.act.occurred_at)
        return [f"Luật viết «ngay» ({stage.term.cite}), không có số giờ, số ngày; tính từ {since}"]
    head = f"{stage.clock.ref}: " if moved else ""
    lines = [head + _span(stage)]
    if moved and stage.clock.move is not None:
        lines[0] += f" (theo quyết định ngày {instant(stage.by.act.occurred_at)[6:]})"
    if stage.ending.rolled:
        why = calendar.why_off(stage.ending.nominal)
        lines.append(
            f"{day(stage.ending.nominal)} là ngày nghỉ ({why}) → {day(stage.ending.due_on)}"
        )
    return lines


def _span(stage: Stage) -> str:
    end = stage.ending
    if end is None:
        return ""
    if stage.length.unit == "h":
        since = instant(stage.by.act.occurred_at)
        return f"{stage.length.words} từ {since} → {instant(end.due_at)}"
    if stage.clock.direction == "at_least_before":
        back = f"{stage.length.words} trước {day(stage.counted_from)} → {day(end.nominal)}"
        return f"{back} (đếm ngược, không lùi vì ngày nghỉ)"
    return f"{stage.length.words} từ {day(stage.counted_from)} → {day(end.nominal)}"
