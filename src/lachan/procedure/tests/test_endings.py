"""No clock without an end: once it has begun, some act that ends it may be recorded."""

import pytest

from lachan.law.book import book
from lachan.law.clock import Clock
from lachan.procedure.track_tables import case_table

# Begun and ended under conditions of their own: only while somebody is detained, only after a return by the court,
# only where somebody has appealed (an unappealed judgment takes effect, which ends them), only once set for hearing.
ELSEWHERE = {
    ("C15a", "file_return_intended"), ("F10a", "prosecution_discontinued"), ("G05", "appeal_term_expired"),
    ("G06", "appeal_term_expired"), ("G11", "appellate_file_received"),
}  # fmt: skip


def before(kind: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The act and all that may have come first for it to be done at all."""
    if kind in seen:
        return seen
    found = seen | {kind}
    for one in case_table().after.get(kind, ()):
        found = before(one, found)
    return found


def ends(clock: Clock, start: str) -> list[str]:
    after, done = case_table().after, before(start)
    return [one.act for one in clock.stops_on if one.act not in after or after[one.act] & done]


STARTS = sorted(
    {(ref, one.act) for ref, c in book().clocks.items() if c.stops_on for one in c.starts_on}
)


@pytest.mark.parametrize(("ref", "start"), STARTS)
def test_what_has_begun_can_be_ended(ref: str, start: str) -> None:
    assert ((ref, start) in ELSEWHERE) is (ends(book().clock(ref), start) == [])


@pytest.mark.parametrize(
    ("ref", "start", "end"),
    [
        ("E03b", "file_returned_by_procuracy", "prosecution_decision_sent_up"),
        ("D10a", "investigation_discontinued", "conclusion_delivered"),
        ("D10b", "investigation_discontinued", "conclusion_notified"),
        ("F07a", "presiding_judge_assigned", "court_decision_sent_to_procuracy"),
        ("F07b", "detained_for_trial", "court_measure_delivered"),
    ],
)
def test_the_five_that_once_had_no_end(ref: str, start: str, end: str) -> None:
    assert end in ends(book().clock(ref), start)
