"""The line of procedure: what was decided, day under day, about whom, on which folio."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Decision
from lachan.proof.case import Case
from lachan.proof.labels import DECIDED

from ..head import Printed
from ..words import NO_FOLIO, UNSAID, day
from .canvas import AGAINST, FAINT, LEFT, SUPPORT, Canvas, lines

WIDTH, AXIS, WORDS = 1000.0, 150.0, 690.0


def procedure(of: Printed) -> str:
    case = Case(of.bundle)
    canvas = Canvas(of.titled("Đường tố tụng"), WIDTH)
    y = canvas.top + 16
    top = y
    for one in in_order(case):
        y = _step(canvas, case, one, y)
    if not case.bundle.decisions:
        canvas.text(LEFT, y, f"Quyết định tố tụng: {UNSAID}.")
    else:
        canvas.rule(LEFT + AXIS, top - 10, LEFT + AXIS, y - 20, ink=SUPPORT, thick=2)
    return canvas.done()


def in_order(case: Case) -> list[Decision]:
    """By day; what has none stands last."""
    return sorted(case.bundle.decisions, key=lambda d: (d.on is None, d.on or "", d.id))


def folio_of_decision(case: Case, one: Decision) -> str:
    paper = case.documents.get(one.document or "")
    return f"BL {paper.folios}" if paper and paper.folios else NO_FOLIO


def said_of(case: Case, one: Decision) -> Iterator[str]:
    """Title, then whom it is about and until when it holds."""
    yield f"{DECIDED[one.kind]} {one.number}".strip()
    about = ", ".join(case.code(x) for x in one.about) or "cả vụ"
    yield f"Về: {about}" + (f" · có hiệu lực đến {day(one.until)}" if one.until else "")


def _step(canvas: Canvas, case: Case, one: Decision, y: float) -> float:
    title, about = said_of(case, one)
    folio = folio_of_decision(case, one)
    group = canvas.mark(one.id, folio, f"{day(one.on or '')}: {title}", one.kind)
    canvas.text(LEFT + AXIS - 18, y + 4, day(one.on or ""), anchor="end", into=group)
    canvas.dot(LEFT + AXIS, y, 6, fill="#ffffff", stroke=SUPPORT, into=group)
    canvas.text(LEFT + AXIS + 18, y + 4, title, size=14, weight="bold", into=group)
    bottom = canvas.said(LEFT + AXIS + 18, y + 21, lines(about, WORDS, 12), into=group)
    canvas.text(LEFT + AXIS + 18, bottom, folio, ink=AGAINST if folio == NO_FOLIO else FAINT, into=group)  # fmt: skip
    return bottom + 30
