"""The vocabulary of published figures: what each measure counts, and which stand in what relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Members of these are no parts of a whole but say something about another figure.
OF, CHANGE, GROWTH = "of", "change", "growth"
SPECIAL = frozenset({OF, CHANGE, GROWTH})
PERCENT = "%"


@dataclass(frozen=True)
class Measure:
    """`stage` is nought outside the way of a case; `of`: what a load takes in anew."""

    code: str
    label: str
    kind: str
    stage: int = 0
    of: str = ""


@dataclass(frozen=True)
class Level:
    """A stock between two flows."""

    code: str
    into: str
    out: str
    other: str = ""
    load: str = ""


@dataclass(frozen=True)
class Split:
    code: str
    members: Mapping[str, str]
    complete: tuple[frozenset[str], ...] = ()
    overlaps: bool = False


@dataclass(frozen=True)
class Question:
    code: str
    label: str
    unit: str
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    measures: Mapping[str, Measure]
    levels: Mapping[str, Level]
    splits: Mapping[str, Split]
    questions: tuple[Question, ...]
    within: tuple[tuple[tuple[str, str], tuple[str, str]], ...]
    scopes: Mapping[str, Mapping[str, str]]
    units: Mapping[str, str]
    stages: tuple[str, ...] = field(default=())

    def base(self, measure: str) -> Measure:
        return self.measures[measure.partition("/")[0]]

    def label(self, measure: str) -> str:
        """«phát hiện, Điều 150»."""
        base, split, member = parts(measure)
        own = self.measures[base].label
        return f"{own}, {self._member(split, member)}" if split else own

    def _member(self, split: str, member: str) -> str:
        if split == OF:
            return f"tính trên số {self.measures[member].label}"
        if split in (CHANGE, GROWTH):
            return "tăng, giảm so với cùng kỳ năm trước"
        return self.splits[split].members[member]

    def unit(self, unit: str) -> str:
        """«vụ»; «% nạn nhân» for a share."""
        word = self.units[unit.removesuffix(PERCENT)]
        return f"% {word}" if unit.endswith(PERCENT) else word

    def why_not(self, measure: str, unit: str, scope: str) -> str:
        """What the vocabulary does not know of these; nothing when it knows them all."""
        base, split, member = parts(measure)
        members = self.measures if split == OF else {"year_before"} if split in SPECIAL else (
            self.splits[split].members if split in self.splits else ())  # fmt: skip
        known = {
            f"chỉ số «{base}»": base in self.measures,
            f"cách chia «{split}.{member}»": not split or member in members,
            f"đơn vị đếm «{unit}»": unit.removesuffix(PERCENT) in self.units,
            f"phạm vi «{scope}»": scope in self.scopes,
        }
        return ", ".join(what for what, holds in known.items() if not holds)


def parts(measure: str) -> tuple[str, str, str]:
    """«detected/article.150» → detected, article, 150."""
    base, _, rest = measure.partition("/")
    split, _, member = rest.partition(".")
    return base, split, member


@cache
def vocabulary() -> Vocabulary:
    given = yaml.safe_load((Path(__file__).parent / "measures.yaml").read_text("utf-8"))
    measures = {code: Measure(code, **said) for code, said in given["measures"].items()}
    staged = sorted((m for m in measures.values() if m.stage), key=lambda m: m.stage)
    return Vocabulary(
        measures=measures,
        levels={code: _level(code, said) for code, said in given["levels"].items()},
        splits={code: _split(code, said) for code, said in given["splits"].items()},
        questions=tuple(_question(code, said) for code, said in given["questions"].items()),
        within=tuple((tuple(one["part"]), tuple(one["whole"])) for one in given["within"]),
        scopes=given["scopes"], units=given["units"], stages=tuple(m.code for m in staged),
    )  # fmt: skip


def _level(code: str, said: Mapping[str, str]) -> Level:
    return Level(code, said["in"], said["out"], said.get("other", ""), said.get("load", ""))


def _split(code: str, said: Mapping[str, Any]) -> Split:
    complete = tuple(frozenset(members) for members in said.get("complete", ()))
    return Split(code, said["members"], complete, said.get("overlaps", False))


def _question(code: str, said: Mapping[str, Any]) -> Question:
    return Question(code, said["label"], said["unit"], tuple(said["measures"]))
