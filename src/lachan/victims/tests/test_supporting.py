"""Supports: asked, referred, accepted or not, delivered, refused in writing, prolonged; a referral shows itself and nothing else."""

from tests.walking import refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.procedure import delivering
from lachan.victims import addressees, facts, ledger
from lachan.victims import commands as c
from lachan.victims.refusals import AllHelpByTheLead, DeliveredOnce, NotReferredToYou


def state(walk, support):
    given = {one.owed.support.kind: one for one in delivering.given_to(walk.deeds(), walk.day(0))}
    return given[support].state


def test_request_support_is_the_persons_wish(walk):
    walk.in_care()
    walk.deed(
        c.request_support, "lead", support="legal_aid", words="Muốn có người bào chữa (giả lập)"
    )
    assert state(walk, "legal_aid") == "asked"
    refuses(facts.NotInTheList, c.request_support, by=walk.who("lead"), at=walk.now, file=walk.file, when=walk.now,
            support="money")  # fmt: skip


def test_refer_support_shows_the_one_asked_its_own_and_no_more(walk):
    walk.in_care().told()
    walk.deed(c.assess_needs, "lead", needs=["law"], review_on=walk.day(9), words="Kín (giả lập)")
    walk.referred(words="Hẹn qua cán bộ xã (giả lập)")
    walk.deed(c.deliver_support, "lead", support="medical", words="Kín (giả lập)")
    assert walk.standings("aid") == {"supporter"}
    assert walk.kinds("aid") == ["contact_agreed", "support_referred"]
    assert walk.words("aid") == {("contact_agreed", "safety"), ("support_referred", "safety")}
    clock = walk.clock("GT")
    assert (clock.holder_id, clock.owed) == (walk.who("aid").agency_id, True)


def test_refer_support_to_stay_is_never_to_the_police(new):
    new.in_care()
    told = {"by": new.who("lead"), "at": new.now, "file": new.file, "when": new.now, "support": "essentials",
            "answer_by": new.day(3)}  # fmt: skip
    refuses(addressees.NeverLeads, c.refer_support, to=new.body("verifier"), stays=True, **told)
    refuses(addressees.NotToYourself, c.refer_support, to=new.body("lead"), **told)


def test_accept_referral_meets_the_day_and_keeps_the_clocks_of_others(walk):
    walk.in_care().identified().referred()
    others = {(k.ref, k.owed) for k in walk.clocks() if k.ref != "GT"}
    walk.deed(c.accept_referral, "aid", support="legal_aid")
    assert walk.clock("GT").ended == "met"
    assert (walk.stage(), walk.reading().lead_id) == ("V8", walk.who("lead").agency_id)
    assert {(k.ref, k.owed) for k in walk.clocks() if k.ref != "GT"} == others


def test_accept_referral_late_is_late(new):
    new.in_care().referred()
    new.later(days=10)
    new.deed(c.accept_referral, "aid", support="legal_aid")
    assert new.clock("GT").ended == "late"


def test_accept_referral_needs_one(new):
    new.in_care()
    refuses(
        NotFound,
        c.accept_referral,
        by=new.who("aid"),
        at=new.now,
        file=new.file,
        when=new.now,
        support="legal_aid",
    )
    refuses(
        ledger.NotNow,
        c.accept_referral,
        by=new.who("lead"),
        at=new.now,
        file=new.file,
        when=new.now,
        support="legal_aid",
    )


def test_decline_referral_leaves_the_support_to_be_found_elsewhere(walk):
    walk.in_care().referred()
    walk.deed(
        c.decline_referral,
        "aid",
        support="legal_aid",
        ground="no_place",
        words="Hết người (giả lập)",
    )
    assert state(walk, "legal_aid") == "sent_back"
    assert ("support_declined", "safety") in walk.words("lead")


def test_deliver_support_lasts_until_its_day(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(30))
    assert state(walk, "essentials") == "delivered"
    walk.later(days=40)
    assert state(walk, "essentials") == "expired"


def test_deliver_support_for_a_person_found_no_victim_is_not_the_polices(new):
    new.received()
    refuses(
        NotYours,
        c.deliver_support,
        by=new.who("police"),
        at=new.now,
        file=new.file,
        when=new.now,
        support="medical",
    )


def test_refuse_support_in_writing(walk):
    walk.in_care().identified().told()
    walk.deed(c.refuse_support, "lead", support="vocational", ground="papers_missing", paper="9/TB")
    assert state(walk, "vocational") == "refused"
    assert walk.acts()[-1].paper == "9/TB"
    refuses(facts.NotInTheList, c.refuse_support, by=walk.who("lead"), at=walk.now, file=walk.file, when=walk.now,
            support="vocational", ground="would_not_testify", paper="9/TB")  # fmt: skip


def test_prolong_support_goes_on(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="essentials", until=walk.day(30))
    walk.deed(c.prolong_support, "lead", support="essentials", until=walk.day(59), paper="3/QĐ")
    walk.later(days=40)
    assert state(walk, "essentials") == "delivered"


