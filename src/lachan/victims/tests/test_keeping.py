"""Amounts by dates, a matter that speaks of the person, two files of one person, one's own data, entries put right."""

from datetime import date, timedelta

from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import Walk, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.access.verbs import DatabaseSaysNo
from lachan.victims import commands as c
from lachan.victims import facts, ledger, queries
from lachan.victims.models import CareLink, Likeness, Rate
from lachan.victims.refusals import (
    FirstEntryStays,
    LinkedAlready,
    NotYourEntry,
    RateBackwards,
    RateByNoPaper,
    RateNotPositive,
    RateTooFar,
    RateTooHigh,
    SameFile,
)

PAPER = "01/2025/NQ-GL (giả lập)"


def test_set_rate_from_a_day_on_and_never_backwards(new):
    told = {"code": "essentials_daily", "paper": PAPER, "by": new.who("lead"), "at": new.now}
    c.set_rate(amount=100_000, from_on=date(2025, 7, 1), **told)
    c.set_rate(amount=120_000, from_on=date(2026, 1, 1), **told)
    refuses(RateBackwards, c.set_rate, amount=1, from_on=date(2025, 7, 1), **told)
    refuses(RateBackwards, c.set_rate, amount=1, from_on=date(2026, 1, 1), **told)
    refuses(RateTooFar, c.set_rate, amount=1, from_on=date(2030, 12, 31), **told)
    refuses(RateTooHigh, c.set_rate, amount=2**63 - 1, from_on=date(2025, 10, 1), **told)
    refuses(RateByNoPaper, c.set_rate, amount=1, from_on=date(2025, 10, 1), **{**told, "paper": "Nguyễn Thị A viết"})  # fmt: skip
    refuses(RateNotPositive, c.set_rate, amount=0, from_on=date(2027, 1, 1), **told)
    refuses(
        facts.NotInTheList, c.set_rate, amount=1, from_on=date(2027, 1, 1), **{**told, "code": "x"}
    )
    refuses(
        NotYours,
        c.set_rate,
        amount=1,
        from_on=date(2027, 1, 1),
        **{**told, "by": new.who("police")},
    )
    with scope.acting(new.who("aid")):
        assert Rate.objects.count() == 2


def test_a_rate_that_has_not_begun_gives_way_to_a_later_word(new):
    """One mistyped day ahead blocks none before it, and comes into force no more."""
    told = {"code": "essentials_daily", "paper": PAPER, "by": new.who("lead")}
    for amount, from_on in (
        (100, date(2025, 7, 1)),
        (999, date(2026, 9, 1)),
        (120, date(2026, 1, 1)),
    ):
        c.set_rate(amount=amount, from_on=from_on, at=new.later(hours=1), **told)
    lead = new.who("lead")
    with scope.acting(lead):
        paid = [queries.rates(lead, date(y, m, 2))["essentials_daily"].amount for y, m in ((2025, 9), (2026, 2), (2026, 10))]  # fmt: skip
    assert paid == [100, 120, 120]


def test_link_matter_lets_neither_side_read_the_other(new):
    matter = Walk(new.cast, commune=new.era.police).received(at="2025-09-03 07:00")
    new.in_care()
    new.later(hours=1)
    c.link_matter(file=new.file, matter=matter, by=new.who("police"), at=new.now)
    refuses(
        LinkedAlready, c.link_matter, by=new.who("police"), at=new.now, file=new.file, matter=matter
    )
    with scope.acting(new.who("lead")):
        (link,) = CareLink.objects.filter(care=new.file)
        assert link.matter_id == matter.id
        assert not type(matter).objects.filter(id=matter.id).exists()


def test_link_matter_that_one_does_not_see_is_refused(new):
    matter = Walk(new.cast, commune=new.era.police).received(at="2025-09-03 07:00")
    new.in_care()
    refuses(
        DatabaseSaysNo, c.link_matter, by=new.who("lead"), at=new.now, file=new.file, matter=matter
    )


def test_say_same_person_is_a_human_answer(new):
    new.received()
    one = new.file
    new.later(days=1)
    new.received()
    c.say_same_person(file=new.file, other=one, same=True, by=new.who("police"), at=new.now)
    refuses(
        SameFile,
        c.say_same_person,
        by=new.who("police"),
        at=new.now,
        file=one,
        other=one,
        same=True,
    )
    with scope.acting(new.who("police")):
        assert Likeness.objects.get().same is True


def test_receive_data_request_and_answer_data_request_in_time(walk):
    walk.in_care()
    walk.deed(c.receive_data_request, "lead", words="Muốn xem dữ liệu (giả lập)")
    walk.deed(c.answer_data_request, "lead", words="Đã đưa bản sao (giả lập)")
    assert walk.kinds()[-2:] == ["data_request_received", "data_request_answered"]
    assert not [k for k in walk.clocks() if k.started_by == walk.acts()[-2].id and k.owed]
    assert "data_request_received" not in walk.kinds("commune")


def test_receive_data_request_runs_its_two_working_days(new):
    new.in_care()
    new.later(days=150)
    new.deed(c.receive_data_request, "lead", words="Muốn xem dữ liệu (giả lập)")
    (owed,) = [k for k in new.clocks() if k.started_by == new.acts()[-1].id]
    assert owed.owed and owed.holder_id == new.who("lead").agency_id
    new.deed(c.close_care, "lead", ground="settled")
    assert new.clock(owed.ref).owed


def test_correct_entry_takes_the_place_of_what_was_written(walk):
    walk.in_care().identified()
    act = walk.acts("verifier")[-1]
    day_before = act.occurred_at - timedelta(minutes=10)
    walk.deed(c.correct_entry, "verifier", act=act, when=day_before, facts={}, paper="01/GXN")
    assert walk.reading().verdict == "victim"
    assert walk.kinds().count("victim_certified") == 2
    refuses(NotYourEntry, c.correct_entry, by=walk.who("verifier"), at=walk.now, file=walk.file, act=act, when=walk.now,
            facts={})  # fmt: skip


