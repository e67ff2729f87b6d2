"""Taking a task: by the body given it, once; after the body ended, by the one that follows."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import accept_task
from lachan.plan.refusals import AlreadyAccepted, NotYourTask, PassedOn

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_the_lead_takes_it_once(plan, cast):
    plan.adopted()
    share = plan.share()
    assert plan.state() == "due"
    does(accept_task, by=cast("soldtbxh"), at=plan.at, share=share, subject=share.version.task_id)
    assert plan.state() == "accepted"
    refuses(AlreadyAccepted, accept_task, by=cast("soldtbxh"), at=plan.at, share=share)


def test_nobody_else_takes_it(plan, cast):
    plan.adopted()
    for account in ("soyte", "catinh", "thukybcd"):
        refuses(NotYourTask, accept_task, by=cast(account), at=plan.at, share=plan.share())
    refuses(NotYours, accept_task, by=cast("lanhdao"), at=plan.at, share=plan.share())


def test_after_the_succession_the_heir_takes_it(plan, cast):
    plan.year = 2025
    plan.now("2025-01-20 09:00").adopted()
    plan.now("2025-03-01 09:00")
    refuses(PassedOn, accept_task, by=cast("soldtbxh"), at=plan.at, share=plan.share())
    does(accept_task, by=cast("soyte"), at=plan.at, share=plan.share())
    assert plan.read("soyte")[0].now_name == "Sở Y tế"
