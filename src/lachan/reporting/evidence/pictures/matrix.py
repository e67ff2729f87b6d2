"""The matrix: what each accused's charge must prove, against what the file holds. A block a charge; evidence is numbered
across and named beneath, so that three hundred columns stay readable; what speaks against has its own columns, always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lachan.proof.case import Case
from lachan.proof.views import Cell, Row, folio_of
from lachan.proof.views import matrix as rows_of

from ..head import Printed
from ..words import AGAINST, FOR, MISSING
from .canvas import AGAINST as RED_INK
from .canvas import FAINT, LEFT, SUPPORT, Canvas, lines

NAMED, STEP, ACROSS, ACROSS_PAGE = 360.0, 22.0, 36, 20

Part = tuple[Sequence[str], Sequence[str]]


def matrix(of: Printed) -> str:
    case = Case(of.bundle)
    canvas = Canvas(of.titled("Ma trận chứng cứ"), LEFT * 2 + NAMED + STEP * (ACROSS + 7))
    y = _key(canvas, canvas.top)
    for charge, rows in groupby(rows_of(case), key=lambda row: row.charge):
        y = _charge(canvas, case, charge, list(rows), y)
    if not case.elements:
        canvas.text(LEFT, y + 12, "Chưa có truy cứu hoặc giả thuyết nào để đối chiếu.")
    return canvas.done()


def _key(canvas: Canvas, y: float) -> float:
    canvas.dot(LEFT + 6, y, 5, fill=SUPPORT)
    canvas.text(LEFT + 18, y + 4, "ủng hộ")
    canvas.dot(LEFT + 80, y, 5, fill="#ffffff", stroke=SUPPORT)
    canvas.text(
        LEFT + 92, y + 4, "lời của chính người bị buộc tội (Điều 98: không là chứng cứ duy nhất)"
    )
    canvas.cross(LEFT + 460, y, 4.5, ink=RED_INK)
    canvas.text(LEFT + 472, y + 4, "trái chiều, gỡ tội")
    return y + 24


def blocks(of: Printed) -> list[str]:
    """A picture for each part of each charge, narrow enough for a page; the page has the head."""
    case, made = Case(of.bundle), []
    for charge, many in groupby(rows_of(case), key=lambda row: row.charge):
        rows = list(many)
        parts = list(_parts_of(rows, ACROSS_PAGE))
        for turn, part in enumerate(parts, 1):
            canvas = Canvas(None, LEFT * 2 + NAMED + STEP * (ACROSS_PAGE + 7))
            _part(
                canvas, case, charge, rows, part, f"{turn}/{len(parts)}", _key(canvas, canvas.top)
            )
            made.append(canvas.done())
    return made


def _charge(canvas: Canvas, case: Case, charge: str, rows: Sequence[Row], y: float) -> float:
    parts = list(_parts_of(rows, ACROSS))
    for turn, part in enumerate(parts, 1):
        y = _part(canvas, case, charge, rows, part, f"{turn}/{len(parts)}", y)
    return y + 16


def _part(canvas: Canvas, case: Case, charge: str, rows: Sequence[Row], part: Part, turn: str, y: float) -> float:  # fmt: skip
    of = "" if turn == "1/1" else f" — phần {turn}"
    canvas.text(LEFT, y + 14, f"{case.charge_words(charge)}{of}", size=15, weight="bold")
    return _block(canvas, case, rows, *part, y + 26)


def _parts_of(rows: Sequence[Row], across: int) -> Iterator[Part]:
    return _parts(_columns(row.support for row in rows), _columns(row.against for row in rows), across)  # fmt: skip


def _columns(cells: Iterable[Sequence[Cell]]) -> list[str]:
    return list(dict.fromkeys(cell.evidence for row in cells for cell in row))


def _parts(for_: Sequence[str], against: Sequence[str], across: int) -> Iterator[Part]:
    """Side by side while both fit; else page after page, each with its share of both."""
    side = across if not against else across - min(len(against), across // 3)
    other = across - side or 1
    count = max(-(-len(for_) // side), -(-len(against) // other), 1)
    for n in range(count):
        yield for_[n * side : (n + 1) * side], against[n * other : (n + 1) * other]


def _block(canvas: Canvas, case: Case, rows: Sequence[Row], for_: Sequence[str], against: Sequence[str], y: float) -> float:  # fmt: skip
    first = LEFT + NAMED + STEP
    second = first + STEP * (max(len(for_), 1) + 1)
    canvas.text(first - STEP / 2, y + 10, FOR, size=11, ink=SUPPORT)
    canvas.text(max(second - STEP / 2, first + 130), y + 10, AGAINST, size=11, ink=RED_INK)
    at = {("s", e): first + n * STEP for n, e in enumerate(for_)}
    at |= {("a", e): second + n * STEP for n, e in enumerate(against)}
    number = {e: n for n, e in enumerate(dict.fromkeys([*for_, *against]), 1)}
    y += 28
    for (_, e), x in at.items():
        group = canvas.mark(e, folio_of(case, case.evidence[e]), _title(case, e), "column")
        canvas.text(x, y, str(number[e]), size=11, anchor="middle", into=group)
    top, y = y + 6, y + 6
    for row in rows:
        y = _row(canvas, case, row, at, y, second)
    canvas.rule(second - STEP * 0.75, top - 22, second - STEP * 0.75, y, ink=RED_INK, dash="3 3")
    return _legend(canvas, case, number, y + 16)


def _row(canvas: Canvas, case: Case, row: Row, at: dict[tuple[str, str], float], y: float, second: float) -> float:  # fmt: skip
    name = lines(f"{row.name} ({row.cite})", NAMED - 12, 12)
    tall = max(len(name) * 15 + 8, STEP)
    canvas.rule(LEFT, y, canvas.width - LEFT, y)
    group = canvas.mark(f"{row.charge}/{row.element}", "", f"{row.name} ({row.cite})", "element")
    canvas.said(LEFT, y + 15, name, size=12, into=group)
    for kind, cells in (("s", row.support), ("a", row.against)):
        for cell in cells:
            if (kind, cell.evidence) in at:
                _cell(canvas, case, row, cell, at[kind, cell.evidence], y + tall / 2)
    if not row.support:
        canvas.text(LEFT + NAMED + STEP / 2, y + tall / 2 + 4, MISSING, size=12, ink=RED_INK)
    if not row.against:
        canvas.text(second - STEP / 2, y + tall / 2 + 4, MISSING, size=11, ink=FAINT)  # fmt: skip
    return y + tall


def _cell(canvas: Canvas, case: Case, row: Row, cell: Cell, x: float, y: float) -> None:
    folio = folio_of(case, case.evidence[cell.evidence])
    group = canvas.mark(cell.evidence, folio, f"{_title(case, cell.evidence)} → {row.name}", cell.kind)  # fmt: skip
    if cell.kind == "attacks":
        canvas.cross(x, y, 4.5, ink=RED_INK, into=group)
    elif cell.own:
        canvas.dot(x, y, 5, fill="#ffffff", stroke=SUPPORT, into=group)
    else:
        canvas.dot(x, y, 5, fill=SUPPORT, into=group)


def _legend(canvas: Canvas, case: Case, number: dict[str, int], y: float) -> float:
    """The evidence by its number, with its folio, in three columns."""
    wide = (canvas.width - 2 * LEFT) / 3
    made = [(e, lines(f"{n}. {_title(case, e)} · {folio_of(case, case.evidence[e])}", wide - 16, 11)) for e, n in number.items()]  # fmt: skip
    each = -(-len(made) // 3) or 1
    lowest = y
    for column in range(3):
        at = y
        for e, words in made[column * each : (column + 1) * each]:
            group = canvas.mark(e, folio_of(case, case.evidence[e]), _title(case, e), "legend")
            at = canvas.said(LEFT + column * wide, at, words, size=11, into=group) + 2
        lowest = max(lowest, at)
    return lowest + 10


def _title(case: Case, evidence: str) -> str:
    return case.by_code(case.evidence[evidence].title)
