"""Who acts for the whole care: whoever leads now or houses; whoever received, while nobody leads; and nobody else."""

import pytest
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.procedure.care import table
from lachan.victims import addressees, bearing
from lachan.victims import commands as c
from lachan.victims.models import CareFile, CareOwed
from lachan.victims.refusals import (
    ByTheLead,
    ForWhoVerifies,
    LedByAnother,
    VerdictByNoPaper,
    VerdictOnNoGround,
)

AT = "c24739.c"


def told(walk: CareWalk, part: str) -> dict:
    walk.later(hours=1)
    return {"file": walk.file, "when": walk.now, "by": walk.who(part), "at": walk.now}


def whole(walk: CareWalk) -> list[tuple]:
    """Each verb of what concerns the whole care, with what it is told."""
    soon, house = walk.day(3), walk.body("facility")
    return [
        (c.close_care, {"ground": "settled"}), (c.lose_contact, {}),
        (c.settle_red_flag, {"flag": "threatened", "words": "Đã ở bên (giả lập)"}),
        (c.refer_support, {"support": "essentials", "to": house, "answer_by": soon, "stays": True}),
        (c.refuse_support, {"support": "vocational", "ground": "not_entitled", "paper": "3/TB"}),
        (c.prolong_support, {"support": "medical", "until": walk.day(60), "paper": "4/QĐ"}), (c.take_person_over, {"way": "begun"}),
    ]  # fmt: skip


def given(walk: CareWalk) -> CareWalk:
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="medical", until=walk.day(30))
    walk.deed(c.raise_red_flag, "lead", flag="threatened")
    return walk


@pytest.mark.parametrize("turn", range(7))
def test_what_concerns_the_whole_is_for_who_leads(new, turn):
    verb, more = whole(given(new))[turn]
    refuses(ByTheLead, verb, **told(new, "commune"), **more)
    new.deed(verb, "lead", **more)


def test_until_somebody_leads_whoever_received_acts_for_the_whole(new):
    new.received()
    new.deed(c.pass_person_on, "police", to=new.body("commune"), way="to_commune")
    new.deed(c.raise_red_flag, "police", flag="threatened")
    new.deed(c.settle_red_flag, "commune", flag="threatened", words="Đã ở bên (giả lập)")
    new.deed(c.refer_support, "commune", support="medical", to=new.body("aid"), answer_by=new.day(3))  # fmt: skip
    new.deed(c.close_care, "commune", ground="moved")


def test_settle_red_flag_by_who_raised_it_and_with_it_no_other(new):
    given(new)
    new.deed(c.raise_red_flag, "commune", flag="self_harm")
    new.deed(c.raise_red_flag, "commune", flag="threatened")
    new.deed(c.settle_red_flag, "commune", flag="self_harm", words="Đã ở bên (giả lập)")
    refuses(ByTheLead, c.settle_red_flag, **told(new, "commune"), flag="threatened", words="Đã ở bên (giả lập)")  # fmt: skip
    assert [act.facts["flag"] for act in new.acts() if act.kind == "red_flag_settled"] == ["self_harm"]  # fmt: skip


def test_reopen_care_by_whom_the_person_came_back_to(new):
    given(new)
    new.deed(c.close_care, "lead", ground="settled")
    refuses(ByTheLead, c.reopen_care, **told(new, "commune"), ground="new_need")
    new.deed(c.reopen_care, "commune", ground="came_back")
    new.deed(c.close_care, "lead", ground="settled")
    new.deed(c.receive_again, "police", way="came")
    assert not new.reading().closed


def test_whoever_led_before_stands_like_one_that_received(new):
    given(new)
    new.deed(c.assess_needs, "lead", needs=["mind"], review_on=new.day(9), words="Trước (giả lập)")
    before = len(new.kinds("lead"))
    new.deed(c.hand_person_over, "lead", to=new.body("facility"), place=AT)
    new.deed(c.assess_needs, "facility", needs=["law"], review_on=new.day(9), words="Sau (giả lập)")
    new.deed(c.add_to_story, "facility", words="Thêm (giả lập)")
    needs = [act.facts["needs"] for act in new.acts("lead") if act.kind == "needs_assessed"]
    assert (needs, len(new.kinds("lead"))) == ([["mind"]], before + 2)
    with scope.acting(new.who("lead")):
        assert not CareOwed.objects.filter(care=new.file).exists()
        assert bearing.grounds(new.file) == {"origin"}
    refuses(ByTheLead, c.close_care, **told(new, "lead"), ground="settled")
    stories = c.open_story_of(file=new.file, purpose="care", by=new.who("lead"), at=new.now)
    assert len(stories) == 1
    # Given back, it leads and reads the whole again.
    new.deed(c.hand_person_over, "facility", to=new.body("lead"), place=AT)
    assert ["law"] in [act.facts.get("needs") for act in new.acts("lead")]
    new.deed(c.close_care, "lead", ground="settled")
    refuses(ByTheLead, c.reopen_care, **told(new, "facility"), ground="new_need")


@pytest.mark.parametrize("part", ["police", "verifier", "commune"])
def test_nobody_takes_the_lead_from_the_body_that_has_it(new, part):
    new.in_care().asked()
    lead = new.who("lead").agency_id
    refuses(LedByAnother, c.hand_person_over, **told(new, part), to=new.body("facility"), place=AT)
    if part != "commune":
        new.deed(c.hand_person_over, part, to=new.body("commune"), place=AT)
        assert new.standings("commune") == {"origin"}
    assert new.reading().lead_id == lead


