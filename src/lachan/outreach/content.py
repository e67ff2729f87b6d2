"""The dated data of training: what a course should cover, how long what was taught holds."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

from .rules import Change, Span

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def checklist() -> Mapping[str, Mapping[str, str]]:
    """Code → what is to be taught, why, from where, how sure."""
    return {one["code"]: one for one in load_yaml(HERE / "training_content.yaml")["checklist"]}


@lru_cache(maxsize=1)
def _holding() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(HERE / "holding.yaml")
    return found


@lru_cache(maxsize=1)
def spans() -> tuple[Span, ...]:
    return tuple(
        Span(one["valid_from"], frozenset(one["topics"]), one["months"], one["reason"])
        for one in _holding()["spans"]
    )


@lru_cache(maxsize=1)
def changes() -> tuple[Change, ...]:
    return tuple(
        Change(one["since"], frozenset(one["topics"]), one["reason"])
        for one in _holding()["changes"]
    )
