"""One file as the browser's six views read it (`lachan.views/1`): by code, without a name, the same for the same file.

Objects stand once, by id, with what they are called and the folio they open; the views speak of ids. `touches` are pairs
of objects of which one speaks of the other: a choice in one view marks in another what it touches there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lachan.proof import labels
from lachan.proof.bundle import Bundle
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case
from lachan.proof.checking import Finding
from lachan.proof.drawing import MADE_UP, STAGES, version_of
from lachan.proof.layout import layered, network
from lachan.proof.views import (
    MISSING,
    Cell,
    Mark,
    Picture,
    Row,
    Span,
    balances,
    folio_of,
)
from lachan.proof.views import layered as layered_view
from lachan.proof.views import matrix as matrix_view
from lachan.proof.views import money as money_view
from lachan.proof.views import network as network_view
from lachan.proof.views import procedure as procedure_view
from lachan.proof.views import timeline as timeline_view

SCHEMA = "lachan.views/1"
MOST = 300  # marks of a network that are drawn at once
Sent = dict[str, Any]


def views(bundle: Bundle, findings: Iterable[Finding] = ()) -> Sent:
    """Everything a page of the six views needs; `findings`, where they are shown beside them."""
    case = Case(bundle)
    return {
        "schema": SCHEMA,
        "file": _file(bundle),
        "words": _words(),
        "objects": objects(case),
        "touches": sorted(_touches(case)),
        "matrix": _matrix(case),
        "tree": _tree(layered_view(case)),
        "timeline": [_span(one) for one in timeline_view(case)],
        "network": _network(case),
        "money": _money(case),
        "procedure": [_span(one) for one in procedure_view(case)],
        "findings": [_finding(one) for one in findings],
    }


def _file(of: Bundle) -> Sent:
    return {"code": of.code, "stage": STAGES[of.stage], "as_of": of.as_of, "version": version_of(of),
            "made_up": MADE_UP if of.synthetic else ""}  # fmt: skip


def _words() -> Sent:
    """Words of the file's codes; those of the page itself are the page's."""
    evidence = {f"evidence.{code}": f"chứng cứ: {said}" for code, said in labels.SOURCES.items()}
    facts = {f"proposition.{code}": f"mệnh đề: {said}" for code, said in labels.NATURES.items()}
    people = {f"person.{code}": said for code, said in labels.ROLES.items()}
    kinds = labels.KINDS | evidence | facts | people
    return {"kinds": _plain(kinds), "lines": _plain(labels.LINES), "precision": labels.PRECISION, "missing": MISSING}  # fmt: skip


def _plain(words: dict[Any, str]) -> dict[str, str]:
    return {str(code): said for code, said in words.items()}


# -- objects -----------------------------------------------------------------------------------------


def objects(case: Case) -> dict[str, list[str]]:
    """id → kind, what it is called, the folio it opens."""
    return {mark.id: [mark.kind, mark.label, mark.folio] for mark in _marks(case)}


def _marks(case: Case) -> Iterator[Mark]:
    """Charges, elements, propositions, evidence and papers as the map has them; then people, days and payments."""
    shown = {e: folio_of(case, case.evidence[e]) for e in case.evidence}
    for mark in layered_view(case).marks:
        if mark.kind.startswith("proposition"):
            folios = "; ".join(shown[e.id] for e in case.supports(mark.id)[:3]) or MISSING
            yield Mark(mark.id, mark.kind, mark.label, folios)
        else:
            yield mark
    yield from network_view(case).marks
    for event in case.bundle.events:
        yield Mark(event.id, "event", case.by_code(event.title))
    yield from _decisions(case)
    for entry in money_view(case):
        words = f"{entry.payer} → {entry.payee}: {_sum(entry.sum)} {entry.currency}"
        yield Mark(entry.id, "transaction", words, entry.folio)


def _decisions(case: Case) -> Iterator[Mark]:
    for one in case.bundle.decisions:
        paper = case.documents.get(one.document or "")
        words = f"{labels.DECIDED[Decided(one.kind)]} {case.by_code(one.number)}".strip()
        folio = f"BL {paper.folios.replace('-', '–')}" if paper and paper.folios else MISSING
        yield Mark(one.id, "decision", words, folio)


def _sum(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def _touches(case: Case) -> set[tuple[str, str]]:
    """Each pair once, the smaller id first."""
    return {(min(a, b), max(a, b)) for a, b in _pairs(case) if a and b and a != b}


def _pairs(case: Case) -> Iterator[tuple[str, str | None]]:
    of = case.bundle
    yield from ((link.from_, link.to) for link in of.links)
    for e in of.evidence:
        yield from ((e.id, other) for other in (e.document, e.record, e.speaker))
    for p in of.propositions:
        yield from ((p.id, who) for who in (*p.actors, *p.about))
    for one in of.events:
        yield from ((one.id, who) for who in one.people)
    for d in of.decisions:
        yield from ((d.id, other) for other in (*d.about, d.document))
    for t in of.transactions:
        yield from ((t.id, other) for other in (t.payer, t.payee, *t.trace))
    for c in of.charges:
        yield from ((c.id, other) for other in (c.person, c.decision, *c.victims))


# -- the six views -----------------------------------------------------------------------------------


def _matrix(case: Case) -> Sent:
    charges = [[charge, case.charge_words(charge)] for charge in case.elements]
    return {"charges": charges, "rows": [_row(one) for one in matrix_view(case)]}


def _row(one: Row) -> Sent:
    return {"charge": one.charge, "id": f"{one.charge}/{one.element}", "name": one.name, "cite": one.cite,
            "support": [_cell(c) for c in one.support], "against": [_cell(c) for c in one.against]}  # fmt: skip


def _cell(one: Cell) -> list[Any]:
    return [one.evidence, int(one.own)]


def _tree(picture: Picture) -> Sent:
    at = layered.place(picture.columns, [(x.source, x.target) for x in picture.lines]).at
    return {"at": {name: list(spot) for name, spot in at.items()}, "lines": _lines(picture)}


def _lines(picture: Picture) -> list[list[str]]:
    return [[x.source, x.target, str(x.kind)] for x in picture.lines]


def _span(one: Span) -> list[str]:
    return [one.id, one.lane, one.first, one.last, one.precision]


def _network(case: Case) -> Sent:
    """A small one with its places; of a large one the browser draws what lies around whom the reader chooses."""
    whole = network_view(case)
    at = network.place(whole) if len(whole.marks) <= MOST else {}
    return {"marks": [one.id for one in whole.marks], "lines": _lines(whole), "opens": _opens_on(case),
            "at": {name: list(spot) for name, spot in at.items()}}  # fmt: skip


def _opens_on(case: Case) -> str:
    """The first of the accused as the file lists them, else its first person: nobody is weighed."""
    named = [p.id for p in case.bundle.persons]
    return next((name for name in named if name in case.accused), named[0] if named else "")


def _money(case: Case) -> Sent:
    entries = money_view(case)
    rows = [[x.id, x.on, x.payer, x.payee, x.sum, x.currency, int(x.traced)] for x in entries]
    sides = [[*who, *sums] for who, sums in balances(entries).items()]
    return {"entries": rows, "balances": sides}


def _finding(one: Finding) -> list[Any]:
    return [one.rule, one.severity, list(one.objects), one.cite, one.sentence, one.closes]