def test_pass_person_on_gives_the_lead_once_and_tells_it_again(new):
    new.in_care()
    new.deed(c.pass_person_on, "police", to=new.body("lead"), way="to_health")
    assert new.kinds()[-1] == "health_agency_notified"
    new.deed(c.hand_person_over, "lead", to=new.body("facility"), place=AT)
    refuses(LedByAnother, c.pass_person_on, **told(new, "commune"), to=new.body("lead"), way="to_health")  # fmt: skip
    # The house that leads gives it on.
    new.deed(c.pass_person_on, "facility", to=new.body("lead"), way="to_health")
    assert new.reading().lead_id == new.who("lead").agency_id


def sees(walk: CareWalk, part: str) -> bool:
    with scope.acting(walk.who(part)):
        return CareFile.objects.filter(id=walk.file.id).exists()


@pytest.mark.parametrize(("part", "support", "stays"), [("facility", "essentials", True), ("aid", "legal_aid", False)])  # fmt: skip
def test_decline_referral_ends_what_the_referral_gave(walk, part, support, stays):
    walk.in_care().identified().told().referred(support, part, stays=stays)
    assert sees(walk, part)
    walk.deed(c.decline_referral, part, support=support, ground="no_place", words="Hết chỗ (giả lập)")  # fmt: skip
    assert (sees(walk, part), walk.standings(part), walk.words(part)) == (False, set(), set())
    assert ("support_declined", "safety") in walk.words("lead")
    refuses(NotFound, c.raise_red_flag, **told(walk, part), flag="followed")
    # Asked anew it is there again.
    walk.referred(support, part, stays=stays)
    assert sees(walk, part)
    walk.deed(c.accept_referral, part, support=support)


def test_decline_referral_of_one_leaves_the_other(new):
    new.in_care().identified().told().referred("legal_aid").referred("legal_support")
    new.deed(c.decline_referral, "aid", support="legal_aid", ground="no_place")
    assert new.standings("aid") == {"supporter"}
    new.deed(c.accept_referral, "aid", support="legal_support")


@pytest.mark.parametrize("way", ["at_commune", "at_health"])
def test_take_person_over_is_said_by_the_door_itself(new, way):
    new.received()
    refuses(addressees.NotTheirDoor, c.take_person_over, **told(new, "police"), way=way)


def test_correct_entry_moves_no_notice_into_the_other_law(cast, db):
    walk = CareWalk(cast, CARE_ERAS["new"])
    walk.now = hour("2025-06-29 08:00")
    walk.received("dieutra_tinh")
    walk.now = hour("2025-07-02 08:00")
    act = walk.deed(c.pass_person_on, "dieutra_tinh", to=walk.body("lead"), way="to_health")
    more = {"file": walk.file, "act": act, "facts": {}, "by": walk.who("dieutra_tinh"), "at": walk.later(hours=1)}  # fmt: skip
    refuses(addressees.OtherEra, c.correct_entry, when=hour("2025-06-29 10:00"), **more)
    c.correct_entry(when=hour("2025-07-01 10:00"), **more)


def test_a_verdict_is_of_who_verifies_by_a_numbered_paper_and_the_no_by_a_ground(new):
    new.in_care().asked()
    for part in ("lead",):
        refuses(ForWhoVerifies, c.identify_victim, **told(new, part), paper="15/GXN")
        refuses(ForWhoVerifies, c.find_not_victim, **told(new, part), ground="no_ground", paper="1/TB")  # fmt: skip
    refuses(VerdictByNoPaper, c.identify_victim, **told(new, "verifier"))
    refuses(VerdictByNoPaper, c.find_not_victim, **told(new, "verifier"), ground="no_ground")
    refuses(VerdictOnNoGround, c.find_not_victim, **told(new, "verifier"), paper="1/TB")
    act = new.deed(c.find_not_victim, "verifier", ground="no_ground", paper="1/TB")
    refuses(VerdictByNoPaper, c.correct_entry, **told(new, "verifier"), act=act, facts={"ground": "no_signs"})  # fmt: skip
    new.deed(c.identify_victim, "verifier", paper="15/GXN")


def test_screen_person_keeps_the_words_with_those_who_care_and_tells_the_fact(new):
    new.received()
    new.deed(c.screen_person, "police", set_used="ilo", signs=True, note="Ở đồn (giả lập)")
    new.passed_on().asked()
    new.deed(c.screen_person, "lead", set_used="ilo", signs=True, forced_criminality=True, note="Kể ở nơi chăm sóc (giả lập)")  # fmt: skip
    assert new.words("verifier") >= {("victim_screened", "path")}
    assert ("victim_screened", "care") in new.words("lead") - new.words("verifier")
    facts = [act.facts for act in new.acts("verifier") if act.kind == "victim_screened"]
    assert facts[-1]["forced_criminality"] is True


def test_the_way_of_a_body_is_of_its_kind():
    """Each act of a door is asked of a way that is there."""
    assert set(addressees.CAME_TO.values()) == set(addressees.NAMED)
    assert set(addressees.CAME_TO) | {"victim_support_begun"} == {kind for kind, _ in addressees.TAKING.values()}  # fmt: skip
    assert set(table().kinds) >= bearing.BY_THE_LEAD
