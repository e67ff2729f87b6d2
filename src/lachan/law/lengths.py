"""How long a term is, as written in the law: a number and its unit, nothing about how to count it.
`now` («ngay»), `same` (takes effect on the day itself), `always` (trực 24/24) and `rule` (a condition, not a term) carry no number, and none
may be invented for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNIT_WORDS = {
    "h": "giờ",
    "d": "ngày",
    "wd": "ngày làm việc",
    "m": "tháng",
    "cm": "tháng (30 ngày)",
    "y": "năm",
}
WITHOUT_NUMBER = {
    "now": "ngay",
    "same": "chính ngày đó",
    "always": "thường trực",
    "rule": "điều kiện, không có số ngày",
    "none": "chưa có quy định",
}
_WRITTEN = re.compile(r"(\d+)(h|d|wd|m|cm|y)")


@dataclass(frozen=True, slots=True)
class Length:
    """`n` units; for the units without a number `n` is 0."""

    n: int
    unit: str

    @property
    def counted(self) -> bool:
        return self.unit not in WITHOUT_NUMBER

    @property
    def words(self) -> str:
        if not self.counted:
            return WITHOUT_NUMBER[self.unit]
        return f"{self.n:02d} {UNIT_WORDS[self.unit]}"

    def __str__(self) -> str:
        return f"{self.n}{self.unit}" if self.counted else self.unit


def parse_length(text: str) -> Length:
    """«20d», «24h», «3wd», «2m», «4cm», «1y», «now», «always», «none»."""
    if text in WITHOUT_NUMBER:
        return Length(0, text)
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(f"độ dài «{text}» không đọc được; viết như 20d, 24h, 3wd, 2m, now")
    return Length(int(match[1]), match[2])


def is_said_in(length: Length, words: str) -> bool:
    """Whether the quoted words contain this number with this unit («02 tháng», «24 giờ»)."""
    if length.unit == "now":
        return "ngay" in words.lower()
    if not length.counted:
        return True
    unit = UNIT_WORDS["m"] if length.unit == "cm" else UNIT_WORDS[length.unit]
    other = "(?! làm việc)" if length.unit == "d" else ""
    return re.search(rf"\b0?{length.n} {unit}\b{other}", words) is not None
