"""What giving, prolonging and refusing must have: once only, within the limit of the law, and the paper that it is done by."""

from dataclasses import replace

import pytest
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import hour, refuses

from lachan.procedure import delivering
from lachan.victims import commands as c
from lachan.victims.refusals import (
    BeyondTheLimit,
    DecisionNumberNeeded,
    DeliveredOnce,
    MeasuresNeeded,
    NotReferredToYou,
    ProtectionNumberNeeded,
    RefusalNumberNeeded,
)

pytestmark = pytest.mark.database


def asked_of(walk, part="lead"):
    return {"by": walk.who(part), "at": walk.now, "file": walk.file, "when": walk.now}


def given(walk, support):
    return {one.owed.support.kind: one for one in delivering.given_to(walk.deeds(), walk.day(0))}[support]  # fmt: skip


# ── Once ────────────────────────────────────────────────────────────────────────────────────────────


def test_deliver_support_once_is_not_got_round_by_putting_another_right(walk):
    walk.in_care().identified().told()
    first = walk.deed(c.deliver_support, "lead", support="hardship")
    other = walk.deed(c.deliver_support, "lead", support="medical")
    told = {"file": walk.file, "by": walk.who("lead"), "at": walk.later(hours=1)}
    refuses(DeliveredOnce, c.correct_entry, **told, act=other, when=other.occurred_at, facts={"support": "hardship"})  # fmt: skip
    # Itself it may be put right: it takes its own place.
    c.correct_entry(**told, act=first, when=other.occurred_at, facts={"support": "hardship"})


def test_deliver_support_once_holds_for_a_day_before_it_was_given(walk):
    walk.in_care().identified().told()
    before = walk.now
    walk.deed(c.deliver_support, "lead", support="hardship")
    refuses(DeliveredOnce, c.deliver_support, **{**asked_of(walk), "when": before}, support="hardship")  # fmt: skip


def test_whoever_was_trafficked_again_and_identified_anew_is_given_it_anew(new):
    """What the page says is owed can be written down; until then what was given in the round before stands."""
    new.in_care().identified().told()
    new.deed(c.deliver_support, "lead", support="hardship")
    first = new.now
    new.later(days=200)
    new.deed(c.receive_again, "police", way="rescued")
    new.passed_on()
    assert not given(new, "hardship").missing
    refuses(DeliveredOnce, c.deliver_support, **asked_of(new), support="hardship")
    new.identified()
    assert given(new, "hardship").missing
    new.deed(c.deliver_support, "lead", support="hardship")
    assert not given(new, "hardship").missing
    refuses(DeliveredOnce, c.deliver_support, **asked_of(new), support="hardship")
    refuses(DeliveredOnce, c.deliver_support, **{**asked_of(new), "when": first}, support="hardship")  # fmt: skip


def test_whoever_was_asked_for_another_support_does_not_learn_what_was_given(new):
    new.in_care().identified().told()
    new.deed(c.deliver_support, "lead", support="hardship")
    new.referred("legal_aid")
    refuses(NotReferredToYou, c.deliver_support, **asked_of(new, "aid"), support="hardship")


# ── Until when ──────────────────────────────────────────────────────────────────────────────────────


def test_prolong_support_is_by_a_decision(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(20))
    refuses(DecisionNumberNeeded, c.prolong_support, **asked_of(walk), support="essentials", until=walk.day(30))  # fmt: skip
    act = walk.deed(c.prolong_support, "lead", support="essentials", until=walk.day(30), paper="3/QĐ-SYT")  # fmt: skip
    told = {"file": walk.file, "by": walk.who("lead"), "at": walk.later(hours=1), "when": act.occurred_at}  # fmt: skip
    refuses(DecisionNumberNeeded, c.correct_entry, **told, act=act, facts={"support": "essentials", "until": walk.day(30)}, paper="")  # fmt: skip


