"""What the law promises of a case, whatever the days: more time is never less, later is never earlier,
and nobody is detained for an investigation that is over."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.book import book
from lachan.law.refusals import LawRefusal
from lachan.procedure.acts import Act
from lachan.procedure.clocks import due, dues, read
from lachan.procedure.periods import ZONE, local_day
from lachan.procedure.readings import Due

CLASSES = st.sampled_from(["IT", "NT", "RNT", "ĐB"])
AT = st.datetimes(datetime(2018, 1, 2), datetime(2027, 6, 1)).map(
    lambda at: at.replace(tzinfo=ZONE)
)
INVESTIGATION = {"D01", "D02", "D04", "D05", "D05x", "D06", "D07", "D07x"}


def act(kind: str, at: datetime, person: str | None = None, **facts: object) -> Act:
    return Act(f"{kind}@{at}@{person}", kind, at, at, "a", facts, person=person)


def opened(at: datetime, severity: str) -> list[Act]:
    return [act("case_initiated", at, severity=severity)]


def ends(acts: list[Act], refs: set[str]) -> list[Due]:
    return [one for one in dues(acts) if one.ref in refs]


@settings(max_examples=200, deadline=None)
@given(AT, CLASSES, st.lists(st.tuples(st.integers(0, 500), st.integers(1, 6)), max_size=4))
def test_extending_an_investigation_never_brings_it_forward(
    at: datetime, severity: str, granted: list[tuple[int, int]]
) -> None:
    acts, before = opened(at, severity), None
    for days, months in sorted(granted):
        acts.append(act("investigation_extended", at + timedelta(days=days), months=months))
        (now,) = ends(acts, INVESTIGATION)
        assert before is None or before.due_on <= now.due_on
        before = now


@settings(max_examples=200, deadline=None)
@given(AT, CLASSES, st.lists(st.tuples(st.integers(0, 500), st.integers(1, 6)), max_size=4))
def test_extending_detention_never_brings_it_forward(
    at: datetime, severity: str, granted: list[tuple[int, int]]
) -> None:
    order = act("detained", at, "A", severity=severity, custody_follows="arrest", tam_giu_days=0)
    acts, before = [order], None
    for days, months in sorted(granted):
        acts.append(act("detention_extended", at + timedelta(days=days), "A", months=months))
        (now,) = ends(acts, {"C12", "C12x"})
        assert before is None or before.due_on <= now.due_on
        before = now


@settings(max_examples=300, deadline=None)
@given(
    AT,
    CLASSES,
    st.integers(0, 200),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["inv", "det"]), CLASSES), max_size=5),
    st.sampled_from(["tam_giu", "arrest", "order", None]),
)
def test_detention_for_investigation_never_outlasts_the_investigation(
    at: datetime, severity: str, after: int, later: list[tuple[int, str, str]], follows: str | None
) -> None:
    detained = at + timedelta(days=after)
    acts = [*opened(at, severity), act("detained", detained, "A", custody_follows=follows)]
    for days, what, to in later:
        when = at + timedelta(days=days)
        moved = (
            act("investigation_extended", when)
            if what == "inv"
            else act("detention_extended", when, "A")
        )
        acts += [moved, act("paragraph_changed", when, severity=to)]
    (investigation,) = ends(acts, INVESTIGATION)
    for custody in ends(acts, {"C12", "C12x", "C12y"}):
        assert custody.due_on <= investigation.nominal


@settings(max_examples=150, deadline=None)
@given(AT, CLASSES, st.integers(1, 60))
def test_detention_of_one_day_less_served_ends_no_later(
    at: datetime, severity: str, days: int
) -> None:
    facts = {"severity": severity, "custody_follows": "arrest"}
    more = due("C12", at, {**facts, "tam_giu_days": min(days, 9)})
    none = due("C12", at, {**facts, "tam_giu_days": 0})
    assert more.due_on <= none.due_on
    assert (none.due_on - local_day(at)).days + 1 == {"IT": 60, "NT": 90}.get(severity, 120)


FACTS: dict[str, Any] = {
    "receipt_by": "competent_agency", "opened_by": "border_guard", "returned_by": "court",
    "procuracy_level": "superior", "against": "judgment", "court_level": "province",
    "custody_follows": "arrest", "tam_giu_days": 3, "complex": True, "juvenile": False,
}  # fmt: skip
COMMUNE = {**FACTS, "receipt_by": "commune_police", "complex": False}


def variants(severity: str, ref: str) -> list[Mapping[str, object]]:
    kinds = {c.move.extension_kind for c in book().clocks.values() if c.move is not None}
    listed = [{"kind": kind, "n": 1} for kind in sorted(kinds)]
    full = {**FACTS, "severity": severity}
    return [full, {**full, "present": True}, {**full, "extensions": listed}, {**COMMUNE, "severity": severity}]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(book().clocks)), AT, st.integers(0, 4000), CLASSES, st.integers(0, 3))
def test_every_clock_is_monotone_in_its_start(
    ref: str, at: datetime, hours: int, severity: str, which: int
) -> None:
    """Within one regime and class: who starts later is never due earlier."""
    clock, facts = book().clock(ref), variants(severity, ref)[which]
    other = at + timedelta(hours=hours)
    if clock.term_on(local_day(at)) is not clock.term_on(local_day(other)):
        return
    try:
        first, second = due(ref, at, facts), due(ref, other, facts)
    except LawRefusal:
        return
    assert first.due_on <= second.due_on
    if first.due_at is not None and second.due_at is not None:
        assert first.due_at <= second.due_at


def test_most_clocks_can_be_asked_with_these_facts() -> None:
    """The property above would say nothing if everything were refused."""
    at = datetime(2026, 8, 3, 9, 0, tzinfo=ZONE)
    answered = {ref for ref in book().clocks for f in variants("ĐB", ref) if _answers(ref, at, f)}
    assert len(answered) >= 0.8 * len(book().clocks), sorted(set(book().clocks) - answered)


def _answers(ref: str, at: datetime, facts: Mapping[str, object]) -> bool:
    try:
        return due(ref, at, facts).ref == ref
    except LawRefusal:
        return False


@settings(max_examples=100, deadline=None)
@given(AT, CLASSES, CLASSES, st.integers(0, 90))
def test_reading_twice_gives_the_same(at: datetime, severity: str, to: str, days: int) -> None:
    acts = [*opened(at, severity), act("paragraph_changed", at + timedelta(days=days), severity=to)]
    as_of = at + timedelta(days=200)
    assert read(acts, as_of) == read(list(reversed(acts)), as_of)
