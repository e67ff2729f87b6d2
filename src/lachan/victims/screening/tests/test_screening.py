"""Screening: the sets as data, the rule of the dimensions, and what holds of any answers."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.refusals import BookIsWrong
from lachan.victims.screening import book
from lachan.victims.screening.book import ANSWERS, MARKS, sets
from lachan.victims.screening.rules import (
    Answer,
    Level,
    NoSuchItem,
    NoSuchSet,
    fitting,
    suggest,
)

ALL = sorted(sets())
AGES = st.sampled_from([True, False, None])
VERDICT = re.compile(r"không phải( là)? nạn nhân|là nạn nhân\.|nói dối|đáng tin|điểm", re.I)


@st.composite
def answered(draw):
    """Answers to some items, often several «yes» within one dimension: there the rule bites."""
    of = sets()[draw(st.sampled_from(ALL))]
    near = draw(st.sampled_from(of.dimensions)).items
    yes = draw(st.lists(st.sampled_from([item.code for item in near]), max_size=6))
    rest = draw(st.dictionaries(st.sampled_from(sorted(of.items)), st.sampled_from(list(Answer))))
    return of.code, {**rest, **dict.fromkeys(yes, Answer.YES)}


@st.composite
def one_more(draw):
    code, answers = draw(answered())
    return code, answers, draw(st.sampled_from(sorted(sets()[code].items)))


def test_the_adult_set_has_the_counts_of_its_dimensions():
    counts = [len(one.items) for one in sets()["ilo_adult_labour"].dimensions]
    assert counts == [10, 10, 16, 9, 15, 7] and sum(counts) == 67


def test_every_item_is_either_asked_or_says_why_not():
    for item in itertools.chain(*(one.items.values() for one in sets().values())):
        assert bool(item.ask) != bool(item.unasked)
        assert not item.ask or "?" in item.ask
        assert not VERDICT.search(item.ask + item.observe)


def test_every_set_says_where_it_comes_from_and_how_sure_that_is():
    assert set(ALL) == {"ilo_adult_labour", "forced_criminality", "un_general", "children"}
    assert all(one.source and one.mark in MARKS and one.mark != "read" for one in sets().values())
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,23}", code) for code in ALL)


def test_every_answer_has_its_word():
    assert set(ANSWERS) == {one.value for one in Answer} and len(set(ANSWERS.values())) == 4


def test_a_child_is_never_asked_about_sexual_exploitation_when_screened():
    assert not sets()["children"].items["CH-302"].asked


@pytest.mark.parametrize(
    ("yes", "shows"),
    [
        (["ILO-L401"], False),
        (["ILO-L401", "ILO-L402"], True),
        (["ILO-L401", "ILO-L409"], True),
        (["ILO-L402", "ILO-L403"], False),
        (["ILO-L402", "ILO-L403", "ILO-L404"], True),
        (["ILO-L402", "ILO-L403", "ILO-L409"], True),
        (["ILO-L402", "ILO-L409"], False),
        (["ILO-L501", "ILO-L502"], True),
        # a strong one and a medium one of two dimensions make neither
        (["ILO-L401", "ILO-L102"], False),
    ],
)
def test_a_dimension_shows_by_the_rule_of_strengths(yes, shows):
    found = suggest("ilo_adult_labour", dict.fromkeys(yes, Answer.YES), minor=False)
    assert any(one.shows for one in found.dimensions) is shows
    assert (found.level == Level.TO_VERIFY) is shows


def test_under_18_no_means_is_needed():
    said = {"FC-301": Answer.YES}
    assert suggest("forced_criminality", said, minor=False).level == Level.SOMETHING_SAID
    child = suggest("forced_criminality", said, minor=True)
    assert child.level == Level.TO_VERIFY and "means" not in child.open_elements
    assert "means_not_needed" in [one.code for one in child.prompts]


def test_under_18_a_means_alone_still_follows_the_strengths():
    found = suggest("forced_criminality", {"FC-207": Answer.YES}, minor=True)
    assert found.level == Level.SOMETHING_SAID


def test_more_than_enough_is_enough():
    told = dict.fromkeys(["ILO-L401", "ILO-L402", "ILO-L403"], Answer.YES)
    assert suggest("ilo_adult_labour", told, minor=False).level == Level.TO_VERIFY
    told = dict.fromkeys(["FC-201", "FC-202", "FC-203"], Answer.YES)
    assert suggest("forced_criminality", told, minor=False).level == Level.TO_VERIFY


def test_of_an_unknown_age_it_is_done_as_for_a_child_and_the_age_is_asked():
    found = suggest("forced_criminality", {"FC-105": Answer.YES}, minor=None)
    assert found.level == Level.TO_VERIFY
    assert "age_first" in [one.code for one in found.prompts]


def test_compelled_unlawful_work_brings_the_prompt_of_not_punishing():
    codes = [one.code for one in suggest("forced_criminality", {"FC-302": Answer.YES}, minor=False).prompts]  # fmt: skip
    assert codes == ["not_punished"]
    assert not suggest("forced_criminality", {"FC-302": Answer.NO}, minor=False).prompts


def test_a_man_back_from_a_compound_is_to_be_verified():
    told = dict.fromkeys(["FC-101", "FC-202", "FC-203", "FC-301"], Answer.YES)
    found = suggest("forced_criminality", told, minor=False)
    assert found.level == Level.TO_VERIFY and found.elements == ("act", "means", "purpose")
    assert [one.code for one in found.prompts] == ["safe_first", "not_punished"]


@pytest.mark.parametrize("answer", list(Answer))
def test_whatever_is_answered_nobody_is_said_to_be_no_victim(answer):
    for code in ALL:
        found = suggest(code, dict.fromkeys(sets()[code].items, answer), minor=False)
        assert not VERDICT.search(found.sentence) and not re.search(r"\d", found.sentence)


def test_which_sets_to_begin_with():
    assert fitting(minor=True, returned_from_abroad=True) == ("children", "forced_criminality")
    assert fitting(minor=False, returned_from_abroad=False) == ("un_general", "ilo_adult_labour")
    assert "children" in fitting(minor=None, returned_from_abroad=None)
    assert set(fitting(minor=None, returned_from_abroad=None)) <= set(ALL)


def test_an_unknown_set_or_item_is_refused():
    with pytest.raises(NoSuchSet):
        suggest("khac", {}, minor=False)
    with pytest.raises(NoSuchItem):
        suggest("children", {"FC-101": Answer.YES}, minor=True)


@settings(max_examples=400)
@given(one_more(), AGES)
def test_one_more_yes_never_makes_a_suggestion_weaker(case, minor):
    code, answers, item = case
    more = {**answers, item: Answer.YES}
    before, after = suggest(code, answers, minor=minor), suggest(code, more, minor=minor)
    assert after.level >= before.level
    assert set(before.items) <= set(after.items) and set(before.prompts) <= set(after.prompts)
    assert {x.dimension.code for x in before.dimensions if x.shows} <= {x.dimension.code for x in after.dimensions if x.shows}  # fmt: skip


@given(answered(), AGES)
def test_unknown_is_never_no(case, minor):
    """What nobody answered stays open, and says neither yes nor no."""
    code, answers = case
    found = suggest(code, answers, minor=minor)
    open_ = {c for c in sets()[code].items if answers.get(c) not in (Answer.YES, Answer.NO)}
    assert {item.code for item in found.unknown} == open_
    said = {c: a for c, a in answers.items() if a in (Answer.YES, Answer.NO)}
    assert suggest(code, said, minor=minor) == found


@given(answered(), AGES)
def test_every_suggestion_names_its_items(case, minor):
    code, answers = case
    found = suggest(code, answers, minor=minor)
    yes = {c for c, a in answers.items() if a == Answer.YES}
    assert {item.code for item in found.items} == yes
    assert bool(yes) == (found.level > Level.NOT_ENOUGH)
    assert all(one.items for one in found.dimensions if one.shows)


@given(answered(), AGES, st.randoms())
def test_the_order_of_answers_does_not_matter(case, minor, chance):
    code, answers = case
    pairs = list(answers.items())
    chance.shuffle(pairs)
    assert suggest(code, dict(pairs), minor=minor) == suggest(code, answers, minor=minor)


def test_a_set_that_is_not_understood_is_refused(tmp_path: Path):
    bad = (book.HERE / "sets" / "children.yaml").read_text("utf-8").replace("strength: strong", "strength: high")  # fmt: skip
    (tmp_path / "bad.yaml").write_text(bad, "utf-8")
    with pytest.raises(BookIsWrong):
        book.sets.__wrapped__(tmp_path)


def test_no_suggestion_carries_a_number_that_could_be_shown_as_a_score():
    """The level is a word for the program; nothing else of a suggestion is a number."""
    found = suggest("un_general", {"UN-201": Answer.YES}, minor=False)
    numbers = [name for name in found.__slots__ if type(getattr(found, name)) in (int, float)]
    assert not numbers
