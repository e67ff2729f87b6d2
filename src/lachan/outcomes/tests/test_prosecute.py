"""The end of the investigation and the procuracy's decision: indict, return at most twice, suspend, discontinue."""

import pytest
from tests.case_scenes import POLICE, PROCURACY, at
from tests.walking import hour

from lachan.cases import commands as cases
from lachan.cases.grounds import GroundNeeded, GroundNotYetLaw, TermNotOver
from lachan.docket.steps import NotAllowedNow
from lachan.outcomes import commands as outcomes


def back(scene):
    return {"to": scene.waiting_place(POLICE)}


@at("detained")
def test_conclude_investigation_ends_its_term(scene):
    scene.gives("investigation_concluded", outcomes.conclude_investigation, POLICE)
    assert (scene.stage(), scene.due("D01")) == ("P4", "met")
    # Two days from Thursday 08/02; then come Tết and its days off.
    assert scene.due("D10") == "2024-02-15 23:59"


@at("prosecuting")
def test_extend_prosecution_term_once(scene):
    assert scene.due("E01") == "2024-03-11 23:59"
    scene.gives("prosecution_term_extended", outcomes.extend_prosecution_term, PROCURACY, days=15)
    assert scene.due("E02") == "2024-03-25 23:59"
    scene.refuses(NotAllowedNow, outcomes.extend_prosecution_term, PROCURACY, days=1, says="01 lần")


@at("prosecuting")
def test_indict(scene):
    scene.gives("indicted", outcomes.indict, PROCURACY)
    assert (scene.stage(), scene.due("E01")) == ("Q3", "met")
    assert {scene.status(scene.one), scene.status(scene.two)} == {"accused"}


@at("prosecuting")
def test_return_file_by_procuracy_puts_it_in_the_tray(scene):
    act = scene.gives("file_returned_by_procuracy", outcomes.return_file_by_procuracy, PROCURACY, extra=back(scene),
                      ground="245.1.a")  # fmt: skip
    assert (scene.stage(), scene.seen(POLICE).reading.returns) == ("Q2", 1)
    assert scene.waiting(POLICE, "file").act_id == act.id


@at("prosecuting")
@pytest.mark.parametrize("ground", [None, "280.1.a", "vì chưa ưng"])
def test_return_file_by_procuracy_on_a_ground_of_the_article(scene, ground):
    told = {"ground": ground} if ground else {}
    scene.refuses(
        GroundNeeded, outcomes.return_file_by_procuracy, PROCURACY, extra=back(scene), **told
    )


@at("returned")
def test_return_file_by_procuracy_a_third_time_is_refused(scene):
    """Two returns at most (BLTTHS Điều 174 khoản 2)."""
    _concluded_again(scene)
    scene.gives("file_returned_by_procuracy", outcomes.return_file_by_procuracy, PROCURACY, extra=back(scene),
                ground="245.1.b")  # fmt: skip
    scene.later(hours=2)
    scene.taken(POLICE)
    assert scene.seen(POLICE).reading.returns == 2
    _concluded_again(scene)
    scene.refuses(NotAllowedNow, outcomes.return_file_by_procuracy, PROCURACY, extra=back(scene), says="02 lần",
                  ground="245.1.a")  # fmt: skip
    scene.gives("indicted", outcomes.indict, PROCURACY)


def _concluded_again(scene):
    scene.do(outcomes.conclude_investigation, POLICE)
    scene.later(hours=2)
    scene.passed(POLICE, PROCURACY)


@at("returned")
def test_returned_the_term_is_two_months_and_not_extended(scene):
    """From 14/02: two months end on Sunday 14/04, so Monday."""
    assert scene.due("D06") == "2024-04-15 23:59"
    scene.refuses(
        NotAllowedNow, cases.extend_investigation, PROCURACY, months=1, says="không được gia hạn"
    )


@at("prosecuting")
def test_suspend_prosecution_of_the_case(scene):
    scene.gives("prosecution_suspended", outcomes.suspend_prosecution, PROCURACY, ground="247.1.a")
    assert scene.stage() == "Q4s"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"prosecution_suspended"}


@at("prosecuting")
def test_suspend_prosecution_of_one_alone(scene):
    scene.gives(
        "prosecution_suspended",
        outcomes.suspend_prosecution,
        PROCURACY,
        scene.two,
        ground="247.1.a",
    )
    assert (scene.stage(), scene.status(scene.one), scene.status(scene.two)) == (
        "Q1",
        "accused",
        "prosecution_suspended",
    )


@at("prosecuting")
@pytest.mark.parametrize("ground", ["247.1.b", "247.1.c", "247.1.d"])
def test_suspend_prosecution_on_this_ground_only_when_the_term_is_over(scene, ground):
    scene.refuses(TermNotOver, outcomes.suspend_prosecution, PROCURACY, ground=ground)
    scene.refuses(GroundNeeded, outcomes.suspend_prosecution, PROCURACY, ground="229.1.b")
    scene.to("2024-03-11 16:00")
    scene.gives("prosecution_suspended", outcomes.suspend_prosecution, PROCURACY, ground=ground)


@at("prosecuting")
def test_suspend_prosecution_for_force_majeure_only_since_december_2021(scene):
    scene.now = hour("2021-11-30 09:00")
    scene.refuses(GroundNotYetLaw, outcomes.suspend_prosecution, PROCURACY, ground="247.1.d")


@at("prosecution_suspended")
def test_resume_prosecution_begins_the_term_anew(scene):
    scene.gives("prosecution_resumed", outcomes.resume_prosecution, PROCURACY)
    assert scene.stage() == "Q4r"
    assert {scene.status(scene.one), scene.status(scene.two)} == {"accused"}
    # Thirty days from Friday 15/03: Sunday 14/04, so Monday.
    assert scene.due("E08") == "2024-04-15 23:59"


@at("prosecuting")
def test_discontinue_prosecution_frees_whoever_is_kept(scene):
    scene.gives(
        "prosecution_discontinued", outcomes.discontinue_prosecution, PROCURACY, ground="157.2"
    )
    assert (scene.stage(), scene.seen(POLICE).reading.closed) == ("Q4x", True)
    assert scene.release(scene.one) == ("2024-02-14 02:00", "C19a")


@at("prosecuting")
def test_discontinue_prosecution_of_one_alone(scene):
    scene.refuses(
        GroundNeeded, outcomes.discontinue_prosecution, PROCURACY, scene.two, ground="230.1.b"
    )
    scene.gives(
        "prosecution_discontinued",
        outcomes.discontinue_prosecution,
        PROCURACY,
        scene.two,
        ground="157.3",
    )
    assert (scene.stage(), scene.status(scene.two), scene.status(scene.one)) == (
        "Q1",
        "discontinued",
        "accused",
    )


@at("prosecuting")
def test_detain_for_prosecution_no_longer_than_the_term_to_decide(scene):
    scene.gives("detained_for_prosecution", outcomes.detain_for_prosecution, PROCURACY, scene.one)
    last, ref = scene.release(scene.one)
    assert (scene.custody(scene.one), ref) == ("detained", "C14")
    # From 09/02, when the file came, thirty days with that day; never rolled to a working day.
    assert last == "2024-03-09 23:59"
