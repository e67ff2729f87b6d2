"""How an injected defect and a lawful look-alike are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .draft import Draft


@dataclass(frozen=True)
class Defect:
    rule: str  # whose words it was written from
    accepts: tuple[str, ...]  # any of these asks the right thing
    also: frozenset[str]  # what the same cut may rightly open besides, about the same objects
    name: str
    put: Callable[[Draft], set[str] | None]


@dataclass(frozen=True)
class Near:
    rule: str
    name: str
    put: Callable[[Draft], bool | None]


DEFECTS: list[Defect] = []
NEARS: list[Near] = []
PROOF = frozenset(
    {"R-01", "R-02", "R-03", "R-04", "R-05", "R-06", "R-07", "R-08", "R-09", "R-72", "R-38", "R-49"}
)


def defect(rules: str, also: frozenset[str] | set[str] = frozenset()):
    ids = tuple(rules.split())

    def told(put):
        DEFECTS.append(Defect(ids[0], ids, frozenset(also), put.__name__, put))
        return put

    return told


def near(rule: str):
    def told(put):
        NEARS.append(Near(rule, put.__name__, put))
        return put

    return told
