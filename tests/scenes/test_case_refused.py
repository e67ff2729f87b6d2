"""Wrong acts of a court put right by the court, children not charged, courts that do not judge each other's cases."""

from datetime import timedelta

import pytest

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.cases.commands.charge import TooYoung
from lachan.cases.tests.test_put_right import act_of, correct, refused, withdraw
from lachan.docket.steps import EndsBefore
from lachan.outcomes.commands.appeal import NotTheCourtAbove
from lachan.outcomes.commands.effect import AppealTermRunning
from lachan.outcomes.judging import UnknownVerdict
from lachan.web.matter_file.rows import rows_of
from tests.case_scenes import COURT, POLICE, PROCURACY, at, outcomes


@at("judged")
def test_correct_step_and_withdraw_act_by_the_court_of_its_own(scene):
    """The court puts its own acts right; a verdict stays a verdict, and effect waits for the end of the term."""
    scene.later(days=45)
    scene.do(outcomes.record_effect, COURT)
    effect = act_of(scene, "judgment_effective", account=COURT)
    refused(scene, AppealTermRunning, lambda: correct(scene, effect, effect.occurred_at - timedelta(days=44), COURT),
            "correct_step", COURT)  # fmt: skip
    withdraw(scene, effect, COURT)
    judgment = act_of(scene, "judgment_pronounced", scene.two, COURT)
    refused(scene, UnknownVerdict, lambda: correct(scene, judgment, judgment.occurred_at, COURT, facts={"verdict": "upheld"}),
            "correct_step", COURT)  # fmt: skip
    correct(scene, judgment, judgment.occurred_at, COURT, facts={"verdict": "not_guilty"})
    assert scene.accused(COURT)[scene.two].verdict == "acquitted"


@at("charged")
def test_withdraw_act_of_an_assignment_takes_the_person_off_the_page(scene):
    scene.do(cases.assign_investigator, POLICE, extra={"officer": scene.cast(POLICE).account_id})
    with scope.acting(scene.cast(POLICE)):
        assert len(rows_of(scene.matter).around.assigned) == 1
    withdraw(scene, act_of(scene, "investigator_assigned"))
    with scope.acting(scene.cast(POLICE)):
        assert not rows_of(scene.matter).around.assigned


@at("appeal_hearing")
def test_pronounce_appeal_judgment_only_by_the_court_that_has_the_file(scene):
    scene.refuses(NotTheCourtAbove, outcomes.pronounce_appeal_judgment, COURT,
                  extra={"verdicts": {scene.one: "upheld"}})  # fmt: skip
    scene.refuses(NotTheCourtAbove, outcomes.adjourn_appeal, COURT)


@at("judged")
def test_accept_appeal_not_by_the_court_that_judged(scene):
    scene.do(outcomes.record_appeal, COURT, scene.one, channel="court")
    scene.later(days=1)
    scene.refuses(NotTheCourtAbove, outcomes.accept_appeal, COURT)


# ── The young ───────────────────────────────────────────────────────────────────────────────────────


@at("charged")
@pytest.mark.parametrize(
    ("year", "known"), [(1990, {}), (2007, {"birth_year": 2007}), (2006, {"birth_year": 2006})]
)
def test_charge_accused_knows_a_young_person_without_being_told(scene, year, known):
    """The year on record counts: forgotten on the form, detention would be counted as of a grown-up (Điều 419)."""
    young = scene.new_person(year=year)
    charge = scene.charged(young, paragraph=2)
    assert {k: v for k, v in charge.facts.items() if k == "birth_year"} == known
    scene.do(cases.approve_charge, PROCURACY, young)
    scene.do(cases.detain_accused, POLICE, young, custody_follows="order")
    assert (scene.release(young)[0] < scene_of_grown_up(scene)) is bool(known)


def scene_of_grown_up(scene):
    grown = scene.new_person(year=1980)
    scene.charged(grown, paragraph=2)
    scene.do(cases.approve_charge, PROCURACY, grown)
    scene.do(cases.detain_accused, POLICE, grown, custody_follows="order")
    return scene.release(grown)[0]


@at("charged")
def test_charge_accused_not_of_a_child(scene):
    child = scene.new_person(year=2011)
    scene.refuses(TooYoung, cases.charge_accused, POLICE, child, article="150", paragraph=2)
    assert child not in scene.accused()
    scene.refuses(
        TooYoung,
        cases.charge_accused,
        POLICE,
        scene.third,
        article="150",
        paragraph=2,
        birth_year=2012,
    )
    fourteen = scene.new_person(year=2010)
    scene.charged(fourteen, paragraph=2)
    assert scene.status(fourteen) == "accused"


# ── Days that cannot be ─────────────────────────────────────────────────────────────────────────────


@at("charged")
@pytest.mark.parametrize("day", ["2024-01-18", "1990-01-01"])
def test_detain_accused_not_until_a_day_before_the_order(scene, day):
    """A slip in the year would end the order long ago, and raise an alarm for somebody rightly detained."""
    scene.do(cases.approve_charge, PROCURACY, scene.two)
    told = {"custody_follows": "order", "order_months": 2}
    scene.later(days=1)
    scene.refuses(EndsBefore, cases.detain_accused, POLICE, scene.two, ends_on=day, **told)
    scene.do(cases.detain_accused, POLICE, scene.two, ends_on=f"{scene.now:%Y-%m-%d}", **told)
    order = act_of(scene, "detained", scene.two)
    refused(scene, EndsBefore, lambda: correct(scene, order, order.occurred_at, facts={**order.facts, "ends_on": day}),
            "correct_step")  # fmt: skip


@at("open")
def test_hold_person_not_until_an_hour_before_the_decision(scene):
    scene.do(cases.arrest_person, POLICE, scene.one)
    scene.later(hours=2)
    ended = (scene.now - timedelta(minutes=1)).isoformat()
    scene.refuses(EndsBefore, cases.hold_person, POLICE, scene.one, ends_at=ended)


@at("at_court")
def test_set_trial_not_on_a_day_gone_by(scene):
    scene.refuses(EndsBefore, outcomes.set_trial, COURT, hearing_on="2023-12-31")
