"""Wrong acts put right by later ones: the first stays, and nothing that rests on it may fall."""

from datetime import timedelta

import pytest
from tests.case_scenes import POLICE, PROCURACY, Scene, at
from tests.walking import hour

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.cases import commands as cases
from lachan.cases.commands.put_right import (
    AlreadyCorrected,
    BoundUp,
    CarriedAct,
    ItselfACorrection,
    NothingToCorrect,
    NotYourAct,
    OthersRestOnIt,
    ReasonNeeded,
)
from lachan.cases.grounds import GroundNeeded, TermNotOver
from lachan.docket.ledger import NotYet
from lachan.docket.models import Act
from lachan.docket.steps import AgencyOver, UnknownFact


def act_of(scene, kind, person=None, account=POLICE):
    with scope.acting(scene.cast(account)):
        return Act.objects.get(
            matter=scene.matter.id, kind=kind, **({"person": person} if person else {})
        )


def correct(scene, act, at_, account=POLICE, reason="Nhầm giờ.", **more):
    return cases.correct_step(matter=scene.matter, act=act, occurred_at=at_, reason=reason, by=scene.cast(account),
                              at=scene.now, **more)  # fmt: skip


def withdraw(scene, act, account=POLICE, reason="Nhầm người."):
    return cases.withdraw_act(
        matter=scene.matter, act=act, reason=reason, by=scene.cast(account), at=scene.now
    )


def refused(scene, answer, deed, verb, account=POLICE):
    with pytest.raises(answer) as told:
        deed()
    assert type(told.value) is answer
    line = scene.line(account)
    assert (line.verb, line.outcome, line.subject) == (verb, "refused", scene.matter.id)
    return told.value.sentence


@at("held")
def test_correct_step_moves_the_release_with_the_hour(scene):
    held = act_of(scene, "arrested", scene.one)
    new = correct(scene, held, hour("2024-01-17 12:30"))
    assert (new.supersedes_id, new.person_id, new.kind) == (held.id, scene.one, "arrested")
    assert scene.release(scene.one)[0] == "2024-01-20 12:30"
    line = scene.line(POLICE)
    assert (line.verb, line.outcome, line.subject) == ("correct_step", "done", scene.matter.id)
    with scope.acting(scene.cast(POLICE)):
        assert Act.objects.filter(id=held.id).exists()


@at("detained")
def test_correct_step_of_what_was_said(scene):
    detained = act_of(scene, "detained", scene.one)
    said = {**detained.facts, "order_months": 3}
    correct(scene, detained, detained.occurred_at, facts=said)
    # Ninety days, less three of tạm giữ.
    assert scene.release(scene.one) == ("2024-04-14 23:59", "C12")
    refused(scene, UnknownFact, lambda: correct(scene, act_of(scene, "charge_approved", scene.one, PROCURACY), scene.now,
            PROCURACY, facts={"colour": "red"}), "correct_step", PROCURACY)  # fmt: skip


@at("detained")
def test_correct_step_of_one_s_own_only_with_a_reason_and_a_change(scene):
    act = act_of(scene, "detained", scene.one)
    refused(
        scene,
        NotYourAct,
        lambda: correct(scene, act, scene.now, PROCURACY),
        "correct_step",
        PROCURACY,
    )
    refused(
        scene, ReasonNeeded, lambda: correct(scene, act, scene.now, reason="  "), "correct_step"
    )
    refused(scene, NothingToCorrect, lambda: correct(scene, act, act.occurred_at), "correct_step")
    refused(
        scene, NotYet, lambda: correct(scene, act, scene.now + timedelta(hours=1)), "correct_step"
    )
    for account in ("thukybcd", "quantri"):
        refused(
            scene,
            NotYours,
            lambda who=account: correct(scene, act, scene.now, who),
            "correct_step",
            account,
        )
    refused(
        scene,
        NotFound,
        lambda: correct(scene, act, scene.now, "dieutra_khac"),
        "correct_step",
        "dieutra_khac",
    )


@at("detained")
def test_correct_step_once_and_then_its_correction(scene):
    act = act_of(scene, "detained", scene.one)
    new = correct(scene, act, act.occurred_at + timedelta(minutes=5))
    refused(
        scene,
        AlreadyCorrected,
        lambda: correct(scene, act, act.occurred_at + timedelta(minutes=9)),
        "correct_step",
    )
    correct(scene, new, act.occurred_at + timedelta(minutes=7))


@at("detained")
def test_correct_step_not_to_where_the_order_of_things_breaks(scene):
    """The charge cannot come after its approval."""
    charged = act_of(scene, "accused_charged", scene.one)
    said = refused(
        scene, OthersRestOnIt, lambda: correct(scene, charged, scene.now), "correct_step"
    )
    assert "phê chuẩn" in said


