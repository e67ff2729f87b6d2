"""Needs, risk, safety, red flags, the way home, the end and coming back; each looked at again on its day."""

from datetime import timedelta

import pytest
from tests.walking import refuses

from lachan.access.refusals import NotYours
from lachan.procedure.care import raised_flags
from lachan.victims import commands as c
from lachan.victims import facts, ledger
from lachan.victims.refusals import AlreadyWritten, NothingCoded, SettledHow


def test_assess_needs_and_family_is_read_by_who_cares(walk):
    walk.in_care().asked().referred(part="facility", support="essentials", stays=True)
    walk.deed(
        c.assess_needs,
        "lead",
        needs=["health", "papers"],
        family=True,
        review_on=walk.day(30),
        words="Giả lập",
    )
    assert walk.acts()[-1].facts["needs"] == ["health", "papers"]
    assert walk.caring().review_on == walk.day(30)
    note = ("needs_assessed", "care")
    assert note in walk.words("lead") & walk.words("facility")
    assert not any(note in walk.words(part) for part in ("police", "commune", "verifier"))


def test_assess_needs_is_not_the_polices(new):
    new.received()
    refuses(NotYours, c.assess_needs, by=new.who("police"), at=new.now, file=new.file, when=new.now,
            needs=["health"], review_on=new.day(3))  # fmt: skip


def test_assess_risk_raises_what_cannot_wait_at_once_and_once(walk):
    walk.in_care().asked().referred()
    for _ in range(2):
        walk.deed(
            c.assess_risk,
            "lead",
            risks=["self_harm", "debt"],
            review_on=walk.day(7),
            words="Giả lập",
        )
    assert walk.kinds().count("red_flag_raised") == 1
    assert walk.reading().red == 1
    for part in ("aid", "verifier", "commune", "police"):
        assert "red_flag_raised" in walk.kinds(part)


def test_assess_risk_is_read_by_who_cares_and_its_alarm_by_everybody(walk):
    """That somebody is pregnant is no business of whoever verifies; that somebody is in danger is."""
    walk.in_care().asked()
    walk.deed(
        c.assess_risk,
        "lead",
        risks=["self_harm", "pregnant"],
        review_on=walk.day(7),
        words="Giả lập",
    )
    assert ("risk_assessed", "care") in walk.words("lead")
    for part in ("verifier", "police"):
        assert "risk_assessed" not in walk.kinds(part)
        assert "red_flag_raised" in walk.kinds(part)
        assert "risk_assessed" not in {kind for kind, _ in walk.words(part)}


def test_plan_safety_reaches_everybody_who_helps(walk):
    walk.in_care().asked().referred()
    walk.deed(c.plan_safety, "lead", words="Chỉ đi cùng cán bộ (giả lập)", review_on=walk.day(14))
    for part in ("lead", "commune", "verifier", "aid"):
        assert ("safety_planned", "safety") in walk.words(part)


def test_raise_red_flag_and_settle_red_flag(walk):
    walk.in_care().referred()
    walk.deed(c.raise_red_flag, "aid", flag="followed", words="Xe lạ (giả lập)")
    assert walk.reading().red == 1
    walk.deed(c.settle_red_flag, "lead", flag="followed", words="Đã đổi chỗ ở (giả lập)")
    assert walk.reading().red == 0


def test_settle_red_flag_needs_one(new):
    new.in_care()
    refuses(ledger.NotNow, c.settle_red_flag, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            flag="followed", words="x")  # fmt: skip


def test_settle_red_flag_says_how_and_settles_each_raising(new):
    new.in_care().referred()
    for part in ("aid", "lead"):
        new.deed(c.raise_red_flag, part, flag="self_harm", words=f"Giả lập, {part}")
    told = {"by": new.who("lead"), "at": new.now, "file": new.file, "when": new.now, "flag": "self_harm"}  # fmt: skip
    refuses(SettledHow, c.settle_red_flag, **told, words=" ")
    assert [len(many) for many in raised_flags(new.deeds()).values()] == [2]
    new.deed(c.settle_red_flag, "lead", flag="self_harm", words="Có người ở cùng (giả lập)")
    assert raised_flags(new.deeds()) == {}


