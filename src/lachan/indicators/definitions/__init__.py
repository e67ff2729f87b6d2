"""Definitions read once from the files beside this one; README.md says what their words mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILES = ("targets", "timely", "counters", "counts", "flows")
RATE, SHARE, TALLY, CHANGE, BALANCE, WAITING = "rate", "share", "tally", "change", "balance", "waiting"  # fmt: skip
SHAPES = frozenset({RATE, SHARE, TALLY, CHANGE, BALANCE, WAITING})
ALL = "all"


@dataclass(frozen=True)
class Variant:
    """One way of counting, by the name the figure bears."""

    code: str
    name: str
    list: str
    given: Mapping[str, Any]

    @property
    def counting(self) -> frozenset[str] | None:
        """Reasons that are counted; None: every row."""
        said = self.given.get("counting", ALL)
        return None if said == ALL else frozenset(said)

    @property
    def leaving_out(self) -> frozenset[str]:
        return frozenset(self.given.get("leaving_out", ()))


@dataclass(frozen=True)
class Definition:
    """A target's words, what is counted over what, when there is nothing to say; `ways` are its variants."""

    code: str
    name: str
    words: str
    shape: str
    operator: str
    target: int
    calendar: str
    unit: str
    numerator: str
    denominator: str
    undefined_when: str
    ways: Mapping[str, Variant]
    counters: tuple[str, ...]
    source: str
    mark: str
    waits_for: str = ""
    ahead: Mapping[str, Any] = field(default_factory=dict, compare=False)
    examples: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)

    @property
    def variants(self) -> dict[str, str]:
        return {code: way.name for code, way in self.ways.items()}

    @property
    def counted(self) -> bool:
        """Whether there are records to count it from."""
        return self.shape != WAITING


@dataclass(frozen=True)
class Track:
    """What brings a matter, or a person of it, into a stock and what takes it out."""

    of: str
    what: str
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    resumes: tuple[str, ...]
    of_one: tuple[str, ...]


def _definition(code: str, said: dict[str, Any]) -> Definition:
    common, queried = said.pop("with", {}), said.pop("list", "")
    ways = {
        letter: Variant(
            letter, way["name"], way.get("list", queried), {**common, **way.get("with", {})}
        )
        for letter, way in said.pop("variants").items()
    }
    counters, examples = tuple(said.pop("counters")), tuple(said.pop("examples", ()))
    return Definition(code=code, ways=ways, counters=counters, examples=examples, **said)


def _load() -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for name in FILES:
        found |= {code: _definition(code, said) for code, said in _read(name).items()}
    return found


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / f"{name}.yaml").read_text("utf-8")
    )
    return loaded


def _track(said: dict[str, Any]) -> Track:
    given = {name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}
    return Track(**given)


DEFINITIONS: Mapping[str, Definition] = _load()
TRACKS: Mapping[str, Track] = {name: _track(said) for name, said in _read("tracks").items()}
CLOCKS = frozenset(
    ref
    for one in DEFINITIONS.values()
    for way in one.ways.values()
    for ref in (*way.given.get("clocks", ()), *one.ahead.get("clocks", ()))
)


def of(code: str, variant: str = "a") -> tuple[Definition, Variant]:
    found = DEFINITIONS[code]
    return found, found.ways[variant]
