"""Six views of one file. Every mark names the object it stands for and the folios it opens; people are codes, in what
was typed too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lachan.proof.bundle import Evidence, Proposition, Transaction
from lachan.proof.bundle.argument import Bears
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.case import Case, words_of
from lachan.proof.elements import Element

MISSING = "chưa có bút lục"


@dataclass(frozen=True, slots=True)
class Mark:
    """An object in a picture: what it is, what it is called, where in the file it lies."""

    id: str
    kind: str
    label: str
    folio: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """From one mark to another; `kind`: supports, attacks, explains, about, holds, paid."""

    source: str
    target: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one piece of evidence does for one element; `own`: words of the accused about himself."""

    evidence: str
    kind: str
    own: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a charge must prove, and its cells; `against` has a lane of its own, always."""

    charge: str
    element: str
    name: str
    cite: str
    support: tuple[Cell, ...]
    against: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A moment on somebody's lane: it lies somewhere from `first` to `last` (ISO days); `precision`: how it is known."""

    id: str
    lane: str
    label: str
    first: str
    last: str
    precision: str
    folio: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One payment of the ledger; `traced`: a paper or data shows it."""

    id: str
    on: str
    payer: str
    payee: str
    sum: float
    currency: str
    traced: bool
    folio: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks in columns (layered map, tree) or none (network), and the lines between them."""

    marks: tuple[Mark, ...]
    columns: Mapping[str, int]
    lines: tuple[Line, ...]


def folio_of(case: Case, e: Evidence) -> str:
    """As it is cited: «BL 15–18»; never a page of the scan."""
    paper = case.paper(e)
    said = e.folios or (paper.folios if paper else None)
    return f"BL {said.replace('-', '–')}" if said else MISSING


# -- matrix ------------------------------------------------------------------------------------------


def matrix(case: Case) -> tuple[Row, ...]:
    return tuple(
        Row(
            charge,
            one.code,
            one.name,
            one.cite,
            _for(case, charge, one),
            _against(case, charge, one),
        )
        for charge, many in case.elements.items()
        for one in many
    )


def _for(case: Case, charge: str, one: Element) -> tuple[Cell, ...]:
    return tuple(Cell(e.id, Bears.SUPPORTS, _own(case, e)) for e in case.proof(charge, one))


def _against(case: Case, charge: str, one: Element) -> tuple[Cell, ...]:
    """What attacks the element, one of its signs, or any proposition that it rests on."""
    found: dict[str, Evidence] = {}
    for target in [*case.heads(charge, one), *sorted(case.under(charge, one))]:
        found.update({e.id: e for e in case.bearing(target, Bears.ATTACKS)})
    return tuple(Cell(e.id, Bears.ATTACKS, _own(case, e)) for e in found.values())


def _own(case: Case, e: Evidence) -> bool:
    return words_of(e) in case.accused


# -- layered map and tree ----------------------------------------------------------------------------


def layered(case: Case) -> Picture:
    """Charge → element → proposition → evidence → paper."""
    marks, columns, lines = [], {}, []
    for mark, column in _columns(case):
        marks.append(mark)
        columns[mark.id] = column
    for line in _lines(case):
        if line.source in columns and line.target in columns:
            lines.append(line)
    return Picture(tuple(marks), columns, tuple(lines))


def _columns(case: Case) -> Iterator[tuple[Mark, int]]:
    for charge, many in case.elements.items():
        yield Mark(charge, "charge", case.charge_words(charge)), 0
        for one in many:
            yield Mark(f"{charge}/{one.code}", "element", one.name), 1
    depth = _depths(case)
    deepest = max(depth.values(), default=0)
    for p in case.bundle.propositions:
        yield Mark(p.id, f"proposition.{p.nature}", case.by_code(p.text)), 2 + depth[p.id]
    for e in case.bundle.evidence:
        yield (
            Mark(e.id, f"evidence.{e.source}", case.by_code(e.title), folio_of(case, e)),
            3 + deepest,
        )
    for d in case.bundle.documents:
        yield (
            Mark(d.id, "paper", case.by_code(d.title), f"BL {d.folios}" if d.folios else MISSING),
            4 + deepest,
        )


def _depths(case: Case) -> dict[str, int]:
    """How many propositions lie between one and what it bears on; a circle stops at its first turn."""
    found = {p.id: 0 for p in case.bundle.propositions}
    for _ in found:
        moved = False
        for link in case.bundle.links:
            if (
                link.from_ in found
                and link.to in found
                and found[link.from_] <= found[link.to] < len(found) - 1
            ):
                found[link.from_], moved = found[link.to] + 1, True
        if not moved or max(found.values()) >= 8:
            break
    return {name: min(depth, 8) for name, depth in found.items()}


