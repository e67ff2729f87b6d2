"""Not a day before the terms of appeal are over; then execution within seven days."""

from tests.case_scenes import COURT, POLICE, at
from tests.walking import hour

from lachan.docket.steps import Step
from lachan.outcomes import commands as outcomes
from lachan.outcomes.commands.effect import AppealTermRunning


@at("judged")
def test_record_effect_waits_for_the_last_term(scene):
    """Judged on 06/03: the defendants until 21/03, the procuracy above until 05/04 (Điều 333, 337)."""
    for day in ("2024-03-09 10:00", "2024-03-22 09:00", "2024-04-04 09:00"):
        scene.to(day)
        scene.refuses(
            AppealTermRunning, outcomes.record_effect, COURT, instance="first", says="05/04/2024"
        )
    scene.to("2024-04-06 09:00")
    scene.gives("judgment_effective", outcomes.record_effect, COURT, instance="first")
    assert scene.stage() == "X1"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"convicted"}


@at("judged")
def test_record_effect_on_the_last_day_itself_is_too_early(scene):
    """The term ends at midnight (Điều 134): until then somebody may still appeal."""
    scene.to("2024-04-05 08:00")
    scene.refuses(AppealTermRunning, outcomes.record_effect, COURT, instance="first")
    scene.to("2024-04-05 23:59")
    scene.refuses(AppealTermRunning, outcomes.record_effect, COURT, instance="first")


@at("judged")
def test_record_effect_the_day_after_as_of_the_last_day(scene):
    scene.to("2024-04-06 08:00")
    last = hour("2024-04-05 00:00")
    act = outcomes.record_effect(matter=scene.seen(COURT), step=Step(last, None, {"instance": "first"}),
                                 by=scene.cast(COURT), at=scene.now)  # fmt: skip
    assert act.occurred_at == last


@at("appeal_judged")
def test_record_effect_of_an_appeal_judgment_at_once(scene):
    scene.gives("judgment_effective", outcomes.record_effect, COURT, instance="appeal")
    assert scene.stage() == "X1"


@at("effective")
def test_decide_execution_within_seven_days(scene):
    assert scene.due("H01", scene.one) == "2024-04-12 23:59"
    scene.gives("execution_decided", outcomes.decide_execution, COURT, scene.one)
    assert (scene.stage(), scene.due("H01", scene.one)) == ("X2", "met")
    assert scene.due("H01", scene.two) != "met"


@at("effective")
def test_begin_sentence_is_custody_no_more(scene):
    scene.do(outcomes.decide_execution, COURT, scene.one)
    scene.gives("sentence_begun", outcomes.begin_sentence, COURT, scene.one)
    assert (scene.stage(), scene.custody(scene.one)) == ("X3", "serving")
    assert scene.release(scene.one) == ("", "")
    assert scene.seen(POLICE).reading.detained == 0
