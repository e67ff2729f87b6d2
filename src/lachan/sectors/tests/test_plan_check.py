"""A plan names a firm and the last day; the check that keeps it says so, once, by the body that planned."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.sectors import queries
from lachan.sectors.commands import plan_check, record_check
from lachan.sectors.refusals import NoPaperNumber, NoPlanDay, NotThisPlan, PlannedAlready

from .scene import OFFICE, POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TOLD = {"number": "5/KH (giả lập)", "by_day": date(2024, 8, 1)}


def stands(field, day, account=OFFICE):
    return [one.code for one in field.sees(account, lambda who: queries.planned(who, day))]


def test_what_is_planned_waits_is_overdue_and_is_done_by_its_check(field, cast):
    firm = field.firm()
    planned = does(plan_check, by=cast(POLICE), at=field.at, firm=firm, **TOLD)
    assert stands(field, date(2024, 8, 1)) == ["waiting"]
    assert stands(field, date(2024, 8, 2)) == ["overdue"]
    field.check(firm)
    assert stands(field, date(2024, 8, 2)) == ["overdue"]  # a check by another paper keeps no plan
    field.check(firm, planned=planned)
    assert stands(field, date(2024, 8, 2)) == ["done"]
    again = {**field.visit(firm), "planned": planned}
    refuses(NotThisPlan, record_check, by=cast(POLICE), at=field.at, **again)


def test_a_plan_is_kept_for_its_own_firm_by_its_own_body(field, cast):
    planned = field.planned(field.firm())
    other = field.firm(registration="GL-002", name="Nhà nghỉ Khác (giả lập)")
    refuses(NotThisPlan, record_check, by=cast(POLICE), at=field.at, **field.visit(other), planned=planned)  # fmt: skip
    refuses(NotThisPlan, record_check, by=cast("catinh"), at=field.at, **field.visit(planned.firm), planned=planned)  # fmt: skip


@pytest.mark.parametrize(("answer", "more"), [
    (NoPaperNumber, {"number": " "}), (NoPlanDay, {"by_day": date(2024, 7, 9)}), (NoPlanDay, {"by_day": date(2025, 7, 12)}),
])  # fmt: skip
def test_what_is_refused(field, cast, answer, more):
    refuses(answer, plan_check, by=cast(POLICE), at=field.at, firm=field.firm(), **{**TOLD, **more})


def test_a_firm_stands_in_a_plan_once_and_the_committee_plans_none(field, cast):
    firm = field.firm()
    field.planned(firm)
    refuses(PlannedAlready, plan_check, by=cast(POLICE), at=field.at, firm=firm, **TOLD)
    refuses(NotYours, plan_check, by=cast(OFFICE), at=field.at, firm=firm, **TOLD)
