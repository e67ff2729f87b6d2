"""The court of first instance: accepted, set, adjourned, sent back once by the judge and once by the panel, judged."""

import pytest
from tests.case_scenes import COURT, POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.cases.grounds import GroundNeeded
from lachan.docket.steps import NotAllowedNow
from lachan.outcomes import commands as outcomes
from lachan.outcomes.judging import NotADefendant, UnknownVerdict, VerdictMissing


@at("with_court")
def test_accept_case_begins_the_preparation(scene):
    scene.gives("case_accepted", outcomes.accept_case, COURT, court_level="district")
    assert scene.stage() == "T1"
    # Two months in a very serious case (Điều 277), from Thursday 15/02.
    assert scene.due("F02") == "2024-04-15 23:59"
    scene.refuses(NotAllowedNow, outcomes.accept_case, COURT)


@at("at_court")
def test_extend_trial_preparation_once(scene):
    scene.gives("trial_preparation_extended", outcomes.extend_trial_preparation, COURT, days=30)
    assert scene.due("F03") == "2024-05-15 23:59"
    scene.refuses(NotAllowedNow, outcomes.extend_trial_preparation, COURT, days=1, says="01 lần")


@at("at_court")
def test_set_trial_makes_defendants(scene):
    """«Bị cáo» from the decision to try (Điều 61), not a day before."""
    assert {scene.status(scene.one), scene.status(scene.two)} == {"accused"}
    scene.gives("trial_set", outcomes.set_trial, COURT, hearing_on="2024-03-05")
    assert scene.stage() == "T2"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"defendant"}
    assert scene.due("F02") == "met"


@at("set")
def test_open_hearing(scene):
    scene.gives("hearing_opened", outcomes.open_hearing, COURT)
    assert (scene.stage(), scene.due("F05")) == ("T3", "met")


@at("set", "hearing")
def test_adjourn_hearing_for_thirty_days_at_most(scene):
    act = scene.gives("hearing_adjourned", outcomes.adjourn_hearing, COURT)
    assert act.facts["instance"] == "first"
    assert scene.stage() == "T2"
    assert scene.due("F08") == "2024-04-05 23:59"


@at("hearing")
def test_pronounce_judgment_says_something_of_everybody(scene):
    verdicts = {scene.one: "guilty", scene.two: "not_guilty"}
    acts = scene.do(outcomes.pronounce_judgment, COURT, extra={"verdicts": verdicts})
    assert {act.person_id: act.facts["verdict"] for act in acts} == verdicts
    assert len({act.line_id for act in acts}) == 1
    assert scene.line(COURT).detail["acts"] == "judgment_pronounced,judgment_pronounced"
    assert scene.stage() == "T5"
    # Whatever it says, nobody is more than a defendant before it takes effect (Điều 13).
    assert (scene.status(scene.one), scene.status(scene.two)) == ("defendant", "defendant")
    assert scene.accused()[scene.two].verdict == "acquitted"
    assert scene.due("G01", scene.one) == "2024-03-21 23:59"


@at("hearing")
def test_pronounce_judgment_acquits_one_in_custody_who_must_go_at_once(scene):
    verdicts = {scene.one: "not_guilty", scene.two: "guilty"}
    scene.do(outcomes.pronounce_judgment, COURT, extra={"verdicts": verdicts})
    assert scene.release(scene.one)[0] == "2024-03-06 10:00"
    assert scene.clock("C17a", scene.one).state == "at_once"
    scene.later(hours=1)
    scene.gives("released", cases.release_person, COURT, scene.one, ground="judged")
    assert scene.release(scene.one) == ("", "")


@at("hearing")
def test_pronounce_judgment_forgets_nobody(scene):
    refused = scene.refuses(
        VerdictMissing,
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {scene.one: "guilty"}},
    )
    assert scene.two in refused.sentence
    assert scene.one not in refused.sentence
    scene.refuses(VerdictMissing, outcomes.pronounce_judgment, COURT, extra={"verdicts": {}})


