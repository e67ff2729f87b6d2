"""A number as it was published: exact, «~» about, «≥» at least, or rounded; never more precise than that."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

ABOUT = Decimal("0.05")  # how far «gần», «khoảng» may lie from the number said
ENDLESS = Decimal("Infinity")


@dataclass(frozen=True)
class Range:
    """Where the true number lies; laws are broken only when no number inside could keep them."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def meets(self, other: Range) -> bool:
        return self.low <= other.high and other.low <= self.high

    def above(self, other: Range) -> bool:
        """Greater whatever the two truly are."""
        return self.low > other.high


NOUGHT = Range(Decimal(0), Decimal(0))
HUNDRED = Range(Decimal(100), Decimal(100))


@dataclass(frozen=True)
class Amount:
    """`sign` as published: none, «~» or «≥»."""

    number: Decimal
    sign: str = ""

    def __str__(self) -> str:
        return shown(self.number, self.sign)

    def range(self, *, rounded: bool) -> Range:
        """`rounded`: the last digit of a percentage was rounded half up."""
        if self.sign == "≥":
            return Range(self.number, ENDLESS)
        if self.sign == "~":
            off = abs(self.number) * ABOUT
            return Range(self.number - off, self.number + off)
        half = _last_digit(self.number) / 2 if rounded else Decimal(0)
        return Range(self.number - half, self.number + half)


def shown(number: Decimal, sign: str = "") -> str:
    """«8.500», «72,9»: Vietnamese points and commas."""
    said = {"~": "khoảng ", "≥": "ít nhất "}.get(sign, "")
    return said + f"{number:,}".translate(str.maketrans(",.", ".,"))


def amount(text: str) -> Amount:
    """Reads «163», «72.9», «~82», «≥80»."""
    sign = text[0] if text and text[0] in "~≥" else ""
    try:
        number = Decimal(text.removeprefix(sign))
    except InvalidOperation as error:
        raise ValueError(f"«{text}» không phải số") from error
    if not number.is_finite():
        raise ValueError(f"«{text}» không phải số")
    return Amount(number, sign)


def _last_digit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
