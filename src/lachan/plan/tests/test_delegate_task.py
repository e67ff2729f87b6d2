"""Giving a task on: to bodies below, once each; the giver sees where they stand and confirms what they report."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import confirm_progress, delegate_task
from lachan.plan.models import Share
from lachan.plan.refusals import (
    AlreadyGiven,
    NobodyGiven,
    NotBelow,
    NotThereToday,
    NotYoursToConfirm,
    NotYourTask,
)

from .scene import KEEPER, body

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_the_giver_sees_and_confirms(plan, cast):
    plan.adopted("68-ubnd")
    share = plan.share("68-ubnd")
    does(
        delegate_task,
        by=cast("ubnd"),
        at=plan.at,
        share=share,
        to=[body("ubndx-c24853.a"), body("ubndh-d674.a")],
    )
    assert len(plan.read("ubnd")) == 12
    assert {duty.carrier_id for duty in plan.read("ubndxa")} == {cast("ubndxa").agency_id}
    assert plan.read("catinh") == []
    plan.now("2024-03-30 09:00").reported("ubndxa", "ubndx-c24853.a")
    own = plan.share("ubndx-c24853.a")
    turn = plan.turn(own)
    refuses(
        NotYoursToConfirm, confirm_progress, by=cast(KEEPER), at=plan.at, share=own, occurrence=turn
    )
    refuses(
        NotYoursToConfirm,
        confirm_progress,
        by=cast("ubndhuyen"),
        at=plan.at,
        share=own,
        occurrence=turn,
    )
    does(confirm_progress, by=cast("ubnd"), at=plan.at, share=own, occurrence=turn)


def test_what_is_refused(plan, cast):
    plan.adopted("68-ubnd")
    share, who = plan.share("68-ubnd"), cast("ubnd")
    below = body("ubndx-c24853.a")
    refuses(NobodyGiven, delegate_task, by=who, at=plan.at, share=share, to=[])
    for key in ("68-cat", "cax-c24853.a", "99-ubnd", "68-ubnd"):
        refuses(NotBelow, delegate_task, by=who, at=plan.at, share=share, to=[below, body(key)])
    refuses(
        NotThereToday, delegate_task, by=who, at=plan.at, share=share, to=[body("ubndx-c24853.c")]
    )
    refuses(NotYourTask, delegate_task, by=cast("ubndxa"), at=plan.at, share=share, to=[below])
    refuses(NotYours, delegate_task, by=cast("quantri"), at=plan.at, share=share, to=[below])
    does(delegate_task, by=who, at=plan.at, share=share, to=[below])
    refuses(AlreadyGiven, delegate_task, by=who, at=plan.at, share=share, to=[below])


def test_the_committees_office_gives_to_any_member(plan, cast):
    plan.adopted("68-thuongtruc")
    done = does(
        delegate_task,
        by=cast("thuongtruc"),
        at=plan.at,
        share=plan.share("68-thuongtruc"),
        to=[body("68-vks"), body("68-syt")],
    )
    assert len(done) == 2


def test_a_district_that_ended_is_carried_by_the_province(plan, cast):
    plan.year = 2025
    plan.now("2025-01-20 09:00").adopted("68-ubnd")
    plan.does(delegate_task, "ubnd", share=plan.share("68-ubnd"), to=[body("ubndh-d674.a")])
    plan.now("2025-07-01 09:00")
    carried = [duty for duty in plan.read("ubnd") if duty.carrier_id == body("ubndh-d674.a").id]
    assert {duty.now_name for duty in carried} == {"UBND tỉnh"}
    assert (
        plan.sees("ubnd", lambda _: Share.objects.filter(carrier__key="ubndh-d674.a").count()) == 1
    )
