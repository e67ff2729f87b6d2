"""Every verb of a case: not by another body, not at another stage, not in a dead agency's name, not unseen."""

import pytest
from tests import case_gate as gate
from tests.case_gate import Row, name_of

from lachan.cases import commands as cases
from lachan.reference.models import Agency


def _officer(scene, account):
    return {"officer": scene.cast(account).account_id}


def _kind(kind):
    return lambda scene, account: {"kind": kind}


def _to(scene, account):
    return {"to": Agency.objects.get(key="cah-d672.a")}


POLICE, VKS, COURT = "investigation", "procuracy", "court"
NT, DB = {"article": "151", "paragraph": 1}, {"article": "150", "paragraph": 3}
ROWS = [
    Row(cases.change_case_decision, POLICE, "charged", "judged", facts=NT),
    Row(cases.supplement_case_decision, POLICE, "charged", "judged", facts=NT),
    Row(cases.determine_paragraph, POLICE, "charged", "judged", facts=DB),
    Row(cases.demand_cancellation, VKS, "open"),
    Row(cases.cancel_initiation, VKS, "open", "judged"),
    Row(cases.revoke_initiation, POLICE, "open", "judged"),
    Row(cases.charge_accused, POLICE, "open", "judged", "third", DB),
    Row(cases.change_charge, POLICE, "charged", "judged", "one", DB),
    Row(cases.supplement_charge, POLICE, "charged", "judged", "one", DB),
    Row(cases.approve_charge, VKS, "charged", "open", "one"),
    Row(cases.cancel_charge, VKS, "charged", "open", "one"),
    Row(cases.demand_charge_evidence, VKS, "charged", "open", "one"),
    Row(cases.approve_changed_charge, VKS, "recharged", "charged", "one"),
    Row(cases.cancel_changed_charge, VKS, "recharged", "charged", "one"),
    Row(cases.charge_by_procuracy, VKS, "open", "judged", "third", DB),
    Row(cases.hold_in_emergency, POLICE, "open", "detained", "third", not_person="one"),
    Row(cases.order_emergency_arrest, POLICE, "emergency", "open", "third"),
    Row(cases.decide_emergency_arrest, VKS, "emergency", "open", "third", {"approved": False}),
    Row(cases.arrest_person, POLICE, "open", "serving", "third", not_person="one"),
    Row(cases.receive_held_person, POLICE, "open", "serving", "third", not_person="one"),
    Row(cases.hold_person, POLICE, "open", "detained", "third", not_person="one"),
    Row(cases.extend_hold, POLICE, "held", "open", "one", {"days": 3}),
    Row(cases.decide_hold_extension, VKS, "held", "open", "one", {"approved": True}),
    Row(cases.detain_accused, POLICE, "charged", "open", "one", {"custody_follows": "arrest", "order_months": 2}),
    Row(cases.decide_detention_order, VKS, "charged", "open", "one", {"approved": True}),
    Row(cases.request_detention_extension, POLICE, "detained", "charged", "one"),
    Row(cases.extend_detention, VKS, "detained", "charged", "one", {"months": 2}),
    Row(cases.impose_measure, "ordering", "charged", "serving", "two", {"measure": "bail"}),
    Row(cases.end_measure, "ordering", "detained", "charged", "one", {"measure": "detention"}, not_person="two"),
    Row(cases.release_person, "ordering", "detained", "charged", "one", {"ground": "unneeded"}, not_person="two"),
    Row(cases.remind_of_release, "facility", "detained", "", "one"),
    Row(cases.request_investigation_extension, POLICE, "detained", "judged"),
    Row(cases.extend_investigation, VKS, "detained", "judged", facts={"months": 4}),
    Row(cases.suspend_investigation, POLICE, "charged", "judged", facts={"ground": "229.1.b"}),
    Row(cases.resume_investigation, POLICE, "suspended", "charged"),
    Row(cases.discontinue_investigation, POLICE, "charged", "judged", facts={"ground": "157.2"}),
    Row(cases.assign_investigator, POLICE, "charged", extra=_officer),
    Row(cases.assign_procurator, VKS, "charged", extra=_officer),
    Row(cases.assign_judge, COURT, "at_court", "with_court", extra=_officer),
    Row(cases.find_case_noncompetence, POLICE, "charged"),
    Row(cases.decide_transfer, VKS, "charged", extra=_to),
    Row(cases.record_service, POLICE, "charged", "open", "one", extra=_kind("charge_sent_to_procuracy")),
    Row(cases.record_decision, POLICE, "charged", extra=_kind("expertise_requested")),
]  # fmt: skip
# Possible in the course of a very serious or graver case only; the places here have none.
RARE = [
    Row(cases.extend_detention_by_supreme, VKS, "", "detained", "one", {"months": 4}),
    Row(cases.extend_investigation_by_supreme, VKS, "", "detained", facts={"months": 4}),
]
every = pytest.mark.parametrize("row", ROWS, ids=name_of)


@pytest.mark.parametrize("row", [*ROWS, *RARE], ids=name_of)
def test_other_bodies_are_refused(stock, row):
    gate.wrong_bodies_are_refused(stock, row)


@pytest.mark.parametrize("row", [r for r in [*ROWS, *RARE] if r.not_at], ids=name_of)
def test_at_another_stage_it_is_refused(stock, row):
    gate.the_wrong_stage_is_refused(stock, row)


@every
def test_an_agency_that_is_no_more_records_nothing(stock, row):
    gate.a_dead_agency_is_refused(stock, row)


@every
def test_what_others_did_meanwhile_is_told_first(stock, row):
    gate.the_unseen_is_told_first(stock, row)


@every
def test_a_fact_that_the_act_does_not_have(stock, row):
    gate.a_strange_fact_is_refused(stock, row)


@pytest.mark.parametrize("row", [r for r in ROWS if r.person], ids=name_of)
def test_an_act_of_a_person_names_the_person(stock, row):
    gate.a_person_is_needed(stock, row)


@every
def test_nothing_is_done_tomorrow(stock, row):
    gate.tomorrow_is_refused(stock, row)
