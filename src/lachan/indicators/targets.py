"""Targets as data, and the verdict on a count: strict where the plan says «trên»."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

SMALL = 10  # below this denominator a percentage misleads: the screen says so


@dataclass(frozen=True)
class Target:
    """A target's words, what is counted over what, and when there is nothing to say."""

    code: str
    name: str
    words: str
    operator: str
    target: int
    calendar: str
    unit: str
    numerator: str
    denominator: str
    undefined_when: str
    variants: Mapping[str, str]
    source: str
    mark: str


@dataclass(frozen=True)
class Verdict:
    """`state`: met, missed or none (nothing arose); `rate` in per cent, never rounded upwards."""

    state: str
    words: str
    rate: str
    small: bool


def _load() -> dict[str, Target]:
    given = yaml.safe_load((Path(__file__).parent / "targets.yaml").read_text("utf-8"))
    return {code: Target(code=code, **said) for code, said in given.items()}


TARGETS = _load()


def verdict(target: Target, numerator: int, denominator: int) -> Verdict:
    """90.0 is not «trên 90»; nothing of nothing is «không phát sinh», not 100 %."""
    if denominator == 0:
        return Verdict("none", "Không phát sinh", "", False)
    left, right = numerator * 100, target.target * denominator
    met = left > right if target.operator == ">" else left >= right
    words = "Đạt" if met else "Chưa đạt"
    return Verdict(
        "met" if met else "missed", words, rate(numerator, denominator), denominator < SMALL
    )


def rate(numerator: int, denominator: int) -> str:
    """Per cent with two decimals, cut, so that 89,999 never reads 90,00."""
    cut = Decimal(numerator * 10000 // denominator) / 100
    return f"{cut:.2f}".replace(".", ",")
