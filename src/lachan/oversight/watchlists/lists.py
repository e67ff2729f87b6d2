"""The lists as data (`lists.yaml`), each with the sentence of its rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

from .rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class Watch:
    """One list: its rule, the article, its thresholds, and whether they are the law's or ours."""

    code: str
    label: str
    article: str
    of: str
    limits: Mapping[str, Any] = field(hash=False)
    rule: Rule

    @property
    def sentence(self) -> str:
        return " ".join((self.rule.__doc__ or "").split())


@lru_cache(maxsize=1)
def watches() -> Mapping[str, Watch]:
    written = load_yaml(Path(__file__).parent / "lists.yaml")
    return {code: Watch(code, rule=RULES[code], **said) for code, said in written.items()}
