"""A case as an import means to write it: what the record holds, what is new, put right, or stays out. No query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from lachan.docket.models import Matter
from lachan.procedure.acts import Act as Deed

from .given import AccusedGiven, ActGiven, Aside, CaseFile


@dataclass(frozen=True)
class Item:
    """A row that came in before, by its latest version: its key, its hash, what it became."""

    what: str
    key: UUID
    version: int
    digest: bytes
    act: str = ""
    person: str = ""


@dataclass(frozen=True)
class Known:
    """What the record holds of one case; empty where it is new."""

    matter: Matter | None = None
    deeds: Sequence[Deed] = ()
    items: Mapping[UUID, Item] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    refused: Aside | None = None


@dataclass(frozen=True)
class Step:
    """One act to be recorded; `instead` is the act it takes the place of, `item` its earlier version."""

    given: ActGiven
    deed: Deed
    instead: Deed | None = None
    item: Item | None = None


@dataclass
class Plan:
    """One case: what is to be written, what was known, what stays out."""

    file: CaseFile
    known: Known
    steps: list[Step] = field(default_factory=list)
    entering: dict[str, AccusedGiven] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    remarks: list[Aside] = field(default_factory=list)
    fresh: set[tuple[str, int]] = field(default_factory=set)
    changed: set[tuple[str, int]] = field(default_factory=set)
    absent: int = 0

    @property
    def opens(self) -> bool:
        return self.known.matter is None and bool(self.steps)

    def writes(self) -> bool:
        return bool(self.steps)


def placeholder(number: str) -> str:
    """An accused who has no code name yet, as refusals may name one: by the number in the book."""
    return f"bị can số {number}"


def named(step: Step, codes: Mapping[str, str]) -> Step:
    """The same step with the accused by code name."""
    person = codes.get(step.deed.person or "", step.deed.person)
    return replace(step, deed=replace(step.deed, person=person))
