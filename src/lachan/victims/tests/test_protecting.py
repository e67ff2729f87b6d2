"""Rescue and protection: asked with a day to answer by, handed over, arrived; decided, refused, declined, ended."""

import pytest
from tests.walking import refuses

from lachan.access.refusals import NotFound
from lachan.victims import addressees, facts, ledger
from lachan.victims import commands as c

RESCUE = {
    "channel": "mission",
    "country": "KH",
    "risks": ["threatened"],
    "words": "Gần biên giới (giả lập)",
}


@pytest.fixture
def abroad(new):
    """A person whom the family reports; still held somewhere."""
    new.received(way="family")
    new.deed(c.request_rescue, "police", to=new.body("verifier"), answer_by=new.day(5), **RESCUE)
    return new


def test_request_rescue_gives_a_day_and_sight_of_the_path(abroad):
    assert abroad.standings("verifier") == {"verifier"}
    clock = abroad.clock("GC", "police")
    assert (clock.holder_id, clock.owed) == (abroad.who("verifier").agency_id, True)
    assert ("rescue_requested", "safety") in abroad.words("verifier")


@pytest.mark.parametrize(
    "more", [{"country": "Campuchia"}, {"channel": "zalo"}, {"risks": ["money"]}]
)
def test_request_rescue_takes_codes_only(new, more):
    new.received()
    refuses(facts.NotInTheList, c.request_rescue, by=new.who("police"), at=new.now, file=new.file, when=new.now,
            to=new.body("verifier"), answer_by=new.day(5), **{**RESCUE, **more})  # fmt: skip


def test_answer_rescue_meets_the_day(abroad):
    abroad.deed(c.answer_rescue, "verifier", result="found", words="Đang chờ giấy tờ (giả lập)")
    assert abroad.clock("GC", "police").ended == "met"


def test_answer_rescue_needs_a_request(new):
    new.received()
    refuses(
        ledger.NotNow,
        c.answer_rescue,
        by=new.who("police"),
        at=new.now,
        file=new.file,
        when=new.now,
        result="found",
    )


def test_record_rescue_then_hand_person_over_then_record_arrival(abroad):
    abroad.deed(c.record_rescue, "verifier", country="KH")
    assert abroad.clock("GC", "police").ended == "met"
    abroad.deed(c.hand_person_over, "verifier", to=abroad.body("bienphong"), place="c24739.c")
    assert abroad.standings("bienphong") == {"origin"}
    abroad.deed(c.hand_person_over, "bienphong", to=abroad.body("lead"), place="c24739.c")
    assert abroad.standings("lead") == {"lead"}
    abroad.deed(c.record_arrival, "lead")
    assert abroad.stage() == "V1"


def test_record_rescue_of_an_identified_person_moves_no_verdict(new):
    new.in_care().identified()
    new.deed(c.record_rescue, "lead", country="LA")
    assert new.stage() == "V4"


def test_hand_person_over_takes_a_place_by_its_key(new):
    new.in_care()
    refuses(facts.NotInTheList, c.hand_person_over, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("facility"), place="Cửa khẩu Bu Prăng, gặp anh Tư")  # fmt: skip
    refuses(facts.NotInTheList, c.hand_person_over, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("facility"), place="nguyen-thi-hoa")  # fmt: skip
    refuses(addressees.NotToYourself, c.hand_person_over, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("lead"), place="c24739.c")  # fmt: skip


def test_record_arrival_is_not_for_a_stranger(new):
    new.received()
    refuses(
        NotFound, c.record_arrival, by=new.who("bienphong"), at=new.now, file=new.file, when=new.now
    )


@pytest.mark.parametrize("whom", ["victim", "kin", "denouncer_kept", "bystander"])
def test_request_protection_decide_protection_end_protection(walk, whom):
    walk.in_care().asked()
    told = {"whom": whom, "measures": ["secrecy", "moved"]}
    walk.deed(c.request_protection, "lead", words="Bị tìm (giả lập)", **told)
    walk.deed(c.decide_protection, "verifier", paper="1/QĐ", ends_on=walk.day(90), **told)
    assert walk.acts()[-1].facts["measures"] == ["moved", "secrecy"]
    walk.deed(c.end_protection, "verifier", whom=whom, paper="2/QĐ")
    assert walk.kinds()[-1] == "protection_ended"


def test_end_protection_needs_a_decision(new):
    new.in_care()
    refuses(
        ledger.NotNow,
        c.end_protection,
        by=new.who("lead"),
        at=new.now,
        file=new.file,
        when=new.now,
        whom="victim",
    )


def test_refuse_protection_in_writing(walk):
    walk.in_care().asked()
    walk.deed(c.request_protection, "lead", whom="kin", measures=["secrecy"])
    walk.deed(c.refuse_protection, "verifier", whom="kin", ground="not_competent", paper="3/TB")
    assert walk.acts()[-1].paper == "3/TB"


def test_decline_protection_is_the_persons_own_right(walk):
    walk.in_care()
    walk.deed(c.request_protection, "lead", whom="victim", measures=["guarding"])
    walk.deed(c.decline_protection, "lead", whom="victim", paper="5/Đ")
    assert walk.stage() == "V1"


def test_decide_protection_needs_no_request_and_takes_codes_only(new):
    """A danger seen is acted on; who wants no protection says so, and that is written too."""
    new.in_care().asked()
    told = {
        "whom": "victim",
        "paper": "1/QĐ",
        "by": new.who("verifier"),
        "at": new.now,
        "file": new.file,
        "when": new.now,
    }
    refuses(facts.NotInTheList, c.decide_protection, measures=["camera"], **told)
    new.deed(c.decide_protection, "verifier", whom="victim", measures=["guarding"], paper="1/QĐ")
    new.deed(c.decline_protection, "lead", whom="victim")
    assert new.kinds()[-2:] == ["protection_decided", "protection_declined"]
