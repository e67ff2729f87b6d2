"""Appeal, protest and the court above."""

import pytest
from tests.case_scenes import ABOVE, COURT, POLICE, PROCURACY, at

from lachan.cases.grounds import GroundNeeded
from lachan.docket.steps import NotAllowedNow, Unfit
from lachan.outcomes import commands as outcomes
from lachan.outcomes.judging import NotADefendant, UnknownVerdict, VerdictMissing


@at("judged")
def test_record_appeal_opens_the_second_instance(scene):
    scene.gives(
        "appealed", outcomes.record_appeal, COURT, scene.one, channel="post", postmark="2024-03-08"
    )
    assert scene.stage() == "U1"
    scene.gives("appealed", outcomes.record_appeal, COURT, scene.two, channel="court")


@at("judged")
def test_record_appeal_by_a_known_way(scene):
    scene.refuses(Unfit, outcomes.record_appeal, COURT, scene.one, channel="pigeon")
    scene.refuses(Unfit, outcomes.record_appeal, COURT, scene.one, postmark="hôm qua")


@at("judged")
def test_protest_by_the_same_level(scene):
    scene.gives(
        "protested", outcomes.protest, PROCURACY, procuracy_level="same", against="judgment"
    )
    assert scene.stage() == "U1"
    assert scene.due("G07") == "2024-03-11 23:59"


@at("appealed")
def test_accept_appeal(scene):
    scene.gives("appellate_accepted", outcomes.accept_appeal, ABOVE, court_level="province")
    assert scene.stage() == "U2"
    assert scene.seen(POLICE).reading.holder_id == scene.cast(ABOVE).agency_id


@at("appeal_taken")
def test_set_appeal_hearing(scene):
    scene.gives(
        "appellate_hearing_set", outcomes.set_appeal_hearing, ABOVE, hearing_on="2024-04-02"
    )
    assert scene.stage() == "U2"


@at("appeal_taken")
def test_open_appeal_hearing(scene):
    scene.do(outcomes.set_appeal_hearing, ABOVE)
    scene.gives("appellate_hearing_opened", outcomes.open_appeal_hearing, ABOVE)
    assert scene.stage() == "U2h"


@at("appeal_hearing")
def test_adjourn_appeal(scene):
    act = scene.gives("hearing_adjourned", outcomes.adjourn_appeal, ABOVE)
    assert (act.facts["instance"], scene.stage()) == ("appeal", "U2")


@at("appeal_taken")
def test_discontinue_appeal_when_it_is_withdrawn(scene):
    scene.refuses(GroundNeeded, outcomes.discontinue_appeal, ABOVE)
    scene.gives("appeal_discontinued", outcomes.discontinue_appeal, ABOVE, ground="348.1")
    assert scene.stage() == "U4"


@at("appeal_hearing")
@pytest.mark.parametrize(("verdict", "status"), [
    ("upheld", "convicted"), ("amended", "convicted"), ("not_guilty", "acquitted"),
    ("annulled_for_reinvestigation", "defendant"),
])  # fmt: skip
def test_pronounce_appeal_judgment(scene, verdict, status):
    acts = scene.do(
        outcomes.pronounce_appeal_judgment, ABOVE, extra={"verdicts": {scene.one: verdict}}
    )
    assert [(act.kind, act.person_id) for act in acts] == [
        ("appellate_judgment_pronounced", scene.one)
    ]
    assert scene.line(ABOVE).outcome == "done"
    assert (scene.stage(), scene.status(scene.one)) == ("U3", status)
    # Of one who did not appeal it says nothing.
    assert scene.status(scene.two) == "defendant"


@at("appeal_hearing")
def test_pronounce_appeal_judgment_frees_whom_it_acquits(scene):
    scene.do(
        outcomes.pronounce_appeal_judgment, ABOVE, extra={"verdicts": {scene.one: "not_guilty"}}
    )
    assert scene.release(scene.one)[0] == "2024-04-03 16:00"
    assert scene.clock("C17a", scene.one).state == "at_once"


@at("appeal_hearing")
def test_pronounce_appeal_judgment_in_the_words_of_the_article(scene):
    scene.refuses(VerdictMissing, outcomes.pronounce_appeal_judgment, ABOVE, extra={"verdicts": {}})
    scene.refuses(
        UnknownVerdict,
        outcomes.pronounce_appeal_judgment,
        ABOVE,
        extra={"verdicts": {scene.one: "guilty"}},
    )
    scene.refuses(
        NotADefendant,
        outcomes.pronounce_appeal_judgment,
        ABOVE,
        extra={"verdicts": {scene.third: "upheld"}},
    )


@at("judged")
def test_accept_appeal_not_where_nobody_appealed(scene):
    scene.refuses(NotAllowedNow, outcomes.accept_appeal, COURT)
