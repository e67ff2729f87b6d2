"""What the public door says: one catalogue a language, all with the keys of the Vietnamese one."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FIRST = "vi"


@cache
def languages() -> tuple[str, ...]:
    """Vietnamese first, then whatever other catalogue lies here."""
    others = sorted(path.stem for path in HERE.glob("??.yaml") if path.stem != FIRST)
    return (FIRST, *others)


@cache
def texts(language: str) -> dict[str, Any]:
    chosen = language if language in languages() else FIRST
    found: dict[str, Any] = yaml.safe_load((HERE / f"{chosen}.yaml").read_text("utf-8"))
    return found
