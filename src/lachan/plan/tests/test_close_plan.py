"""Closing a plan: after its last day, or earlier by a paper; never over reports that wait."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan import duties
from lachan.plan.commands import accept_task, close_plan, confirm_progress
from lachan.plan.refusals import (
    BeforeThePaper,
    NotAdopted,
    NotYetIssued,
    PlanClosed,
    ReportsWait,
    SpanBackwards,
    StillRunning,
)

from .scene import KEEPER, OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_what_was_late_stays_late_and_nothing_more_is_written(plan, cast):
    adopted = plan.adopted()
    share, who = plan.share(), cast(KEEPER)
    plan.now("2025-01-05 09:00")
    plan.reported(number=1)
    told = {"plan": adopted, "closed_on": date(2025, 1, 5)}
    refuses(ReportsWait, close_plan, by=who, at=plan.at, **told)
    plan.does(confirm_progress, OFFICE, share=share, occurrence=plan.turn(share))
    refuses(NotYours, close_plan, by=cast("catinh"), at=plan.at, **told)
    does(close_plan, by=who, at=plan.at, **told)
    refuses(PlanClosed, close_plan, by=who, at=plan.at, **told)
    refuses(PlanClosed, accept_task, by=cast("soldtbxh"), at=plan.at, share=share)
    assert plan.sees(KEEPER, lambda who: duties.late(who, plan.at.date())) == []
    assert len(plan.sees(KEEPER, lambda who: duties.late(who, plan.at.date(), closed=True))) == 3


def test_what_is_refused(plan, cast):
    who = cast(KEEPER)
    refuses(NotAdopted, close_plan, by=who, at=plan.at, plan=plan.draft(), closed_on=plan.at.date())
    adopted = plan.adopted()
    refuses(StillRunning, close_plan, by=who, at=plan.at, plan=adopted, closed_on=plan.at.date())
    refuses(
        NotYetIssued, close_plan, by=who, at=plan.at, plan=adopted, closed_on=date(2024, 12, 31)
    )
    refuses(
        SpanBackwards, close_plan, by=who, at=plan.at, plan=adopted, closed_on=date(2023, 12, 31)
    )


def test_no_paper_closes_a_plan_before_its_own_day(plan, cast):
    """What came due in between was neither done nor late any more."""
    adopted, who = plan.adopted(), cast(KEEPER)
    paper = plan.now("2024-11-10 09:00").paper("decision", "9/QĐ", issued_on=date(2024, 11, 10))
    told = {"plan": adopted, "document": paper, "by": who, "at": plan.at}
    refuses(BeforeThePaper, close_plan, closed_on=date(2024, 1, 20), **told)
    does(close_plan, closed_on=date(2024, 11, 10), **told)
    assert len(plan.sees(KEEPER, lambda who: duties.late(who, plan.at.date(), closed=True))) == 3
