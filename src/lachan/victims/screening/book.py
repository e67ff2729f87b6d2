"""Indicator sets as they stand in the files, read strictly: what a file says that is not understood stops the reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong

HERE = Path(__file__).parent
STRENGTHS: Final = ("strong", "medium", "weak")
ELEMENTS: Final = {"act": "Hành vi (đưa đi, giao, nhận)", "means": "Thủ đoạn (lừa, ép, lợi dụng)", "purpose": "Mục đích (bóc lột)"}  # fmt: skip
ANSWERS: Final = {"yes": "Có", "no": "Không", "unknown": "Chưa rõ", "not_asked": "Chưa hỏi"}
# How many of which strength make a dimension of a weighted set positive: any one line of these is enough
# (Delphi survey; from memory). Weaker ones may be replaced by stronger ones.
ENOUGH: Final = (
    {"strong": 2}, {"strong": 1, "medium": 1}, {"strong": 1, "weak": 1}, {"medium": 3}, {"medium": 2, "weak": 1},
)  # fmt: skip
MARKS: Final = {
    "from_memory": "ghi theo trí nhớ, cần đối chiếu", "inferred": "suy ra từ vụ việc đã đưa tin, cần đối chiếu",
    "check": "điều, khoản cần đối chiếu", "read": "đã đọc văn bản", "ours": "cách làm của hệ thống",
}  # fmt: skip
ITEM: Final = frozenset({"code", "strength", "observe", "ask", "unasked", "unlawful", "danger"})


@dataclass(frozen=True, slots=True)
class Item:
    """One sign. `ask`: what the person may be asked, empty where it is never asked and `unasked` says why.
    `unlawful`: it speaks of unlawful work that was compelled; `danger`: safety is asked about first."""

    code: str
    set: str
    dimension: str
    element: str
    strength: str
    observe: str
    ask: str
    unasked: str
    unlawful: bool
    danger: bool

    @property
    def asked(self) -> bool:
        return bool(self.ask)


@dataclass(frozen=True, slots=True)
class Dimension:
    code: str
    label: str
    element: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Indicators:
    """One set. `ages`: adult, minor or any; `rule`: weighted, or any one sign; `mark`: how sure its source is."""

    code: str
    label: str
    ages: str
    rule: str
    source: str
    mark: str
    dimensions: tuple[Dimension, ...]

    @property
    def items(self) -> Mapping[str, Item]:
        return {item.code: item for one in self.dimensions for item in one.items}


@dataclass(frozen=True, slots=True)
class Prompt:
    """What whoever screens is reminded of, and by what right."""

    code: str
    says: str
    cite: str
    mark: str


@lru_cache(maxsize=1)
def sets(root: Path = HERE / "sets") -> Mapping[str, Indicators]:
    """Every set by its code."""
    found = [_set(load_yaml(path), path.name) for path in sorted(root.glob("*.yaml"))]
    codes = [item for one in found for item in one.items]
    if len(codes) != len(set(codes)):
        raise BookIsWrong("Bộ chỉ báo: một mã dùng hai lần. Sửa mã rồi chạy lại.")
    return {one.code: one for one in found}


@lru_cache(maxsize=1)
def words() -> tuple[Mapping[str, Prompt], Mapping[str, str]]:
    """The prompts and the sentences of suggestions."""
    said = load_yaml(HERE / "prompts.yaml")
    return {code: Prompt(code, **one) for code, one in said["prompts"].items()}, said["sentences"]


def _set(said: Mapping[str, Any], file: str) -> Indicators:
    try:
        found = tuple(_dimensions(said))
        if said["rule"] not in {"weighted", "any"} or said["mark"] not in MARKS or said["ages"] not in {"adult", "minor", "any"}:  # fmt: skip
            raise ValueError("rule, mark, ages")
        return Indicators(said["set"], said["label"], said["ages"], said["rule"], said["source"], said["mark"], found)  # fmt: skip
    except (KeyError, TypeError, ValueError) as fault:
        raise BookIsWrong(f"{file}: {fault}. Sửa bộ chỉ báo rồi chạy lại.") from fault


def _dimensions(said: Mapping[str, Any]) -> Iterator[Dimension]:
    for one in said["dimensions"]:
        if one["element"] not in ELEMENTS:
            raise ValueError(one["code"])
        items = tuple(_item(row, said["set"], one) for row in one["items"])
        yield Dimension(one["code"], one["label"], one["element"], items)


def _item(row: Mapping[str, Any], of: str, dimension: Mapping[str, Any]) -> Item:
    """Either there is a question, or it is said why there is none."""
    ask, unasked = row.get("ask", ""), row.get("unasked", "")
    if set(row) - ITEM or row["strength"] not in STRENGTHS or bool(ask) == bool(unasked):
        raise ValueError(row["code"])
    return Item(
        row["code"], of, dimension["code"], dimension["element"], row["strength"], row["observe"], ask, unasked,
        bool(row.get("unlawful")), bool(row.get("danger")),
    )  # fmt: skip
