"""The verdict on a count: strict where the plan says «trên»; and the targets the board shows."""

from dataclasses import dataclass
from decimal import Decimal

from .definitions import BALANCE, CHANGE, DEFINITIONS, RATE, WAITING, Definition

SMALL = 10  # below this denominator a percentage misleads: the screen says so
Target = Definition
# What the board of targets shows as of now; every definition is counted and published.
TARGETS = {code: DEFINITIONS[code] for code in ("K2", "K3")}


@dataclass(frozen=True)
class Verdict:
    """`state`: met, missed, none (nothing arose), waiting (no source yet), shown (no target), closes, open.

    `rate` in per cent, never rounded upwards; empty where a percentage would say nothing."""

    state: str
    words: str
    rate: str
    small: bool


def verdict(target: Definition, numerator: int, denominator: int) -> Verdict:
    """90.0 is not «trên 90»; nothing of nothing is «không phát sinh», not 100%."""
    if target.shape == WAITING:
        return Verdict("waiting", "Chưa có nguồn dữ liệu", "", False)
    if target.shape == BALANCE:
        return _balance(numerator, denominator)
    if target.shape == CHANGE:
        return _change(numerator, denominator)
    if denominator == 0:
        return Verdict("none", "Không phát sinh", "", False)
    said, small = rate(numerator, denominator), denominator < SMALL
    if target.shape != RATE:
        return Verdict(
            "shown", "Không đặt chỉ tiêu", said if target.shape == "share" else "", small
        )
    left, right = numerator * 100, target.target * denominator
    met = left > right if target.operator == ">" else left >= right
    return Verdict("met" if met else "missed", "Đạt" if met else "Chưa đạt", said, small)


def _balance(closing: int, reckoned: int) -> Verdict:
    if closing == reckoned:
        return Verdict("closes", "Khớp", "", False)
    return Verdict("open", "Không khớp", "", False)


def _change(now: int, before: int) -> Verdict:
    """Fewer than a year before; from nothing there is no percentage, only the number."""
    if now == before == 0:
        return Verdict("none", "Không phát sinh", "", False)
    met = now < before
    said = change(now, before) if before else ""
    return Verdict("met" if met else "missed", "Đạt" if met else "Chưa đạt", said, before < SMALL)


def change(now: int, before: int) -> str:
    """Per cent more (+) or less (−), cut towards nought."""
    step = abs(now - before) * 10000 // before
    sign = "+" if now > before else "−" if now < before else ""
    return f"{sign}{Decimal(step) / 100:.2f}".replace(".", ",")


def rate(numerator: int, denominator: int) -> str:
    """Per cent with two decimals, cut, so that 89,999 never reads 90,00."""
    cut = Decimal(numerator * 10000 // denominator) / 100
    return f"{cut:.2f}".replace(".", ",")
