"""What must hold of any record, however odd: acts at random, in any order, with any facts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.book import book
from lachan.law.refusals import LawRefusal
from lachan.procedure.acts import Act
from lachan.procedure.clocks import due, dues, read
from lachan.procedure.periods import ZONE
from lachan.procedure.stages import next_acts, stage_of
from lachan.procedure.tests.matters import act, on

KINDS = sorted(book().acts)
RECEIVERS = ["commune_police", "police_post", "procuracy", "investigation_agency", "assigned_agency",
             "competent_agency", "other_body", None]  # fmt: skip
AT = st.datetimes(datetime(2017, 12, 1), datetime(2028, 6, 1)).map(
    lambda at: at.replace(tzinfo=ZONE)
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "receipt_by": st.sampled_from(RECEIVERS),
        "article": st.sampled_from(["150", "151", "349", "999", 150, None]),
        "paragraph": st.sampled_from([1, 2, 3, 9, "2", None]),
        "victim_under_18": st.booleans(),
        "remote_mountain": st.booleans(),
        "flagrant": st.booleans(),
        "severity": st.sampled_from(["IT", "NT", "RNT", "ĐB", "XX", 3]),
        "custody_follows": st.sampled_from(["tam_giu", "arrest", "order", "x"]),
        "tam_giu_days": st.sampled_from([0, 3, 9, 500, -1, "3"]),
        "order_months": st.sampled_from([0, 1, 4, 99, "2"]),
        "juvenile": st.booleans(),
        "present": st.booleans(),
        "hearing_on": st.sampled_from(["2026-03-03", "mai", 5]),
        "returned_by": st.sampled_from(["procuracy", "court"]),
        "court_level": st.sampled_from(["regional", "province", "high", 1]),
        "months": st.sampled_from([0, 1, 2, 9, "2", None]),
        "administrative_violation": st.booleans(),
        "opened_by": st.sampled_from(["police_assigned_agency", "border_guard"]),
    },
)
ONE_ACT = st.builds(
    Act,
    id=st.integers(0, 40).map(str),
    kind=st.sampled_from(KINDS),
    occurred_at=AT,
    recorded_at=AT,
    agency=st.sampled_from(["a", "b", "c", None]),
    facts=FACTS,
    supersedes=st.one_of(st.none(), st.integers(0, 40).map(str)),
    person=st.sampled_from(["A", "B", None]),
)
RECORDS = st.lists(ONE_ACT, max_size=14)
STATES = {"running", "met", "met_late", "lapsed", "at_once", "stopped", "passed"}


def holds_of(acts: Sequence[Act], as_of: datetime) -> None:
    readings = read(acts, as_of)
    for reading in readings:
        assert reading.state in STATES
        assert reading.working
        assert reading.due_at is None or reading.due_at.date() == reading.due_on
    started = [(one.ref, one.started_by, one.started_at, one.person) for one in dues(acts)]
    assert len(started) == len(set(started)) or len({a.id for a in acts}) < len(acts)
    assert stage_of(acts, as_of).label
    assert next_acts(acts, as_of) <= set(KINDS)


@settings(max_examples=300, deadline=None)
@given(RECORDS, AT)
def test_no_record_crashes(acts: list[Act], as_of: datetime) -> None:
    holds_of(acts, as_of)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(RECORDS, AT)
def test_no_record_crashes_ten_thousand(acts: list[Act], as_of: datetime) -> None:
    holds_of(acts, as_of)


@settings(max_examples=100, deadline=None)
@given(RECORDS, ONE_ACT, AT)
def test_a_superseded_act_has_no_effect(acts: list[Act], ghost: Act, as_of: datetime) -> None:
    ghost = Act(
        "ghost", ghost.kind, ghost.occurred_at, ghost.recorded_at, ghost.agency, ghost.facts
    )
    correction = Act(
        "fix", "fact_corrected", ghost.occurred_at, ghost.recorded_at, None, {}, "ghost"
    )
    without = [*acts, Act("fix", "fact_corrected", correction.occurred_at, correction.recorded_at)]
    assert read([*acts, ghost, correction], as_of) == read(without, as_of)


@settings(max_examples=100, deadline=None)
@given(RECORDS, AT, AT)
def test_what_is_not_yet_known_changes_nothing(
    acts: list[Act], as_of: datetime, known_at: datetime
) -> None:
    known = [one for one in acts if one.recorded_at <= known_at]
    assert read(acts, as_of, known_at) == read(known, as_of)


@settings(max_examples=200, deadline=None)
@given(
    AT,
    st.lists(
        st.tuples(
            st.sampled_from(["handling_prolonged", "extension_granted"]),
            st.integers(0, 150),
            st.integers(1, 3),
        ),
        max_size=4,
    ),
)
def test_extending_never_brings_the_end_forward(
    at: datetime, moves: list[tuple[str, int, int]]
) -> None:
    acts, ends = [act("competent_receipt", at.replace(tzinfo=None).isoformat())], []
    for place, (kind, days, months) in enumerate(sorted(moves, key=lambda move: move[1])):
        ends.append(_end(acts))
        moved = (at + timedelta(days=days)).replace(tzinfo=None).isoformat()
        acts.append(act(kind, moved, id=str(place), months=months))
    assert all(end is None or end <= (_end(acts) or end) for end in ends)


def _end(acts: Sequence[Act]) -> datetime | None:
    found = [one.due_at for one in dues(acts) if one.ref in ("A16", "A17", "A18")]
    return found[0] if found else None


ASKED = [
    ("A16", {"receipt_by": "competent_agency"}),
    ("A16+A17+A18", {"receipt_by": "competent_agency", "complex": True, "extensions": [{"kind": "intake", "n": 1}]}),
    ("A15", {}), ("A19", {}), ("A26", {}), ("A33b", {}), ("A23", {}),
    ("A09", {"receipt_by": "commune_police"}),
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ASKED), AT, AT)
def test_a_later_start_is_never_due_earlier(
    asked: tuple[str, dict[str, Any]], one: datetime, other: datetime
) -> None:
    ref, facts = asked
    first, second = sorted((one, other))
    try:
        ends = [due(ref, at, facts).due_at for at in (first, second)]
    except LawRefusal:
        return
    assert ends[0] is not None and ends[1] is not None
    assert ends[0] <= ends[1]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(book().clocks)), AT, FACTS)
def test_asking_answers_or_refuses_in_a_sentence(
    ref: str, at: datetime, facts: dict[str, Any]
) -> None:
    try:
        assert due(ref, at, facts).ref == ref
    except LawRefusal as refused:
        assert refused.message.strip()


def test_the_random_records_reach_the_running_term() -> None:
    assert _end([act("competent_receipt", "2026-03-05")]) == on("2026-03-25T23:59:59")
