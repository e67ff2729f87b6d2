"""Confirming: by who gave the task, of a report that waits, by another person than who reported."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import confirm_progress
from lachan.plan.refusals import NothingReported, NotYoursToConfirm, SamePerson

from .scene import KEEPER, OFFICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_by_whoever_keeps_the_plan(plan, cast):
    plan.adopted()
    share = plan.share()
    told = {"share": share, "occurrence": plan.turn(share)}
    refuses(NothingReported, confirm_progress, by=cast(KEEPER), at=plan.at, **told)
    plan.reported()
    refuses(NotYoursToConfirm, confirm_progress, by=cast("soldtbxh"), at=plan.at, **told)
    refuses(NotYoursToConfirm, confirm_progress, by=cast("catinh"), at=plan.at, **told)
    refuses(NotYours, confirm_progress, by=cast("lanhdao"), at=plan.at, **told)
    does(confirm_progress, by=cast(OFFICE), at=plan.at, **told)
    assert plan.state() == "confirmed"
    refuses(NothingReported, confirm_progress, by=cast(KEEPER), at=plan.at, **told)


def test_nobody_confirms_what_they_reported_themselves(plan, cast):
    plan.adopted("68-thuongtruc")
    plan.reported(OFFICE, "68-thuongtruc")
    share = plan.share("68-thuongtruc")
    told = {"share": share, "occurrence": plan.turn(share)}
    refuses(SamePerson, confirm_progress, by=cast(OFFICE), at=plan.at, **told)
    does(confirm_progress, by=cast(KEEPER), at=plan.at, **told)
