"""Complaints and accusations: whom they are against decides the term; each has its answer."""

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY, at

from lachan.access import scope
from lachan.docket.models import RegisterEntry
from lachan.outcomes import commands as outcomes
from lachan.outcomes.commands.grieve import AgainstWhom, ResultNeeded


def entries(scene, account):
    who = scene.cast(account)
    with scope.acting(who):
        return RegisterEntry.objects.filter(
            matter=scene.matter.id, agency=who.agency_id, book="grievance"
        ).count()


@at("charged")
@pytest.mark.parametrize(("complained_of", "account", "ref"), [
    ("investigator", POLICE, "K02"), ("investigation_head", PROCURACY, "K02c"), ("prosecutor", PROCURACY, "K02f"),
])  # fmt: skip
def test_receive_grievance_seven_days(scene, complained_of, account, ref):
    scene.gives(
        "grievance_received", outcomes.receive_grievance, account, complained_of=complained_of
    )
    # From Friday 19/01: seven days end on Friday 26/01.
    assert scene.due(ref) == "2024-01-26 23:59"
    assert entries(scene, account) == 1


@at("charged")
def test_receive_grievance_twice_is_one_entry_in_the_book(scene):
    for _ in range(2):
        scene.do(outcomes.receive_grievance, POLICE, complained_of="investigator")
    assert entries(scene, POLICE) == 1


@at("charged")
@pytest.mark.parametrize("against", [None, "neighbour"])
def test_receive_grievance_against_somebody(scene, against):
    told = {"complained_of": against} if against else {}
    scene.refuses(AgainstWhom, outcomes.receive_grievance, POLICE, **told)


@at("complained")
def test_settle_grievance(scene):
    scene.refuses(ResultNeeded, outcomes.settle_grievance, POLICE)
    scene.refuses(ResultNeeded, outcomes.settle_grievance, POLICE, result="maybe")
    scene.gives("grievance_settled", outcomes.settle_grievance, POLICE, result="partly")
    assert scene.due("K02") == "met"


@at("answered")
def test_receive_second_grievance(scene):
    scene.refuses(AgainstWhom, outcomes.receive_second_grievance, PROCURACY)
    scene.gives(
        "second_grievance_received",
        outcomes.receive_second_grievance,
        PROCURACY,
        complained_of="investigator",
    )
    assert scene.due("K02b") == "2024-01-29 23:59"


@at("complained_twice")
def test_settle_second_grievance(scene):
    scene.refuses(ResultNeeded, outcomes.settle_second_grievance, PROCURACY)
    scene.gives(
        "second_grievance_settled", outcomes.settle_second_grievance, PROCURACY, result="accepted"
    )
    assert scene.due("K02b") == "met"


@at("complained")
def test_withdraw_grievance_ends_its_term(scene):
    scene.gives("grievance_withdrawn", outcomes.withdraw_grievance, POLICE)
    assert scene.due("K02") in {"met", "stopped", "none"}


@at("charged")
def test_receive_custody_grievance_within_a_day(scene):
    """BLTTHS Điều 474: twenty-four hours, three days where something must be verified."""
    scene.gives("custody_grievance_received", outcomes.receive_custody_grievance, PROCURACY)
    assert (scene.due("C22"), scene.due("C22a")) == ("2024-01-20 01:00", "none")


@at("charged")
def test_forward_custody_grievance_to_the_procuracy(scene):
    scene.do(outcomes.receive_custody_grievance, POLICE)
    assert scene.due("C22a") == "2024-01-20 01:00"
    scene.gives("custody_grievance_forwarded", outcomes.forward_custody_grievance, POLICE)
    assert scene.due("C22a") == "met"


@at("complained")
def test_settle_custody_grievance(scene):
    scene.refuses(ResultNeeded, outcomes.settle_custody_grievance, PROCURACY)
    scene.gives(
        "custody_grievance_settled", outcomes.settle_custody_grievance, PROCURACY, result="accepted"
    )
    assert scene.due("C22") == "met"


@at("answered")
def test_renew_custody_grievance_seven_days(scene):
    scene.gives("custody_grievance_renewed", outcomes.renew_custody_grievance, PROCURACY)
    # Seven days from Saturday 20/01 end on a Saturday: Monday.
    assert scene.due("C22c") == "2024-01-29 23:59"


@at("at_court")
def test_receive_accusation_thirty_days(scene):
    scene.gives("accusation_received", outcomes.receive_accusation, COURT)
    assert scene.due("K03") == "2024-03-26 23:59"
    assert entries(scene, COURT) == 1


@at("complained")
def test_settle_accusation(scene):
    scene.refuses(ResultNeeded, outcomes.settle_accusation, PROCURACY)
    scene.gives("accusation_settled", outcomes.settle_accusation, PROCURACY, result="rejected")
    assert scene.due("K03") == "met"