def test_correct_entry_across_the_day_of_the_new_law_changes_the_regime(cast, db):
    walk = CareWalk(cast, CARE_ERAS["new"])
    walk.now = hour("2025-06-20 08:00")
    walk.received("lead").asked()
    walk.now = hour("2025-07-01 08:00")
    walk.deed(c.identify_victim, "verifier", paper="01/GXN")
    assert walk.reading().regime == "law_53_2024"
    act = walk.acts("verifier")[-1]
    walk.deed(
        c.correct_entry,
        "verifier",
        act=act,
        when=hour("2025-06-30 17:00"),
        facts={},
        paper="01/GXN",
    )
    assert walk.reading().regime == "law_66_2011"
    assert walk.acts("verifier")[-2].facts == {"regime": "law_66_2011"}


def test_correct_entry_of_the_receipt_to_an_earlier_hour_is_the_bound_from_then_on(walk):
    """What BeforeReceipt says to do can be done, and helps; the file keeps the hour that was first written."""
    walk.received()
    first = walk.file.received_at
    act = next(a for a in walk.acts("police") if a.kind == "victim_came_forward")
    early, who = first - timedelta(hours=5), {"by": walk.who("police"), "file": walk.file}
    screened = {"set_used": "un_general", "signs": True}
    refuses(ledger.BeforeReceipt, c.screen_person, at=walk.now, when=early, **who, **screened)
    walk.deed(c.correct_entry, "police", act=act, when=early, facts=act.facts)
    walk.deed(c.screen_person, "police", when=early + timedelta(minutes=5), **screened)
    assert walk.kinds("police")[:3] == ["victim_came_forward", "victim_screened", "victim_came_forward"]  # fmt: skip
    before = early - timedelta(minutes=1)
    refuses(ledger.BeforeReceipt, c.screen_person, at=walk.now, when=before, **who, **screened)
    contact = next(a for a in walk.acts("police") if a.kind == "contact_agreed")
    refuses(ledger.BeforeReceipt, c.correct_entry, at=walk.now, act=contact, when=before, facts={}, **who)  # fmt: skip
    assert walk.reading("police").received_at == first


def test_correct_entry_of_a_return_does_not_go_before_the_receipt(walk):
    walk.received()
    again = walk.deed(c.receive_again, "police", way="came")
    refuses(ledger.BeforeReceipt, c.correct_entry, by=walk.who("police"), at=walk.now, file=walk.file, act=again,
            when=walk.file.received_at - timedelta(hours=1), facts=again.facts)  # fmt: skip


def test_correct_entry_is_for_who_wrote_it_and_might_have_written_it(new):
    new.in_care().identified()
    act = new.acts()[-1]
    told = {"at": new.now, "file": new.file, "act": act, "when": act.occurred_at, "facts": {}}
    refuses(NotYourEntry, c.correct_entry, by=new.who("lead"), **told)
    refuses(NotYours, c.correct_entry, by=new.who("commune"), **told)


def test_withdraw_entry_undoes_it_and_leaves_it_on_record(walk):
    walk.in_care().asked()
    walk.deed(c.find_not_victim, "verifier", ground="no_ground", paper="02/TB")
    act = walk.acts("verifier")[-1]
    walk.later(hours=1)
    c.withdraw_entry(file=walk.file, act=act, by=walk.who("verifier"), at=walk.now)
    assert (walk.stage(), walk.reading().verdict) == ("V3", "")
    assert "victim_not_identified" in walk.kinds()


def test_withdraw_entry_never_takes_the_ground_from_what_followed(new):
    new.in_care().identified()
    new.deed(c.begin_reintegration, "lead", review_on=new.day(30))
    act = next(a for a in new.acts("verifier") if a.kind == "victim_certified")
    refuses(
        ledger.LeavesOthersWithoutGround,
        c.withdraw_entry,
        by=new.who("verifier"),
        at=new.now,
        file=new.file,
        act=act,
    )


def test_withdraw_entry_of_the_first_is_refused(new):
    new.received()
    refuses(
        FirstEntryStays,
        c.withdraw_entry,
        by=new.who("police"),
        at=new.now,
        file=new.file,
        act=new.acts("police")[0],
    )


def test_withdraw_entry_of_a_story_shared_shuts_it(new):
    new.in_care().asked().told()
    new.deed(c.share_story, "lead", to=new.body("verifier"), scope="investigation", ground="danger")
    act = new.acts()[-1]
    c.withdraw_entry(file=new.file, act=act, by=new.who("lead"), at=new.now)
    assert (
        c.open_story_of(file=new.file, purpose="verify", by=new.who("verifier"), at=new.now) == []
    )


def test_a_verb_on_a_file_out_of_sight_says_nothing_of_it(new):
    new.received()
    refuses(
        NotFound,
        c.receive_data_request,
        by=new.who("lead"),
        at=new.now,
        file=new.file,
        when=new.now,
        words="x",
    )


def test_answer_data_request_is_of_who_cares_and_its_words_too(new):
    new.in_care()
    new.deed(c.receive_data_request, "lead", words="Muốn sửa năm sinh (giả lập)")
    refuses(
        NotYours,
        c.answer_data_request,
        by=new.who("police"),
        at=new.now,
        file=new.file,
        when=new.now,
        words="x",
    )
    new.deed(c.answer_data_request, "lead", words="Đã sửa (giả lập)")
    assert ("data_request_answered", "care") in new.words("lead")
    assert ("data_request_answered", "care") not in new.words("commune")
