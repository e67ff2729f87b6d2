"""The element tree: what a charge must prove, its propositions, their evidence; each branch beneath its own trunk, so that
no line crosses another. What speaks against stands in its place in the branch, in red."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle.argument import Bears
from lachan.proof.case import Case
from lachan.proof.elements import Element
from lachan.proof.views import folio_of

from ..head import Printed
from ..words import MISSING
from .canvas import AGAINST, FAINT, INK, LEFT, RULE, SUPPORT, Canvas, lines

WIDTH, STEP = 1240.0, 34.0
INKS = {"supports": SUPPORT, "attacks": AGAINST, "explains": "#6b6b6b"}
SAID = {"supports": "ủng hộ", "attacks": "trái chiều", "explains": "giải thích"}
DEEPEST = 8


def tree(of: Printed) -> str:
    case = Case(of.bundle)
    canvas = Canvas(of.titled("Cây dấu hiệu"), WIDTH)
    y = canvas.top + 10
    for charge, many in case.elements.items():
        group = canvas.mark(charge, "", case.charge_words(charge), "charge")
        canvas.text(LEFT, y + 6, case.charge_words(charge), size=16, weight="bold", into=group)
        y += 26
        for one in many:
            y = _element(canvas, case, charge, one, y)
        y += 18
    return canvas.done()


def _element(canvas: Canvas, case: Case, charge: str, one: Element, y: float) -> float:
    head = f"{charge}/{one.code}"
    words = lines(f"{one.name} ({one.cite})", WIDTH - LEFT * 2 - STEP - 20, 13)
    group = canvas.mark(head, "", one.name, "element")
    canvas.box(LEFT + STEP - 10, y - 4, WIDTH - LEFT * 2 - STEP + 10, 18.0 * len(words) + 6, fill="#f4f1e6", stroke=RULE, into=group)  # fmt: skip
    y = canvas.said(LEFT + STEP, y + 12, words, size=13, into=group) + 10
    branches = list(_branches(case, case.heads(charge, one)))
    for source, kind in branches:
        y = _branch(canvas, case, source, kind, 2, y, frozenset())
    for kind in (Bears.SUPPORTS, Bears.ATTACKS):
        if not any(k == kind for _, k in branches) and not (kind == Bears.ATTACKS and _attacked(case, charge, one)):  # fmt: skip
            canvas.text(LEFT + 2 * STEP, y, f"{SAID[kind]}: {MISSING}", ink=AGAINST if kind == Bears.SUPPORTS else FAINT)  # fmt: skip
            y += 19
    return y + 8


def _attacked(case: Case, charge: str, one: Element) -> bool:
    """Whether anything beneath it is spoken against."""
    return any(any(case.linked(x, Bears.ATTACKS)) for x in case.under(charge, one))


def _branches(case: Case, heads: tuple[str, ...]) -> Iterator[tuple[str, Bears]]:
    for kind in Bears:
        for head in heads:
            yield from ((source, kind) for source in case.linked(head, kind))


def _branch(canvas: Canvas, case: Case, source: str, kind: Bears, depth: int, y: float, above: frozenset[str]) -> float:  # fmt: skip
    x, ink = LEFT + depth * STEP, INKS[kind]
    if source in case.evidence:
        return _leaf(canvas, case, source, kind, x, y)
    text = case.by_code(case.propositions[source].text)
    group = canvas.mark(source, "", text, kind)
    canvas.dot(x - 12, y - 4, 4, fill="#ffffff", stroke=ink, into=group)
    words = lines(text if kind == Bears.SUPPORTS else f"[{SAID[kind]}] {text}", WIDTH - x - LEFT, 12)  # fmt: skip
    y = canvas.said(x, y, words, ink=INK if kind == Bears.SUPPORTS else ink, into=group) + 4
    if source in above or depth >= DEEPEST:
        return y
    for under, how in _branches(case, (source,)):
        y = _branch(canvas, case, under, how, depth + 1, y, above | {source})
    return y


def _leaf(canvas: Canvas, case: Case, source: str, kind: Bears, x: float, y: float) -> float:
    item = case.evidence[source]
    folio, ink = folio_of(case, item), INKS[kind]
    out = "" if case.admissible(item) else " — không có giá trị chứng minh (đã loại, đã rút)"
    text = f"{case.by_code(item.title)} · {folio}{out}"
    group = canvas.mark(source, folio, text, kind)
    canvas.box(x - 16, y - 8, 8, 8, fill=ink, stroke=ink, into=group)
    said = text if kind == Bears.SUPPORTS else f"[{SAID[kind]}] {text}"
    return canvas.said(x, y, lines(said, WIDTH - x - LEFT, 12), ink=INK if kind == Bears.SUPPORTS else ink, into=group) + 4  # fmt: skip