def test_what_is_sent_twice_is_written_once(new):
    """Of the same account, minute, facts and words; anything else is another act."""
    new.in_care()
    told = {"by": new.who("lead"), "file": new.file, "when": new.now, "flag": "followed", "words": "Giả lập."}  # fmt: skip
    first = c.raise_red_flag(**told, at=new.now)
    soon, late = new.now + timedelta(seconds=40), new.now + timedelta(seconds=61)
    refuses(AlreadyWritten, c.raise_red_flag, **told, at=soon)
    before = len(new.acts())
    c.raise_red_flag(**{**told, "words": "Giả lập, khác."}, at=soon)
    c.raise_red_flag(**{**told, "flag": "debt"}, at=soon)
    c.raise_red_flag(**{**told, "by": new.who("commune")}, at=soon)
    c.raise_red_flag(**told, at=late)
    assert len(new.acts()) == before + 4
    c.withdraw_entry(file=new.file, act=first, by=new.who("lead"), at=soon)
    assert len(new.acts()) == before + 5


def test_begin_reintegration_then_follow_up(walk):
    walk.in_care().identified()
    walk.deed(c.begin_reintegration, "lead", review_on=walk.day(90))
    assert (walk.stage(), walk.caring().review_on) == ("V9", walk.day(90))
    walk.later(days=80)
    walk.deed(c.follow_up, "lead", review_on=walk.day(180), words="Ổn (giả lập)")
    assert walk.stage() == "V9"


def test_begin_reintegration_only_of_an_identified_person(new):
    new.in_care()
    refuses(ledger.NotNow, c.begin_reintegration, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            review_on=new.day(90))  # fmt: skip


@pytest.mark.parametrize(
    "ground", ["settled", "declined", "moved", "untraceable", "not_victim", "died"]
)
def test_close_care_on_every_ground_and_nothing_follows_but_what_may(new, ground):
    new.in_care()
    new.deed(c.close_care, "lead", ground=ground)
    reading = new.reading()
    assert (reading.stage, reading.closed, new.caring().review_on) == ("V0", True, None)
    refuses(ledger.NotNow, c.assess_needs, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            needs=["health"], review_on=new.day(3))  # fmt: skip
    new.deed(c.raise_red_flag, "lead", flag="threatened")


def test_close_care_refuses_a_ground_of_its_own(new):
    new.in_care()
    refuses(facts.NotInTheList, c.close_care, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            ground="uncooperative")  # fmt: skip


def test_reopen_care_comes_back_to_where_it_stood(walk):
    walk.in_care().identified()
    walk.deed(c.close_care, "lead", ground="settled")
    walk.deed(c.reopen_care, "lead", ground="new_risk")
    assert (walk.stage(), walk.reading().closed) == ("V4", False)
    refuses(ledger.NotNow, c.reopen_care, by=walk.who("lead"), at=walk.now, file=walk.file, when=walk.now,
            ground="new_need")  # fmt: skip


def test_what_happened_before_the_end_may_be_written_after_it(new):
    """Late entries fit where they belong, or are refused where the rest would lose its ground."""
    new.in_care()
    new.deed(c.close_care, "lead", ground="settled")
    new.deed(c.follow_up, "lead")
    new.deed(
        c.assess_needs,
        "lead",
        needs=["health"],
        review_on=new.day(3),
        when=new.now - timedelta(hours=2, minutes=30),
    )
    assert new.stage() == "V0"


def test_code_trafficking_from_what_is_known_and_nothing_finer(walk):
    walk.in_care()
    act = walk.deed(
        c.code_trafficking, "lead", exploitation="forced_crime", recruitment="online", country="KH"
    )
    assert act.facts == {"exploitation": "forced_crime", "recruitment": "online", "country": "KH"}
    told = {"file": walk.file, "when": walk.now, "by": walk.who("lead"), "at": walk.now}
    refuses(NothingCoded, c.code_trafficking, **told)
    refuses(facts.NotInTheList, c.code_trafficking, exploitation="Nguyễn Văn Mẫu", **told)
    assert "trafficking_coded" not in walk.kinds("commune")


def test_what_was_undone_meanwhile_is_no_second_sending(new):
    """Raised, settled and raised again; agreed, refused and agreed again: the last word holds, however fast they follow."""
    new.in_care().told()
    told = {"by": new.who("lead"), "file": new.file, "when": new.now}
    for verb, of in ((c.raise_red_flag, {"flag": "self_harm"}), (c.settle_red_flag, {"flag": "self_harm", "words": "Đã ở bên (giả lập)"}), (c.raise_red_flag, {"flag": "self_harm"})):  # fmt: skip
        verb(**told, **of, at=new.now)
        new.now += timedelta(seconds=5)
    assert new.reading().red == 1
    said = {**told, "scope": "investigation", "to": new.body("verifier")}
    for verb in (c.withdraw_consent, c.give_consent, c.withdraw_consent):
        verb(**said, at=new.now)
        new.now += timedelta(seconds=5)
    assert new.acts()[-1].kind == "consent_withdrawn"