def test_decline_help_is_an_end_like_others_and_can_change(walk):
    walk.in_care().identified().told()
    walk.deed(c.decline_help, "lead")
    given = delivering.given_to(walk.deeds(), walk.day(0))
    assert {one.state for one in given} == {"declined"} and not any(one.missing for one in given)
    walk.deed(c.request_support, "lead", support="medical")
    assert state(walk, "medical") == "asked"
    walk.deed(c.decline_help, "lead", support="medical")
    assert state(walk, "medical") == "declined"


def test_decline_help_of_every_kind_is_written_by_who_speaks_for_the_whole_care(new):
    new.received()
    new.deed(c.decline_help, "police")  # nobody leads yet
    new.passed_on().identified().referred()
    for part in ("aid", "police", "verifier"):
        refuses(AllHelpByTheLead, c.decline_help, by=new.who(part), at=new.now, file=new.file, when=new.now)  # fmt: skip
    new.deed(c.decline_help, "lead")


def test_whoever_was_asked_for_a_support_writes_of_that_one(new):
    new.in_care().identified().referred()
    told = {"by": new.who("aid"), "at": new.now, "file": new.file, "when": new.now}
    other = {**told, "support": "medical"}
    refuses(NotReferredToYou, c.decline_help, **other)
    refuses(NotReferredToYou, c.accept_referral, **other)
    refuses(NotReferredToYou, c.deliver_support, **other)
    refuses(NotReferredToYou, c.request_support, **other)
    refuses(NotReferredToYou, c.refuse_support, **other, ground="no_place", paper="3/CV")
    refuses(NotReferredToYou, c.decline_referral, **other, ground="no_place")
    new.deed(c.decline_help, "aid", support="legal_aid")
    sent = next(act for act in new.acts() if act.kind == "support_referred")
    c.withdraw_entry(file=new.file, act=sent, by=new.who("lead"), at=new.later(hours=1))
    # What was taken back takes the standing with it: the file is not there any more.
    refuses(NotFound, c.accept_referral, **{**told, "at": new.now, "when": new.now}, support="legal_aid")  # fmt: skip


def test_deliver_support_that_is_given_once_is_written_once(walk):
    walk.in_care().identified().told()
    walk.deed(c.deliver_support, "lead", support="hardship")
    again = {"by": walk.who("lead"), "at": walk.now, "file": walk.file, "when": walk.now}
    refuses(DeliveredOnce, c.deliver_support, **again, support="hardship")
    walk.deed(c.deliver_support, "lead", support="medical")
    walk.deed(c.deliver_support, "lead", support="medical")
    c.withdraw_entry(file=walk.file, act=next(a for a in walk.acts() if a.facts.get("support") == "hardship"),
                     by=walk.who("lead"), at=walk.later(hours=1))  # fmt: skip
    walk.deed(c.deliver_support, "lead", support="hardship")


def test_forward_support_file_and_hand_in_support_file(walk):
    walk.in_care().identified()
    walk.deed(c.hand_in_support_file, "commune")
    assert walk.acts()[-1].facts["regime"] == walk.era.regime
    walk.deed(c.forward_support_file, "commune", to=walk.body("lead"))
    assert walk.kinds()[-1] == "support_file_forwarded"


def test_no_support_asks_for_testimony(walk):
    """Whatever is said of the offence, and whether a story was told at all, the answer is the same."""
    walk.in_care().identified()
    walk.deed(c.tell_situation, "lead", situation={"poor": True, "nationality": "vietnamese"})
    before = [
        (g.owed.support.kind, g.owed.answer) for g in delivering.given_to(walk.deeds(), walk.day(0))
    ]
    walk.deed(c.say_offence_fit, "verifier", fit="does_not_fit")
    walk.deed(c.take_story, "lead", words="Không muốn nói (giả lập)")
    after = [
        (g.owed.support.kind, g.owed.answer) for g in delivering.given_to(walk.deeds(), walk.day(0))
    ]
    assert before == after


def test_prolong_support_only_of_what_was_given(new):
    new.in_care().identified()
    told = {
        "by": new.who("lead"),
        "file": new.file,
        "when": new.now,
        "support": "medical",
        "at": new.now,
    }
    refuses(ledger.NotNow, c.prolong_support, until=new.day(30), **told)
    new.deed(c.deliver_support, "lead", support="medical", until=new.day(10))
    new.deed(c.prolong_support, "lead", support="medical", until=new.day(30), paper="3/QĐ")
    refuses(ledger.NotNow, c.prolong_support, until=new.day(30), **{**told, "support": "essentials", "when": new.now, "at": new.now})  # fmt: skip


def test_what_was_given_is_not_refused_or_sent_back_unless_asked_for_anew(new):
    new.in_care().identified().referred()
    told = {"file": new.file, "support": "legal_aid", "ground": "no_place"}
    new.deed(c.accept_referral, "aid", support="legal_aid")
    new.deed(c.deliver_support, "aid", support="legal_aid")
    refuses(ledger.NotNow, c.decline_referral, by=new.who("aid"), at=new.now, when=new.now, **told)
    refuses(ledger.NotNow, c.refuse_support, by=new.who("lead"), at=new.now, when=new.now, **{**told, "ground": "not_entitled"}, paper="1/QĐ")  # fmt: skip
    new.referred()
    new.deed(c.decline_referral, "aid", support="legal_aid", ground="no_place")
