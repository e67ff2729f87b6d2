"""The person's own word: told once, added to at the person's wish, passed on by a consent for that use or by a duty."""

import pytest
from tests.care_walk import STORY
from tests.walking import refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.people.entries import Entry
from lachan.procedure.reaching import reach_of
from lachan.victims import commands as c
from lachan.victims import facts, ledger
from lachan.victims.refusals import (
    ConsentForYourself,
    ConsentNeeded,
    NotAChild,
    NothingAgreed,
    OnlyTheLeadLoosens,
    OrderNumberNeeded,
    PurposeNeeded,
    StoryNotHeld,
    WordsNeeded,
)


def share(walk, to="verifier", scope="investigation", ground="consent", part="lead"):
    return walk.deed(c.share_story, part, to=walk.body(to), scope=scope, ground=ground)


def consent(walk, scope="investigation", to=None, part="lead"):
    return walk.deed(c.give_consent, part, scope=scope, to=walk.body(to) if to else None, representative=True)  # fmt: skip


def read(walk, part):
    walk.later(hours=1)
    said = c.open_story_of(file=walk.file, purpose="verify", by=walk.who(part), at=walk.now)
    return [words for _, words in said]


def test_agree_contact_reaches_everybody_who_helps(walk):
    walk.in_care().referred()
    walk.deed(c.agree_contact, "lead", words="Gặp ở trạm y tế (giả lập)",
              facts={"no_calls": True, "no_messages": True, "only_through": "commune_only", "language": "kpm",
                     "interpreter_gender": "female", "officer_gender": "any"})  # fmt: skip
    for part in ("lead", "commune", "police", "aid"):
        assert ("contact_agreed", "safety") in walk.words(part)


def test_agree_contact_refuses_a_name_where_a_code_belongs(new):
    new.in_care()
    refuses(facts.NotInTheList, c.agree_contact, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            facts={"only_through": "chị Hoa"})  # fmt: skip


@pytest.mark.parametrize("told", [{}, {"anew": True}, {"only_through": ""}])
def test_agree_contact_refuses_to_agree_on_nothing(new, told):
    new.in_care()
    refuses(NothingAgreed, c.agree_contact, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            facts=told, words=" ")  # fmt: skip


@pytest.mark.parametrize("told", [{"no_calls": False}, {"anew": True, "language": "vi"}])
@pytest.mark.parametrize("part", ["aid", "commune", "police"])
def test_agree_contact_is_loosened_by_who_leads_or_houses(new, part, told):
    """Anybody who helps adds; also by putting right an entry of its own."""
    new.in_care().referred()
    new.deed(c.agree_contact, "lead", facts={"no_calls": True})
    own = new.deed(c.agree_contact, part, facts={"no_letters": True})
    there = {"by": new.who(part), "at": new.now, "file": new.file, "when": new.now, "facts": told}
    refuses(OnlyTheLeadLoosens, c.agree_contact, **there)
    refuses(OnlyTheLeadLoosens, c.correct_entry, act=own, **there)
    assert set(reach_of(new.deeds()).bans) == {"no_calls", "no_letters"}
    new.deed(c.agree_contact, "lead", facts=told)
    assert "no_calls" not in reach_of(new.deeds()).bans


def test_take_story_is_done_once_and_its_words_stay_with_who_cares(walk):
    walk.in_care().asked()
    walk.deed(
        c.take_story, "lead", words=STORY, language="kpm", interpreter=True, representative=False
    )
    assert read(walk, "lead") == [STORY]
    assert read(walk, "commune") == read(walk, "verifier") == []
    refuses(
        ledger.NotNow,
        c.take_story,
        by=walk.who("lead"),
        at=walk.now,
        file=walk.file,
        when=walk.now,
        words="Kể lại",
        minor=False,
    )
    refuses(
        ledger.NotNow,
        c.take_story,
        by=walk.who("verifier"),
        at=walk.now,
        file=walk.file,
        when=walk.now,
        words="Kể lại",
        minor=False,
    )


def test_take_story_needs_words(new):
    new.in_care()
    refuses(
        WordsNeeded,
        c.take_story,
        by=new.who("lead"),
        at=new.now,
        file=new.file,
        when=new.now,
        words=" ",
    )


def test_take_story_by_the_first_who_met_the_person_is_read_by_it_and_the_lead(walk):
    walk.received()
    walk.deed(c.take_story, "police", words=STORY)
    walk.passed_on()
    assert read(walk, "police") == read(walk, "lead") == [STORY]
    assert read(walk, "commune") == []


