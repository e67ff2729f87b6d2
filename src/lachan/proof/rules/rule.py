"""What a rule is: an id, a citation, a severity, from which stage on it asks, and one sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case

Found = tuple[tuple[str, ...], Mapping[str, object]]
Finder = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence`: the message with its blanks. `ground`: letter of BLTTHS Điều 245 khoản 1, or «». `on`: shipped switched on."""

    id: str
    severity: str
    cite: str
    ground: str
    since: Stage
    title: str
    closes: str
    sentence: str
    find: Finder
    on: bool


CATALOGUE: dict[str, Rule] = {}


def rule(
    id: str, severity: str, cite: str, *, title: str, closes: str, ground: str = "", since: Stage = Stage.REPORT,
    on: bool = True,
) -> Callable[[Finder], Finder]:  # fmt: skip
    """Registers a finder: it yields (ids of the objects, what fills the blanks of its docstring)."""

    def register(find: Finder) -> Finder:
        if id in CATALOGUE:
            raise ValueError(f"{id} twice")
        sentence = " ".join((inspect.getdoc(find) or "").split())
        CATALOGUE[id] = Rule(id, severity, cite, ground, since, title, closes, sentence, find, on)
        return find

    return register
