"""None is missed whatever the gap between two looks, none comes twice: as properties, over made-up terms."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.oversight.alerts.ladders import LADDERS, ladder_of
from lachan.oversight.alerts.rules import Held, Running, Waiting, due_alerts

START = datetime(2024, 3, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
REFS = ["C06", "C12", "C17a", "C13", "A19", "D11", "A16", "A02", "D01", "G02", "Z99"]
minutes = st.integers(0, 60 * 24 * 12).map(lambda n: START + timedelta(minutes=n))
ids = st.integers(1, 4).map(lambda n: UUID(int=n))
people = st.sampled_from(["", "BC-1", "BC-2"])

clocks = st.lists(
    st.builds(
        Running, ids, st.sampled_from(REFS), ids, people, st.none() | minutes,
        st.just(7), st.booleans(),
    ),
    max_size=6,
    unique_by=lambda c: (c.matter, c.ref, c.started_by, c.person),
)  # fmt: skip
held = st.lists(
    st.builds(Held, ids, st.sampled_from(["BC-1", "BC-2"]), minutes, st.just("C06"), st.just(7)),
    max_size=3, unique_by=lambda h: (h.matter, h.person),
)  # fmt: skip
ways = st.lists(
    st.builds(Waiting, ids, ids, st.just(1), st.just(2), minutes),
    max_size=3,
    unique_by=lambda w: w.handover,
)
looks = st.lists(minutes, min_size=1, max_size=8).map(sorted)


def told(clocks, held, ways, moments):
    """What a worker that looks at these moments has told, in the order told."""
    known, order = {}, []
    for at in moments:
        for alert in due_alerts(clocks, held, ways, at):
            if alert.key not in known:
                known[alert.key] = alert
                order.append(alert)
    return order


@given(clocks, held, ways, looks)
@settings(max_examples=300, deadline=None)
def test_whatever_the_gaps_the_same_is_told_in_the_end(clocks, held, ways, moments):
    """Looking often and looking once tell the same rungs, but for what faded before anybody looked."""
    lasting = [c for c in clocks if not c.fades]
    often = {a.key for a in told(lasting, held, ways, moments)}
    once = {a.key for a in told(lasting, held, ways, moments[-1:])}
    assert often == once


@given(clocks, held, ways, looks)
@settings(max_examples=300, deadline=None)
def test_no_rung_of_one_term_comes_twice(clocks, held, ways, moments):
    found = told(clocks, held, ways, moments)
    said = [(a.matter, a.ref, a.person, a.started_by, a.due_at, a.rung.code) for a in found]
    assert len(said) == len(set(said))


@given(clocks, minutes)
@settings(max_examples=300, deadline=None)
def test_every_rung_that_has_come_is_told_and_no_other(clocks, as_of):
    found = {(a.matter, a.ref, a.started_by, a.person, a.rung.code)
             for a in due_alerts(clocks, [], [], as_of)}  # fmt: skip
    expected = set()
    for c in clocks:
        ladder = ladder_of(c.ref)
        if ladder is None or (c.fades and c.due_at and c.due_at <= as_of):
            continue
        if c.due_at is None:
            come = [ladder.at_once or ladder.last]
        else:
            come = [r for r in ladder.rungs if as_of - c.due_at >= r.offset]
        expected |= {(c.matter, c.ref, c.started_by, c.person, r.code) for r in come}
    assert found == expected


@given(clocks, held, ways, minutes)
@settings(max_examples=200, deadline=None)
def test_of_each_term_exactly_one_rung_is_the_newest(clocks, held, ways, as_of):
    terms: dict = {}
    for a in due_alerts(clocks, held, ways, as_of):
        terms.setdefault((a.matter, a.kind, a.ref, a.person, a.started_by, a.due_at), []).append(a)
    for alerts in terms.values():
        assert sum(a.newest for a in alerts) == 1
        assert [a for a in alerts if a.newest][0].at == max(
            (a.at for a in alerts if a.at), default=None
        )


@given(held, minutes)
@settings(max_examples=100, deadline=None)
def test_nobody_is_held_past_a_term_without_an_alarm(held, as_of):
    found = {
        (a.matter, a.person)
        for a in due_alerts([], held, [], as_of)
        if a.rung.code == "release_end"
    }
    assert found == {(h.matter, h.person) for h in held if h.release_at <= as_of}


def test_a_custody_term_said_by_both_readings_is_told_once():
    due = START + timedelta(hours=5)
    clock = Running(UUID(int=1), "C06", UUID(int=2), "BC-1", due, 7)
    one = Held(UUID(int=1), "BC-1", due, "C06", 7)
    found = due_alerts([clock], [one], [], START)
    assert [a.rung.code for a in found] == ["release_72h", "release_24h", "release_6h"]
    assert [a.newest for a in found] == [False, False, True]


def test_a_term_that_was_moved_is_told_anew():
    clock = Running(UUID(int=1), "C12", UUID(int=2), "BC-1", START, 7)
    moved = Running(UUID(int=1), "C12", UUID(int=2), "BC-1", START + timedelta(days=30), 7)
    later = START + timedelta(days=30)
    before = {a.key for a in due_alerts([clock], [], [], START)}
    assert not before & {a.key for a in due_alerts([moved], [], [], later)}


def test_at_once_is_said_from_the_first_moment():
    clock = Running(UUID(int=1), "C17a", UUID(int=2), "BC-1", None, 7)
    (alert,) = due_alerts([clock], [], [], START)
    assert (alert.rung.code, alert.at, alert.loud) == ("release_now", None, True)


def test_an_unanswered_hand_over_climbs():
    way = Waiting(UUID(int=9), UUID(int=1), 1, 2, START)
    for hours, codes in ((11, 0), (12, 1), (24, 2), (48, 3), (500, 3)):
        found = due_alerts([], [], [way], START + timedelta(hours=hours))
        assert [a.rung for a in found] == list(LADDERS["handover"].rungs[:codes])
