"""Copying to the next year: days moved, ended bodies followed, what differs listed, what a meeting decided left behind."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan import queries
from lachan.plan.commands import copy_plan, record_meeting_decision
from lachan.plan.refusals import AlreadyCopied, NoSuchYear, NoTitle

from .scene import KEEPER, body

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(plan, year, **more):
    return {
        "year": year,
        "title": f"Kế hoạch {year}",
        "basis": plan.paper("programme", f"P{year}"),
        **more,
    }


def versions(plan, draft):
    return plan.sees(KEEPER, lambda _: {one.task.code: one for one in queries.in_force(draft)})


def test_from_2024_to_2026_bodies_are_followed_and_districts_pass_to_communes(plan, cast):
    year = plan.draft()
    plan.task(year, "68-sldtbxh", partners=("68-stttt", "68-cat"), levels=("province", "district"),
              named_days=(date(2024, 2, 29),))  # fmt: skip
    plan.task(year, "ubndh-d674.a", words="Kế hoạch của huyện")
    done = does(copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **told(plan, 2026))
    first, then = (versions(plan, done.plan)[code] for code in ("T01", "T02"))
    assert (first.lead.key, then.lead.key) == ("68-syt", "68-ubnd")
    assert first.levels == ["province", "commune"]
    assert first.named_days == ["2026-02-28"]
    assert (first.starts_on, first.due_on) == (date(2026, 1, 1), date(2026, 12, 31))
    kinds = {(one.code, one.kind) for one in done.differences}
    assert {
        ("T01", "lead"),
        ("T01", "partners"),
        ("T01", "levels"),
        ("T02", "lead"),
        ("T02", "check"),
    } <= kinds


def test_to_2025_the_department_stays_and_its_end_is_told(plan, cast):
    year = plan.draft()
    plan.task(year)
    done = does(copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **told(plan, 2025))
    assert versions(plan, done.plan)["T01"].lead.key == "68-sldtbxh"
    assert [(one.kind, one.after) for one in done.differences] == [("passes", "Sở Y tế")]


def test_what_a_meeting_decided_is_not_copied(plan, cast):
    year = plan.adopted()
    plan.does(record_meeting_decision, plan=year, number="1/TB", held_on=date(2024, 1, 19), words="Rà soát", lead=body("68-cat"),
              due_on=date(2024, 2, 1))  # fmt: skip
    done = does(copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **told(plan, 2025))
    assert set(versions(plan, done.plan)) == {"T01"}
    assert ("H01", "dropped") in {(one.code, one.kind) for one in done.differences}


def test_what_is_refused(plan, cast):
    year, given = plan.adopted(), told(plan, 2025)
    refuses(NoTitle, copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **{**given, "title": ""})
    refuses(NotYours, copy_plan, by=cast("soldtbxh"), at=plan.at, plan=year, **given)
    does(copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **given)
    refuses(AlreadyCopied, copy_plan, by=cast(KEEPER), at=plan.at, plan=year, **given)


@pytest.mark.parametrize("year", [0, -5, 1, 1999, 9999, 10**22])
def test_not_to_a_year_that_is_none(plan, cast, year):
    given = {**told(plan, 2025), "year": year}
    refuses(NoSuchYear, copy_plan, by=cast(KEEPER), at=plan.at, plan=plan.draft(), **given)
