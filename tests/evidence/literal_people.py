"""The catalogue read literally, second half: victims and accused, money, pictures (see `literal`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lachan.law.offence_book import offence
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case

from .building import NUMBERED
from .charging import BY_NUMBER
from .people import age_on

Found = Iterator[tuple[str, tuple[str, ...]]]


def born(case: Case, who: str):
    birth = case.persons[who].birth
    return latest(birth.settled_as or birth.value) if birth else None


def victims(case: Case) -> Found:
    for p in case.with_role(Role.VICTIM):
        if not p.identity_document:
            yield "R-53", (p.id,)
        if p.compelled and not p.non_punishment_reviewed:
            yield "R-62", (p.id,)
        if p.abroad and not p.assistance_requested:
            yield "R-65", (p.id,)
        if not p.victim_decision:
            yield "R-66", (p.id,)
        if not p.compensation:
            yield "R-67", (p.id,)
        unproved = not p.birth or not p.birth.proof or not (p.birth.settled_as or len(p.birth.value) == 10)  # fmt: skip
        if unproved and _at_stake(case, p):
            yield "R-60", (p.id,)
    for c in case.bundle.charges:
        yield from _aged(case, c)


def _at_stake(case: Case, p) -> bool:
    """Under Điều 150 only of people under 18 (Điều 417)."""
    mine = [c for c in case.bundle.charges if p.id in c.victims]
    adult = all(c.article == "150" for c in mine)
    return not mine or not adult or age_on(born(case, p.id), earliest(mine[0].acts_from)) < 18


def _aged(case: Case, c) -> Found:
    ages = {
        age_on(born(case, v), earliest(c.acts_from)) for v in c.victims if case.persons[v].birth
    }
    means = {"deception", "force", "threat_of_force", "other_trick"} & set(c.signs)
    if (c.article == "150" and min(ages) < 16) or (
        c.article == "151" and (max(ages) > 15 or means)
    ):
        yield "R-61", (c.id,)
    if "1999" in c.code_version:
        yield "R-80", (c.id,)
    if (c.clause or 1) > 5 or any(p.endswith("y") for p in c.points):
        yield "R-84", (c.id,)
    if c.article in BY_NUMBER and len(c.victims) > 1 and c.clause == 1:
        yield "R-56", (c.id,)
    p = case.persons[c.person]
    if p.birth and age_on(born(case, p.id), earliest(c.acts_from)) < 18:
        whole = p.birth.proof and p.counsel and p.representative and c.note
        yield from () if whole else (("R-63", (p.id,)),)


def graver(case: Case) -> Found:
    """Counsel, experts, equal acts: what depends on the clause charged."""
    for c in case.bundle.charges:
        p = case.persons[c.person]
        minor = p.birth and age_on(born(case, p.id), earliest(c.acts_from)) < 18
        book = offence(c.article).text.paragraphs
        frame = book[c.clause].frame if c.clause in book else None
        if ((frame and frame.top_months >= 240) or minor) and not p.counsel:
            yield "R-27", (p.id,)
        injured = [e for e in case.elements[c.id] if any("injury" in code for code in e.signs)]
        experts = [e for e in case.bundle.evidence if e.source == Source.EXPERT]
        if (injured or c.article == "297") and not experts:
            yield "R-24", (c.id,)
    for a, b in combinations(case.bundle.charges, 2):
        same = _acts_of(case, a.person) == _acts_of(case, b.person) and a.person != b.person
        if same and a.article == b.article and a.clause != b.clause and not (a.note or b.note):
            yield "R-55", (a.id, b.id)


def _acts_of(case: Case, who: str) -> set[str]:
    return {p.id for p in case.bundle.propositions if p.criminal and who in p.actors}


def ledger(case: Case) -> Found:
    for p in (x for x in case.bundle.propositions if x.amount and x.actors):
        paid = [t for t in case.bundle.transactions if p.actors[0] in (t.payee, t.payer)]
        mine = [x for x in case.bundle.propositions if x.amount and x.actors == p.actors]
        if paid and sum(t.sum for t in paid) != sum(x.amount for x in mine):
            yield "R-70", (p.id,)
        if not paid and all(e.source == Source.STATEMENT for e in case.supports(p.id)):
            yield "R-72", (p.id,)


def money(case: Case) -> Found:
    for t in case.bundle.transactions:
        if all(case.evidence[x].source == Source.STATEMENT for x in t.trace):
            yield "R-71", (t.id,)
    for e in case.bundle.evidence:
        shown = any(
            e.user in p.actors and {e.owner, e.user} <= set(p.about)
            for p in case.bundle.propositions
        )
        if e.owner != e.user and not shown:
            yield "R-73", (e.id,)


def pictures(case: Case) -> Found:
    for m in case.bundle.displays:
        names = {p.name for p in case.with_role(Role.VICTIM) if p.name}
        if names & set(m.labels.values()):
            yield "R-68", (m.id,)
        judged = any(
            word in label.lower() for label in m.labels.values() for word in ("tội phạm", "kẻ ")
        )
        if judged and case.bundle.stage.value != "final":
            yield "R-90", (m.id,)
        if not (m.stage and m.on and m.made_from and m.author):
            yield "R-91", (m.id,)
        if m.made_from and m.made_from != case.bundle.version:
            yield "R-93", (m.id,)
        if m.approved is not None and set(m.shows) - set(m.approved):
            yield "R-94", (m.id,)
        for e in (case.evidence[x] for x in m.shows if x in case.evidence):
            if case.bundle.stage.value in NUMBERED and not (case.paper(e) and case.paper(e).folios):
                yield "R-92", (m.id, e.id)
