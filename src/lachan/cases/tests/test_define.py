"""What the case is about: the decision changed, supplemented, put under another paragraph, cancelled."""

from tests.case_scenes import POLICE, PROCURACY, at

from lachan.cases import commands as cases


@at("charged")
def test_change_case_decision_goes_to_the_procuracy_within_a_day(scene):
    scene.gives(
        "case_decision_changed", cases.change_case_decision, POLICE, article="151", paragraph=1
    )
    assert scene.due("B06") == "2024-01-20 01:00"
    assert scene.stage() == "P3"


@at("charged")
def test_supplement_case_decision_counts_by_the_gravest_offence(scene):
    """Điều 150 khoản 1 is very serious: four months; with khoản 3 beside it the case is of the gravest class."""
    assert (scene.seen(POLICE).reading.severity, scene.due("D01")) == ("RNT", "2024-05-16 23:59")
    scene.gives(
        "case_decision_supplemented",
        cases.supplement_case_decision,
        POLICE,
        article="150",
        paragraph=3,
    )
    assert scene.seen(POLICE).reading.severity == "ĐB"
    assert scene.due("B06") == "2024-01-20 01:00"


@at("charged")
def test_determine_paragraph_moves_the_class_and_needs_no_new_decision(scene):
    scene.gives("paragraph_changed", cases.determine_paragraph, POLICE, article="150", paragraph=3)
    assert scene.seen(POLICE).reading.severity == "ĐB"
    assert scene.due("B06") == "none"


@at("open")
def test_demand_cancellation_leaves_the_case_where_it_is(scene):
    scene.gives("initiation_cancellation_demanded", cases.demand_cancellation, PROCURACY)
    assert scene.stage() == "P1"


@at("open", "charged")
def test_cancel_initiation_ends_the_case(scene):
    scene.gives("initiation_cancelled", cases.cancel_initiation, PROCURACY)
    assert (scene.stage(), scene.seen(POLICE).reading.closed) == ("P0", True)


@at("open")
def test_revoke_initiation_is_told_to_the_procuracy_within_a_day(scene):
    scene.gives("initiation_revoked", cases.revoke_initiation, POLICE)
    assert (scene.stage(), scene.seen(POLICE).reading.closed) == ("P0", True)
    assert scene.due("B03a") == "2024-01-18 11:00"


@at("open")
def test_revoke_initiation_but_not_of_a_case_already_revoked(scene):
    from lachan.docket.steps import NotAllowedNow

    scene.do(cases.revoke_initiation, POLICE)
    scene.refuses(NotAllowedNow, cases.revoke_initiation, POLICE, says="hủy bỏ")
