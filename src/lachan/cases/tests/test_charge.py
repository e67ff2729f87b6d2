"""Khởi tố bị can: made, approved, changed, cancelled; and who is let go when a charge falls."""

import pytest
from tests.case_scenes import POLICE, PROCURACY, at

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.docket.models import Mention
from lachan.docket.steps import NotAllowedNow, Unfit


def capacities(scene, person):
    with scope.acting(scene.cast(POLICE)):
        found = Mention.objects.filter(matter=scene.matter.id, person__code=person)
        return set(found.values_list("capacity", flat=True))


@at("open")
def test_charge_accused_makes_the_person_an_accused(scene):
    scene.gives(
        "accused_charged", cases.charge_accused, POLICE, scene.third, article="150", paragraph=2
    )
    assert (scene.stage(), scene.status(scene.third)) == ("P3", "accused")
    assert "accused" in capacities(scene, scene.third)
    assert scene.due("B07", scene.third) == "2024-01-18 11:00"


@at("open")
def test_charge_accused_who_is_so_far_a_witness(scene):
    witness = scene.new_person(capacity="witness")
    scene.gives(
        "accused_charged", cases.charge_accused, POLICE, witness, article="150", paragraph=1
    )
    assert capacities(scene, witness) == {"witness", "accused"}


@at("open")
@pytest.mark.parametrize("wrong", [{"article": "9999"}, {"article": "150", "paragraph": 9}, {"paragraph": 0},
                                   {"article": "150", "birth_year": "xưa"}])  # fmt: skip
def test_charge_accused_not_for_what_is_no_offence(scene, wrong):
    scene.refuses(Unfit, cases.charge_accused, POLICE, scene.third, **wrong)


@at("charged")
def test_change_charge_needs_a_new_approval(scene):
    scene.gives(
        "charge_changed", cases.change_charge, POLICE, scene.one, article="151", paragraph=1
    )
    assert scene.due("B07a", scene.one) == "2024-01-20 01:00"
    assert scene.due("B07a", scene.two) == "none"
    scene.refuses(
        NotAllowedNow, cases.change_charge, POLICE, scene.third, article="151", paragraph=1
    )


@at("charged")
def test_supplement_charge_raises_the_class_of_the_case(scene):
    scene.gives(
        "charge_supplemented",
        cases.supplement_charge,
        POLICE,
        scene.one,
        article="150",
        paragraph=3,
    )
    assert scene.seen(POLICE).reading.severity == "ĐB"
    assert scene.due("B07a", scene.one) == "2024-01-20 01:00"


@at("charged")
def test_approve_charge_within_three_days(scene):
    assert scene.due("B08", scene.one) == "2024-01-22 23:59"
    scene.gives("charge_approved", cases.approve_charge, PROCURACY, scene.one)
    assert scene.due("B08", scene.one) == "met"


@at("charged")
def test_cancel_charge_leaves_nobody_in_custody_unseen(scene):
    """The person is no accused any more and still in the cell: the release is owed at once (Điều 125 khoản 1)."""
    scene.gives("charge_cancelled", cases.cancel_charge, PROCURACY, scene.one)
    assert (scene.status(scene.one), scene.custody(scene.one)) == ("uncharged", "held")
    assert scene.release(scene.one) == ("2024-01-19 01:00", "C19a")
    scene.gives("released", cases.release_person, POLICE, scene.one, ground="not_approved")
    assert scene.release(scene.one) == ("", "")
    assert scene.due("B08", scene.one) == "met"


@at("charged")
def test_cancel_charge_but_not_twice(scene):
    scene.do(cases.cancel_charge, PROCURACY, scene.one)
    scene.refuses(NotAllowedNow, cases.cancel_charge, PROCURACY, scene.one)


@at("charged")
def test_demand_charge_evidence_stops_the_three_days(scene):
    scene.gives("charge_evidence_demanded", cases.demand_charge_evidence, PROCURACY, scene.one)
    assert scene.due("B08", scene.one) == "met"
    scene.later(days=4)
    scene.do(cases.record_service, PROCURACY, scene.one, extra={"kind": "charge_evidence_received"})
    assert scene.due("B09", scene.one) == "2024-01-26 23:59"
    scene.gives("charge_approved", cases.approve_charge, PROCURACY, scene.one)
    assert scene.due("B09", scene.one) == "met"


@at("recharged")
def test_approve_changed_charge(scene):
    for account, kind in (
        (POLICE, "changed_charge_sent_to_procuracy"),
        (PROCURACY, "changed_charge_received_by_procuracy"),
    ):
        scene.do(cases.record_service, account, scene.one, extra={"kind": kind})
    assert scene.due("B08a", scene.one) == "2024-01-22 23:59"
    scene.gives("changed_charge_approved", cases.approve_changed_charge, PROCURACY, scene.one)
    assert scene.due("B08a", scene.one) == "met"


@at("recharged")
def test_cancel_changed_charge_keeps_the_first_one(scene):
    scene.gives("changed_charge_cancelled", cases.cancel_changed_charge, PROCURACY, scene.one)
    assert scene.status(scene.one) == "accused"


@at("open")
def test_charge_by_procuracy_is_sent_to_the_investigators_within_a_day(scene):
    scene.gives(
        "procuracy_charged",
        cases.charge_by_procuracy,
        PROCURACY,
        scene.third,
        article="150",
        paragraph=1,
    )
    assert (scene.stage(), scene.status(scene.third)) == ("P3", "accused")
    assert scene.due("B10", scene.third) == "2024-01-18 11:00"
    assert "accused" in capacities(scene, scene.third)
