"""Slides for a meeting or a hearing: an overview, then one accused and one element a slide. The lane against is always
there; what has no folio says so; an approved list decides what is shown, never what the file holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lachan.proof.bundle import Charge
from lachan.proof.case import Case
from lachan.proof.elements import Element

from .argument import Argument, Shown, Told
from .deck import BOTTOM, FAINT, LEFT, RED, RIGHT, TOP, WIDE, Box, Deck, Slide
from .head import Printed
from .pictures.procedure import folio_of_decision, in_order, said_of
from .words import AGAINST, FOR, MISSING, NO_FOLIO, day

ROWS, PROPOSITIONS, OPPOSED, PAGES = 7, 4, 4, 4
GREEN, BLUE, ROSE, SAND = "EEF6EE", "E8EEF7", "FBEDEC", "F4F1E6"
SUPPORT, ATTACK, EDGE = "3D5A80", "A4262C", "8A8A8A"
EARLIER = "(đã nêu ở trang trước)"
Row = tuple[Told, Shown | None]


def pptx(of: Printed, approved: Collection[str] | None = None) -> bytes:
    case = Case(of.bundle)
    allowed = None if approved is None else {of.redaction.called(x) for x in approved}
    deck, shown = Deck(of.titled("Trình bày chứng cứ")), Argument(case, allowed)
    _overview(deck, case, shown)
    for charge, many in case.elements.items():
        told = [one for one in many if shown.for_(charge, one) or shown.against(charge, one)]
        for one in told:
            _element(deck, case, shown, charge, one)
        _untold(deck, case, shown, charge, [one for one in many if one not in told])
    _procedure(deck, case)
    return deck.done()


# -- overview ----------------------------------------------------------------------------------------


def _overview(deck: Deck, case: Case, shown: Argument) -> None:
    """Eight charges a slide: how many elements have lawful evidence, and what speaks against. Never how strong it is."""
    charges = list(case.elements.items())
    for page in range(0, max(len(charges), 1), 8):
        slide = deck.slide(f"Tổng quan hồ sơ {case.bundle.code}")
        slide.box("Truy cứu", 0.4, 1.05, 3.2, 0.35, size=13, bold=True)
        slide.box("Dấu hiệu đã có chứng cứ", 3.7, 1.05, 5.2, 0.35, size=13, bold=True)
        slide.box(AGAINST, 9.0, 1.05, 3.9, 0.35, size=13, bold=True, ink=ATTACK)
        for turn, (charge, many) in enumerate(charges[page : page + 8]):
            _charged(slide, case, shown, charge, many, 1.45 + turn * 0.67)
        if not charges:
            slide.box("Chưa có truy cứu hoặc giả thuyết.", 0.4, 1.5, 12.4, 0.6, size=16, fill=SAND, edge=EDGE)  # fmt: skip


def _charged(slide: Slide, case: Case, shown: Argument, charge: str, many: Sequence[Element], y: float) -> None:  # fmt: skip
    slide.box(_charge(case, charge), 0.4, y, 3.2, 0.6, size=14, bold=True, fill=BLUE, edge=EDGE, name=charge)  # fmt: skip
    have = [one for one in many if any(t.evidence for t in shown.for_(charge, one))]
    lacking = [one.name.split(":")[0] for one in many if one not in have]
    words = f"{len(have)}/{len(many)}" + (f"; {MISSING}: {', '.join(lacking)}" if lacking else "")
    slide.box(words, 3.7, y, 5.2, 0.6, size=12, fill=GREEN, edge=EDGE)
    opposed = {e.id for one in many for t in shown.against(charge, one) for e in t.evidence}
    slide.box(f"{len(opposed)} chứng cứ" if opposed else MISSING, 9.0, y, 3.9, 0.6, size=12, fill=ROSE, edge=EDGE)  # fmt: skip


def _charge(case: Case, charge: str) -> str:
    one = case.charges[charge]
    if isinstance(one, Charge):
        clause = f" khoản {one.clause}" if one.clause else ""
        return f"{case.code(one.person)} · Điều {one.article}{clause}"
    return case.charge_words(charge)


# -- one accused, one element --------------------------------------------------------------------------


def _element(deck: Deck, case: Case, shown: Argument, charge: str, one: Element) -> None:
    rows, opposed = list(_flat(shown.for_(charge, one))), shown.against(charge, one)
    whole = list(_paged(rows))
    for_, left = whole[:PAGES], sum(len(page) for page in whole[PAGES:])
    against = [opposed[n : n + OPPOSED] for n in range(0, len(opposed), OPPOSED)] or [[]]
    count = max(len(for_), len(against))
    for n in range(count):
        part = f" ({n + 1}/{count})" if count > 1 else ""
        slide = deck.slide(f"{_charge(case, charge)} — {one.name.split(':')[0]}{part}")
        trunk = slide.box([(one.name, {"bold": True}), (one.cite, {"size": 11, "ink": FAINT})], 0.4, 2.0, 2.5, 2.0, size=13,
                          fill=SAND, edge=EDGE, name=f"{charge}/{one.code}")  # fmt: skip
        _lane_for(slide, trunk, for_[n] if n < len(for_) else [], _more(shown, charge, one, left if n == count - 1 else 0), bool(rows))  # fmt: skip
        _lane_against(slide, case, trunk, against[n] if n < len(against) else [], bool(opposed))


def _more(shown: Argument, charge: str, one: Element, left: int) -> str:
    """What these slides do not show is said on them."""
    hidden = shown.hidden(charge, one)
    said = [f"còn {left} dòng nữa, xem bản PDF" if left else "", f"{hidden} chứng cứ ngoài danh mục được duyệt" if hidden else ""]  # fmt: skip
    return "; ".join(x for x in said if x)


def _flat(told: Sequence[Told]) -> Iterator[Row]:
    for one in told:
        yield from ((one, e) for e in one.evidence or (None,))


def _paged(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """A proposition stays with its evidence where a page can hold both."""
    page: list[Row] = []
    for told, many in _grouped(rows):
        named = len({id(one) for one, _ in page})
        if page and (named == PROPOSITIONS or (len(page) + len(many) > ROWS and len(many) <= ROWS)):
            yield page
            page = []
        for e in many:
            if len(page) == ROWS:
                yield page
                page = []
            page.append((told, e))
    if page:
        yield page


def _lane_for(slide: Slide, trunk: Box, rows: Sequence[Row], more: str, any_: bool) -> None:
    slide.box(FOR + (f" ({more})" if more else ""), 3.3, 1.0, WIDE - 3.7, 0.3, size=12, bold=True, ink=SUPPORT)  # fmt: skip
    if not rows:
        empty = slide.box(EARLIER if any_ else MISSING, 3.3, 2.6, 9.6, 0.6, size=14, edge=ATTACK, dash="dash")  # fmt: skip
        slide.line(empty, LEFT, trunk, RIGHT, ink=ATTACK, dash="dash")
        return
    step = 3.5 / max(len(rows), 4)
    tall = min(step - 0.06, 0.5)
    at = 1.35
    groups = _grouped(rows)
    for told, many in groups:
        middle = at + step * len(many) / 2
        high = min(max(tall, step * len(many) - 0.08), 1.1)
        stem = trunk
        if told.id:
            stem = slide.box(told.text, 3.3, middle - high / 2, 3.9, high, size=11, fill="FFFFFF", edge=EDGE, name=told.id)  # fmt: skip
            slide.line(stem, LEFT, trunk, RIGHT, ink=SUPPORT)
        for e in many:
            _evidence(slide, e, stem, at, tall)
            at += step


def _grouped(rows: Sequence[Row]) -> list[tuple[Told, list[Shown | None]]]:
    found: list[tuple[Told, list[Shown | None]]] = []
    for told, e in rows:
        if found and found[-1][0] is told:
            found[-1][1].append(e)
        else:
            found.append((told, [e]))
    return found


def _evidence(slide: Slide, e: Shown | None, stem: Box, y: float, tall: float) -> None:
    if e is None:
        leaf = slide.box(f"chứng cứ: {MISSING}", 7.9, y, 5.0, tall, size=11, ink=RED, edge=ATTACK, dash="dash")  # fmt: skip
    else:
        leaf = slide.box(e.said, 7.9, y, 5.0, tall, size=11, ink=RED if e.lacks_folio else "1A1A1A", fill=GREEN,
                         edge=ATTACK if e.lacks_folio else EDGE, dash="dash" if e.lacks_folio else "", name=f"{e.id} {e.folio}")  # fmt: skip
    slide.line(leaf, LEFT, stem, RIGHT, ink=SUPPORT if e else ATTACK, dash="" if e else "dash")


def _lane_against(slide: Slide, case: Case, trunk: Box, rows: Sequence[Told], any_: bool) -> None:
    """Always there: empty, it says that nothing is known yet, not that there is nothing."""
    slide.box("", 0.3, 4.92, WIDE - 0.6, 2.02, fill=ROSE, name="làn trái chiều")
    slide.box(AGAINST, 3.3, 4.95, 5.0, 0.3, size=12, bold=True, ink=ATTACK)
    if not rows:
        slide.box(
            EARLIER if any_ else MISSING, 3.3, 5.5, 9.6, 0.6, size=14, edge=ATTACK, dash="dash"
        )
        return
    tall = 1.6 / max(len(rows), 2)
    for turn, told in enumerate(rows):
        about = (
            f"đối với «{case.by_code(case.propositions[told.target].text)}»" if told.target else ""
        )
        shown = "; ".join(e.said for e in told.evidence) or f"chứng cứ: {MISSING}"
        words = " — ".join(x for x in (told.text, shown, about) if x)
        bare = not told.evidence or any(e.lacks_folio for e in told.evidence)
        leaf = slide.box(words, 3.3, 5.28 + turn * tall, 9.6, tall - 0.06, size=11, fill="FFFFFF", edge=ATTACK,
                         dash="dash" if bare else "", name=" ".join([told.id, *(e.id for e in told.evidence)]).strip())  # fmt: skip
        slide.line(leaf, LEFT, trunk, BOTTOM, ink=ATTACK, dash="dash")


def _untold(deck: Deck, case: Case, shown: Argument, charge: str, many: Sequence[Element]) -> None:
    """Elements about which nothing is shown, six on a slide: asked for, never called weak."""
    for n in range(0, len(many), 6):
        slide = deck.slide(f"{_charge(case, charge)} — dấu hiệu chưa có chứng cứ")
        for turn, one in enumerate(many[n : n + 6]):
            y = 1.1 + turn * 0.62
            more = _more(shown, charge, one, 0)
            box = slide.box(f"{one.name} ({one.cite})", 0.4, y, 8.0, 0.55, size=12, fill=SAND, edge=EDGE, name=f"{charge}/{one.code}")  # fmt: skip
            empty = slide.box(MISSING + (f" ({more})" if more else ""), 9.4, y, 3.5, 0.55, size=12, ink=RED, edge=ATTACK, dash="dash")  # fmt: skip
            slide.line(empty, LEFT, box, RIGHT, ink=ATTACK, dash="dash")
        _lane_against(slide, case, box, [], False)


# -- line of procedure ---------------------------------------------------------------------------------


def _procedure(deck: Deck, case: Case) -> None:
    steps = in_order(case)
    for n in range(0, len(steps), 12):
        part = f" ({n // 12 + 1}/{-(-len(steps) // 12)})" if len(steps) > 12 else ""
        slide, before = deck.slide(f"Đường tố tụng{part}"), None
        for turn, one in enumerate(steps[n : n + 12]):
            title, about = said_of(case, one)
            folio = folio_of_decision(case, one)
            row, column = divmod(turn, 4)
            words = [(day(one.on or ""), {"size": 11, "ink": FAINT}), (title, {"bold": True}), (about, {"size": 11}),
                     (folio, {"size": 11, "ink": RED if folio == NO_FOLIO else FAINT})]  # fmt: skip
            box = slide.box(words, 0.4 + column * 3.2, 1.2 + row * 1.9, 2.75, 1.5, size=13, fill=BLUE, edge=EDGE, name=one.id)  # fmt: skip
            if before:
                sites = (RIGHT, LEFT) if column else (BOTTOM, TOP)
                slide.line(before, sites[0], box, sites[1], ink=SUPPORT)
            before = box