def test_the_end_of_a_support_is_within_what_the_law_gives(walk):
    """60 days and no more under the old law; 120 under the new, which leaves more to a decision."""
    walk.in_care().identified().told()
    most = {"old": 60, "new": 120}["old" if walk.era is CARE_ERAS["old"] else "new"]
    told = {"support": "essentials", "by": walk.who("lead"), "file": walk.file, "when": walk.now, "at": walk.now}  # fmt: skip
    refuses(BeyondTheLimit, c.deliver_support, **told, until=walk.day(most + 1))
    act = walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(most))
    right = {"file": walk.file, "by": walk.who("lead"), "act": act, "when": act.occurred_at, "at": walk.now}  # fmt: skip
    refuses(BeyondTheLimit, c.correct_entry, **right, facts={"support": "essentials", "until": walk.day(most + 1)})  # fmt: skip
    # Given again, it is not counted anew from then.
    walk.later(days=30)
    refuses(BeyondTheLimit, c.deliver_support, **{**told, "when": walk.now, "at": walk.now}, until=walk.day(most))  # fmt: skip
    longer = {**told, "when": walk.now, "at": walk.now, "until": walk.day(most), "paper": "3/QĐ-SYT"}  # fmt: skip
    if most == 120:
        assert c.prolong_support(**longer).facts["until"] == walk.day(120).isoformat()
        return
    refuses(BeyondTheLimit, c.prolong_support, **longer)
    c.prolong_support(**{**longer, "until": walk.day(29)})


def test_a_support_without_a_limit_ends_when_it_is_said_to(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="psychological", until=walk.day(700))
    walk.deed(c.prolong_support, "lead", support="psychological", until=walk.day(900), paper="3/QĐ")


def test_the_refusal_says_the_words_of_the_law_and_what_may_be_done(walk):
    walk.in_care().identified().told()
    with pytest.raises(BeyondTheLimit) as old:
        c.deliver_support(**asked_of(walk), support="essentials", until=walk.day(400))
    said = old.value.sentence
    if walk.era is CARE_ERAS["old"]:
        assert (
            "Luật 66/2011 Điều 33" in said and "60 ngày" in said and "không có việc kéo dài" in said
        )
    else:
        assert "120 ngày" in said and "Sở Y tế quyết định kéo dài" in said and "«Kéo dài hỗ trợ»" in said  # fmt: skip


# ── In writing ──────────────────────────────────────────────────────────────────────────────────────


def test_refuse_support_refuse_protection_and_decide_protection_are_in_writing(walk):
    walk.in_care().identified().told()
    told = asked_of(walk)
    refuses(RefusalNumberNeeded, c.refuse_support, **told, support="vocational", ground="no_place", paper=" ")  # fmt: skip
    told = asked_of(walk, "verifier")
    refuses(RefusalNumberNeeded, c.refuse_protection, **told, whom="kin", ground="not_entitled", paper="")  # fmt: skip
    refuses(ProtectionNumberNeeded, c.decide_protection, **told, whom="kin", measures=["moved"], paper="")  # fmt: skip
    refuses(MeasuresNeeded, c.decide_protection, **told, whom="kin", measures=[], paper="1/QĐ")


# ── The clock of the law that holds ─────────────────────────────────────────────────────────────────


def test_a_certificate_put_right_brings_back_the_clock_of_the_old_law(cast, django_db_setup, db):
    """Identified on 30/06/2025, first written down as of 01/07: the file was handed in meanwhile, and is passed on in 3 days."""
    walk = CareWalk(cast, replace(CARE_ERAS["new"], police="dieutra_tinh"))
    walk.now = hour("2025-06-30 08:00")
    walk.received()
    walk.now = hour("2025-07-01 08:00")
    walk.passed_on().asked()
    paper = walk.deed(c.identify_victim, "verifier", paper="01/GXN")
    walk.deed(c.hand_in_support_file, "commune")
    assert walk.clock("V19a") is None
    c.correct_entry(file=walk.file, act=paper, when=hour("2025-06-30 10:00"), facts={}, paper="01/GXN",
                    by=walk.who("verifier"), at=walk.later(hours=1))  # fmt: skip
    assert walk.clock("V19a").owed
    stored = [act for act in walk.acts() if act.kind == "reintegration_support_requested"]
    assert stored[0].facts["regime"] == "law_53_2024"  # what was thought then