def test_add_to_story_keeps_what_was_said_before(walk):
    walk.in_care()
    refuses(
        ledger.NotNow,
        c.add_to_story,
        by=walk.who("lead"),
        at=walk.now,
        file=walk.file,
        when=walk.now,
        words="Thêm",
        minor=False,
    )
    walk.told()
    walk.deed(c.add_to_story, "lead", words="Thêm (giả lập)")
    assert read(walk, "lead") == [STORY, "Thêm (giả lập)"]


def test_share_story_by_consent_until_it_is_withdrawn(walk):
    walk.in_care().asked().told()
    consent(walk, to="verifier")
    share(walk)
    assert read(walk, "verifier") == [STORY]
    walk.deed(c.withdraw_consent, "lead", scope="investigation", to=walk.body("verifier"))
    assert read(walk, "verifier") == []
    consent(walk)
    assert read(walk, "verifier") == [STORY]


def test_share_story_to_a_body_that_sees_nothing_else(walk):
    walk.in_care().told()
    walk.deed(c.agree_contact, "lead", facts={"no_calls": True}, words="Gặp trực tiếp (giả lập)")
    consent(walk)
    share(walk)
    assert walk.standings("verifier") == {"hearer"}
    assert read(walk, "verifier") == [STORY]
    assert set(walk.kinds("verifier")) == {"story_told", "story_shared", "contact_agreed"}
    refuses(NotYours if not walk.who("verifier").can(c.assess_risk.verb.permission) else NotFound, c.assess_risk,
            by=walk.who("verifier"), at=walk.now, file=walk.file, when=walk.now, risks=[], review_on=walk.day(1))  # fmt: skip
    refuses(ledger.NotYourPart, c.raise_red_flag, by=walk.who("verifier"), at=walk.now, file=walk.file,
            when=walk.now, flag="followed")  # fmt: skip


@pytest.mark.parametrize(
    "given, asked",
    [("statistics", "investigation"), ("support", "investigation"), ("family", "support")],
)
def test_share_story_a_yes_for_one_use_is_no_yes_for_another(new, given, asked):
    new.in_care().asked().told()
    consent(new, scope=given)
    refuses(ConsentNeeded, c.share_story, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("verifier"), scope=asked, ground="consent")  # fmt: skip


def test_share_story_a_yes_to_one_body_is_no_yes_to_another(new):
    new.in_care().asked().referred().told()
    consent(new, to="aid")
    refuses(ConsentNeeded, c.share_story, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("verifier"), scope="investigation", ground="consent")  # fmt: skip


@pytest.mark.parametrize("ground", ["child_protection", "danger", "court_order"])
def test_share_story_by_a_duty_outlives_a_no(new, ground):
    new.received(entry=Entry("female", 2010, True)).passed_on().asked()
    new.deed(c.take_story, "lead", words=STORY, representative=True)
    consent(new)
    new.deed(
        c.share_story,
        "lead",
        to=new.body("verifier"),
        scope="investigation",
        ground=ground,
        paper="7/YC-CSĐT",
    )
    new.deed(c.withdraw_consent, "lead", scope="investigation")
    assert read(new, "verifier") == [STORY]


def passing(walk, ground, **more):
    return {"by": walk.who("lead"), "at": walk.now, "file": walk.file, "when": walk.now, "to": walk.body("verifier"),
            "scope": "investigation", "ground": ground, **more}  # fmt: skip


@pytest.mark.parametrize(("year", "minor", "told"), [(2006, None, None), (None, False, None), (None, None, False), (1990, None, None)])  # fmt: skip
def test_share_story_by_the_law_of_children_is_for_no_adult(new, year, minor, told):
    """In 2025: whoever said no as an adult is not overruled by a law of children."""
    new.received(entry=Entry("female", year, minor)).passed_on()
    if told is not None:
        new.deed(c.tell_situation, "lead", situation={"minor": told})
    new.deed(c.take_story, "lead", words=STORY)
    new.deed(c.withdraw_consent, "lead", scope="investigation")
    refuses(NotAChild, c.share_story, **passing(new, "child_protection"))


@pytest.mark.parametrize(
    ("year", "minor"), [(None, None), (2007, None), (2010, True), (None, True)]
)
def test_share_story_by_the_law_of_children_where_the_age_is_a_childs_or_not_known(
    new, year, minor
):
    new.received(entry=Entry("female", year, minor)).passed_on()
    new.deed(c.take_story, "lead", words=STORY, representative=True)
    share(new, ground="child_protection")
    assert read(new, "verifier") == [STORY]


