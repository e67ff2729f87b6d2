"""What a body may not do with the person's own words: pass on what it cannot read, read on by an old duty, undo a no."""

import pytest
from tests.care_walk import STORY
from tests.walking import refuses

from lachan.access.refusals import NotFound
from lachan.people.entries import Entry
from lachan.procedure.reaching import reach_of
from lachan.victims import commands as c
from lachan.victims import ledger
from lachan.victims.refusals import (
    AgeNotKnownToAgree,
    ConsentForYourself,
    NeverReadsIt,
    NoStays,
    NotAgreedAlone,
    OnlyTheLeadTakesBack,
    StoryNotHeld,
    StoryOnlyAddedTo,
)

ADDED = "Một câu thêm (giả lập)"
DUTY = {"scope": "investigation", "ground": "danger"}


def read(walk, part):
    walk.later(hours=1)
    said = c.open_story_of(file=walk.file, purpose="verify", by=walk.who(part), at=walk.now)
    return [words for _, words in said]


def told(walk, part, **more):
    """A try in this hour, refused."""
    return {"by": walk.who(part), "at": walk.now, "file": walk.file, **more}


def share(walk, part="lead", to="verifier", **more):
    return walk.deed(c.share_story, part, to=walk.body(to), **{**DUTY, **more})


def cannot_share(walk, part, why=StoryNotHeld, to="verifier", **more):
    refuses(why, c.share_story, **told(walk, part, when=walk.now, to=walk.body(to), **{**DUTY, **more}))  # fmt: skip


# ── Who passes the story on ─────────────────────────────────────────────────────────────────────────


def test_one_line_of_a_story_is_no_right_to_the_whole(new):
    new.in_care().asked().told()
    new.deed(c.add_to_story, "commune", words=ADDED)
    cannot_share(new, "commune")
    assert read(new, "verifier") == []
    share(new)
    assert read(new, "verifier") == [STORY, ADDED]


def test_until_somebody_leads_the_story_is_held_by_who_took_down_all_of_it(new):
    new.received("commune")
    new.deed(c.take_story, "commune", words=STORY)
    share(new, "commune")
    assert read(new, "verifier") == [STORY]
    new.deed(c.ask_verification, "commune", of=new.body("verifier"))
    new.deed(c.add_to_story, "verifier", words=ADDED)
    cannot_share(new, "commune", to="aid")


def test_who_led_before_passes_on_no_more(new):
    new.in_care().told()
    sharing = share(new)
    new.deed(c.hand_person_over, "lead", to=new.body("facility"), place="inland")
    cannot_share(new, "lead")
    refuses(StoryNotHeld, c.correct_entry, **told(new, "lead", act=sharing, when=sharing.occurred_at, facts=DUTY))  # fmt: skip
    share(new, "facility")


@pytest.mark.parametrize("to", ["toaan_tinh", "kiemsat_kv"])
def test_the_story_goes_nowhere_where_nobody_may_open_it(new, to):
    new.in_care().told()
    cannot_share(new, "lead", NeverReadsIt, to, ground="court_order", paper="12/YC")


# ── How far a duty reaches ──────────────────────────────────────────────────────────────────────────


def test_by_a_duty_only_what_was_told_by_then_is_read(new):
    new.in_care().told()
    sharing = share(new)
    new.deed(c.withdraw_consent, "lead", scope="investigation")
    new.deed(c.add_to_story, "lead", words=ADDED)
    assert read(new, "verifier") == [STORY]
    new.deed(c.correct_entry, "lead", act=sharing, when=sharing.occurred_at, facts=DUTY)
    assert read(new, "verifier") == [STORY]  # a correction passes nothing on anew
    share(new)
    assert read(new, "verifier") == [STORY, ADDED]


def test_by_a_yes_what_is_told_later_is_read_too_while_it_is_the_last_word(new):
    new.in_care().told()
    new.deed(c.give_consent, "lead", scope="investigation")
    share(new, ground="consent")
    new.deed(c.add_to_story, "lead", words=ADDED)
    assert read(new, "verifier") == [STORY, ADDED]
    new.deed(c.withdraw_consent, "lead", scope="investigation")
    assert read(new, "verifier") == []


# ── A no ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("named", [True, False])
def test_a_no_is_not_undone_by_the_body_it_was_said_against(new, named):
    new.in_care().asked().told()
    new.deed(c.give_consent, "lead", scope="investigation")
    share(new, ground="consent")
    no = new.deed(c.withdraw_consent, "verifier", scope="investigation", to=new.body("verifier") if named else None)  # fmt: skip
    assert read(new, "verifier") == []
    refuses(NoStays, c.withdraw_entry, **told(new, "verifier", act=no))
    refuses(NoStays, c.correct_entry, **told(new, "verifier", act=no, when=no.occurred_at, facts={"scope": "support"}))  # fmt: skip
    assert read(new, "verifier") == []


