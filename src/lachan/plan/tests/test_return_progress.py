"""Sending a report back with the reason: it waits for the body again, and its day has not moved."""

import pytest
from tests.walking import does, refuses

from lachan.plan.commands import return_progress
from lachan.plan.entering import words_of
from lachan.plan.refusals import NothingReported, NotYoursToConfirm, WithoutWords

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_it_waits_for_the_body_again(plan, cast):
    plan.adopted()
    share = plan.share()
    told = {"share": share, "occurrence": plan.turn(share), "reason": "Thiếu minh chứng."}
    refuses(NothingReported, return_progress, by=cast(KEEPER), at=plan.at, **told)
    plan.reported()
    refuses(WithoutWords, return_progress, by=cast(KEEPER), at=plan.at, **{**told, "reason": " "})
    refuses(NotYoursToConfirm, return_progress, by=cast("catinh"), at=plan.at, **told)
    step = does(return_progress, by=cast(KEEPER), at=plan.at, **told)
    assert words_of(step) == "Thiếu minh chứng."
    duty = plan.read(KEEPER)[0]
    assert (duty.reading.code, duty.waits_for) == ("returned", "Sở LĐTBXH")
    plan.now("2024-04-02 09:00")
    assert plan.read(KEEPER)[0].reading.late
    plan.reported()
    assert plan.state() == "reported"
