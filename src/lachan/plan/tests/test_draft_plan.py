"""Beginning a year's plan: with a title, a span and the programme it stands on; a draft is the committee's alone."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import draft_plan
from lachan.plan.models import Plan
from lachan.plan.refusals import NoSuchYear, NoTitle, SpanBackwards

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(plan, **more):
    return {"year": 2024, "title": "Kế hoạch 2024", "begins_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31),
            "basis": plan.paper("programme", "P"), **more}  # fmt: skip


def test_a_draft_is_seen_by_the_committee_alone(plan, cast):
    made = does(draft_plan, by=cast(KEEPER), at=plan.at, **told(plan))
    assert (made.valid_to, made.kind) == (date(2025, 1, 1), "year")
    assert plan.sees("lanhdao", lambda who: Plan.objects.count()) == 1
    for account in ("soldtbxh", "catinh", "songkhe"):
        assert plan.sees(account, lambda who: Plan.objects.count()) == 0


def test_what_is_refused(plan, cast):
    given = told(plan)
    refuses(NoTitle, draft_plan, by=cast(KEEPER), at=plan.at, **{**given, "title": " "})
    refuses(
        SpanBackwards,
        draft_plan,
        by=cast(KEEPER),
        at=plan.at,
        **{**given, "ends_on": date(2023, 12, 31)},
    )
    refuses(NotYours, draft_plan, by=cast("catinh"), at=plan.at, **given)


@pytest.mark.parametrize("more", [
    {"year": 0}, {"year": -5}, {"year": 1800}, {"year": 99999}, {"year": 10**22}, {"begins_on": date(2022, 12, 31)},
    {"ends_on": date(2026, 1, 1)},
])  # fmt: skip
def test_not_of_a_year_that_is_none(plan, cast, more):
    refuses(NoSuchYear, draft_plan, by=cast(KEEPER), at=plan.at, **told(plan, **more))
