"""A target's projection from the record: what decides it, by when, and the pace it has had."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .asked import Asked
from .definitions import RATE, Definition, of
from .periods import HANOI, window
from .projecting import (
    DAYS,
    WEEK,
    Deciding,
    Outlook,
    Week,
    by_cohort,
    flowing,
    needed,
)
from .running import Line, Result, Run
from .sentences import texts

OPEN = """SELECT coalesce(m.code, ''), min({seconds}) FROM raw_clock c JOIN raw_matter m ON m.id = c.matter
WHERE c.ended = '' AND c.ref IN ({refs}) GROUP BY m.code"""


@dataclass(frozen=True)
class Projection:
    """Where a target stands, what must still happen, and where the present pace leads. `days`: left in the period."""

    result: Result
    days: int
    needed: int | None
    deciding: tuple[Deciding, ...]
    outlook: Outlook | None


def project(run: Run, code: str, variant: str = "a") -> Projection:
    """Of a target whose period is not over; after it there is nothing left to project."""
    definition, _ = of(code, variant)
    result, today = run.figure(code, variant), run.asked.as_of.astimezone(HANOI).date()
    days = max(0, (run.asked.period.last - today).days)
    if definition.shape != RATE or not result.known:
        return Projection(result, days, None, (), None)
    waiting = [line for line in run.lines(code, variant) if not line.counted]
    deciding = sorted(
        _deciding(run, definition, waiting, today), key=lambda x: (x.latest_on, x.code)
    )
    outlook = _outlook(run, result, days) if definition.ahead and days else None
    more = needed(definition, result.numerator, result.denominator)
    return Projection(result, days, more, tuple(deciding), outlook)


def _deciding(
    run: Run, definition: Definition, waiting: list[Line], today: date
) -> Iterator[Deciding]:
    by_law, last = _by_law(run, definition), run.asked.period.last
    for line in waiting:
        due = by_law.get(line.code)
        overdue = due is not None and due < today
        latest = last if due is None or overdue else min(due, last)
        yield Deciding(line.code, line.person, line.reason, latest, due, overdue)


def _by_law(run: Run, definition: Definition) -> dict[str, date]:
    refs = definition.ahead.get("clocks", ())
    if not refs or not run.limits:
        return {}
    query = OPEN.format(seconds=run.engine.seconds.format("c.due_at"), refs=texts(refs))
    return {code: datetime.fromtimestamp(at, HANOI).date() for code, at in run.engine.rows(query)}


def _outlook(run: Run, result: Result, days: int) -> Outlook:
    weeks, rows = _weeks(run, result)
    target, n, d = result.definition, result.numerator, result.denominator
    if target.ahead["pace"] == "flow":
        return flowing(target, n, d, weeks, days)
    came = round(sum(week.came for week in weeks) * days / (len(weeks) * WEEK))
    return by_cohort(target, n, d, rows, came, len(weeks))


def _weeks(run: Run, result: Result) -> tuple[list[Week], list[bool]]:
    """The last thirteen whole weeks before the day asked about, by the same definition; the oldest first."""
    end = run.asked.as_of.astimezone(HANOI).date()
    weeks, rows = [], []
    for back in range(DAYS // WEEK, 0, -1):
        begin = end - timedelta(days=back * WEEK)
        lines = _week(run, result, begin)
        fresh = [line for line in lines if line.on >= begin]
        weeks.append(Week(len(fresh), sum(line.counted for line in lines)))
        rows += [line.counted for line in fresh]
    return weeks, rows


def _week(run: Run, result: Result, begin: date) -> list[Line]:
    asked = run.asked
    when = window(asked.period.calendar, begin, begin + timedelta(days=WEEK - 1))
    week = Asked(asked.province, when, asked.as_of, asked.place, asked.agency, asked.article)
    return run.again(week).lines(result.code, result.variant.code)
