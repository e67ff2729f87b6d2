"""Supports: every row of both laws, for every kind of person; the day of identification decides for good."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from lachan.law.supports import FACTS, NATIONALITIES, STATUSES, supports
from lachan.procedure.entitling import Answer, Entitlement, entitled, regime_of

ROOT = Path(__file__).resolve().parents[2] / "law"
EXAMPLES = yaml.safe_load((ROOT / "luat_53_2024/dieu_37.test.yaml").read_text("utf-8"))["supports"]
DAY = {"law_66_2011": date(2025, 6, 30), "law_53_2024": date(2025, 7, 1)}
# The conditions of each kind of support itself, met.
MET = {
    "abroad": False, "cannot_pay": True, "goes_home": True, "goes_to_school": True, "in_danger": True,
    "in_facility": True, "insured": False, "monthly_allowance": True, "near_poor": True, "poor": True,
    "returned_home": True, "speaks_vietnamese": False, "wants_trade": True, "wants_training": True,
    "wants_work": True,
}  # fmt: skip


def told(facts: dict[str, Any], regime: str, **more: object) -> dict[str, Entitlement]:
    found = entitled({**MET, **facts, **more}, identified_on=DAY[regime], on=date(2026, 3, 1))
    return {one.support.kind: one for one in found}


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one['regime']}-{one['who']}")
def test_every_row_for_every_kind_of_person(one: dict[str, Any]) -> None:
    found = told(one["facts"], one["regime"])
    owed = {kind for kind, it in found.items() if it.answer is Answer.OWED}
    assert owed == set(one["gives"])
    assert {it.answer for it in found.values()} <= {Answer.OWED, Answer.NOT_OWED}


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one['regime']}-{one['who']}")
def test_each_condition_of_a_row_counts(one: dict[str, Any]) -> None:
    """Turned round, it takes the support away; unsaid, it is a question that names it."""
    for support in supports():
        if support.regime != one["regime"] or support.kind not in one["gives"]:
            continue
        for fact, values in support.when.items():
            if fact in one["facts"]:
                continue
            turned = told(one["facts"], one["regime"], **{fact: True not in values})[support.kind]
            assert turned.answer is Answer.NOT_OWED, (support.kind, fact)
            unsaid = {name: v for name, v in {**MET, **one["facts"]}.items() if name != fact}
            asked = entitled(unsaid, identified_on=DAY[one["regime"]], on=date(2026, 3, 1))
            (it,) = [x for x in asked if x.support.kind == support.kind]
            assert (it.answer, it.asks) == (Answer.ASK, (fact,))


def test_the_last_day_of_the_old_law_and_the_first_of_the_new() -> None:
    """Identified on 2025-06-30: 60 days, hardship test, for good; on 2025-07-01: 120 days, none."""
    who = {"status": "victim", "nationality": "vietnamese", "minor": False, "poor": False, "near_poor": False,
           "monthly_allowance": False}  # fmt: skip
    before, after = told(who, "law_66_2011"), told(who, "law_53_2024")
    assert (str(before["essentials"].support.limit), str(after["essentials"].support.limit)) == (
        "60d",
        "120d",
    )
    assert (before["legal_aid"].answer, after["legal_aid"].answer) == (Answer.NOT_OWED, Answer.OWED)
    assert "interpreting" not in before and after["interpreting"].answer is Answer.OWED
    outside = {**who, "in_facility": False}
    assert told(outside, "law_66_2011")["psychological"].answer is Answer.NOT_OWED
    assert told(outside, "law_53_2024")["psychological"].answer is Answer.OWED


@given(identified=st.dates(date(2018, 1, 1), date(2030, 1, 1)), later=st.integers(0, 3000))
def test_the_regime_never_changes_once_identified(identified: date, later: int) -> None:
    assert regime_of(identified, identified) == regime_of(identified, identified + timedelta(later))


def test_whoever_is_not_identified_is_under_the_law_of_the_day() -> None:
    assert regime_of(None, date(2025, 6, 30)) == "law_66_2011"
    assert regime_of(None, date(2025, 7, 1)) == "law_53_2024"


KNOWN = st.fixed_dictionaries({}, optional={name: st.booleans() for name in sorted(FACTS)})


@given(facts=KNOWN, status=st.sampled_from(sorted(STATUSES)), nationality=st.sampled_from(sorted(NATIONALITIES)),
       on=st.sampled_from(sorted(DAY.values())))  # fmt: skip
def test_more_known_never_turns_an_answer_round(
    facts: dict[str, bool], status: str, nationality: str, on: date
) -> None:
    """«Ask» becomes one of the two; «owed» and «not owed» stay whatever else is learned."""
    who = {**facts, "status": status, "nationality": nationality}
    assume(not (who.get("under_16") and who.get("minor") is False))
    first = {e.support.kind: e.answer for e in entitled(who, identified_on=on, on=on)}
    # Which law it is (Điều 63) is another question, asked below.
    for name in sorted(FACTS - set(facts) - {"with_identified_before"}):
        for said in (True, False):
            then_known = {**who, name: said}
            if then_known.get("under_16") and then_known.get("minor") is False:
                continue
            then = entitled(then_known, identified_on=on, on=on)
            for one in then:
                before = first[one.support.kind]
                assert before in (Answer.ASK, one.answer), (one.support.kind, name, said)


def test_every_answer_has_its_working() -> None:
    for one in told(
        {"status": "victim", "nationality": "vietnamese", "minor": False}, "law_53_2024"
    ).values():
        assert one.working and all(step.cite for step in one.working)
