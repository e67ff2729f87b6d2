"""Adopting: under a plan's paper, once, with tasks, never over another adopted plan of the province."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan import queries
from lachan.plan.commands import adopt_plan, close_plan
from lachan.plan.models import Plan, Share
from lachan.plan.refusals import AlreadyAdopted, EmptyPlan, NotAPlanPaper, Overlapping

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_from_then_on_bodies_owe_and_see_their_own(plan, cast):
    draft = plan.draft()
    plan.task(draft, "68-sldtbxh")
    plan.task(draft, "68-hlhpn")
    assert plan.sees(KEEPER, lambda _: Share.objects.count()) == 0
    does(
        adopt_plan, by=cast(KEEPER), at=plan.at, plan=draft, document=plan.paper(), subject=draft.id
    )
    assert plan.sees("lanhdao", lambda _: Share.objects.count()) == 2
    assert plan.sees(
        "soldtbxh", lambda _: [s.carrier.key for s in Share.objects.select_related("carrier")]
    ) == ["68-sldtbxh"]
    assert plan.sees("catinh", lambda who: queries.plan_on(who, plan.at.date())).id == draft.id
    assert plan.sees("catinh", lambda who: list(queries.in_force(draft))) == []
    assert plan.sees("songkhe", lambda _: Plan.objects.count()) == 0


def test_what_is_refused(plan, cast):
    who, draft = cast(KEEPER), plan.draft()
    refuses(EmptyPlan, adopt_plan, by=who, at=plan.at, plan=draft, document=plan.paper())
    plan.task(draft)
    refuses(
        NotAPlanPaper,
        adopt_plan,
        by=who,
        at=plan.at,
        plan=draft,
        document=plan.paper("decision", "1/QĐ"),
    )
    paper = plan.paper(number="2/KH")
    refuses(NotYours, adopt_plan, by=cast("soldtbxh"), at=plan.at, plan=draft, document=paper)
    does(adopt_plan, by=who, at=plan.at, plan=draft, document=paper)
    refuses(AlreadyAdopted, adopt_plan, by=who, at=plan.at, plan=draft, document=paper)


def test_two_plans_do_not_share_a_day_unless_one_was_closed_before(plan, cast):
    first = plan.adopted()
    other = plan.draft(begins_on=date(2024, 7, 1), ends_on=date(2025, 6, 30))
    plan.task(other)
    paper = plan.paper(number="3/KH")
    refused = refuses(
        Overlapping, adopt_plan, by=cast(KEEPER), at=plan.at, plan=other, document=paper
    )
    assert first.title in refused.sentence
    plan.now("2024-07-02 09:00")
    decision = plan.paper("decision", "4/QĐ", issued_on=date(2024, 6, 30))
    plan.does(close_plan, plan=first, closed_on=date(2024, 7, 1), document=decision)
    does(adopt_plan, by=cast(KEEPER), at=plan.at, plan=other, document=paper)
