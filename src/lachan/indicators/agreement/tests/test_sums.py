"""Whatever the acts: the causes add up to the difference, and the counts are those of a slow count by hand."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.indicators.agreement.acts import CHARGING, PARTING, TRACK, Act, families
from lachan.indicators.agreement.entries import record
from lachan.indicators.agreement.rules import LEFT, compare
from lachan.indicators.agreement.spans import HANOI, OWN, PARTS, Asked, span
from lachan.indicators.agreement.table import CAUSES, ROWS
from lachan.indicators.periods import STARTS

BEGIN = datetime(2023, 6, 1, tzinfo=HANOI)
MATTERS, PEOPLE = ("A", "B", "C", "D"), (None, "P1", "P2")


def acts_of(row):
    """Acts of the row's two books and of what surrounds them, some correcting an earlier one."""
    kinds = sorted(
        row.kinds | row.sent | CHARGING | {"accused_moved", "fact_corrected", "case_initiated"}
    )
    one = st.builds(
        dict, matter=st.sampled_from(MATTERS), kind=st.sampled_from(kinds),
        book=st.sampled_from([row.left.book, row.right.book]), day=st.integers(0, 900),
        delay=st.integers(0, 500), person=st.sampled_from(PEOPLE), carried=st.booleans(),
        corrects=st.one_of(st.none(), st.integers(0, 30)), returned_by=st.sampled_from(["", "procuracy", "court"]),
    )  # fmt: skip
    return st.lists(one, max_size=30).map(_made)


def _made(given_):
    acts, used = [], set()
    for number, said in enumerate(given_):
        at = BEGIN + timedelta(days=said["day"])
        before = (
            acts[said["corrects"] % len(acts)] if said["corrects"] is not None and acts else None
        )
        free = before is not None and before.id not in used
        if free:
            used.add(before.id)
        known = max(at, before.recorded_at) if free else at
        acts.append(Act(
            f"a{number:02}", before.matter if free else said["matter"], said["kind"], before.book if free else said["book"],
            at, known + timedelta(days=said["delay"]), said["person"], before.id if free else None,
            said["returned_by"], carried=said["carried"] and not free,
        ))  # fmt: skip
    return acts


ROW = st.sampled_from(sorted(ROWS)).map(ROWS.__getitem__)
ASKED = st.builds(
    Asked, st.integers(2023, 2025), st.sampled_from(sorted(PARTS)), st.sampled_from([OWN, *STARTS])
)
TIES = st.lists(st.tuples(st.sampled_from(MATTERS), st.sampled_from(MATTERS)), max_size=2)


@settings(max_examples=400, deadline=None)
@given(row=ROW, told=st.data(), asked=ASKED, ties=TIES, days=st.integers(100, 1500))
def test_the_causes_add_up_to_the_difference(row, told, asked, ties, days):
    acts, as_of = told.draw(acts_of(row)), BEGIN + timedelta(days=days)
    found = compare(row, record(acts, families(ties), as_of), asked)
    if not found.comparable:
        assert not found.differences
        return
    assert (
        sum(one.sign for one in found.differences)
        == found.left.n - found.right.n
        == found.difference
    )
    assert (
        sum(n if side == LEFT else -n for (_, side), n in found.causes.items()) == found.difference
    )
    assert {one.cause for one in found.differences} <= set(CAUSES)
    assert not [key for key, n in Counter(one.key for one in found.differences).items() if n > 1]
    for one in found.differences:
        assert one.here.recorded_at <= as_of
        assert one.cause != "other_year" or one.there is not None


@settings(max_examples=400, deadline=None)
@given(
    row=ROW.filter(lambda row: row.unit == "case"),
    told=st.data(),
    asked=ASKED,
    days=st.integers(100, 1500),
)
def test_a_case_counts_as_counted_by_hand(row, told, asked, days):
    """From the words: the first act of the kind that the closed book holds falls in the period."""
    acts, as_of = told.draw(acts_of(row)), BEGIN + timedelta(days=days)
    found = compare(row, record(acts, {}, as_of), asked)
    for counts, count in ((row.left, found.left), (row.right, found.right)):
        over = span(counts.book, asked)
        known = [a for a in acts if a.recorded_at <= min(over.closes, as_of)]
        gone = {a.supersedes for a in known}
        first = {}
        for a in known:
            if (a.id not in gone and a.kind in counts.kinds and a.book == counts.book and not a.carried
                    and not (row.whole and a.person)):  # fmt: skip
                first[a.matter] = min(first.get(a.matter, a.at), a.at)
        if count.n is not None:
            assert count.n == sum(over.begin <= at < over.to for at in first.values())


@settings(max_examples=150, deadline=None)
@given(row=ROW, told=st.data(), asked=ASKED, ties=TIES)
def test_the_order_of_reading_does_not_matter(row, told, asked, ties):
    acts, as_of = told.draw(acts_of(row)), BEGIN + timedelta(days=1200)
    there, back = (
        compare(row, record(order, families(ties), as_of), asked) for order in (acts, acts[::-1])
    )
    assert (there.left, there.right) == (back.left, back.right)
    assert there.causes == back.causes


def test_parting_acts_are_not_among_those_that_say_who_is_accused_but_for_the_move():
    assert {"accused_moved"} == PARTING & TRACK
