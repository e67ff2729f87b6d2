"""The words that all papers of care share, and bodies by the day: who was what when."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml


@lru_cache(maxsize=1)
def shared() -> Any:
    return load_yaml(Path(__file__).with_name("shared.yaml"))


def body_on(which: str, day: date) -> str:
    """What the body that the law speaks of was called that day."""
    return next(row["name"] for row in shared()["bodies"][which] if _holds(row, day))


def head_of(kind: str) -> str:
    """How the head of such a body signs; unsaid where we do not know."""
    return shared()["heads"].get(kind, "")


def _holds(row: Any, day: date) -> bool:
    return ("from" not in row or _day(row["from"]) <= day) and (
        "to" not in row or day < _day(row["to"])
    )


def _day(said: object) -> date:
    return said if isinstance(said, date) else date.fromisoformat(str(said))
