"""Statistical years: the same «2024» is four different periods. Ends are excluded."""

from dataclasses import dataclass
from datetime import date

# Police year verified (15/12–14/12); procuracy and court years from memory, to be checked.
STARTS = {
    "police": (-1, 12, 15),
    "procuracy": (-1, 12, 1),
    "court": (-1, 10, 1),
    "civil": (0, 1, 1),
}
LABELS = {
    "police": "Năm thống kê Công an 15/12–14/12",
    "procuracy": "Năm thống kê Viện kiểm sát 01/12–30/11",
    "court": "Năm thống kê Tòa án 01/10–30/09",
    "civil": "Năm dương lịch 01/01–31/12",
}


@dataclass(frozen=True)
class Period:
    """A period of one calendar; `to` is the first day outside it."""

    calendar: str
    year: int
    begin: date
    to: date

    @property
    def label(self) -> str:
        return f"{LABELS[self.calendar]}, năm {self.year}"


def period(calendar: str, year: int) -> Period:
    back, month, day = STARTS[calendar]
    return Period(calendar, year, date(year + back, month, day), date(year + 1 + back, month, day))


def year_of(calendar: str, on: date) -> int:
    """Which statistical year of that calendar a day falls in."""
    return on.year + 1 if on >= period(calendar, on.year).to else on.year