def test_share_story_by_an_order_names_the_order(new):
    new.in_care().told()
    refuses(OrderNumberNeeded, c.share_story, **passing(new, "court_order", paper=" "))
    act = new.deed(c.share_story, "lead", to=new.body("verifier"), scope="investigation", ground="court_order", paper="7/YC-CSĐT")  # fmt: skip
    assert (act.paper, read(new, "verifier")) == ("7/YC-CSĐT", [STORY])


def test_a_sharing_is_not_corrected_into_a_duty_that_does_not_hold(new):
    new.in_care().told()
    act = share(new, ground="danger")
    told = {
        "by": new.who("lead"),
        "at": new.now,
        "file": new.file,
        "act": act,
        "when": act.occurred_at,
    }
    refuses(
        NotAChild,
        c.correct_entry,
        **told,
        facts={"scope": "investigation", "ground": "child_protection"},
    )
    refuses(
        OrderNumberNeeded,
        c.correct_entry,
        **told,
        facts={"scope": "investigation", "ground": "court_order"},
    )


def test_share_story_is_not_for_who_only_heard_it(new):
    new.in_care().told()
    consent(new, scope="support")
    share(new, to="facility", scope="support")
    refuses(StoryNotHeld, c.share_story, by=new.who("facility"), at=new.now, file=new.file, when=new.now,
            to=new.body("aid"), scope="support", ground="consent")  # fmt: skip


def test_give_consent_and_withdraw_consent(new):
    """A no needs no yes before it."""
    new.in_care()
    new.deed(c.withdraw_consent, "lead", scope="support")
    consent(new, scope="support")
    new.deed(c.withdraw_consent, "lead", scope="support")
    assert new.kinds()[-3:] == ["consent_withdrawn", "consent_given", "consent_withdrawn"]


def test_open_story_of_asks_what_for_and_is_in_the_log(new):
    new.in_care().told()
    refuses(
        PurposeNeeded,
        c.open_story_of,
        by=new.who("lead"),
        at=new.now,
        file=new.file,
        purpose="tò mò",
    )
    read(new, "lead")
    line = new.lines("lead")[-1]
    assert (line.verb, line.detail.get("purpose")) == ("open_story_of", "verify")
    assert "Lời kể" not in str(line.detail)


def test_open_person_for_a_purpose_by_who_has_the_person_in_hand(walk):
    walk.in_care().told()
    walk.later(hours=1)
    opened = c.open_person(file=walk.file, purpose="verify", by=walk.who("lead"), at=walk.now)
    assert opened["full_name"] == "Người Trở Về Giả Lập"
    refuses(
        PurposeNeeded, c.open_person, by=walk.who("lead"), at=walk.now, file=walk.file, purpose=""
    )
    refuses(
        NotFound,
        c.open_person,
        by=walk.who("verifier"),
        at=walk.now,
        file=walk.file,
        purpose="verify",
    )


def test_open_person_is_not_for_who_only_heard_the_story(new):
    new.in_care().told()
    consent(new)
    share(new)
    found = c.open_person(file=new.file, purpose="verify", by=new.who("verifier"), at=new.now)
    assert found == {}


def test_give_consent_is_written_by_another_than_whom_it_is_for(new):
    """The police cannot open for themselves, in the person's name, what the person has shut."""
    new.in_care().asked().told()
    consent(new)
    share(new)
    new.deed(c.withdraw_consent, "lead", scope="investigation")
    refuses(ConsentForYourself, c.give_consent, by=new.who("verifier"), at=new.now, file=new.file, when=new.now,
            scope="investigation", to=new.body("verifier"))  # fmt: skip
    refuses(ConsentForYourself, c.give_consent, by=new.who("verifier"), at=new.now, file=new.file, when=new.now, scope="investigation")  # fmt: skip
    assert read(new, "verifier") == []
    refuses(ConsentNeeded, c.share_story, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("verifier"), scope="investigation", ground="consent")  # fmt: skip
    new.deed(c.give_consent, "lead", scope="investigation")
    assert read(new, "verifier") == [STORY]
    new.deed(c.withdraw_consent, "verifier", scope="investigation")
    assert read(new, "verifier") == []


@pytest.mark.parametrize("use", ["family", "statistics", "partner_record"])
def test_no_yes_to_another_use_carries_a_story(new, use):
    new.in_care().asked().told()
    consent(new, scope=use)
    refuses(facts.NotInTheList, c.share_story, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            to=new.body("verifier"), scope=use, ground="consent")  # fmt: skip
