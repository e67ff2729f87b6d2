"""Before and around the charge: every hour is counted, none is rounded up to the next working day."""

import pytest
from tests.case_scenes import POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.docket.steps import NotAllowedNow


@at("open")
def test_hold_in_emergency_for_twelve_hours(scene):
    scene.gives("emergency_held", cases.hold_in_emergency, POLICE, scene.third)
    assert (scene.status(scene.third), scene.custody(scene.third)) == ("held_in_emergency",) * 2
    assert scene.due("C01", scene.third) == "2024-01-17 23:00"
    assert scene.seen(POLICE).reading.detained == 1


@at("emergency")
def test_order_emergency_arrest_of_one_held(scene):
    scene.gives("emergency_arrest_ordered", cases.order_emergency_arrest, POLICE, scene.third)
    assert scene.status(scene.third) == "arrested"


@at("emergency")
def test_decide_emergency_arrest_refused_means_release(scene):
    scene.do(cases.order_emergency_arrest, POLICE, scene.third)
    scene.do(
        cases.record_service,
        PROCURACY,
        scene.third,
        extra={"kind": "emergency_arrest_file_received"},
    )
    assert scene.due("C02", scene.third) == "2024-01-18 01:00"
    scene.gives(
        "emergency_arrest_decided",
        cases.decide_emergency_arrest,
        PROCURACY,
        scene.third,
        approved=False,
    )
    assert scene.due("C02", scene.third) == "met"
    assert scene.release(scene.third) == ("2024-01-17 13:00", "C02a")
    scene.later(hours=1)
    scene.gives("released", cases.release_person, POLICE, scene.third, ground="not_approved")
    assert (scene.custody(scene.third), scene.release(scene.third)) == ("released", ("", ""))


@at("open")
def test_arrest_person_then_twelve_hours(scene):
    scene.gives("arrested", cases.arrest_person, POLICE, scene.third, kind="flagrant")
    assert (scene.status(scene.third), scene.custody(scene.third)) == ("arrested",) * 2
    assert scene.due("C03", scene.third) == "2024-01-17 23:00"


@at("open")
def test_receive_held_person_from_another_body(scene):
    scene.gives("held_person_received", cases.receive_held_person, POLICE, scene.third)
    assert scene.custody(scene.third) == "arrested"
    assert scene.due("C03", scene.third) == "2024-01-17 23:00"


@at("open")
def test_hold_person_three_days_to_the_minute(scene):
    """By day and month, and by the hour: three days from Wednesday 11:00 is Saturday 11:00, weekend or not."""
    scene.gives("held", cases.hold_person, POLICE, scene.third)
    assert (scene.status(scene.third), scene.custody(scene.third)) == ("held", "held")
    assert scene.release(scene.third) == ("2024-01-20 11:00", "C06")
    assert scene.due("C05", scene.third) == "2024-01-17 23:00"


@at("held")
def test_extend_hold_twice_and_no_more(scene):
    for last in ("2024-01-23 11:00", "2024-01-26 11:00"):
        scene.gives("hold_extended", cases.extend_hold, POLICE, scene.one, days=3)
        assert scene.release(scene.one)[0] == last
        scene.later(days=2)
    scene.refuses(NotAllowedNow, cases.extend_hold, POLICE, scene.one, days=3, says="02 lần")


@at("held")
@pytest.mark.parametrize("approved", [True, False])
def test_decide_hold_extension(scene, approved):
    scene.do(cases.extend_hold, POLICE, scene.one, days=3)
    scene.do(
        cases.record_service, PROCURACY, scene.one, extra={"kind": "hold_extension_file_received"}
    )
    assert scene.due("C09", scene.one) == "2024-01-19 05:00"
    scene.gives(
        "hold_extension_decided",
        cases.decide_hold_extension,
        PROCURACY,
        scene.one,
        approved=approved,
    )
    assert scene.due("C09", scene.one) == "met"
    assert scene.release(scene.one) == (
        ("2024-01-23 11:00", "C07") if approved else ("2024-01-18 17:00", "C09a")
    )