def _lines(case: Case) -> Iterator[Line]:
    for charge, many in case.elements.items():
        yield from (Line(charge, f"{charge}/{one.code}", "holds") for one in many)
    for link in case.bundle.links:
        yield Line(case.element_of.get(link.to, link.to), link.from_, link.kind)
    for e in case.bundle.evidence:
        if e.document:
            yield Line(e.id, e.document, "holds")


# -- timeline ----------------------------------------------------------------------------------------


def timeline(case: Case) -> tuple[Span, ...]:
    """By lane, then by day; whoever acts has a lane, what nobody is named in has the file's."""
    found = [*_told(case), *_events(case), *_decided(case)]
    return tuple(sorted(found, key=lambda one: (one.lane, one.first, one.last, one.id)))


def _told(case: Case) -> Iterator[Span]:
    for p in case.bundle.propositions:
        if p.since:
            for lane in p.actors or ("",):
                yield _span(case, p.id, lane, p.text, p.since, p.until, _folios(case, p))


def _events(case: Case) -> Iterator[Span]:
    for one in case.bundle.events:
        if one.since:
            for lane in one.people or ("",):
                yield _span(case, one.id, lane, one.title, one.since, one.until, "")


def _decided(case: Case) -> Iterator[Span]:
    for one in case.bundle.decisions:
        if one.on:
            paper = case.documents.get(one.document or "")
            folio = f"BL {paper.folios}" if paper and paper.folios else MISSING
            for lane in one.about or ("",):
                yield _span(
                    case, one.id, lane, f"{one.kind} {one.number}".strip(), one.on, None, folio
                )


def _span(
    case: Case, id: str, lane: str, label: str, since: str, until: str | None, folio: str
) -> Span:
    last = latest(until or since)
    precision = {4: "year", 7: "month", 10: "day"}.get(len(since), "minute")
    return Span(id, case.code(lane) if lane else "", case.by_code(label), earliest(since).isoformat(), last.isoformat(), precision, folio)  # fmt: skip


def _folios(case: Case, p: Proposition) -> str:
    return "; ".join(folio_of(case, e) for e in case.supports(p.id)[:3]) or MISSING


# -- network, money, procedure -----------------------------------------------------------------------


def network(case: Case) -> Picture:
    """People, and what the file says between them. Nobody is measured: no degree, no rank, no centre."""
    marks = tuple(
        Mark(p.id, f"person.{p.roles[0] if p.roles else 'described'}", p.code)
        for p in case.bundle.persons
    )
    lines = {
        Line(a, b, "about")
        for p in case.bundle.propositions
        for a in p.actors
        for b in p.about
        if a != b
    }
    lines |= {
        Line(t.payer, t.payee, "paid") for t in case.bundle.transactions if t.payer and t.payee
    }
    lines |= {Line(a, b, "event") for e in case.bundle.events for a, b in _pairs(e.people)}
    return Picture(
        marks, {}, tuple(sorted(lines, key=lambda one: (one.source, one.target, one.kind)))
    )


def _pairs(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    named = sorted(set(people))
    return ((a, b) for turn, a in enumerate(named) for b in named[turn + 1 :])


def around(picture: Picture, centre: str, steps: int = 2, most: int = 300) -> Picture:
    """The part of a network within so many steps of one mark: what a large file opens on."""
    near: dict[str, set[str]] = defaultdict(set)
    for line in picture.lines:
        near[line.source].add(line.target)
        near[line.target].add(line.source)
    kept, edge = {centre: None}, [centre]
    for _ in range(steps):
        edge = [n for node in edge for n in sorted(near[node]) if n not in kept]
        kept.update(dict.fromkeys(edge[: max(0, most - len(kept))]))
    marks = tuple(one for one in picture.marks if one.id in kept)
    return Picture(
        marks, {}, tuple(x for x in picture.lines if x.source in kept and x.target in kept)
    )


def money(case: Case) -> tuple[Entry, ...]:
    return tuple(
        sorted(
            (_entry(case, t) for t in case.bundle.transactions), key=lambda one: (one.on, one.id)
        )
    )


def _entry(case: Case, t: Transaction) -> Entry:
    traces = [case.evidence[x] for x in t.trace if x in case.evidence]
    folio = "; ".join(folio_of(case, e) for e in traces) or MISSING
    return Entry(
        t.id,
        t.on or "",
        case.code(t.payer),
        case.code(t.payee),
        t.sum,
        t.currency,
        bool(traces),
        folio,
    )


def balances(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[float, float]]:
    """(who, currency) → received, paid; every sum stands on both sides, so the whole comes to nothing."""
    found: dict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for one in entries:
        came, went = found[one.payee, one.currency]
        found[one.payee, one.currency] = (came + one.sum, went)
        came, went = found[one.payer, one.currency]
        found[one.payer, one.currency] = (came, went + one.sum)
    return dict(sorted(found.items()))


def procedure(case: Case) -> tuple[Span, ...]:
    """What was decided, in the order of the days."""
    return tuple(sorted(_decided(case), key=lambda one: (one.first, one.id, one.lane)))
