"""A task taken back from a day on: what came due before stays, nothing more is owed."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import accept_task, add_task, change_task, withdraw_task
from lachan.plan.refusals import BeforeThePaper, NeedsDecision, TaskWithdrawn

from .scene import KEEPER, given

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_from_its_day_nothing_is_owed(plan, cast):
    plan.adopted()
    share, who = plan.share(), cast(KEEPER)
    task = share.version.task
    refuses(NeedsDecision, withdraw_task, by=who, at=plan.at, task=task)
    paper = plan.now("2024-05-10 09:00").paper("decision", "5/QĐ", issued_on=date(2024, 5, 10))
    by_paper = {"decision": paper, "from_on": date(2024, 5, 10)}
    refuses(NotYours, withdraw_task, by=cast("catinh"), at=plan.at, task=task, **by_paper)
    does(withdraw_task, by=who, at=plan.at, task=task, **by_paper)
    assert [duty.due_on for duty in plan.read(KEEPER, task)] == [date(2024, 3, 31)]
    refuses(TaskWithdrawn, withdraw_task, by=who, at=plan.at, task=task, **by_paper)
    refuses(TaskWithdrawn, accept_task, by=cast("soldtbxh"), at=plan.at, share=share)


def test_no_paper_takes_back_what_was_late_before_it(plan, cast):
    """Put back to the first day of the year, it emptied the late ledger, or laid the delay upon another body."""
    plan.adopted()
    task, who = plan.share().version.task, cast(KEEPER)
    paper = plan.now("2024-05-10 09:00").paper("decision", "5/QĐ", issued_on=date(2024, 5, 10))
    back = {"decision": paper, "from_on": date(2024, 1, 1), "by": who, "at": plan.at}
    refuses(BeforeThePaper, withdraw_task, task=task, **back)
    refuses(BeforeThePaper, change_task, task=task, given=given("68-cat"), **back)
    refuses(BeforeThePaper, add_task, plan=task.plan, given=given("68-cat"), **back)
    assert [duty.reading.code for duty in plan.read(KEEPER, task)][:1] == ["late"]
