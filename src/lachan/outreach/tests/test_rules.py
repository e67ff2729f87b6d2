"""Counts that cannot be so; who was taught, and when that no longer holds; in plain Python."""

from datetime import date

import pytest

from lachan.outreach.codes import GROUPS, KINDS, TOPICS
from lachan.outreach.content import changes, checklist, spans
from lachan.outreach.rules import (
    MOST,
    Change,
    Span,
    Standing,
    Taught,
    counts_wrong,
    gap_first,
    months_after,
    people_of,
    percent_right,
    stale,
    standing,
)

LAW = frozenset({"law"})
SPANS = [
    Span(date(2010, 1, 1), LAW, 24, "quá 24 tháng"),
    Span(date(2026, 1, 1), LAW, 12, "quá 12 tháng"),
]
CHANGES = [Change(date(2025, 7, 1), LAW, "luật mới")]


@pytest.mark.parametrize(("wrong", "told"), [
    ("", (60, "counted", {"women": 60}, None)), ("", (None, "", {}, 0)), ("", (0, "counted", {}, None)),
    ("no_method", (60, "", {}, None)), ("method_without_total", (None, "counted", {}, None)),
    ("groups_without_total", (None, "", {"women": 1}, None)), ("negative", (-1, "counted", {}, None)),
    ("negative", (5, "counted", {"women": -1}, None)), ("groups_above_total", (60, "counted", {"women": 40, "students": 21}, None)),
    ("absurd", (20_001, "estimated", {}, None)), ("cost", (None, "", {}, -1)), ("cost", (5, "counted", {}, 10**12)),
])  # fmt: skip
def test_what_was_counted(wrong, told):
    assert counts_wrong("direct", *told) == wrong


def test_every_kind_has_a_most():
    assert set(MOST) == {code for code, _ in KINDS}


def taught(held_on, people=1, content_on=None, topics=LAW):
    return Taught(7, held_on, content_on or held_on, topics, people)


@pytest.mark.parametrize(("day", "months", "after"), [
    (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 12, 15), 24, date(2026, 12, 15)),
])  # fmt: skip
def test_months_end_on_the_last_day_where_there_is_no_such_day(day, months, after):
    assert months_after(day, months) == after


def test_a_class_holds_until_its_months_are_over_or_the_law_changes():
    one = taught(date(2023, 7, 1))
    assert stale(one, date(2025, 6, 30), SPANS, CHANGES) == ()
    assert stale(one, date(2025, 7, 1), SPANS, CHANGES) == ("quá 24 tháng", "luật mới")
    fresh = taught(date(2025, 6, 30), content_on=date(2025, 7, 1))
    assert stale(fresh, date(2025, 12, 31), SPANS, CHANGES) == ()
    # the rule of 2026 is read from its day on, whenever the class was
    assert stale(fresh, date(2026, 7, 1), SPANS, CHANGES) == ("quá 12 tháng",)
    assert (
        stale(
            taught(date(2020, 1, 1), topics=frozenset({"trauma"})), date(2026, 1, 1), SPANS, CHANGES
        )
        == ()
    )


def test_one_class_that_holds_is_enough():
    old, new = taught(date(2020, 1, 1), 5), taught(date(2025, 8, 1), 2)
    assert standing([old, new], date(2025, 9, 1), SPANS, CHANGES) == Standing(
        "fresh", 2, new.held_on, ()
    )
    assert standing([old, new], date(2025, 7, 31), SPANS, CHANGES).code == "stale"
    assert standing([taught(date(2025, 8, 1), 0)], date(2025, 9, 1), SPANS, CHANGES) == Standing(
        "none", 0, None, ()
    )


def test_the_gap_comes_first():
    rows = {
        "a": Standing("fresh", 1, None, ()),
        "b": Standing("none", 0, None, ()),
        "c": Standing("stale", 1, None, ()),
        "d": Standing("none", 0, None, ()),
    }
    assert gap_first(rows) == ["b", "d", "c", "a"]


def test_the_same_people_are_not_added_and_per_cent_is_not_rounded_up():
    assert people_of(3, 2) == people_of(2, 3) == 3
    assert percent_right(3, 10, 29) == 96


def test_the_data_speak_of_known_topics_and_give_their_reason():
    known = {code for code, _ in TOPICS}
    assert {code for one in (*spans(), *changes()) for code in one.topics} == known
    assert all(one.reason for one in (*spans(), *changes()))
    assert len(checklist()) >= 10
    assert all(
        one["label"] and one["why"] and one["source"] and one["mark"]
        for one in checklist().values()
    )
    assert len({code for code, _ in GROUPS}) == 8
