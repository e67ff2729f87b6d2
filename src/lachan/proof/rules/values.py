"""Values as pieces of evidence give them: when two of them can be one."""

from __future__ import annotations

import re

from lachan.proof.bundle import Assertion
from lachan.proof.bundle.base import PARTIAL, agree

SCALES = {"vnd": 1, "vnđ": 1, "đồng": 1, "đ": 1, "dong": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3,
          "triệu": 10**6, "triệu đồng": 10**6, "tỷ đồng": 10**9}  # fmt: skip
LARGEST = 10**18  # neither infinite nor «NaN», which is less than nothing
DAY = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
YEARS = re.compile(
    r"(\d{1,3})(?=\s*tuổi|\s*$)"
)  # whole years of an age, told with or without the word
GROUPED = re.compile(r"^\d{1,3}([.,]\d{3})+$")
# Words that stand before a place's name; «thành phố Đà Lạt» is Đà Lạt.
GENERIC = frozenset(
    (
        "tỉnh",
        "thành",
        "phố",
        "tp",
        "tp.",
        "huyện",
        "quận",
        "xã",
        "phường",
        "thị",
        "trấn",
        "thôn",
        "bản",
        "khu",
        "vực",
    )
)


def same(a: Assertion, b: Assertion) -> bool:
    """Whether both can be so: the vaguer day is a beginning of the other, a place may be told more closely,
    and values of different units differ only when both are money."""
    one, other = amount(a), amount(b)
    if one is not None and other is not None:
        return one == other
    if _unit(a) != _unit(b) and _unit(a) and _unit(b):
        return True
    if a.attribute == "age":
        return _ages_meet(str(a.value), str(b.value))
    if one is None and other is None:
        return words_agree(str(a.value), str(b.value))
    return str(a.value).strip() == str(b.value).strip()


def _ages_meet(a: str, b: str) -> bool:
    """«15» and «15 tuổi 2 tháng đến 15 tuổi 8 tháng»: some whole year of age lies in both spans."""
    one, other = ([int(x) for x in YEARS.findall(text)] for text in (a, b))
    return not (one and other) or (min(one) <= max(other) and min(other) <= max(one))


def words_agree(a: str, b: str) -> bool:
    one, other = day(a), day(b)
    if PARTIAL.match(one) and PARTIAL.match(other):
        return agree(one, other)
    first, second = _said(a), _said(b)
    return first <= second or second <= first


def day(text: str) -> str:
    """03/05/2024 → 2024-05-03; anything else as it stands."""
    found = DAY.match(text.strip())
    return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text.strip()


def _said(text: str) -> frozenset[str]:
    words = re.split(r"[\s,;()–-]+", text.casefold())
    return frozenset(words) - GENERIC - {""} or frozenset(words)


def _unit(a: Assertion) -> str:
    return " ".join(a.unit.casefold().split())


def number(value: str | int | float) -> float | None:
    """«40.000.000» is a number as Vietnamese write it; «2024-05» is none."""
    if isinstance(value, int | float):
        return float(value) if abs(value) < LARGEST else None
    text = value.strip()
    if GROUPED.match(text) and len(text) < 30:
        return float(re.sub(r"[.,]", "", text))
    return float(text) if re.fullmatch(r"\d{1,18}", text) and len(text) != 4 else None


def amount(a: Assertion) -> float | None:
    """In đồng where the unit says so. A number without a unit stands as it is; other units are not compared as money."""
    found, scale = number(a.value), SCALES.get(_unit(a), None if a.unit else 1)
    return found * scale if found is not None and scale is not None else None


def shown(a: Assertion) -> str:
    value = f"{a.value:,.0f}".replace(",", ".") if isinstance(a.value, float | int) else a.value
    return f"{value} {a.unit}".strip()
