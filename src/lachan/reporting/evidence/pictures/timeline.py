"""The timeline: a lane a person, a bar as long as what is not known of the moment: a day is a point, a year is a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from lachan.proof.case import Case
from lachan.proof.labels import DECIDED, PRECISION
from lachan.proof.views import Span
from lachan.proof.views import timeline as spans_of

from ..head import Printed
from ..words import NO_FOLIO, UNSAID, day
from .canvas import FAINT, INK, LEFT, RULE, SUPPORT, Canvas, lines

WIDTH, NAMED, ROW, LABEL = 1400.0, 110.0, 46.0, 230.0
FILL = {"year": "#e6ebf3", "month": "#c9d5e8", "day": SUPPORT, "minute": SUPPORT}


def timeline(of: Printed) -> str:
    case = Case(of.bundle)
    canvas = Canvas(of.titled("Dòng thời gian"), WIDTH)
    found = spans_of(case)
    if not found:
        canvas.text(LEFT, canvas.top + 12, f"Diễn biến, ngày: {UNSAID}.")
        return canvas.done()
    scale = Scale(found)
    y = _key(canvas, canvas.top)
    top, grid = y, len(canvas.root)
    for lane, many in groupby(found, key=lambda one: one.lane):
        y = _lane(canvas, case, scale, lane, list(many), y + 18)
    _years(canvas, scale, top, y, grid)
    _undated(canvas, case, y + 24)
    return canvas.done()


class Scale:
    """Days to the right. Where the file is silent for long the axis is drawn short, and says so: an act of one March and a
    trial two years later both stay readable."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.left, self.right = LEFT + NAMED, WIDTH - LEFT - LABEL
        days = sorted({date.fromisoformat(x).toordinal() for one in spans for x in (one.first, one.last)})  # fmt: skip
        self.days, self.at, run = days, {days[0]: 0.0}, 0.0
        for before, after in zip(days, days[1:], strict=False):
            run += min(after - before, 20) + 2
            self.at[after] = run
        self.whole = run or 1.0

    def x(self, day: int) -> float:
        return self.left + (self.right - self.left) * self.at[day] / self.whole

    def silent(self) -> Iterator[tuple[float, int]]:
        """Where the axis is short, and how many days are not drawn."""
        for before, after in zip(self.days, self.days[1:], strict=False):
            if after - before > 60:
                yield (self.x(before) + self.x(after)) / 2, after - before


def _key(canvas: Canvas, y: float) -> float:
    x = LEFT
    for name, said in PRECISION.items():
        canvas.box(x, y - 8, 22, 10, fill=FILL[name], stroke="none")
        canvas.text(x + 28, y, f"biết {said}", size=11)
        x += 130
    canvas.text(x, y, "Khoảng lặng dài được thu ngắn (//).", size=11, ink=FAINT)
    return y + 14


def _lane(canvas: Canvas, case: Case, scale: Scale, lane: str, many: Sequence[Span], y: float) -> float:  # fmt: skip
    canvas.text(LEFT, y + 12, lane or "Cả vụ", size=14, weight="bold")
    ends: list[float] = []
    for one in many:
        x1, x2 = (scale.x(date.fromisoformat(x).toordinal()) for x in (one.first, one.last))
        row = next((n for n, end in enumerate(ends) if end + 8 <= x1), len(ends))
        ends[row : row + 1] = [max(x2, x1 + 6) + LABEL]
        _bar(canvas, case, one, x1, max(x2, x1 + 6), y + row * ROW)
    bottom = y + max(len(ends), 1) * ROW + 4
    canvas.rule(LEFT, bottom, WIDTH - LEFT, bottom)
    return bottom


def _bar(canvas: Canvas, case: Case, one: Span, x1: float, x2: float, y: float) -> None:
    label, on = named(case, one), _when(one)
    group = canvas.mark(one.id, one.folio, f"{on}: {label}", one.precision)
    canvas.box(x1, y + 3, x2 - x1, 12, fill=FILL[one.precision], stroke=INK if one.folio != NO_FOLIO else "#a4262c",
               dash="" if one.folio != NO_FOLIO else "3 2", into=group)  # fmt: skip
    words = lines(f"{on}: {label}", LABEL - 8, 11, 2)
    canvas.said(x2 + 5, y + 11, words, size=11, into=group)
    canvas.text(x2 + 5, y + 13 * len(words) + 12, lines(one.folio or "sự kiện", LABEL - 8, 10, 1)[0], size=10, ink=FAINT, into=group)  # fmt: skip


def named(case: Case, one: Span) -> str:
    """A decision by the Vietnamese name of its kind."""
    found = next((d for d in case.bundle.decisions if d.id == one.id), None)
    return f"{DECIDED[found.kind]} {found.number}".strip() if found else one.label


def _when(one: Span) -> str:
    if one.first == one.last:
        return day(one.first)
    cut = {"year": 4, "month": 7}.get(one.precision, 10)
    first, last = day(one.first[:cut]), day(one.last[:cut])
    return first if first == last else f"{first} – {last}"


def _years(canvas: Canvas, scale: Scale, top: float, bottom: float, under: int) -> None:
    """A line at the first day of each year's items, drawn beneath the bars."""
    before = len(canvas.root)
    for year in sorted({date.fromordinal(one).year for one in scale.days}):
        x = scale.x(min(one for one in scale.days if date.fromordinal(one).year == year))
        canvas.rule(x, top, x, bottom, ink=RULE, dash="2 4")
        canvas.text(x + 3, top + 10, str(year), size=11, ink=FAINT)
    for x, days in scale.silent():
        canvas.text(x, top + 10, f"// {days} ngày", size=9, ink=FAINT, anchor="middle")
    drawn = list(canvas.root)[before:]
    for one in drawn:
        canvas.root.remove(one)
    for turn, one in enumerate(drawn):
        canvas.root.insert(under + turn, one)


def _undated(canvas: Canvas, case: Case, y: float) -> None:
    """What has no day is said, not left out."""
    missing = [p for p in case.bundle.propositions if not p.since]
    if not missing:
        return
    canvas.text(LEFT, y, f"Chưa ghi thời gian ({len(missing)}):", size=13, weight="bold")
    for p in missing:
        y += 18
        group = canvas.mark(p.id, "", case.by_code(p.text), "undated")
        canvas.text(LEFT + 12, y, lines(case.by_code(p.text), WIDTH - 80, 12, 1)[0], into=group)
