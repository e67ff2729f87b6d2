"""A task changes freely in a draft; after adoption by a paper, from a day on, and what was before stays."""

from dataclasses import replace
from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import change_task, delegate_task, withdraw_task
from lachan.plan.models import Share
from lachan.plan.refusals import (
    ChangesThePast,
    DueBeforeStart,
    NeedsDecision,
    NothingChanged,
    TaskWithdrawn,
)

from .scene import KEEPER, body, given

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_in_a_draft_it_is_a_later_version(plan, cast):
    draft = plan.draft()
    task, who = plan.task(draft), cast(KEEPER)
    changed = does(change_task, by=who, at=plan.at, task=task, given=given(words="Lời mới"))
    assert (changed.turn, changed.words) == (2, "Lời mới")
    refuses(
        NothingChanged, change_task, by=who, at=plan.at, task=task, given=given(words="Lời mới")
    )
    late = replace(given(), starts_on=date(2024, 5, 1), due_on=date(2024, 4, 1))
    refuses(DueBeforeStart, change_task, by=who, at=plan.at, task=task, given=late)
    refuses(
        NotYours, change_task, by=cast("soldtbxh"), at=plan.at, task=task, given=given(words="x")
    )


def test_after_adoption_the_new_lead_owes_from_the_day_on(plan, cast):
    plan.adopted()
    task, who = plan.share().version.task, cast(KEEPER)
    refuses(NeedsDecision, change_task, by=who, at=plan.at, task=task, given=given("68-syt"))
    paper = plan.now("2024-05-10 09:00").paper("decision", "5/QĐ", issued_on=date(2024, 5, 9))
    by_paper = {"decision": paper, "from_on": date(2024, 5, 10)}
    does(change_task, by=who, at=plan.at, task=task, given=given("68-syt"), **by_paper)
    found = [(duty.due_on.month, duty.carrier) for duty in plan.read(KEEPER, task)]
    assert found == [(3, "Sở LĐTBXH"), (6, "Sở Y tế"), (9, "Sở Y tế"), (12, "Sở Y tế")]
    refuses(
        ChangesThePast,
        change_task,
        by=who,
        at=plan.at,
        task=task,
        given=given(),
        decision=paper,
        from_on=date(2024, 5, 9),
    )


def test_what_was_given_on_stays_given_where_the_lead_stays(plan, cast):
    plan.adopted("68-ubnd")
    share = plan.share("68-ubnd")
    plan.does(delegate_task, "ubnd", share=share, to=[body("ubndx-c24853.a")])
    paper = plan.now("2024-05-10 09:00").paper("decision", "5/QĐ", issued_on=date(2024, 5, 10))
    changed = does(change_task, by=cast(KEEPER), at=plan.at, task=share.version.task, given=given("68-ubnd", words="Lời mới"),
                   decision=paper, from_on=date(2024, 5, 10))  # fmt: skip
    shares = plan.sees(
        KEEPER,
        lambda _: [
            s.carrier.key for s in Share.objects.filter(version=changed).select_related("carrier")
        ],
    )
    assert sorted(shares) == ["68-ubnd", "ubndx-c24853.a"]


def test_a_withdrawn_task_is_not_changed(plan, cast):
    task = plan.task(plan.draft())
    plan.does(withdraw_task, task=task)
    refuses(
        TaskWithdrawn, change_task, by=cast(KEEPER), at=plan.at, task=task, given=given(words="x")
    )