@at("charged")
def test_withdraw_act_of_another_person_by_mistake(scene):
    """Somebody charged in the wrong record is no accused any more; what was written stays to be read."""
    wrong = act_of(scene, "accused_charged", scene.two)
    withdraw(scene, wrong)
    assert scene.two not in scene.accused() or scene.status(scene.two) == "named"
    line = scene.line(POLICE)
    assert (line.verb, line.outcome, line.subject) == ("withdraw_act", "done", scene.matter.id)
    with scope.acting(scene.cast(POLICE)):
        assert Act.objects.filter(id=wrong.id).exists()
    refused(scene, AlreadyCorrected, lambda: withdraw(scene, wrong), "withdraw_act")


@at("detained")
def test_withdraw_act_on_which_others_rest_is_refused(scene):
    charged = act_of(scene, "accused_charged", scene.one)
    said = refused(scene, OthersRestOnIt, lambda: withdraw(scene, charged), "withdraw_act")
    assert "Tạm giam" in said or "phê chuẩn" in said
    assert scene.status(scene.one) == "accused"


@at("charged")
def test_withdraw_act_not_the_first_not_another_s_not_without_reason(scene):
    refused(
        scene,
        OthersRestOnIt,
        lambda: withdraw(scene, act_of(scene, "case_initiated")),
        "withdraw_act",
    )
    received = act_of(scene, "charge_received_by_procuracy")
    refused(scene, NotYourAct, lambda: withdraw(scene, received), "withdraw_act")
    charged = act_of(scene, "accused_charged", scene.two)
    refused(scene, ReasonNeeded, lambda: withdraw(scene, charged, reason=""), "withdraw_act")


@at("charged")
def test_withdraw_act_and_correct_step_of_a_carried_act_are_refused(scene):
    """It is put right where it was done."""
    new = scene.do(cases.separate_case, POLICE, extra={"persons": [scene.two]})
    other = Scene(scene.cast, scene.era)
    other.now, other.matter = scene.now, new
    carried = act_of(other, "accused_charged", scene.two)
    refused(other, CarriedAct, lambda: correct(other, carried, other.now), "correct_step")
    refused(other, CarriedAct, lambda: withdraw(other, carried), "withdraw_act")


@at("suspended")
@pytest.mark.parametrize(
    ("ground", "answer"),
    [("229.1.z", GroundNeeded), ("229.1.a", TermNotOver), ("245.1.a", GroundNeeded)],
)
def test_correct_step_opens_no_door_that_its_verb_keeps_shut(scene, ground, answer):
    suspended = act_of(scene, "investigation_suspended")
    refused(scene, answer, lambda: correct(scene, suspended, suspended.occurred_at, facts={"ground": ground}),
            "correct_step")  # fmt: skip


@at("charged")
def test_correct_step_not_to_a_day_on_which_the_body_was_not_there(scene):
    scene.to("2025-02-27 09:00")
    sent = act_of(scene, "charge_sent_to_procuracy")
    scene.to("2025-04-01 09:00")
    refused(
        scene, AgencyOver, lambda: correct(scene, sent, hour("2025-03-02 09:00")), "correct_step"
    )


@at("charged")
def test_correct_step_and_withdraw_act_of_a_correction_are_refused(scene):
    """Withdrawn twice an act does not come back: it is recorded anew."""
    withdraw(scene, act_of(scene, "charge_sent_to_procuracy"))
    gone = withdrawal(scene)
    refused(scene, ItselfACorrection, lambda: withdraw(scene, gone), "withdraw_act")
    refused(
        scene,
        ItselfACorrection,
        lambda: correct(scene, gone, gone.occurred_at, facts={"field": "sex"}),
        "correct_step",
    )


def withdrawal(scene):
    with scope.acting(scene.cast(POLICE)):
        return Act.objects.get(
            matter=scene.matter.id, kind="fact_corrected", facts__what="withdrawn"
        )


@at("concluded")
def test_withdraw_act_of_a_sending_only_once_it_was_refused(scene):
    """While it lies in somebody's tray, and once it was taken, its sending cannot vanish by itself."""
    way = scene.sent(POLICE, PROCURACY)
    sent = act_of(scene, "case_file_sent_to_procuracy")
    refused(scene, BoundUp, lambda: withdraw(scene, sent), "withdraw_act")
    scene.later(hours=1)
    cases.refuse_item(
        handover=way, ground="incomplete", step=scene.step(), by=scene.cast(PROCURACY), at=scene.now
    )
    withdraw(scene, sent)


@at("prosecuting")
def test_withdraw_act_of_a_reception_is_refused(scene):
    taken = act_of(scene, "case_file_received_by_procuracy", account=PROCURACY)
    refused(scene, BoundUp, lambda: withdraw(scene, taken, PROCURACY), "withdraw_act", PROCURACY)


@at("charged")
def test_withdraw_act_of_a_parting_is_refused(scene):
    """Else the same accused would stand in two cases at once."""
    scene.do(cases.separate_case, POLICE, extra={"persons": [scene.two]})
    for kind in ("case_separated", "accused_moved"):
        parted = act_of(scene, kind)
        refused(scene, BoundUp, lambda one=parted: withdraw(scene, one), "withdraw_act")
    assert scene.status(scene.two) == "moved"
