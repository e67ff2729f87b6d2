"""Where a finding and a licence stand on a day. Pure: days and steps in, one word out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

SAID, VERIFIED, AGAIN, PASSED = "said", "verified", "again", "passed"
EXTENDED, WITHDRAWN = "extended", "withdrawn"


@dataclass(frozen=True)
class Step:
    """What became of a finding; `fix_by` only of a new time."""

    kind: str
    day: date
    fix_by: date | None = None


@dataclass(frozen=True)
class Standing:
    """`days`: how many it is overdue."""

    code: str
    fix_by: date
    days: int = 0


def standing(fix_by: date, steps: Sequence[Step], day: date) -> Standing:
    """The last step says; whoever said it is put right is not late while nobody has looked."""
    last = steps[-1].kind if steps else ""
    now = next((one.fix_by for one in reversed(steps) if one.fix_by is not None), fix_by)
    if last == VERIFIED:
        return Standing("closed", now)
    if last == PASSED:
        return Standing("passed_on", now)
    if last == SAID:
        return Standing("waiting", now)
    late = (day - now).days
    return Standing("overdue", now, late) if late > 0 else Standing("open", now)


def planned(by_day: date, visited: date | None, dropped: bool, day: date) -> str:
    """Where a visit that a plan asks for stands on `day`; the day itself is still in time."""
    if visited is not None:
        return "late" if visited > by_day else "done"
    if dropped:
        return "dropped"
    return "overdue" if day > by_day else "waiting"


def licensed(rows: Sequence[tuple[str, date, date | None]], day: date) -> bool | None:
    """Rows (kind, day, valid to) by day: the last one that had happened says; None where nobody wrote one."""
    past = [row for row in rows if row[1] <= day]
    if not past:
        return None
    kind, _, valid_to = past[-1]
    return kind != WITHDRAWN and (valid_to is None or day <= valid_to)