def test_a_no_written_by_mistake_is_taken_back_by_who_gains_nothing(new):
    new.in_care().asked()
    for to in (None, new.body("verifier")):
        no = new.deed(c.withdraw_consent, "lead", scope="investigation", to=to)
        new.later(hours=1)
        c.withdraw_entry(file=new.file, act=no, by=new.who("lead"), at=new.now)
    assert new.kinds().count("entry_withdrawn") == 2


@pytest.mark.parametrize("own", [True, False])
def test_a_yes_is_not_corrected_into_one_for_oneself(new, own):
    new.in_care().asked()
    yes = new.deed(c.give_consent, "verifier", scope="support")
    facts = {"scope": "investigation", "to": str(new.body("verifier").id) if own else None}
    refuses(ConsentForYourself, c.correct_entry, **told(new, "verifier", act=yes, when=yes.occurred_at, facts=facts))  # fmt: skip


# ── How not to reach the person ─────────────────────────────────────────────────────────────────────


def at_the_door(walk, words="", **facts):
    walk.received(safety="")
    act = walk.deed(c.agree_contact, "police", facts=facts, words=words)
    walk.passed_on()
    return act


def fix(walk, part, act, facts, **more):
    return told(walk, part, act=act, when=act.occurred_at, facts=facts, **more)


@pytest.mark.parametrize("given", [{"no_calls": True}, {"only_through": "lawyer_only"}, {"language": "kpm", "words": "Đừng gọi (giả lập)"}])  # fmt: skip
def test_how_not_to_reach_the_person_is_not_forgotten_at_the_door(new, given):
    act = at_the_door(new, **given)
    before = reach_of(new.deeds())
    refuses(OnlyTheLeadTakesBack, c.withdraw_entry, **told(new, "police", act=act))
    refuses(OnlyTheLeadTakesBack, c.correct_entry, **fix(new, "police", act, {"language": "vi"}))
    assert reach_of(new.deeds()) == before


def test_more_may_be_written_into_it_and_what_stands_twice_is_not_lost(new):
    act = at_the_door(new, no_calls=True)
    more = {"no_calls": True, "no_letters": True}
    act = new.deed(c.correct_entry, "police", act=act, when=act.occurred_at, facts=more)
    assert set(reach_of(new.deeds()).bans) == {"no_calls", "no_letters"}
    new.deed(c.agree_contact, "lead", facts=more)
    new.later(hours=1)
    c.withdraw_entry(file=new.file, act=act, by=new.who("police"), at=new.now)
    assert set(reach_of(new.deeds()).bans) == {"no_calls", "no_letters"}


def test_who_leads_and_who_alone_has_the_person_puts_it_right(new):
    new.received(safety="")
    act = new.deed(c.agree_contact, "police", facts={"no_calls": True}, words="Nhầm (giả lập)")
    new.later(hours=1)
    c.withdraw_entry(file=new.file, act=act, by=new.who("police"), at=new.now)
    new.passed_on()
    act = new.deed(c.agree_contact, "lead", facts={"no_calls": True})
    new.deed(c.correct_entry, "lead", act=act, when=act.occurred_at, facts={"language": "vi"})
    assert reach_of(new.deeds()).bans == ()


# ── The story ───────────────────────────────────────────────────────────────────────────────────────


def test_a_story_is_never_rewritten_and_so_never_lost(new):
    new.in_care().told()
    first = next(act for act in new.acts() if act.kind == "story_told")
    later = new.deed(c.add_to_story, "lead", words=ADDED)
    for act in (first, later):
        for words in ({}, {"told": "khác (giả lập)"}):
            refuses(StoryOnlyAddedTo, c.correct_entry, **fix(new, "lead", act, {"language": "vi"}, words=words))  # fmt: skip
    assert read(new, "lead") == [STORY, ADDED]
    refuses(ledger.LeavesOthersWithoutGround, c.withdraw_entry, **told(new, "lead", act=first))


# ── A yes of somebody who is, or may be, a child ────────────────────────────────────────────────────


def agrees(walk, scope="partner_record", **more):
    return told(walk, "lead", when=walk.now, scope=scope, **more)


@pytest.mark.parametrize("scope", ["partner_record", "statistics", "family", "support"])
def test_a_child_does_not_agree_alone(new, scope):
    new.received(entry=Entry("female", 2014, True)).passed_on()
    for alone in (None, False):
        refuses(NotAgreedAlone, c.give_consent, **agrees(new, scope, representative=alone, minor=False))  # fmt: skip
    act = new.deed(c.give_consent, "lead", scope=scope, representative=True)
    assert act.facts["representative"] is True
    lone = {"scope": scope}
    refuses(NotAgreedAlone, c.correct_entry, **fix(new, "lead", act, lone))
    new.deed(c.withdraw_consent, "lead", scope=scope)  # a no is a child's own


def test_whoever_may_be_a_child_agrees_with_somebody_or_is_seen_to_be_of_age(new):
    new.received(entry=Entry("female", None, None)).passed_on()
    refuses(AgeNotKnownToAgree, c.give_consent, **agrees(new))
    act = new.deed(c.give_consent, "lead", scope="support", minor=False)
    assert act.facts["minor"] is False
    refuses(NotFound, c.give_consent, **{**agrees(new), "by": new.who("facility")})
