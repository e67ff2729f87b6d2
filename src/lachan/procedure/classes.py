"""The other reading of TTLT 04/2018 Điều 14: what is left of the heavier class's term on the day of change.
Printed example: from 01/01 to 30/01, both counted, is 30 days and so one month used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lachan.law.severity import ORDER
from lachan.procedure.periods import CUSTODY_MONTH, Ending, add_months
from lachan.procedure.spans import CUSTODY, Span


def stricter_by_class(end: Ending, span: Span, changed: date, was: str, now: str) -> Ending:
    """The stricter day, where the class became heavier and the term is counted in months."""
    months = sum(one.n for one in span.lengths if one.unit == "m")
    if span.clock.counting in CUSTODY or not months or not _heavier(was, now):
        return end
    used, days = divmod((changed - span.counted_from).days + 1, CUSTODY_MONTH)
    if used < 0 or used >= months:
        return end
    left = add_months(changed, months - used) - timedelta(days=days)
    return replace(end, stricter_on=left) if left < end.nominal else end


def _heavier(was: str, now: str) -> bool:
    return was in ORDER and now in ORDER and ORDER.index(now) > ORDER.index(was)
