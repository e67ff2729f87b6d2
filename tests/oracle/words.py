"""The definitions as data, read anew from their files: what each way of counting is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

FILES = ("targets", "timely", "counters", "counts", "flows")


@dataclass(frozen=True)
class Way:
    code: str
    variant: str
    shape: str
    list: str
    given: dict[str, Any]


def ways() -> list[Way]:
    """Every definition that is counted, in every variant."""
    return [way for name in FILES for code, said in _read(name).items() for way in _ways(code, said)]  # fmt: skip


def tracks() -> dict[str, dict[str, Any]]:
    return _read("tracks")


def _ways(code: str, said: dict[str, Any]) -> Iterator[Way]:
    if said["shape"] == "waiting":
        return
    for letter, own in said["variants"].items():
        given = {**said.get("with", {}), **own.get("with", {})}
        yield Way(code, letter, said["shape"], own.get("list", said["list"]), given)


def _read(name: str) -> dict[str, Any]:
    folder = files("lachan.indicators.definitions")
    return yaml.safe_load(folder.joinpath(f"{name}.yaml").read_text("utf-8"))
