"""Everything in a file that can be spoken of: its part, what it is called (people by code), the folio it opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from lachan.proof import labels
from lachan.proof.case import Case
from lachan.proof.elements import Element
from lachan.proof.views import folio_of

from . import words
from .typed import day, plain


@dataclass(frozen=True)
class Thing:
    """`part`: of the bundle, or «elements»; `kind`: what it is, in a word."""

    part: str
    id: str
    label: str
    kind: str = ""
    folio: str = ""


def things_of(case: Case) -> dict[str, Thing]:
    return {one.id: one for one in _things(case)}


def _things(case: Case) -> Iterator[Thing]:
    of = case.bundle
    for d in of.documents:
        gone = "đã rút khỏi hồ sơ" if d.withdrawn else case.by_code(d.kind)
        yield Thing(
            "documents", d.id, case.by_code(d.title), gone, f"BL {d.folios}" if d.folios else ""
        )
    for e in of.evidence:
        yield Thing(
            "evidence", e.id, case.by_code(e.title), labels.SOURCES[e.source], folio_of(case, e)
        )
    for p in of.persons:
        yield Thing("persons", p.id, p.code, ", ".join(labels.ROLES[role] for role in p.roles))
    for q in of.decisions:
        label = f"{labels.DECIDED[q.kind]} {case.by_code(q.number)}".strip()
        yield Thing("decisions", q.id, label, day(q.on or ""))
    yield from _argued(case)
    yield from _told(case)


def _argued(case: Case) -> Iterator[Thing]:
    for h in case.bundle.hypotheses:
        yield Thing(
            "hypotheses",
            h.id,
            case.charge_words(h.id),
            words.choices()["ground"].get(h.ground, h.ground),
        )
    for c in case.bundle.charges:
        yield Thing("charges", c.id, case.charge_words(c.id), "truy cứu")
    for charge, many in case.elements.items():
        for one in many:
            yield Thing("elements", f"{charge}/{one.code}", _element(case, charge, one), one.cite)
    for p in case.bundle.propositions:
        yield Thing("propositions", p.id, case.by_code(p.text), labels.NATURES[p.nature])


def _element(case: Case, charge: str, one: Element) -> str:
    """«BC1 (Điều 150): thủ đoạn»; the ways it may be done stand in the matrix."""
    return f"{case.charge_words(charge)}: {one.name.partition(':')[0]}"


def _told(case: Case) -> Iterator[Thing]:
    of = case.bundle
    for s in of.events:
        yield Thing("events", s.id, case.by_code(s.title), day(s.since or ""))
    for t in of.transactions:
        label = (
            f"{case.code(t.payer)} → {case.code(t.payee)}: {plain('number', t.sum)} {t.currency}"
        )
        yield Thing("transactions", t.id, label, day(t.on or ""))
    for k in of.circumstances:
        yield Thing("circumstances", k.id, f"{case.code(k.person)}: Điều {k.article}", "tình tiết")
    for i in of.identifiers:
        yield Thing(
            "identifiers",
            i.id,
            f"{words.choices()['identifier'][i.kind]} {i.id}",
            ", ".join(map(case.code, i.people)),
        )
    for y in of.questions:
        yield Thing(
            "questions",
            y.id,
            case.by_code(y.text),
            "đã trả lời" if y.answered_by else "chưa trả lời",
        )
    for v in of.passages:
        yield Thing(
            "passages",
            v.id,
            case.by_code(v.text) or v.id,
            f"viện dẫn BL {v.folios}" if v.folios else "không viện dẫn bút lục",
        )