@at("hearing")
def test_pronounce_judgment_of_no_stranger_in_no_made_up_words(scene):
    both = {scene.one: "guilty", scene.two: "guilty"}
    scene.refuses(
        NotADefendant,
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {**both, scene.third: "guilty"}},
    )
    scene.refuses(
        UnknownVerdict,
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {**both, scene.one: "probably"}},
    )
    scene.refuses(
        UnknownVerdict,
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {**both, scene.one: "upheld"}},
    )


@at("at_court")
def test_return_file_by_court_is_sent_within_three_days(scene):
    scene.gives("file_returned_by_court", outcomes.return_file_by_court, COURT, ground="280.1.a")
    assert (scene.stage(), scene.seen(POLICE).reading.returns) == ("T4", 1)
    assert scene.due("F10") == "2024-02-28 23:59"


@at("at_court")
@pytest.mark.parametrize("ground", [None, "245.1.a"])
def test_return_file_by_court_on_a_ground_of_the_article(scene, ground):
    scene.refuses(
        GroundNeeded, outcomes.return_file_by_court, COURT, **({"ground": ground} if ground else {})
    )


@at("sent_back")
def test_return_file_by_court_once_by_the_judge_and_once_by_the_panel(scene):
    """BLTTHS Điều 174 khoản 2: the presiding judge once, then the panel once, and no more."""
    scene.passed(PROCURACY, COURT)
    assert scene.stage() == "T1"
    scene.refuses(
        NotAllowedNow,
        outcomes.return_file_by_court,
        COURT,
        ground="280.1.a",
        says="Thẩm phán chủ tọa",
    )
    scene.do(outcomes.set_trial, COURT)
    scene.refuses(
        NotAllowedNow,
        outcomes.return_file_by_court,
        COURT,
        ground="280.1.a",
        says="Thẩm phán chủ tọa",
    )
    scene.do(outcomes.open_hearing, COURT)
    scene.gives("file_returned_by_court", outcomes.return_file_by_court, COURT, ground="280.1.c")
    scene.passed(COURT, PROCURACY)
    scene.passed(PROCURACY, COURT)
    scene.do(outcomes.set_trial, COURT)
    scene.do(outcomes.open_hearing, COURT)
    scene.refuses(
        NotAllowedNow,
        outcomes.return_file_by_court,
        COURT,
        ground="280.1.c",
        says="Hội đồng xét xử",
    )


@at("at_court")
def test_suspend_trial_of_the_case(scene):
    scene.gives("trial_suspended", outcomes.suspend_trial, COURT, ground="281.1.a-b")
    assert scene.stage() == "Ts"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"trial_suspended"}


@at("set")
def test_suspend_trial_of_one_alone(scene):
    scene.refuses(GroundNeeded, outcomes.suspend_trial, COURT, scene.two, ground="229.1.b")
    scene.gives("trial_suspended", outcomes.suspend_trial, COURT, scene.two, ground="281.1.a-b")
    assert (scene.stage(), scene.status(scene.two), scene.status(scene.one)) == (
        "T2",
        "trial_suspended",
        "defendant",
    )
    # The judgment then says nothing of whoever is apart.
    scene.do(outcomes.open_hearing, COURT)
    scene.refuses(NotADefendant, outcomes.pronounce_judgment, COURT,
                  extra={"verdicts": {scene.one: "guilty", scene.two: "guilty"}})  # fmt: skip
    scene.do(outcomes.pronounce_judgment, COURT, extra={"verdicts": {scene.one: "guilty"}})


@at("trial_suspended")
def test_resume_trial_begins_the_preparation_anew(scene):
    scene.gives("trial_resumed", outcomes.resume_trial, COURT)
    assert scene.stage() == "T1"
    assert scene.due("F02") == "2024-05-27 23:59"


@at("at_court")
def test_discontinue_trial_frees_whoever_is_kept(scene):
    scene.refuses(GroundNeeded, outcomes.discontinue_trial, COURT, ground="157.2")
    scene.gives("trial_discontinued", outcomes.discontinue_trial, COURT, ground="155.2")
    assert (scene.stage(), scene.seen(POLICE).reading.closed) == ("Tx", True)
    assert scene.release(scene.one) == ("2024-02-25 04:00", "C19a")
