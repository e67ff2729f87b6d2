"""The rungs as data: every term has its ladder, every alert says what happens if nothing is done."""

import re
from datetime import timedelta

import pytest

from lachan.law.book import book
from lachan.oversight.alerts.ladders import (
    LADDERS,
    LONGEST,
    RUNGS,
    ladder_of,
    otherwise,
    span,
    what,
)

PARTIES = {
    "holder",
    "supervisor",
    "custodian",
    "facility",
    "superior",
    "sender",
    "recipient",
    "recipient_superior",
}
CUSTODY = [ref for ref, clock in book().clocks.items() if clock.lapse == "must_release"]
DUTIES = [ref for ref in book().clocks if ladder_of(ref)]


def hours(ladder):
    return [-rung.offset / timedelta(hours=1) for rung in ladder.rungs]


def test_there_are_custody_terms_and_each_has_the_release_alarm():
    assert len(CUSTODY) >= 20
    assert {ladder_of(ref).code for ref in CUSTODY} == {"release"}


def test_the_release_alarm_is_heard_at_72_24_6_1_hours_and_at_the_end():
    ladder = LADDERS["release"]
    assert hours(ladder) == [72, 24, 6, 1, 0]
    assert ladder.loud
    assert all({"holder", "supervisor", "custodian"} <= set(rung.to) for rung in ladder.every)


@pytest.mark.parametrize("ref", ["C13", "C19", "D03", "D05a", "A19", "C10", "D12"])
def test_a_last_day_for_asking_is_announced_days_before_it(ref):
    assert hours(ladder_of(ref)) == [120, 48, 24]


def test_the_joint_review_is_announced_three_days_and_one_before_its_own_day():
    assert hours(ladder_of("D11")) == [72, 24, 0]


def test_other_duties_three_days_one_day_and_when_late():
    assert hours(ladder_of("A16")) == hours(ladder_of("D01")) == [72, 24, 0]


def test_hand_overs_are_counted_from_their_sending_and_climb():
    rungs = LADDERS["handover"].rungs
    assert [rung.offset / timedelta(hours=1) for rung in rungs] == [12, 24, 48]
    assert [set(rung.to) for rung in rungs] == [
        {"recipient"}, {"recipient", "sender"}, {"recipient", "sender", "recipient_superior"}]  # fmt: skip


def test_a_permission_and_a_guidance_ask_nobody():
    asked = [ref for ref, clock in book().clocks.items()
             if clock.lapse != "must_release" and (not clock.is_duty or clock.guidance_only)]  # fmt: skip
    assert asked
    assert {ladder_of(ref) for ref in asked} == {None}


@pytest.mark.parametrize("ref", DUTIES)
def test_each_says_what_it_is_and_what_happens_if_nothing_is_done(ref):
    for rung in ladder_of(ref).every:
        assert what(ref, rung.code)
        assert otherwise(ref, rung.code).endswith(".")


def test_a_clock_of_an_older_book_is_told_rather_than_forgotten():
    assert ladder_of("Z99") is LADDERS["duty"]


def test_rungs_come_in_the_order_of_time_and_each_has_its_own_code():
    for ladder in LADDERS.values():
        assert [r.offset for r in ladder.rungs] == sorted(r.offset for r in ladder.rungs)
        assert {party for rung in ladder.every for party in rung.to} <= PARTIES
    assert len(RUNGS) == sum(len(ladder.every) for ladder in LADDERS.values())
    assert timedelta(days=5) == LONGEST


@pytest.mark.parametrize("rung", RUNGS.values(), ids=lambda rung: rung.code)
def test_a_label_fits_a_text_message_and_calls_nobody_guilty(rung):
    assert len(rung.label) <= 90
    assert len(rung.code) <= 20
    assert not re.search("bị can|bị cáo|tội phạm|nạn nhân", rung.label.lower())


def test_a_span_is_read_as_written():
    assert (span("72h"), span("3d"), span("3m")) == (
        timedelta(hours=72), timedelta(days=3), timedelta(minutes=3))  # fmt: skip
