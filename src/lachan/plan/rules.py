"""Pure decisions of the plan: when a task is due, where a duty stands and whom it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS = {"monthly": 1, "quarterly": 3, "half_year": 6, "continuous": 6}


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that a task is due: from which day it may be reported, by the end of which day it must be."""

    number: int
    label: str
    opens_on: date
    due_on: date


def turns(periodicity: str, begin: date, due: date, named: Sequence[date] = ()) -> list[Turn]:
    """The concrete days of a task between its first and its last; days that the plan names stand as named.

    What is done continuously is reported with the half-year's report; what is done as needed, once at the end."""
    ends = sorted(set(named)) or _ends(periodicity, begin, due)
    starts = [begin, *(end + DAY for end in ends[:-1])]
    return [
        Turn(number, _label(periodicity, end, bool(named)), min(start, end), end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]


def _ends(periodicity: str, begin: date, due: date) -> list[date]:
    if periodicity in ("daily", "weekly"):
        first = begin if periodicity == "daily" else begin + (6 - begin.weekday()) * DAY
        step = DAY if periodicity == "daily" else 7 * DAY
        count = max((due - first) // step + 1, 0)
        ends = [first + n * step for n in range(count)]
    elif periodicity in MONTHS:
        ends = _month_ends(MONTHS[periodicity], begin, due)
    else:
        return [due]
    return ends if ends and ends[-1] == due else [*ends, due]


def _month_ends(months: int, begin: date, due: date) -> list[date]:
    """Last days of calendar months, quarters or halves."""
    year, part = begin.year, (begin.month - 1) // months
    found = []
    while True:
        month = (part + 1) * months
        after = date(year + month // 12, month % 12 + 1, 1)
        if after - DAY > due:
            return found
        found.append(after - DAY)
        year, part = (year + 1, 0) if month == 12 else (year, part + 1)


def _label(periodicity: str, end: date, named: bool) -> str:
    if named or periodicity not in ("weekly", *MONTHS):
        return "" if periodicity != "daily" else f"ngày {end:%d/%m}"
    if periodicity == "weekly":
        return f"tuần đến {end:%d/%m}"
    if periodicity == "monthly":
        return f"tháng {end.month}"
    if periodicity == "quarterly":
        return f"quý {('I', 'II', 'III', 'IV')[(end.month - 1) // 3]}"
    return "6 tháng đầu năm" if end.month <= 6 else "6 tháng cuối năm"


def shifted(day: date, years: int) -> date:
    """The same day of another year; 29/02 becomes 28/02."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a duty stands. `late`: not reported by the end of its day, or reported after it; `days`: by how many.

    `waits_for`: the body that carries it, the giver that confirms, the blocker, or nobody."""

    code: str
    late: bool
    days: int
    waits_for: str

    @property
    def open(self) -> bool:
        return self.code not in ("confirmed", "reported", "ahead")


def read(
    opens_on: date, due_on: date, day: date, *, last: str = "", reported_on: date | None = None,
    accepted: bool = False, blocked: bool = False,
) -> Reading:  # fmt: skip
    """By the last step of this time of the task; a report is in time by the day it was written down; once confirmed, by the
    day it was made."""
    if last in ("reported", "confirmed"):
        days = max(((reported_on or day) - due_on).days, 0)
        return Reading(last, days > 0, days, "giver" if last == "reported" else "")
    days = max((day - due_on).days, 0)
    waits = "blocker" if blocked else "body"
    if last == "returned":
        return Reading("returned", days > 0, days, waits)
    if days:
        return Reading("late", True, days, waits)
    if day < opens_on:
        return Reading("ahead", False, 0, "")
    return Reading("accepted" if accepted else "due", False, 0, waits)


def overlap(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two spans share a day; the end of each is excluded."""
    return first[0] < second[1] and second[0] < first[1]
