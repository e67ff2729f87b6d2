"""Preparing a talk: what the law demands for a child is demanded, what is only advised never stops anybody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.victims.interview.book import ASKING, FACTS, items
from lachan.victims.interview.rules import NoSuchPoint, Talk, checklist, may_begin

DAY = date(2026, 3, 2)
KNOWN = st.sampled_from([True, False, None])
CODES = [one.code for one in items()]
TALKS = st.builds(
    Talk, on=st.dates(date(2018, 1, 1), date(2027, 1, 1)), statement=st.booleans(), minor=KNOWN, interpreter=KNOWN,
    foreign=KNOWN, disability=KNOWN, done=st.frozensets(st.sampled_from(CODES)),
)  # fmt: skip


def codes(points):
    return {one.item.code for one in points}


def test_a_childs_statement_waits_for_what_the_law_demands():
    talk = Talk(on=DAY, statement=True, minor=True, interpreter=False, disability=False)
    assert codes(may_begin(talk)) == {"place_chosen", "representative_told", "representative_there", "officer_trained",
                                      "legal_aid_told"}  # fmt: skip


def test_with_all_of_it_there_it_may_begin():
    wanted = may_begin(Talk(on=DAY, statement=True, minor=True, interpreter=True, disability=False))
    ready = Talk(on=DAY, statement=True, minor=True, interpreter=True, disability=False, done=frozenset(codes(wanted)))  # fmt: skip
    assert may_begin(ready) == ()


def test_an_adult_who_needs_no_interpreter_may_be_heard_at_once():
    assert may_begin(Talk(on=DAY, statement=True, minor=False, interpreter=False, disability=False)) == ()  # fmt: skip


def test_whoever_speaks_another_language_has_an_interpreter():
    said = Talk(on=DAY, statement=True, minor=False, interpreter=True, disability=False)
    assert codes(may_begin(said)) == {"interpreter_there"}
    helped = Talk(on=DAY, statement=False, minor=False, interpreter=True, disability=False)
    assert codes(may_begin(helped)) == {"language_understood"}


def test_of_somebody_whose_age_is_not_known_the_rules_for_children_stay_on_the_list():
    found = {one.item.code: one for one in may_begin(Talk(on=DAY, statement=True))}
    assert found["representative_there"].asks == ("minor",)
    assert found["interpreter_there"].asks == ("interpreter",)


def test_help_for_a_child_waits_for_no_paper():
    assert may_begin(Talk(on=DAY, statement=False, minor=True, interpreter=False, disability=False)) == ()  # fmt: skip


@pytest.mark.parametrize(
    ("code", "phase"),
    [("stop_at_fatigue", "talk"), ("no_confrontation", "talk"), ("short_and_few", "talk"), ("settled_in", "begin")],
)  # fmt: skip
def test_the_rules_of_conduct_for_a_child_are_law(code, phase):
    found = {p.item.code: p.item for p in checklist(Talk(on=DAY, statement=True, minor=True))}
    assert (found[code].binding, found[code].phase) == ("law", phase)


def test_before_the_circular_its_own_rules_are_not_asked_for():
    early = Talk(on=date(2021, 6, 7), statement=True, minor=True)
    later = Talk(on=date(2021, 6, 8), statement=True, minor=True)
    assert codes(checklist(later)) - codes(checklist(early)) >= {
        "legal_aid_told",
        "no_confrontation",
    }
    assert "representative_there" in codes(checklist(early))


def test_the_ten_rules_of_who_stand_for_everybody():
    found = codes(checklist(Talk(on=DAY, statement=False, minor=False, interpreter=False)))
    assert {"no_harm", "know_first", "referral_ready", "consent_asked", "kept_secret", "listen", "no_retelling",
            "emergency_plan", "used_well", "gender_asked"} <= found  # fmt: skip


def test_every_item_says_why_and_by_what_right():
    assert all(one.why and one.cite and one.label for one in items())
    assert all(one.mark for one in items() if one.binding == "advice")


def test_an_item_that_is_none_is_refused():
    with pytest.raises(NoSuchPoint):
        checklist(Talk(on=DAY, statement=True, done=frozenset({"khac"})))


def test_every_fact_that_may_be_unknown_has_its_question():
    asked = {fact for point in checklist(Talk(on=DAY, statement=True)) for fact in point.asks}
    assert asked == set(ASKING) == set(FACTS) - {"kind"}


@given(TALKS)
def test_nothing_but_law_holds_a_talk_back(talk):
    assert all(p.item.binding == "law" and not p.done for p in may_begin(talk))


@given(TALKS, st.sampled_from(["minor", "interpreter", "foreign", "disability"]), st.booleans())
def test_knowing_more_never_adds_an_item(talk, fact, value):
    """What is unknown counts as possible; learning it can only take items away, or make them certain."""
    less, more = replace(talk, **{fact: None}), replace(talk, **{fact: value})
    assert codes(checklist(more)) <= codes(checklist(less))
