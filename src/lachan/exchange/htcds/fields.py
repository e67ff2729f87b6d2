"""The standard's fields as they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.victims.codes import CLOSING

HERE = Path(__file__).parent
STANDARD, CREDIT = "HTCDS v2.0", "Human Trafficking Case Data Standard © IOM, CC BY 4.0"
# Sections of which a case has several, and the part of a record that they are.
REPEATED = {"Historic Trafficking Events": "events", "Support Plan": "plans"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the standard. `ours`: the field of a record, or of one of its parts; `without`: why there is none."""

    name: str
    section: str
    type: str
    values: tuple[str, ...]
    standard: str
    core: bool
    old: bool
    ours: str
    without: str

    @property
    def own(self) -> str:
        return self.ours.rpartition(".")[2]


@lru_cache(maxsize=1)
def fields() -> Mapping[str, Field]:
    """All of them, in the standard's order."""
    rows = load_yaml(HERE / "fields.yaml")["fields"]
    return {row["field"]: _field(row) for row in rows}


def mapped() -> tuple[Field, ...]:
    return tuple(one for one in fields().values() if one.ours)


@lru_cache(maxsize=1)
def reasons() -> Mapping[str, str]:
    found: Mapping[str, str] = load_yaml(HERE / "fields.yaml")["reasons"]
    return found


@lru_cache(maxsize=1)
def mapping() -> Any:
    return load_yaml(HERE / "mapping.yaml")


def small(value: str) -> str:
    """`FalsePromises` → `false_promises`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", value).lower()


@lru_cache(maxsize=128)
def there_and_back(name: str) -> Mapping[str, str]:
    """Our code → theirs, where the way back is the same."""
    if name == "cas_ReasonForCaseClosure":
        return {code: code for code, _ in CLOSING}  # free words there; our code is kept as it is
    same: Mapping[str, str] = mapping()["same"].get(name, {})
    said = {small(value): value for value in fields()[name].values if value not in same.values()}
    return {**said, **same}


def only_there(name: str) -> Mapping[str, str]:
    """Our code → what the standard has instead; it does not come back."""
    found: Mapping[str, str] = mapping()["into"].get(name, {})
    return found


def _field(row: Mapping[str, Any]) -> Field:
    return Field(
        row["field"], row["section"], row["type"], tuple(row.get("values", ())), row.get("standard", ""),
        bool(row.get("core")), bool(row.get("old")), row.get("ours", ""), row.get("without", ""),
    )  # fmt: skip
