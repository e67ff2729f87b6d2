"""Services of process and further decisions: one verb each, and only for what has no verb of its own."""

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.cases.commands.serve import NotADecision, NotAService, decisions, services
from lachan.docket import sides
from lachan.docket.kinds import VERB_OF
from lachan.law.book import book


@at("charged")
def test_record_service_stops_the_clock_that_waits_for_it(scene):
    assert scene.due("B07", scene.two) == "2024-01-19 17:00"
    scene.gives(
        "charge_sent_to_procuracy",
        cases.record_service,
        POLICE,
        scene.two,
        extra={"kind": "charge_sent_to_procuracy"},
    )
    assert scene.due("B07", scene.two) == "met"


@at("charged")
@pytest.mark.parametrize("kind", ["detained", "accused_charged", "expertise_requested", "special_measure_approved",
                                  "data_request_received", "không có", ""])  # fmt: skip
def test_record_service_of_a_decision_is_refused(scene, kind):
    scene.refuses(NotAService, cases.record_service, POLICE, scene.one, extra={"kind": kind})


@at("charged")
def test_record_decision_of_one_s_own_side(scene):
    scene.gives(
        "expertise_requested", cases.record_decision, POLICE, extra={"kind": "expertise_requested"}
    )
    assert "expertise_requested" in scene.kinds()


@at("charged")
@pytest.mark.parametrize(
    "kind", ["detained", "charge_sent_to_procuracy", "special_measure_approved", ""]
)
def test_record_decision_that_has_its_own_verb_is_refused(scene, kind):
    scene.refuses(NotADecision, cases.record_decision, POLICE, extra={"kind": kind})


SAMPLE = [
    (cases.record_service, "charge_received_by_procuracy", POLICE, sides.NotSupervisingCase),
    (cases.record_service, "charge_sent_to_procuracy", PROCURACY, sides.NotInvestigating),
    (cases.record_service, "judgment_delivered", PROCURACY, sides.NotThisCourt),
    (cases.record_service, "trial_decision_served", POLICE, sides.NotThisCourt),
    (cases.record_decision, "bail_decided", POLICE, sides.NotSupervisingCase),
    (cases.record_decision, "expertise_requested", COURT, sides.NotInvestigating),
    (cases.record_decision, "late_appeal_decided", PROCURACY, sides.NotThisCourt),
]


@at("judged")
@pytest.mark.parametrize(("verb", "kind", "account", "answer"), SAMPLE)
def test_record_service_and_record_decision_of_another_side_are_refused(
    scene, verb, kind, account, answer
):
    scene.refuses(answer, verb, account, scene.one, extra={"kind": kind})


def test_every_act_of_a_case_has_one_verb_or_a_reason_to_have_none():
    """Secret measures, the data controller's register and the victim's own record are written elsewhere."""
    elsewhere = {kind for kind, act in book().acts.items()
                 if act.chapter == "intake" or act.of == "victim" or kind.startswith(("special_measure", "data_"))}  # fmt: skip
    # An accused moves with a joining or a separation, and by no verb of its own.
    assert set(book().acts) - set(VERB_OF) - elsewhere == {"accused_moved"}
    assert not set(services()) & set(decisions())
