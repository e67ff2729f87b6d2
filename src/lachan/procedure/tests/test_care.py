"""The path of one person's care: the worked examples beside its table, and what holds of any acts in any order."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.reading_yaml import load_yaml
from lachan.procedure import care, care_clocks, delivering
from lachan.procedure.acts import Act
from lachan.procedure.entitling import NEW, OLD, Answer
from lachan.procedure.periods import ZONE

HERE = Path(care.__file__)
EXAMPLES = load_yaml(HERE.with_name("care.test.yaml"))["examples"]
FIRST = date(2025, 9, 1)
KINDS = sorted(care.table().kinds)
ORDERS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 200)), max_size=30)


def act(kind: str, at: datetime, n: int, facts: dict[str, Any] | None = None, supersedes: str | None = None) -> Act:  # fmt: skip
    return Act(f"a{n:03}", kind, at, at, "1", facts or {}, person="P", supersedes=supersedes)


def start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=ZONE)


def written(row: dict[str, Any]) -> list[Act]:
    at = start(date.fromisoformat(str(row.get("from", FIRST))))
    said = [one if isinstance(one, dict) else {one: {}} for one in row["acts"]]
    return [
        act(kind, at + timedelta(days=n), n, facts)
        for n, one in enumerate(said)
        for kind, facts in one.items()
    ]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["name"])
def test_example(row: dict[str, Any]) -> None:
    acts = written(row)
    assert care.unfit(acts) == []
    for kind, why in row.get("refused", {}).items():
        assert care.why_not(acts, kind).startswith(why)
    now = care.care_of(acts, date(2026, 1, 1))
    found = {"stage": now.stage.code, "verdict": now.verdict, "regime": now.regime, "fit": now.fit,
             "closed": now.closed}  # fmt: skip
    assert {name: found[name] for name in found if name in row} == {
        name: row[name] for name in found if name in row
    }


def test_every_stage_and_every_guard_has_an_example() -> None:
    assert {row.get("stage") for row in EXAMPLES} >= set(care.table().stages)
    refused = {kind for row in EXAMPLES for kind in row.get("refused", {})}
    assert refused >= care.table().guarded - {"identification_begun"} | care.table().once


def walked(order: list[tuple[str, int]], day: date = FIRST) -> list[Act]:
    """As the door lets acts in: what may not follow is left out."""
    acts = [act("victim_came_forward", start(day), 0)]
    at = acts[0].occurred_at
    for n, (kind, hours) in enumerate(order, 1):
        at += timedelta(hours=hours)
        one = act(kind, at, n, {"support": "medical", "flag": "debt"})
        if not care.why_not_of(acts, one):
            acts.append(one)
    return acts


@settings(max_examples=150, deadline=None)
@given(ORDERS)
def test_no_order_of_acts_leaves_the_table(order: list[tuple[str, int]]) -> None:
    """Every prefix stands at a stage of the table, and what was let in could follow what was there."""
    acts = walked(order)
    assert care.unfit(acts) == []
    stages = care.table().stages
    for n in range(1, len(acts) + 1):
        assert care.care_of(acts[:n], FIRST).stage.code in stages


@settings(max_examples=100, deadline=None)
@given(ORDERS)
def test_an_end_without_a_verdict_or_help_is_always_within_reach(order: list[tuple[str, int]]) -> None:  # fmt: skip
    """Wherever a person stands: no help may be wanted, care may end, and no word of blame is said of either."""
    acts = walked(order)
    at = acts[-1].occurred_at + timedelta(hours=1)
    if care.care_of(acts, FIRST).closed:
        assert care.why_not(acts, "care_closed") and not care.why_not(acts, "care_reopened")
        return
    assert not care.why_not(acts, "help_declined")
    declined = [*acts, act("help_declined", at, 900)]
    assert not care.why_not(declined, "care_closed")
    assert not any(
        one.missing for one in delivering.given_to(declined, at.date() + timedelta(days=1))
    )


@settings(max_examples=100, deadline=None)
@given(ORDERS)
def test_not_a_victim_can_be_said_of_anybody_not_certified(order: list[tuple[str, int]]) -> None:
    acts = walked(order)
    now = care.care_of(acts, FIRST)
    if now.stage.code in {"V1", "V2", "V3"}:
        assert not care.why_not(acts, "victim_not_identified")
    if now.stage.code in {"V4", "V8", "V9"}:
        assert care.why_not(acts, "victim_not_identified")


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2024, 1, 1), date(2026, 6, 1)), ORDERS, st.integers(0, 2000))
def test_the_day_of_identification_fixes_the_regime_for_good(
    day: date, order: list[tuple[str, int]], later: int
) -> None:
    acts = [
        act("victim_came_forward", start(day), 0),
        act("victim_certified", start(day) + timedelta(hours=2), 1),
    ]
    at = acts[-1].occurred_at
    for n, (kind, hours) in enumerate(order, 2):
        at += timedelta(hours=hours)
        if kind != care.CAME and not care.why_not(acts, kind):  # not trafficked again
            acts.append(act(kind, at, n, {"support": "medical"}))
    regime = OLD if day < date(2025, 7, 1) else NEW
    assert care.care_of(acts, day + timedelta(days=later)).regime == regime
    assert {
        g.owed.support.regime
        for g in delivering.given_to(acts, at.date() + timedelta(days=later))
        if not g.owed.support.of_the_day
    } == {regime}


@settings(max_examples=100, deadline=None)
@given(ORDERS, st.data())
def test_correcting_is_taking_the_place(order: list[tuple[str, int]], data: st.DataObject) -> None:
    """Written wrong and corrected is read as if it had been written right at once."""
    acts = walked(order)
    wrong = data.draw(st.sampled_from(acts))
    moved = act(wrong.kind, wrong.occurred_at, 950, dict(wrong.facts), supersedes=wrong.id)
    right = [moved if one is wrong else one for one in acts]
    now, then = care.care_of([*acts, moved], FIRST), care.care_of(right, FIRST)
    assert (now.stage, now.verdict, now.regime, now.situation) == (then.stage, then.verdict, then.regime, then.situation)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(ORDERS)
def test_withdrawing_the_last_is_as_if_it_had_not_been(order: list[tuple[str, int]]) -> None:
    acts = walked(order)
    if len(acts) == 1:
        return
    last = acts[-1]
    gone = act("entry_withdrawn", last.occurred_at, 951, supersedes=last.id)
    now, then = care.care_of([*acts, gone], FIRST), care.care_of(acts[:-1], FIRST)
    assert (now.stage, now.since, now.verdict) == (then.stage, then.since, then.verdict)


@pytest.mark.parametrize(
    "said, state",
    [([], ""), (["support_requested"], "asked"), (["support_referred"], "referred"),
     (["support_referred", "support_declined"], "sent_back"), (["support_referred", "support_accepted"], "accepted"),
     (["support_delivered"], "delivered"), (["support_refused"], "refused"), (["help_declined"], "declined"),
     (["support_refused", "support_delivered"], "delivered"), (["help_declined", "support_requested"], "asked")],
)  # fmt: skip
def test_what_became_of_a_support(said: list[str], state: str) -> None:
    acts = written({"acts": ["victim_came_forward", "victim_certified", {"situation_told": {"nationality": "vietnamese"}},
                             *({kind: {"support": "legal_aid"}} for kind in said)]})  # fmt: skip
    (one,) = [
        g
        for g in delivering.given_to(acts, date(2025, 12, 1))
        if g.owed.support.kind == "legal_aid"
    ]
    assert (one.owed.answer, one.state) == (Answer.OWED, state)
    assert one.missing == (state in {"", "asked", "referred", "sent_back", "accepted"})


def given_in(acts: list[Act], kind: str) -> delivering.Given:
    return next(
        g for g in delivering.given_to(acts, date(2025, 12, 1)) if g.owed.support.kind == kind
    )


def test_whoever_was_trafficked_again_needs_again_what_was_given_before() -> None:
    """What is given once only when they were identified again; what was given in the round before stays in the acts."""
    once = {"support_delivered": {"support": "hardship"}}
    first = [
        "victim_came_forward",
        "victim_certified",
        {"support_delivered": {"support": "essentials"}},
        once,
    ]
    states = [[given_in(written({"acts": acts}), kind).state for kind in ("essentials", "hardship")]
              for acts in (first, [*first, care.CAME], [*first, care.CAME, "victim_certified"],
                           [*first, care.CAME, "victim_certified", once], [*first, care.CAME, "identification_begun", "victim_not_identified"])]  # fmt: skip
    assert states == [
        ["delivered", "delivered"],
        ["", "delivered"],
        ["", ""],
        ["", "delivered"],
        ["", "delivered"],
    ]


def test_each_round_has_its_own_way_to_a_verdict() -> None:
    """A duty of verifying is owed again in the second round, and that of the first, unmet, is over."""
    acts = written({"acts": ["victim_came_forward", "victim_certified", "victim_came_forward"]})
    now = care.care_of(acts, FIRST)
    assert (now.verified(acts[0].occurred_at), now.verified(acts[2].occurred_at)) == (True, False)
    again = written(
        {
            "acts": [
                "victim_came_forward",
                "victim_certified",
                "victim_came_forward",
                "victim_certified",
            ]
        }
    )
    now = care.care_of(again, FIRST)
    assert (now.verified(again[2].occurred_at), now.identified_on) == (True, date(2025, 9, 4))


def test_a_support_to_a_day_ends_the_day_after() -> None:
    acts = written({"acts": ["victim_came_forward", "victim_certified",
                             {"support_delivered": {"support": "essentials", "until": "2025-10-01"}}]})  # fmt: skip
    for day, state in ((date(2025, 10, 1), "delivered"), (date(2025, 10, 2), "expired")):
        (one,) = [g for g in delivering.given_to(acts, day) if g.owed.support.kind == "essentials"]
        assert one.state == state


@pytest.mark.parametrize(
    "said, use, to, yes",
    [([("given", "support", None)], "support", "5", True), ([("given", "support", "5")], "support", "5", True),
     ([("given", "support", "6")], "support", "5", False), ([("given", "support", None)], "investigation", "5", False),
     ([("given", "support", None), ("withdrawn", "support", "5")], "support", "5", False),
     ([("given", "support", None), ("withdrawn", "support", "6")], "support", "5", True),
     ([("given", "support", "5"), ("withdrawn", "support", None)], "support", "5", False),
     ([("withdrawn", "support", None), ("given", "support", "5")], "support", "5", True), ([], "support", "5", False),
     ([("given", "support", None)], "support", "1", False), ([("given", "support", "5"), ("withdrawn", "support", "1")], "support", "1", False)],
)  # fmt: skip
def test_consent_is_for_one_use_by_one_body_and_the_last_word_counts(
    said: list[tuple[str, str, str | None]], use: str, to: str, yes: bool
) -> None:
    acts = [
        act(f"consent_{what}", start(FIRST) + timedelta(days=n), n, {"scope": scope, **({"to": body} if body else {})})
        for n, (what, scope, body) in enumerate(said)
    ]  # fmt: skip
    assert care.consented(acts, use, to) is yes


def test_flags_reviews_and_answers_asked_for() -> None:
    acts = written({"acts": ["victim_came_forward", {"red_flag_raised": {"flag": "debt"}}, {"needs_assessed": {"review_on": "2025-10-01"}},
                             {"risk_assessed": {"review_on": "2025-09-20"}}, {"red_flag_settled": {"flag": "debt"}}]})  # fmt: skip
    assert [a.kind for a in care.open_flags(acts[:3])] == ["red_flag_raised"]
    assert care.open_flags(acts) == []
    assert care.review_on(acts) == date(2025, 9, 20)
    assert care.review_on([*acts, act("care_closed", acts[-1].occurred_at, 99)]) is None


def answered(by: str, kind: str, support: str = "legal_aid") -> bool:
    at = start(FIRST)
    asks = act(
        "support_referred", at, 1, {"support": "legal_aid", "to": "7", "answer_by": "2025-09-05"}
    )
    other = act(
        "support_referred", at, 2, {"support": "legal_aid", "to": "8", "answer_by": "2025-09-05"}
    )
    said = replace(act(kind, at + timedelta(days=1), 3, {"support": support}), agency=by)
    return care_clocks.awaited([asks, other, said])[0].met_at is not None


def test_a_referral_is_answered_by_whom_it_went_to_or_by_who_sent_it() -> None:
    assert answered("7", "support_accepted") and answered("7", "support_declined")
    assert answered("7", "support_delivered") and answered("1", "support_accepted")
    assert not answered("8", "support_accepted")
    assert not answered("7", "support_accepted", "medical") and not answered(
        "7", "support_requested"
    )
