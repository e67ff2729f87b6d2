"""The term of the investigation: asked for, extended as often as the class allows, suspended, resumed, ended."""

import pytest
from tests.case_scenes import POLICE, PROCURACY, at
from tests.walking import hour

from lachan.cases import commands as cases
from lachan.cases.codes import AT_EXPIRY, GROUNDS
from lachan.cases.grounds import GroundNeeded, GroundNotYetLaw, TermNotOver
from lachan.docket.steps import NotAllowedNow


@at("detained")
def test_request_investigation_extension_ten_days_before(scene):
    assert scene.due("D03") == "2024-05-06 23:59"
    scene.gives("investigation_extension_requested", cases.request_investigation_extension, POLICE)
    assert scene.due("D03") == "met"


@at("detained")
def test_extend_investigation_twice_for_this_class(scene):
    for last in ("2024-09-16 23:59", "2025-01-16 23:59"):
        scene.gives("investigation_extended", cases.extend_investigation, PROCURACY, months=4)
        assert scene.due("D02") == last
    scene.refuses(NotAllowedNow, cases.extend_investigation, PROCURACY, months=4, says="02 lần")


@pytest.mark.parametrize(("article", "paragraph", "times"), [
    ("348", 1, 2), ("150", 1, 2), ("150", 3, 3),
])  # fmt: skip
@at("open")
def test_extend_investigation_by_class(scene, article, paragraph, times):
    scene.do(cases.change_case_decision, POLICE, article=article, paragraph=paragraph)
    for _ in range(times):
        scene.gives("investigation_extended", cases.extend_investigation, PROCURACY, months=1)
    scene.refuses(
        NotAllowedNow, cases.extend_investigation, PROCURACY, months=1, says=f"{times:02d} lần"
    )


@at("detained")
def test_extend_investigation_by_supreme_after_three_others(scene):
    scene.refuses(NotAllowedNow, cases.extend_investigation_by_supreme, PROCURACY, months=4)
    scene.do(cases.determine_paragraph, POLICE, article="150", paragraph=3)
    for _ in range(3):
        scene.do(cases.extend_investigation, PROCURACY, months=4)
    scene.gives(
        "investigation_extended_by_supreme",
        cases.extend_investigation_by_supreme,
        PROCURACY,
        months=4,
    )
    scene.refuses(
        NotAllowedNow, cases.extend_investigation_by_supreme, PROCURACY, months=4, says="01 lần"
    )


@at("charged")
def test_suspend_investigation_stops_the_term(scene):
    scene.gives("investigation_suspended", cases.suspend_investigation, POLICE, ground="229.1.b")
    assert scene.stage() == "P3s"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"suspended"}
    assert scene.due("D01") != "2024-05-16 23:59"
    assert scene.due("D08") == "2024-01-22 23:59"


@at("charged")
def test_suspend_investigation_of_one_alone(scene):
    scene.gives(
        "investigation_suspended", cases.suspend_investigation, POLICE, scene.two, ground="229.1.b"
    )
    assert (scene.stage(), scene.status(scene.one), scene.status(scene.two)) == (
        "P3",
        "accused",
        "suspended",
    )
    assert scene.due("D01") == "2024-05-16 23:59"


TIED = sorted(AT_EXPIRY & dict(GROUNDS["investigation_suspended"]).keys())


@at("charged")
@pytest.mark.parametrize("ground", TIED)
def test_suspend_investigation_on_this_ground_only_when_the_term_is_over(scene, ground):
    for day in ("2024-03-01 09:00", "2024-05-15 17:00"):
        scene.to(day)
        scene.refuses(TermNotOver, cases.suspend_investigation, POLICE, ground=ground)
    scene.to("2024-05-16 17:00")
    scene.gives("investigation_suspended", cases.suspend_investigation, POLICE, ground=ground)


@at("charged")
def test_suspend_investigation_waits_for_the_extension_too(scene):
    scene.do(cases.extend_investigation, PROCURACY, months=4)
    scene.to("2024-05-17 09:00")
    scene.refuses(TermNotOver, cases.suspend_investigation, POLICE, ground="229.1.a")


@at("charged")
@pytest.mark.parametrize("ground", [None, "229.1.z", "247.1.a", "mệt"])
def test_suspend_investigation_on_a_ground_of_the_article(scene, ground):
    scene.refuses(
        GroundNeeded, cases.suspend_investigation, POLICE, **({"ground": ground} if ground else {})
    )


@at("open")
def test_suspend_investigation_for_force_majeure_only_since_december_2021(scene, cast):
    """The case is told as one of 2021, since the ground came with Luật 02/2021."""
    scene.now = hour("2021-11-30 23:59")
    scene.refuses(
        GroundNotYetLaw, cases.suspend_investigation, POLICE, ground="229.1.d", says="01/12/2021"
    )


@at("suspended")
def test_resume_investigation_gives_a_new_term(scene):
    scene.gives("investigation_resumed", cases.resume_investigation, POLICE)
    assert scene.stage() == "P3r"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"accused"}
    assert scene.due("D05") == "2024-05-20 23:59"
    assert scene.due("D14") == "2024-02-20 23:59"


@at("suspended")
def test_resume_investigation_extended_once_only(scene):
    scene.do(cases.resume_investigation, POLICE)
    scene.gives("investigation_extended", cases.extend_investigation, PROCURACY, months=1)
    scene.refuses(NotAllowedNow, cases.extend_investigation, PROCURACY, months=1, says="01 lần")


@at("charged")
def test_discontinue_investigation_ends_the_case(scene):
    scene.gives(
        "investigation_discontinued", cases.discontinue_investigation, POLICE, ground="157.2"
    )
    assert (scene.stage(), scene.seen(POLICE).reading.closed) == ("P3x", True)
    assert {scene.status(scene.one), scene.status(scene.two)} == {"discontinued"}
    # Whoever is still kept must be let go at once (Điều 125 khoản 1).
    assert scene.release(scene.one) == ("2024-01-19 01:00", "C19a")


@at("charged")
def test_discontinue_investigation_of_one_alone(scene):
    scene.gives(
        "investigation_discontinued",
        cases.discontinue_investigation,
        POLICE,
        scene.two,
        ground="BLHS91",
    )
    assert (scene.stage(), scene.status(scene.one), scene.status(scene.two)) == (
        "P3",
        "accused",
        "discontinued",
    )


@at("charged")
def test_discontinue_investigation_for_lack_of_proof_only_when_the_term_is_over(scene):
    scene.refuses(TermNotOver, cases.discontinue_investigation, POLICE, ground="230.1.b")
    scene.refuses(GroundNeeded, cases.discontinue_investigation, POLICE)
    scene.to("2024-05-16 09:00")
    scene.gives(
        "investigation_discontinued", cases.discontinue_investigation, POLICE, ground="230.1.b"
    )
