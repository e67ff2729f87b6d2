"""A campaign is a window in an adopted plan, with its own tasks and its own adoption."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan import duties, queries
from lachan.plan.commands import adopt_plan, open_campaign
from lachan.plan.refusals import NotAdopted, NoTitle, OutsideYear, SpanBackwards

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(**more):
    return {
        "title": "Cao điểm",
        "theme": "Chủ đề",
        "begins_on": date(2024, 7, 1),
        "ends_on": date(2024, 9, 30),
        **more,
    }


def test_its_daily_tasks_are_owed_day_by_day(plan, cast):
    year = plan.adopted()
    peak = does(open_campaign, by=cast(KEEPER), at=plan.at, plan=year, **told())
    plan.task(peak, "68-cat", periodicity="daily")
    plan.now("2024-07-03 09:00")
    plan.does(adopt_plan, plan=peak, document=plan.paper("campaign_plan", "7/KH"))
    found = plan.sees("catinh", lambda who: duties.of_plan(who, peak.id, plan.at.date()))
    assert len(found) == 92
    assert [duty.reading.code for duty in found[:4]] == ["late", "late", "due", "ahead"]
    assert plan.sees("catinh", lambda who: queries.campaign_on(who, plan.at.date())).id == peak.id


@pytest.mark.parametrize(("answer", "more"), [
    (OutsideYear, {"ends_on": date(2025, 1, 1)}), (OutsideYear, {"begins_on": date(2023, 12, 31)}),
    (SpanBackwards, {"ends_on": date(2024, 6, 30)}), (NoTitle, {"title": ""}),
])  # fmt: skip
def test_what_is_refused(plan, cast, answer, more):
    refuses(answer, open_campaign, by=cast(KEEPER), at=plan.at, plan=plan.adopted(), **told(**more))


def test_not_in_a_draft_and_not_by_every_role(plan, cast):
    draft = plan.draft()
    refuses(NotAdopted, open_campaign, by=cast(KEEPER), at=plan.at, plan=draft, **told())
    refuses(NotYours, open_campaign, by=cast("lanhdao"), at=plan.at, plan=draft, **told())
