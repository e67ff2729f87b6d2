"""Who decides follows the file: the investigators, then the procuracy, then the court (Điều 241, 278, 236(4))."""

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.cases.deciding import NotDecidingNow
from lachan.docket.sides import NotInvestigating

BAIL = {"measure": "bail"}
LETTING_GO = {"ground": "unneeded"}


@at("at_court", "set", "hearing", "judged", "appeal_taken")
@pytest.mark.parametrize("account", [POLICE, PROCURACY])
def test_while_the_court_has_the_case_the_court_decides_on_measures(scene, account):
    scene.refuses(
        NotDecidingNow, cases.impose_measure, account, scene.two, **BAIL, says="Tòa án (BLTTHS"
    )
    scene.refuses(NotDecidingNow, cases.end_measure, account, scene.one, measure="detention")
    assert scene.custody(scene.one) == "detained"


@at("at_court", "hearing")
def test_the_police_do_not_release_whom_the_court_detains(scene):
    scene.refuses(NotDecidingNow, cases.release_person, POLICE, scene.one, **LETTING_GO)
    scene.gives("released", cases.release_person, COURT, scene.one, **LETTING_GO)


@at("at_court")
def test_the_procuracy_may_always_let_go(scene):
    """Supervising custody, it frees whoever is held without ground, at any stage (Điều 20, 41)."""
    scene.gives("released", cases.release_person, PROCURACY, scene.one, **LETTING_GO)


@at("at_court")
def test_whom_the_police_caught_the_police_let_go(scene):
    scene.do(cases.arrest_person, POLICE, scene.two)
    scene.gives("released", cases.release_person, POLICE, scene.two, ground="not_approved")
    scene.refuses(NotDecidingNow, cases.release_person, POLICE, scene.one, **LETTING_GO)


@at("prosecuting", "indicted")
def test_once_the_procuracy_has_the_file_it_decides(scene):
    scene.refuses(
        NotDecidingNow, cases.impose_measure, POLICE, scene.two, **BAIL, says="Viện kiểm sát"
    )
    scene.refuses(NotDecidingNow, cases.release_person, POLICE, scene.one, **LETTING_GO)
    scene.gives("measure_imposed", cases.impose_measure, PROCURACY, scene.two, **BAIL)


@at("sent_back")
@pytest.mark.parametrize("account", [PROCURACY, COURT])
def test_a_file_on_its_way_back_leaves_the_decision_to_both(scene, account):
    scene.refuses(NotDecidingNow, cases.impose_measure, POLICE, scene.two, **BAIL)
    scene.gives("measure_imposed", cases.impose_measure, account, scene.two, **BAIL)


@at("charged")
def test_during_the_inquiry_the_court_has_no_say(scene):
    with pytest.raises(Exception, match="phạm vi"):
        scene.raw(cases.impose_measure, COURT, scene.two, **BAIL)
    scene.gives("measure_imposed", cases.impose_measure, PROCURACY, scene.two, **BAIL)


@at("at_court")
def test_one_who_is_only_reported_is_still_the_inquirys(scene):
    """Điều 124(1)(a): a delay of exit of somebody not charged in the case the court has."""
    third = scene.new_person()
    scene.gives("measure_imposed", cases.impose_measure, POLICE, third, measure="exit_delay")


HEAVIER = {"article": "150", "paragraph": 3}


@at("prosecuting")
def test_the_charge_is_changed_by_whoever_has_the_file(scene):
    """Điều 236(4): after the conclusion the procuracy changes and supplements, not the investigators."""
    scene.refuses(NotDecidingNow, cases.change_charge, POLICE, scene.one, **HEAVIER)
    scene.refuses(NotDecidingNow, cases.change_case_decision, POLICE, **HEAVIER)
    scene.refuses(NotDecidingNow, cases.determine_paragraph, POLICE, **HEAVIER)
    scene.gives("charge_changed", cases.change_charge, PROCURACY, scene.one, **HEAVIER)
    scene.gives("case_decision_changed", cases.change_case_decision, PROCURACY, **HEAVIER)


@at("charged")
def test_while_they_inquire_it_is_the_investigators(scene):
    scene.refuses(NotInvestigating, cases.change_charge, PROCURACY, scene.one, **HEAVIER)
    scene.gives("charge_changed", cases.change_charge, POLICE, scene.one, **HEAVIER)


@at("prosecuting")
def test_separating_what_the_procuracy_has_is_not_for_the_investigators(scene):
    extra = {"persons": [scene.two]}
    scene.refuses(NotDecidingNow, cases.separate_case, POLICE, extra=extra)


@at("judged")
def test_where_no_stage_decides_the_other_bodies_hear_the_plain_refusal(scene):
    scene.refuses(NotInvestigating, cases.change_charge, PROCURACY, scene.one, **HEAVIER)
