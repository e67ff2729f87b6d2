"""An act corrected a second time: the first version must not stand in the way of the third."""

from datetime import datetime, timedelta
from typing import Any

from lachan.procedure.acts import Act
from lachan.procedure.periods import ZONE
from lachan.procedure.tracks import why_not

START = datetime(2024, 3, 1, 8, tzinfo=ZONE)


def act(name: str, kind: str, hours: int, **more: Any) -> Act:
    at = START + timedelta(hours=hours)
    return Act(name, kind, at, at, **more)


def test_a_correction_may_itself_be_corrected() -> None:
    record = [
        act("1", "report_received", 0, facts={"receipt_by": "competent_agency"}),
        act("2", "handling_assigned", 1),
        act("3", "case_initiated", 5, facts={"article": "150"}),
        act("4", "investigation_concluded", 30),
        act("5", "case_initiated", 6, facts={"article": "150"}, supersedes="3"),
    ]
    again = act("6", "case_initiated", 7, facts={"article": "151"}, supersedes="5")
    assert why_not(record, again) is None
    assert why_not([*record, again], again) is None
    unrelated = act("7", "case_initiated", 8, facts={"article": "151"})
    assert "đã được khởi tố" in str(why_not(record, unrelated))
