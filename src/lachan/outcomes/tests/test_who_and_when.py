"""Every verb of outcomes: not by another body, not at another stage, not in a dead agency's name, not unseen."""

import pytest
from tests import case_gate as gate
from tests.case_gate import Row, name_of
from tests.case_scenes import ABOVE, POLICE

from lachan.outcomes import commands as outcomes


def _back(scene, account):
    return {"to": scene.waiting_place(POLICE)}


def _both(scene, account):
    return {"verdicts": {scene.one: "guilty", scene.two: "not_guilty"}}


def _one(scene, account):
    return {"verdicts": {scene.one: "upheld"}}


VKS, COURT, ALL = "procuracy", "court", "proceeding"
AGAINST, RESULT = {"complained_of": "investigator"}, {"result": "rejected"}
ROWS = [
    Row(outcomes.conclude_investigation, "investigation", "detained", "judged"),
    Row(outcomes.extend_prosecution_term, VKS, "prosecuting", "judged", facts={"days": 15}),
    Row(outcomes.indict, VKS, "prosecuting", "judged"),
    Row(outcomes.return_file_by_procuracy, VKS, "prosecuting", "judged", facts={"ground": "245.1.a"}, extra=_back),
    Row(outcomes.suspend_prosecution, VKS, "prosecuting", "judged", facts={"ground": "247.1.a"}),
    Row(outcomes.resume_prosecution, VKS, "prosecution_suspended", "prosecuting"),
    Row(outcomes.discontinue_prosecution, VKS, "prosecuting", "judged", facts={"ground": "157.2"}),
    Row(outcomes.detain_for_prosecution, VKS, "prosecuting", "judged", "one"),
    Row(outcomes.accept_case, COURT, "with_court", "set"),
    Row(outcomes.extend_trial_preparation, COURT, "at_court", "set", facts={"days": 15}),
    Row(outcomes.set_trial, COURT, "at_court", "set"),
    Row(outcomes.open_hearing, COURT, "set", "at_court"),
    Row(outcomes.adjourn_hearing, COURT, "set", "at_court"),
    Row(outcomes.pronounce_judgment, COURT, "hearing", "set", extra=_both),
    Row(outcomes.return_file_by_court, COURT, "at_court", "judged", facts={"ground": "280.1.a"}),
    Row(outcomes.suspend_trial, COURT, "at_court", "judged", facts={"ground": "281.1.b"}),
    Row(outcomes.resume_trial, COURT, "trial_suspended", "at_court"),
    Row(outcomes.discontinue_trial, COURT, "at_court", "judged", facts={"ground": "155.2"}),
    Row(outcomes.detain_for_trial, COURT, "at_court", "judged", "one"),
    Row(outcomes.detain_until_hearing_ends, COURT, "set", "at_court", "one"),
    Row(outcomes.detain_after_judgment, COURT, "judged", "hearing", "one", {"instance": "first"}),
    Row(outcomes.record_appeal, COURT, "judged", "hearing", "one", {"channel": "court"}),
    Row(outcomes.protest, VKS, "judged", "hearing", facts={"procuracy_level": "same"}),
    Row(outcomes.decide_execution, COURT, "effective", "judged", "one"),
    Row(outcomes.begin_sentence, COURT, "executing", "judged", "one"),
    Row(outcomes.record_effect, COURT, "appeal_judged", "hearing", facts={"instance": "appeal"}),
    Row(outcomes.receive_grievance, ALL, "charged", facts=AGAINST),
    Row(outcomes.settle_grievance, ALL, "complained", "charged", facts=RESULT),
    Row(outcomes.receive_second_grievance, ALL, "answered", "complained", facts=AGAINST),
    Row(outcomes.settle_second_grievance, ALL, "complained_twice", "complained", facts=RESULT),
    Row(outcomes.withdraw_grievance, ALL, "complained", "charged"),
    Row(outcomes.receive_custody_grievance, ALL, "charged"),
    Row(outcomes.forward_custody_grievance, ALL, "complained", "charged"),
    Row(outcomes.settle_custody_grievance, ALL, "complained", "charged", facts=RESULT),
    Row(outcomes.renew_custody_grievance, ALL, "answered", "complained"),
    Row(outcomes.receive_accusation, ALL, "charged"),
    Row(outcomes.settle_accusation, ALL, "complained", "charged", facts=RESULT),
]  # fmt: skip
# The court above is of the province and lives on: it is tried at places that only it has reached.
APPEAL = [
    Row(outcomes.accept_appeal, COURT, "appealed", "appeal_taken", account=ABOVE),
    Row(outcomes.set_appeal_hearing, COURT, "appeal_taken", "appeal_hearing", account=ABOVE),
    Row(outcomes.open_appeal_hearing, COURT, "appeal_set", "appealed", account=ABOVE),
    Row(outcomes.adjourn_appeal, COURT, "appeal_hearing", "appealed", account=ABOVE),
    Row(
        outcomes.discontinue_appeal,
        COURT,
        "appeal_taken",
        "appeal_judged",
        facts={"ground": "348.1"},
        account=ABOVE,
    ),
    Row(
        outcomes.pronounce_appeal_judgment,
        COURT,
        "appeal_hearing",
        "appeal_taken",
        extra=_one,
        account=ABOVE,
    ),
    Row(outcomes.detain_for_appeal, COURT, "appeal_taken", "appeal_judged", "one", account=ABOVE),
]
EVERY = [*ROWS, *APPEAL]
every = pytest.mark.parametrize("row", EVERY, ids=name_of)


@every
def test_other_bodies_are_refused(stock, row):
    gate.wrong_bodies_are_refused(stock, row)


@pytest.mark.parametrize("row", [row for row in EVERY if row.not_at], ids=name_of)
def test_at_another_stage_it_is_refused(stock, row):
    gate.the_wrong_stage_is_refused(stock, row)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_an_agency_that_is_no_more_records_nothing(stock, row):
    gate.a_dead_agency_is_refused(stock, row)


@every
def test_what_others_did_meanwhile_is_told_first(stock, row):
    gate.the_unseen_is_told_first(stock, row)


@every
def test_a_fact_that_the_act_does_not_have(stock, row):
    gate.a_strange_fact_is_refused(stock, row)


@pytest.mark.parametrize("row", [row for row in EVERY if row.person], ids=name_of)
def test_an_act_of_a_person_names_the_person(stock, row):
    gate.a_person_is_needed(stock, row)


@every
def test_nothing_is_done_tomorrow(stock, row):
    gate.tomorrow_is_refused(stock, row)
