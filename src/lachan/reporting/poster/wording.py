"""The words of a poster, as data."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.reading_yaml import load_yaml

HERE: Final = Path(__file__).parent


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    found: dict[str, Any] = load_yaml(HERE / "words.yaml")
    return found
