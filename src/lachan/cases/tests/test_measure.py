"""Tạm giam and the other measures; for whoever is kept there is always an hour of release."""

import pytest
from tests.case_scenes import COURT, FACILITY, POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.cases.commands.measure import MeasureNeeded
from lachan.cases.grounds import GroundNeeded
from lachan.docket.sides import NotKeeping
from lachan.docket.steps import NotAllowedNow, Unfit


@at("charged")
def test_detain_accused_by_the_months_of_the_order(scene):
    """Two months are sixty days from the end of tạm giữ (TTLT 04/2018): the three days held are taken off."""
    scene.gives("detained", cases.detain_accused, POLICE, scene.one, custody_follows="tam_giu", tam_giu_days=3,
                order_months=2)  # fmt: skip
    assert scene.custody(scene.one) == "detained"
    assert scene.release(scene.one) == ("2024-03-15 23:59", "C12")
    assert scene.custody(scene.two) == "free"


@at("charged")
def test_detain_accused_not_on_made_up_words(scene):
    scene.refuses(Unfit, cases.detain_accused, POLICE, scene.one, custody_follows="whim")
    scene.refuses(Unfit, cases.detain_accused, POLICE, scene.one, order_months=0)


@at("charged")
@pytest.mark.parametrize("approved", [True, False])
def test_decide_detention_order(scene, approved):
    scene.do(cases.record_service, PROCURACY, scene.one, extra={"kind": "detention_order_received"})
    assert scene.due("C11", scene.one) == "2024-01-22 23:59"
    scene.gives(
        "detention_order_decided",
        cases.decide_detention_order,
        PROCURACY,
        scene.one,
        approved=approved,
    )
    assert scene.due("C11", scene.one) == "met"
    assert (scene.release(scene.one) == ("2024-01-19 01:00", "C11a")) is not approved


@at("detained")
def test_request_detention_extension_by_the_tenth_day_before(scene):
    assert scene.due("C13", scene.one) == "2024-05-04 23:59"
    scene.gives(
        "detention_extension_requested", cases.request_detention_extension, POLICE, scene.one
    )
    assert scene.due("C13", scene.one) == "met"


@at("detained")
def test_extend_detention_once_for_this_class(scene):
    scene.do(cases.extend_investigation, PROCURACY, months=4)
    scene.gives("detention_extended", cases.extend_detention, PROCURACY, scene.one, months=2)
    assert scene.release(scene.one) == ("2024-07-13 23:59", "C12x")
    scene.refuses(
        NotAllowedNow, cases.extend_detention, PROCURACY, scene.one, months=1, says="01 lần"
    )


@at("detained")
def test_extend_detention_by_supreme_only_in_the_gravest_class_and_last(scene):
    scene.refuses(NotAllowedNow, cases.extend_detention_by_supreme, PROCURACY, scene.one, months=4)
    scene.do(cases.determine_paragraph, POLICE, article="150", paragraph=3)
    for _ in range(3):
        scene.do(cases.extend_investigation, PROCURACY, months=4)
    scene.refuses(
        NotAllowedNow,
        cases.extend_detention_by_supreme,
        PROCURACY,
        scene.one,
        months=4,
        says="dùng hết",
    )
    for _ in range(2):
        scene.do(cases.extend_detention, PROCURACY, scene.one, months=4)
    scene.refuses(
        NotAllowedNow, cases.extend_detention, PROCURACY, scene.one, months=4, says="02 lần"
    )
    before = scene.release(scene.one)[0]
    scene.gives(
        "detention_extended_by_supreme",
        cases.extend_detention_by_supreme,
        PROCURACY,
        scene.one,
        months=4,
    )
    assert scene.release(scene.one)[0] > before


@at("charged")
@pytest.mark.parametrize("measure", ["bail", "deposit", "residence_ban", "exit_delay"])
def test_impose_measure_with_its_last_day(scene, measure):
    scene.gives(
        "measure_imposed",
        cases.impose_measure,
        POLICE,
        scene.two,
        measure=measure,
        ends_on="2024-05-15",
    )
    assert scene.custody(scene.two) == "measure"
    assert scene.due("C19", scene.two) == "2024-05-05 23:59"


@at("charged")
def test_impose_measure_instead_of_the_cell(scene):
    """One who was held and is bailed is kept no more, and no alarm stays."""
    scene.gives("measure_imposed", cases.impose_measure, POLICE, scene.one, measure="bail")
    assert (scene.custody(scene.one), scene.release(scene.one)) == ("measure", ("", ""))


@at("charged")
@pytest.mark.parametrize("measure", [None, "detention", "house arrest"])
def test_impose_measure_of_the_four(scene, measure):
    told = {} if measure is None else {"measure": measure}
    scene.refuses(MeasureNeeded, cases.impose_measure, POLICE, scene.two, **told)


@at("at_court")
def test_impose_measure_by_the_court_once_it_has_the_file(scene):
    scene.gives("measure_imposed", cases.impose_measure, COURT, scene.two, measure="residence_ban")
    assert scene.custody(scene.two, COURT) == "measure"


@at("detained")
def test_end_measure_of_custody(scene):
    scene.gives("measure_ended", cases.end_measure, PROCURACY, scene.one, measure="detention")
    assert (scene.custody(scene.one), scene.release(scene.one)) == ("ended", ("", ""))


@at("detained")
def test_release_person_ends_the_alarm(scene):
    assert scene.seen(POLICE).reading.detained == 1
    scene.gives("released", cases.release_person, PROCURACY, scene.one, ground="unneeded")
    assert (scene.custody(scene.one), scene.release(scene.one)) == ("released", ("", ""))
    assert scene.seen(POLICE).reading.detained == 0
    assert scene.status(scene.one) == "accused"


@at("detained")
@pytest.mark.parametrize("ground", [None, "kindness"])
def test_release_person_on_a_ground(scene, ground):
    told = {} if ground is None else {"ground": ground}
    scene.refuses(GroundNeeded, cases.release_person, POLICE, scene.one, **told)


@at("detained")
def test_remind_of_release_by_the_facility_that_keeps(scene):
    scene.gives("facility_reminder_sent", cases.remind_of_release, FACILITY, scene.one)
    assert "facility_reminder_sent" in scene.kinds()


@at("detained")
def test_remind_of_release_only_of_whom_it_keeps(scene):
    """The case is known to it through `one`; `two` is at home."""
    scene.refuses(NotAllowedNow, cases.remind_of_release, FACILITY, scene.two)


@at("charged")
def test_remind_of_release_not_of_one_kept_elsewhere(scene):
    """Both are detained; this house has taken in only one of them."""
    for person in (scene.one, scene.two):
        scene.do(cases.detain_accused, POLICE, person, custody_follows="arrest", order_months=2)
    scene.passed(POLICE, FACILITY, "detainee", scene.one)
    scene.do(cases.remind_of_release, FACILITY, scene.one)
    scene.refuses(NotKeeping, cases.remind_of_release, FACILITY, scene.two)
