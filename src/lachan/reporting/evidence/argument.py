"""What speaks for and against one element, in rows: the same for slides and for the booklet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lachan.proof.bundle import Evidence
from lachan.proof.bundle.argument import Bears
from lachan.proof.case import Case, words_of
from lachan.proof.elements import Element
from lachan.proof.views import folio_of

from .words import NO_FOLIO


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence in a row. `own`: words of somebody under charge."""

    id: str
    title: str
    folio: str
    own: bool

    @property
    def said(self) -> str:
        own = " (lời của người bị buộc tội)" if self.own else ""
        return f"{self.title}{own} · {self.folio}"

    @property
    def lacks_folio(self) -> bool:
        return self.folio == NO_FOLIO


@dataclass(frozen=True, slots=True)
class Told:
    """A proposition (or none, where evidence bears on the element itself) and its evidence. `target`: what it bears on."""

    id: str
    text: str
    evidence: tuple[Shown, ...]
    target: str = ""


class Argument:
    """`approved`: what may be shown, where somebody approved a list; unsaid, everything."""

    def __init__(self, case: Case, approved: Collection[str] | None = None) -> None:
        self.case, self.approved = case, approved

    def may(self, id: str) -> bool:
        return self.approved is None or id in self.approved

    def for_(self, charge: str, one: Element) -> list[Told]:
        found = dict.fromkeys(x for head in self.case.heads(charge, one) for x in self.case.linked(head, Bears.SUPPORTS))  # fmt: skip
        return self._rows(found, "")

    def against(self, charge: str, one: Element) -> list[Told]:
        """What attacks the element or any proposition that it rests on."""
        heads = self.case.heads(charge, one)
        under = [p.id for p in self.case.bundle.propositions if p.id in self.case.beneath(heads)]
        rows = []
        for target in (*heads, *under):
            about = "" if target in heads else target
            rows += self._rows(dict.fromkeys(self.case.linked(target, Bears.ATTACKS)), about)
        return rows

    def hidden(self, charge: str, one: Element) -> int:
        """How many pieces of evidence the approved list leaves out here."""
        whole = Argument(self.case)
        every, some = _ids(whole, charge, one), _ids(self, charge, one)
        return len(every - some)

    def _rows(self, sources: Collection[str], target: str) -> list[Told]:
        return [row for source in sources if (row := self._row(source, target)) is not None]

    def _row(self, source: str, target: str) -> Told | None:
        if source in self.case.evidence:
            own = self.case.evidence[source]
            shown = tuple(self._shown([own])) if self.case.admissible(own) else ()
            return Told("", "", shown, target) if shown else None
        shown = tuple(self._shown(self.case.supports(source)))
        if not self.may(source):
            return Told("", "", shown, target) if shown else None
        text = self.case.by_code(self.case.propositions[source].text)
        return Told(source, text, shown, target)

    def _shown(self, many: Collection[Evidence]) -> Iterator[Shown]:
        for e in many:
            if self.may(e.id) or (e.document and self.may(e.document)):
                yield Shown(e.id, self.case.by_code(e.title), folio_of(self.case, e), words_of(e) in self.case.accused)  # fmt: skip


def _ids(of: Argument, charge: str, one: Element) -> set[str]:
    return {e.id for told in (*of.for_(charge, one), *of.against(charge, one)) for e in told.evidence}  # fmt: skip
