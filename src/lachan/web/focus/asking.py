"""The question in the address: twelve months that end with which quarter, and what the map is coloured by."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from lachan.focus import codes
from lachan.focus.profiling import before
from lachan.focus.rules import Input, Window

from .tabs import HOME

QUARTERS = 12
NAMED = re.compile(r"(20[0-9]{2})Q([1-4])")
ROMAN = ("I", "II", "III", "IV")
COMPOSITE = "noi"


@dataclass(frozen=True)
class Asked:
    """`until`: the first day after the quarter; `input`: None colours by the composite; `whole`: every place in the table;
    `district`: by district, where the last day of the window had any."""

    until: date
    input: Input | None = None
    whole: bool = False
    district: bool = False

    @property
    def key(self) -> str:
        return named(self.until)

    @property
    def window(self) -> Window:
        return before(self.until, codes.method().months)

    @property
    def kept(self) -> str:
        return f"?ky={self.key}" + ("&cap=huyen" if self.district else "")


def asked(given: QueryDict, today: date, ends: date | None = None) -> Asked:
    """What was spoiled in the address is the latest quarter that is over. `ends`: when the place asked about ended."""
    latest = quarter_of(min(today, ends) if ends else today)
    found = NAMED.fullmatch(given.get("ky", ""))
    until = _after(int(found[1]), int(found[2])) if found else latest
    return Asked(min(until, latest), codes.input_of(given.get("theo", "")), given.get("ca") == "1", given.get("cap") == "huyen")  # fmt: skip


def quarter_of(day: date) -> date:
    """The first day of the quarter of that day: until then a quarter is over."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _after(year: int, quarter: int) -> date:
    return date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)


def named(until: date) -> str:
    """«2024Q4» of the first day after it."""
    year, quarter = (until.year - 1, 4) if until.month == 1 else (until.year, (until.month - 1) // 3)  # fmt: skip
    return f"{year}Q{quarter}"


def said(until: date) -> str:
    """«12 tháng đến hết quý IV/2024»."""
    year, quarter = named(until).split("Q")
    return f"12 tháng đến hết quý {ROMAN[int(quarter) - 1]}/{year}"


def filters(chosen: Asked, today: date, *, districts: bool) -> dict[str, Any]:
    colours = [(COMPOSITE, "Số liệu nổi lên"), *((one.key, one.label) for one in codes.method().inputs)]  # fmt: skip
    picked = chosen.input.key if chosen.input else COMPOSITE
    levels = [("xa", "Xã, phường"), ("huyen", "Huyện (gần đúng)")]
    level = {"name": "cap", "label": "Theo", "options": _options(levels, "huyen" if chosen.district else "xa")}  # fmt: skip
    return {
        "action": HOME, "on": bool(chosen.input), "kept": [("ca", "1")] if chosen.whole else [],
        "clear_url": f"{HOME}{chosen.kept}",
        "fields": [period(chosen, today), {"name": "theo", "label": "Tô màu theo", "options": _options(colours, picked)},
                   *([level] if districts else [])],
    }  # fmt: skip


def of_period(chosen: Asked, today: date, action: str) -> dict[str, Any]:
    """The period alone."""
    return {"action": action, "on": False, "kept": [], "fields": [period(chosen, today)]}


def period(chosen: Asked, today: date) -> dict[str, Any]:
    starts = [quarter_of(today)]
    while len(starts) < QUARTERS:
        starts.append(date(starts[-1].year - (starts[-1].month == 1), (starts[-1].month - 4) % 12 + 1, 1))  # fmt: skip
    days = sorted({*starts, chosen.until}, reverse=True)
    return {"name": "ky", "label": "12 tháng đến hết", "options": _options([(named(one), said(one).removeprefix("12 tháng đến hết ")) for one in days], chosen.key)}  # fmt: skip


def _options(pairs: list[tuple[str, str]], chosen: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": label, "selected": value == chosen} for value, label in pairs]
