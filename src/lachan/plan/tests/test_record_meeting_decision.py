"""What a meeting decided is a task: a lead, a day, the notice it stands on."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import record_meeting_decision
from lachan.plan.models import Document
from lachan.plan.refusals import (
    DueBeforeStart,
    NoLead,
    NoNumber,
    NotAdopted,
    NotYetIssued,
    NoWords,
    OutsidePlan,
)

from .scene import KEEPER, body

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(plan, **more):
    return {"plan": plan, "number": "12/TB-BCĐ", "held_on": date(2024, 1, 19), "words": "Rà soát địa bàn", "lead": body("68-cat"),
            "due_on": date(2024, 2, 15), **more}  # fmt: skip


def test_two_decisions_of_one_notice(plan, cast):
    adopted = plan.adopted()
    first = does(record_meeting_decision, by=cast(KEEPER), at=plan.at, **told(adopted))
    then = does(
        record_meeting_decision,
        by=cast(KEEPER),
        at=plan.at,
        **told(adopted, words="Báo cáo", lead=body("68-vks")),
    )
    assert (first.code, then.code) == ("H01", "H02")
    assert plan.sees(KEEPER, lambda _: Document.objects.filter(kind="minutes").count()) == 1
    [duty] = plan.read("catinh", first)
    assert (duty.due_on, duty.group_title) == (date(2024, 2, 15), "Kết luận cuộc họp")


@pytest.mark.parametrize(("answer", "more"), [
    (NoLead, {"lead": None}), (NoWords, {"words": ""}), (NoNumber, {"number": " "}), (NotYetIssued, {"held_on": date(2024, 1, 21)}),
    (DueBeforeStart, {"due_on": date(2024, 1, 18)}), (OutsidePlan, {"due_on": date(2025, 1, 1)}),
])  # fmt: skip
def test_what_is_refused(plan, cast, answer, more):
    refuses(
        answer, record_meeting_decision, by=cast(KEEPER), at=plan.at, **told(plan.adopted(), **more)
    )


def test_only_in_an_adopted_plan_by_who_keeps_it(plan, cast):
    draft = plan.draft()
    refuses(NotAdopted, record_meeting_decision, by=cast(KEEPER), at=plan.at, **told(draft))
    refuses(NotYours, record_meeting_decision, by=cast("catinh"), at=plan.at, **told(draft))
