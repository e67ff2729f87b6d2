"""A firm is taken out of a plan with a reason by the body that planned; it stays to be seen."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.sectors import queries
from lachan.sectors.commands import drop_planned_check
from lachan.sectors.refusals import NotThisPlan, NotYourPlan, NoWordOfDropping

from .scene import OFFICE, POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]
WHY = {"words": "Cơ sở đã ngừng hoạt động (giả lập)"}


def test_what_is_taken_out_is_still_seen(field, cast):
    planned = field.planned(field.firm())
    does(drop_planned_check, by=cast(POLICE), at=field.at, planned=planned, **WHY)
    told = field.sees(OFFICE, lambda who: queries.planned(who, date(2025, 1, 1)))
    assert [one.code for one in told] == ["dropped"]
    refuses(NotThisPlan, drop_planned_check, by=cast(POLICE), at=field.at, planned=planned, **WHY)


def test_what_is_refused(field, cast):
    planned = field.planned(field.firm())
    refuses(NoWordOfDropping, drop_planned_check, by=cast(POLICE), at=field.at, planned=planned, words=" ")  # fmt: skip
    refuses(NotYourPlan, drop_planned_check, by=cast("catinh"), at=field.at, planned=planned, **WHY)
    field.check(planned.firm, planned=planned)
    refuses(NotThisPlan, drop_planned_check, by=cast(POLICE), at=field.at, planned=planned, **WHY)
