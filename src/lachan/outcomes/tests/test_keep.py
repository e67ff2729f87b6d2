"""Custody beyond the investigation: each order has its own last day, and none rolls to a working day."""

from tests.case_scenes import ABOVE, COURT, at

from lachan.outcomes import commands as outcomes


@at("at_court")
def test_detain_for_trial_no_longer_than_the_preparation(scene):
    scene.gives(
        "detained_for_trial", outcomes.detain_for_trial, COURT, scene.one, accepted_on="2024-02-15"
    )
    assert scene.custody(scene.one) == "detained"
    assert scene.release(scene.one) == ("2024-04-14 23:59", "C16")


@at("set")
def test_detain_until_hearing_ends(scene):
    scene.gives("detained_until_hearing_ends", outcomes.detain_until_hearing_ends, COURT, scene.one)
    assert scene.custody(scene.one) == "detained"


@at("hearing")
def test_detain_after_judgment_forty_five_days(scene):
    """Until it is decided, the release is owed at once: the order for the trial ended with the hearing."""
    scene.do(
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {scene.one: "guilty", scene.two: "guilty"}},
    )
    assert scene.release(scene.one) == ("2024-03-06 10:00", "C16a")
    scene.gives(
        "detained_after_judgment",
        outcomes.detain_after_judgment,
        COURT,
        scene.one,
        instance="first",
    )
    # From 06/03, the day of the judgment, and with it (BLTTHS Điều 329, 347).
    assert scene.release(scene.one) == ("2024-04-19 23:59", "C17")


@at("appeal_taken")
def test_detain_for_appeal_by_the_court_above(scene):
    scene.gives("detained_for_appeal", outcomes.detain_for_appeal, ABOVE, scene.one)
    assert (scene.custody(scene.one), scene.release(scene.one)[1]) == ("detained", "C16b")
