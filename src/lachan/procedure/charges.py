"""What is charged so far, in the case and against each accused, and the class that follows from it.
A later decision replaces an earlier one of the same person; a supplement adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lachan.law.ttlt_04_2018.dieu_14 import heaviest

ADDS: Final = frozenset(
    {"case_decision_supplemented", "charge_supplemented", "procuracy_charge_supplemented"}
)
OF_CASE: Final = frozenset(
    {"case_initiated", "case_decision_changed", "case_decision_supplemented"}
)
OF_PERSON: Final = frozenset(
    {
        "accused_charged", "procuracy_charged", "charge_changed", "charge_supplemented",
        "procuracy_charge_changed", "procuracy_charge_supplemented",
    }
)  # fmt: skip
CLASSING: Final = OF_CASE | OF_PERSON | {"paragraph_changed"}


@dataclass(frozen=True, slots=True)
class Classes:
    """The class of the case and of each accused at one moment."""

    case: str | None
    persons: Mapping[str, str]

    def of(self, person: str | None) -> str | None:
        return self.case if person is None else self.persons.get(person, self.case)


@dataclass(slots=True)
class Charges:
    """TTLT 04/2018 Điều 14: the case follows the heaviest charge; until one is made, its own decision.

    Of several offences (khoản 3) the decision that is changed counts with those that were added."""

    case: str | None = None
    added: list[str] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)

    def learn(self, kind: str, person: str | None, severity: str | None) -> Classes:
        """Take in one act that states a class; an act that states none changes nothing."""
        if severity is not None:
            self._learn(kind, person, severity)
        return Classes(self.severity, dict(self.persons))

    @property
    def severity(self) -> str | None:
        own = [self.case] if self.case and (self.added or not self.persons) else []
        return heaviest([*self.persons.values(), *self.added, *own])

    def _learn(self, kind: str, person: str | None, severity: str) -> None:
        if kind in OF_PERSON or person is not None:
            self._learn_of(person or "", kind, severity)
        elif kind in ADDS:
            self.added = [*self.added, severity]
        else:
            self.case = severity
            if kind == "paragraph_changed":
                self.persons = dict.fromkeys(self.persons, severity)

    def _learn_of(self, person: str, kind: str, severity: str) -> None:
        before = self.persons.get(person)
        both = [severity, before] if kind in ADDS and before else [severity]
        self.persons[person] = heaviest(both) or severity
