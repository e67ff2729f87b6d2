"""What is asked in the address: year, part of it, the calendar for all books; and the filters that say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from lachan.indicators.agreement.spans import OWN, PARTS, Asked, calendar_label
from lachan.indicators.periods import LABELS, STARTS, year_of

FIRST_YEAR = 2018
BASES = {OWN: "Mỗi ngành một lịch", "chung": "Lịch chung"}


@dataclass(frozen=True)
class Said:
    """The choices of one viewer; `basis`: whose causes are looked at, each book's own calendar or the common one."""

    year: int
    part: str
    calendar: str
    basis: str

    @property
    def own(self) -> Asked:
        return Asked(self.year, self.part, OWN)

    @property
    def common(self) -> Asked:
        return Asked(self.year, self.part, self.calendar)

    @property
    def asked(self) -> Asked:
        return self.own if self.basis == OWN else self.common

    def address(self, row: str = "", basis: str = "", **more: str) -> str:
        """The page of these choices; of one row, its list."""
        said = {"nam": str(self.year), "ky": self.part, "lich": self.calendar,
                "so": basis or self.basis, **more}  # fmt: skip
        path = f"/doi-chieu/{row}/" if row else "/doi-chieu/"
        return f"{path}?{urlencode({name: value for name, value in said.items() if value})}"

    @property
    def words(self) -> str:
        part, _, _ = PARTS[self.part]
        return f"{part} {self.year} · {calendar_label(self.asked.calendar)}"


def said(given: Mapping[str, str], at: datetime) -> Said:
    """From the address; what cannot be read falls back to this year on each book's own calendar."""
    calendar = _one_of(given.get("lich", ""), STARTS, "civil")
    now, year = year_of(calendar, at.date()), given.get("nam", "")
    fits = (
        year.isascii()
        and year.isdecimal()
        and len(year) == 4
        and FIRST_YEAR <= int(year) <= now + 1
    )
    return Said(int(year) if fits else now, _one_of(given.get("ky", ""), PARTS, "nam"), calendar,
                _one_of(given.get("so", ""), BASES, OWN))  # fmt: skip


def _one_of(given: str, choices: Mapping[str, Any], otherwise: str) -> str:
    return given if given in choices else otherwise


def filters(chosen: Said, at: datetime, *, wide: bool) -> list[dict[str, Any]]:
    """A wide audience sees each book on its own calendar only."""
    years = range(year_of(chosen.calendar, at.date()) + 1, FIRST_YEAR - 1, -1)
    asked = [
        ("nam", "Năm", [(str(y), str(y)) for y in years], str(chosen.year)),
        ("ky", "Kỳ", [(code, label) for code, (label, _, _) in PARTS.items()], chosen.part),
    ]
    if not wide:
        asked += [
            ("lich", "Lịch chung", list(LABELS.items()), chosen.calendar),
            ("so", "Xem nguyên nhân theo", list(BASES.items()), chosen.basis),
        ]
    return [
        {"name": name, "label": label, "options": [
            {"value": v, "label": text, "selected": v == now} for v, text in options]}
        for name, label, options, now in asked
    ]  # fmt: skip
