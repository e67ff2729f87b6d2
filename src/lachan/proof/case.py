"""A bundle made ready to be asked: who speaks for what, at every depth. Built once, read by every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from lachan.proof.bundle import (
    Bundle,
    Charge,
    Decision,
    Document,
    Evidence,
    Hypothesis,
    Person,
    Proposition,
)
from lachan.proof.bundle.argument import Bears
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Role
from lachan.proof.elements import MATTERS, Element, elements
from lachan.proof.naming import Names
from lachan.proof.resting import Supports
from lachan.proof.small import LEFT_OUT

ORDER = list(Stage)
UNDER_CHARGE = frozenset({Role.ACCUSED, Role.HELD, Role.DENOUNCED})
MANY_PAPERS = 8
SPOKEN = frozenset({Source.STATEMENT, Source.RECORD})


def words_of(e: Evidence) -> str | None:
    """The person whose words it is: a statement, or a record of what one person showed or told."""
    return e.speaker if e.source in SPOKEN else None


class Case:
    """The file as the rules read it. Evidence that was excluded, or whose paper was withdrawn, supports nothing."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle

    # -- by id -----------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {one.id: one for one in self.bundle.documents}

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        return {one.id: one for one in self.bundle.evidence}

    @cached_property
    def persons(self) -> dict[str, Person]:
        return {one.id: one for one in self.bundle.persons}

    @cached_property
    def propositions(self) -> dict[str, Proposition]:
        return {one.id: one for one in self.bundle.propositions}

    @cached_property
    def charges(self) -> dict[str, Charge | Hypothesis]:
        named: dict[str, Charge | Hypothesis] = {one.id: one for one in self.bundle.charges}
        return named | {one.id: one for one in self.bundle.hypotheses}

    def code(self, person: str | None) -> str:
        """What a person is called in every sentence: the code, never the name."""
        return self.persons[person].code if person else "?"

    def charge_words(self, charge: str) -> str:
        """«BC1 (Điều 150)», or the hypothesis before anybody is charged."""
        one = self.charges[charge]
        if isinstance(one, Charge):
            return f"{self.code(one.person)} (Điều {one.article})"
        return f"giả thuyết Điều {one.article}"

    @cached_property
    def _names(self) -> Names:
        return Names((name, p.code) for p in self.bundle.persons for name in (*p.aliases, p.name))

    def by_code(self, text: str) -> str:
        """Words of the file with every name and alias it holds put as the person's code: names never leave."""
        if text not in self._put:
            self._put[text] = self._called.put(text)
        return self._put[text]

    @cached_property
    def _called(self) -> Names:
        """What people are called for short too, as in an export: two called alike are left out."""
        named = ((name, p.code) for p in self.bundle.persons for name in (*p.aliases, p.name))
        return Names(named, short=LEFT_OUT)

    @cached_property
    def _put(self) -> dict[str, str]:
        return {}

    def named(self, text: str) -> bool:
        """Whether these words hold anybody's name."""
        if text not in self._named:
            self._named[text] = self._names.held(text)
        return self._named[text]

    @cached_property
    def _named(self) -> dict[str, bool]:
        return {}

    def names(self, person: Person, text: str) -> bool:
        """Whether these words hold the person's name or an alias."""
        if person.id not in self._own_names:
            own = (x for x in (*person.aliases, person.name) if x != person.code)
            self._own_names[person.id] = Names((one, person.code) for one in own)
        return self._own_names[person.id].held(text)

    @cached_property
    def _own_names(self) -> dict[str, Names]:
        return {}

    def paper(self, e: Evidence) -> Document | None:
        return self.documents.get(e.document) if e.document else None

    # -- where the file stands -------------------------------------------------------------------

    def reached(self, stage: Stage) -> bool:
        return ORDER.index(self.bundle.stage) >= ORDER.index(stage)

    def share(self, part: str, field: str) -> float:
        """How large a part of these rows of the bundle says this."""
        if (part, field) not in self._shares:
            rows = getattr(self.bundle, part)
            said = sum(1 for row in rows if getattr(row, field) not in (None, "", ()))
            self._shares[part, field] = said / len(rows) if rows else 0.0
        return self._shares[part, field]

    @cached_property
    def _shares(self) -> dict[tuple[str, str], float]:
        return {}

    @cached_property
    def laid_out(self) -> bool:
        """The bundle is the file itself, no summary of it: nearly all its papers are listed and numbered (or, of many papers,
        either), and nearly all its evidence lies in them (Điều 131; TTLT 04/2018 Điều 35)."""
        papers, found = self.bundle.documents, self.bundle.evidence
        either = len(papers) >= MANY_PAPERS
        kept = sum(1 for d in papers if (d.listed and d.folios) or (either and (d.listed or d.folios)))  # fmt: skip
        lying = sum(1 for e in found if e.document)
        return bool(kept and lying) and 4 * kept >= 3 * len(papers) and 4 * lying >= 3 * len(found)

    # -- links -----------------------------------------------------------------------------------

    @cached_property
    def _into(self) -> dict[str, list[tuple[str, Bears]]]:
        found: dict[str, list[tuple[str, Bears]]] = defaultdict(list)
        for link in self.bundle.links:
            found[link.to].append((link.from_, link.kind))
        return found

    def linked(self, target: str, *kinds: Bears) -> Iterator[str]:
        """What bears on it directly, in those ways (in any, when none is named)."""
        return (source for source, kind in self._into.get(target, ()) if not kinds or kind in kinds)

    @cached_property
    def out_of(self) -> dict[str, list[tuple[str, Bears]]]:
        """What a piece of evidence, or a proposition, bears on, and how."""
        found: dict[str, list[tuple[str, Bears]]] = defaultdict(list)
        for link in self.bundle.links:
            found[link.from_].append((link.to, link.kind))
        return found

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """Statements that a later one retracts."""
        return frozenset(e.retracts for e in self.bundle.evidence if e.retracts)

    def admissible(self, e: Evidence) -> bool:
        """Of the seven sources, not excluded, its paper not withdrawn (BLTTHS Điều 87)."""
        paper = self.paper(e)
        return e.source != Source.NONE and not e.excluded and not (paper and paper.withdrawn)

    def supports(self, target: str) -> list[Evidence]:
        """Admissible evidence that speaks for it, itself or through propositions that do; in order, each once."""
        return self._supports[target]

    @cached_property
    def _supports(self) -> Supports:
        held = {e.id: e for e in self.bundle.evidence if self.admissible(e)}
        below = {to: [x for x, kind in found if kind == Bears.SUPPORTS] for to, found in self._into.items()}  # fmt: skip
        passed = {to: [x for x in found if x in held or x not in self.evidence] for to, found in below.items()}  # fmt: skip
        return Supports(passed, held)

    def bearing(self, target: str, *kinds: Bears) -> list[Evidence]:
        """Admissible evidence that bears on it directly, or whose proposition does."""
        found: dict[str, Evidence] = {}
        for source in self.linked(target, *kinds):
            own = [self.evidence[source]] if source in self.evidence else self.supports(source)
            found.update({e.id: e for e in own if self.admissible(e)})
        return list(found.values())

    # -- what must be proved ---------------------------------------------------------------------

    @cached_property
    def elements(self) -> dict[str, tuple[Element, ...]]:
        return {one.id: elements(self.bundle, one) for one in self.charges.values()}

    def heads(self, charge: str, one: Element) -> tuple[str, ...]:
        """Where links that speak for an element may end: at it, or at one of its signs («c1/transfer»)."""
        signs = (f"{charge}/{sign}" for sign in sorted(one.signs) if sign != one.code)
        return (f"{charge}/{one.code}", *signs)

    @cached_property
    def element_of(self) -> dict[str, str]:
        """Where a link may end → the element it speaks of: «c1/transfer» → «c1/act»."""
        return {
            head: f"{charge}/{one.code}"
            for charge, many in self.elements.items() for one in many for head in self.heads(charge, one)
        }  # fmt: skip

    def proof(self, charge: str, one: Element) -> list[Evidence]:
        """Admissible evidence that speaks for an element or for any of its signs."""
        found = {e.id: e for head in self.heads(charge, one) for e in self.supports(head)}
        return list(found.values())

    def under(self, charge: str, one: Element) -> set[str]:
        """Propositions that speak for an element or for any of its signs, at every depth."""
        if (charge, one.code) not in self._under:
            self._under[charge, one.code] = self.beneath(self.heads(charge, one))
        return self._under[charge, one.code]

    @cached_property
    def _under(self) -> dict[tuple[str, str], set[str]]:
        return {}

    def propositions_for(self, target: str) -> list[Proposition]:
        return [
            self.propositions[x]
            for x in self.linked(target, Bears.SUPPORTS)
            if x in self.propositions
        ]

    @cached_property
    def bears_on(self) -> dict[str, set[str]]:
        """Proposition → the charges whose elements or matters it supports, through other propositions too."""
        found: dict[str, set[str]] = defaultdict(set)
        for charge in self.charges:
            heads = [head for one in self.elements[charge] for head in self.heads(charge, one)]
            for name in self.beneath([*heads, *(f"{charge}/{m}" for m in MATTERS)]):
                found[name].add(charge)
        return found

    @cached_property
    def charged_acts(self) -> dict[str, list[str]]:
        """Person → the propositions of what the person did that bear on a charge."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.bears_on:
            for person in self.propositions[name].actors:
                found[person].append(name)
        return found

    def beneath(self, heads: Iterable[str]) -> set[str]:
        """Propositions that speak for any of these, at every depth."""
        seen: set[str] = set()
        waiting = list(heads)
        while waiting:
            for source in self.linked(waiting.pop(), Bears.SUPPORTS):
                if source in self.propositions and source not in seen:
                    seen.add(source)
                    waiting.append(source)
        return seen

    # -- people ----------------------------------------------------------------------------------

    @cached_property
    def accused(self) -> frozenset[str]:
        """Those a charge names, and those held or denounced."""
        by_role = {p.id for p in self.bundle.persons if UNDER_CHARGE & set(p.roles)}
        return frozenset(by_role | {c.person for c in self.bundle.charges})

    def with_role(self, *roles: Role) -> list[Person]:
        return [p for p in self.bundle.persons if set(roles) & set(p.roles)]

    @cached_property
    def decisions_about(self) -> dict[str, list[Decision]]:
        found: dict[str, list[Decision]] = defaultdict(list)
        for one in self.bundle.decisions:
            for person in one.about:
                found[person].append(one)
        return found

    def victims_of(self, charge: Charge) -> list[Person]:
        """Those the charge names; unsaid, all victims of the file."""
        return [self.persons[v] for v in charge.victims] or self.with_role(Role.VICTIM)
