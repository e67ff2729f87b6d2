"""Nobody held a day too long, nobody forgotten in custody: the hardest alarm, from every side."""

from datetime import date

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.clocks import read
from lachan.procedure.custody import HELD_EARLIER
from lachan.procedure.readings import Reading
from lachan.procedure.tests.matters import act, on


def alarms(acts: list[Act], at: str) -> set[tuple[str, str | None]]:
    return {(r.ref, r.person) for r in read(acts, on(at)) if r.must_release}


def of(acts: list[Act], ref: str, at: str = "2027-06-01", person: str = "A") -> Reading:
    (found,) = [r for r in read(acts, on(at)) if r.ref == ref and r.person == person]
    return found


def charged(person: str = "A", **facts: object) -> Act:
    return act("accused_charged", "2026-01-05T08:00", person=person, **{"severity": "RNT", **facts})


def detained(**facts: object) -> Act:
    said = {"custody_follows": "arrest", "tam_giu_days": 0, **facts}
    return act("detained", "2026-01-12T08:00", person="A", **said)


def test_the_day_written_in_the_order_ends_it() -> None:
    reading = of([charged(), detained(ends_on="2026-04-10")], "C12")
    assert reading.due_on == date(2026, 4, 10)
    assert reading.must_release
    assert "ghi trong lệnh" in reading.working[0]


def test_a_written_day_beyond_the_law_is_cut_back_and_said() -> None:
    reading = of([charged(), detained(ends_on="2026-06-10")], "C12")
    assert reading.due_on == date(2026, 5, 11)
    assert any("muộn hơn mức luật cho" in text for text in reading.warnings)


def test_the_hour_written_in_a_decision_of_hold_ends_it() -> None:
    acts = [act("held", "2026-01-12T06:00", person="A", ends_at="2026-01-14T07:00+07:00")]
    assert of(acts, "C06").due_at == on("2026-01-14T07:00")


def test_an_extension_runs_on_from_the_written_end_not_from_the_law() -> None:
    acts = [
        charged(),
        detained(ends_on="2026-04-10"),
        act("detention_extended", "2026-04-08T08:00", person="A", months=1),
        act("held", "2026-01-12T06:00", person="B", ends_at="2026-01-14T07:00+07:00"),
        act("hold_extended", "2026-01-14T06:00", person="B"),
    ]
    assert of(acts, "C12x").due_on == date(2026, 5, 10)
    assert of(acts, "C07", person="B").due_at == on("2026-01-17T07:00")


def test_a_heavier_class_does_not_lengthen_an_order_already_written() -> None:
    heavier = act("charge_changed", "2026-02-02T08:00", person="A", severity="ĐB")
    acts = [charged(severity="NT"), detained(ends_on="2026-03-12"), heavier]
    assert of(acts, "C12").due_on == date(2026, 3, 12)


def test_an_order_that_follows_an_order_owes_nothing_to_the_hold() -> None:
    acts = [
        act("held", "2026-01-02T08:00", person="A"),
        charged(),
        detained(custody_follows="order", tam_giu_days=0, order_months=1),
    ]
    reading = of(acts, "C12")
    assert reading.due_on == date(2026, 2, 11)
    assert not any("tạm giữ" in text for text in reading.assumptions)


def test_a_hold_counts_from_the_earlier_loss_of_liberty_on_record() -> None:
    acts = [
        act("emergency_held", "2026-01-12T06:00", person="A"),
        act("held", "2026-01-12T15:00", person="A"),
    ]
    reading = of(acts, "C06")
    assert reading.due_at == on("2026-01-15T06:00")
    assert reading.assumptions == (HELD_EARLIER,)


def test_days_held_on_record_come_off_though_the_order_says_fewer() -> None:
    acts = [
        act("held", "2026-01-06T08:00", person="A"),
        act("hold_extended", "2026-01-09T07:00", person="A"),
        detained(custody_follows="tam_giu", tam_giu_days=0, severity="RNT"),
    ]
    reading = of(acts, "C12")
    assert reading.due_on == date(2026, 5, 5)
    assert any("06 ngày tạm giữ" in text for text in reading.assumptions)


def test_an_order_that_follows_an_order_of_a_free_person_counts_from_the_arrest() -> None:
    acts = [
        charged(),
        detained(),
        act("released", "2026-02-01T08:00", person="A"),
        act("detained", "2026-03-01T08:00", person="A", custody_follows="order", order_months=2),
    ]
    again = [r for r in read(acts, on("2026-04-30")) if r.ref == "C12"][-1]
    assert again.due_on == date(2026, 4, 29)


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        ("emergency_arrest_decided", "C02a"),
        ("hold_extension_decided", "C09a"),
        ("detention_order_decided", "C11a"),
    ],
)
def test_a_refusal_of_the_procuracy_opens_the_door(kind: str, ref: str) -> None:
    held = act("held", "2026-01-12T06:00", person="A")
    refused = act(kind, "2026-01-13T06:00", person="A", approved=False)
    assert (ref, "A") in alarms([held, refused], "2026-01-13T07:00")
    granted = act(kind, "2026-01-13T06:00", person="A", approved=True)
    assert not alarms([held, granted], "2026-01-13T07:00")
    out = act("released", "2026-01-13T08:00", person="A")
    assert not alarms([held, refused, out], "2026-01-13T09:00")


@pytest.mark.parametrize("person", ["A", None])
def test_dropping_the_case_opens_the_door(person: str | None) -> None:
    dropped = act("investigation_discontinued", "2026-02-02T08:00", person=person)
    acts = [charged(), charged("B"), detained(), dropped]
    assert alarms(acts, "2026-02-03") == {("C19a", "A")}


def test_an_acquittal_opens_the_door_and_a_judgment_asks_for_an_order() -> None:
    judged = [
        act("judgment_pronounced", "2026-04-02T08:00", person="A", verdict="not_guilty"),
        act("judgment_pronounced", "2026-04-02T08:00", person="B", verdict="guilty"),
    ]
    held_b = act("detained_for_trial", "2026-03-12T08:00", person="B", accepted_on="2026-03-12")
    found = alarms([charged(), charged("B"), detained(), held_b, *judged], "2026-04-03")
    assert {("C17a", "A"), ("C16a", "A"), ("C16a", "B")} <= found
    ordered = act("detained_after_judgment", "2026-04-02T09:00", person="B")
    found = alarms([charged("B"), held_b, judged[1], ordered], "2026-04-03")
    assert ("C16a", "B") not in found


def test_detention_for_prosecution_counts_from_the_file_on_record() -> None:
    acts = [
        charged(),
        act("case_file_received_by_procuracy", "2026-04-21T08:00"),
        act("detained_for_prosecution", "2026-05-06T08:00", person="A"),
    ]
    assert of(acts, "C14").due_on == date(2026, 5, 20)


def test_detention_for_appeal_has_an_end() -> None:
    acts = [
        charged(),
        act("appellate_file_received", "2026-08-03T08:00", court_level="province"),
        act("detained_for_appeal", "2026-08-10T08:00", person="A", court_level="province"),
    ]
    reading = of(acts, "C16b")
    assert (reading.due_on, reading.must_release) == (date(2026, 10, 1), True)


def test_one_juvenile_does_not_make_the_others_children() -> None:
    acts = [
        act("case_initiated", "2024-02-01T08:00", severity="RNT"),
        act("accused_charged", "2024-02-02T08:00", person="C", severity="RNT", birth_year=2008),
        act("accused_charged", "2024-02-02T08:00", person="A", severity="RNT"),
        act("detained", "2024-03-04T08:00", person="A", custody_follows="arrest", tam_giu_days=0),
        act("detained", "2024-03-04T08:00", person="C", custody_follows="arrest", tam_giu_days=0),
    ]
    ends = {r.person: r.due_on for r in read(acts, on("2024-05-01")) if r.ref == "C12"}
    assert ends == {"A": date(2024, 6, 1), "C": date(2024, 5, 22)}


def test_a_juvenile_is_not_detained_beyond_half_of_the_investigation() -> None:
    acts = [
        act("case_initiated", "2026-01-05T08:00", severity="RNT"),
        charged(juvenile=True),
        detained(),
    ]
    assert of(acts, "C12").due_on == date(2026, 3, 5)


def test_nobody_serves_what_they_were_acquitted_of() -> None:
    acts = [
        charged(),
        act("judgment_pronounced", "2026-04-02T08:00", person="A", verdict="not_guilty"),
        act("judgment_effective", "2026-05-04T08:00"),
    ]
    assert not [r for r in read(acts, on("2026-06-01")) if r.ref == "H01"]


def test_the_article_of_an_offence_gives_its_limitation() -> None:
    acts = [
        act("offence_committed", "2026-01-05T08:00", person="A", committed_on="2019-05-01",
            article="150", paragraph=1)
    ]  # fmt: skip
    assert of(acts, "L01").due_on == date(2034, 5, 1)


def test_an_article_of_children_brings_the_clock_of_children() -> None:
    acts = [act("report_received", "2026-03-02T22:30", receipt_by="commune_police", article="153", paragraph=1)]  # fmt: skip
    assert "A10" in {r.ref for r in read(acts, on("2026-03-03"))}


# Điều 110(4), 114(1): twelve hours from the holding, whatever paper comes in between.
def held(done: str, at: str, person: str = "A", **facts: object) -> Act:
    return Act(f"{done}@{at}@{person}", done, on(at), on(at), None, facts, None, person)


def test_an_order_to_arrest_leaves_the_twelve_hours_running() -> None:
    acts = [held("emergency_held", "2026-01-12T06:00"), held("emergency_held", "2026-01-12T07:00", "B"),
            held("emergency_arrest_ordered", "2026-01-12T10:00")]  # fmt: skip
    assert of(acts, "C03").due_at == on("2026-01-12T18:00")
    assert of(acts, "C03").must_release
    acts.append(held("held", "2026-01-12T11:00"))
    assert of(acts, "C03").state == "met"


def test_an_order_to_arrest_one_already_held_starts_nothing() -> None:
    acts = [held("emergency_held", "2026-01-12T06:00"), held("held", "2026-01-12T08:00"),
            held("emergency_arrest_ordered", "2026-01-12T10:00")]  # fmt: skip
    assert not [r for r in read(acts, on("2026-01-13")) if r.ref == "C03"]


def test_an_arrest_to_detain_needs_its_order() -> None:
    """Unsettled, and so the stricter reading: no order on record after twelve hours is an alarm."""
    acts = [charged(), held("arrested", "2026-01-12T08:00", kind="detention")]
    alarm = of(acts, "C03a", at="2026-01-12T21:00")
    assert alarm.due_at == on("2026-01-12T20:00") and alarm.must_release and alarm.unsettled
    acts.append(detained())
    assert of(acts, "C03a").state != "lapsed"


@pytest.mark.parametrize("kind", [None, "detention", "wanted"])
def test_an_arrest_that_carries_out_an_order_has_the_end_of_the_order(kind: str | None) -> None:
    facts = {} if kind is None else {"kind": kind}
    acts = [charged(), detained(), held("arrested", "2026-01-12T09:00", **facts)]
    assert not {r.ref for r in read(acts, on("2026-01-13"))} & {"C03", "C03a"}


@pytest.mark.parametrize(
    "order", ["detained_for_trial", "detained_for_prosecution", "detained_for_appeal"]
)
def test_an_order_of_a_later_stage_answers_the_arrest(order: str) -> None:
    acts = [charged(), held("arrested", "2026-01-12T08:00"), held(order, "2026-01-12T15:00")]
    assert of(acts, "C03", at="2026-01-13").state == "stopped"


def test_detention_after_judgment_counts_from_the_pronouncement() -> None:
    acts = [charged(), held("judgment_pronounced", "2026-11-09T16:00", verdict="guilty"),
            held("detained_after_judgment", "2026-11-11T09:00")]  # fmt: skip
    assert of(acts, "C17").due_on == date(2026, 12, 23)
    above = [*acts, held("appellate_judgment_pronounced", "2026-12-18T16:00", verdict="upheld"),
             held("detained_after_judgment", "2026-12-18T17:00")]  # fmt: skip
    terms = [r for r in read(above, on("2027-01-10")) if r.ref == "C17"]
    assert [(r.due_on, r.met_at is None) for r in terms] == [
        (date(2026, 12, 23), False),
        (date(2027, 1, 31), True),
    ]


def test_a_delay_of_exit_silences_no_alarm_of_discontinuance() -> None:
    acts = [charged(), detained(), held("measure_imposed", "2026-01-20T09:00", measure="exit_delay"),
            held("investigation_discontinued", "2026-02-01T09:00")]  # fmt: skip
    assert ("C19a", "A") in alarms(acts, "2026-02-02")


def test_custody_that_was_lifted_is_over() -> None:
    acts = [charged(), detained(), held("measure_ended", "2026-01-20T09:00", measure="detention")]
    assert of(acts, "C12").state == "stopped"
    acts[-1] = held("measure_ended", "2026-01-20T09:00", measure="residence_ban")
    assert of(acts, "C12").state == "lapsed"


# Điều 364: a decision of execution is owed where there is somebody to serve.
def judged(first: str, above: str | None = None, instance: str | None = None) -> list[Act]:
    acts = [charged(), held("judgment_pronounced", "2026-09-29T16:00", verdict=first)]
    if above is not None:
        acts.append(held("appellate_judgment_pronounced", "2026-11-10T16:00", verdict=above))
    said = {} if instance is None else {"instance": instance}
    effect = act("judgment_effective", "2026-11-10T17:00", **said)
    return [*acts, effect, act("appellate_judgment_received", "2026-11-16T09:00")]


def executions(acts: list[Act]) -> list[str]:
    return [f"{r.due_on}" for r in read(acts, on("2026-12-30")) if r.ref == "H01"]


def test_execution_is_owed_from_the_receipt_of_the_judgment_above() -> None:
    assert executions(judged("guilty", "upheld")) == ["2026-11-23"]
    assert executions(judged("guilty")[:-1]) == ["2026-11-17"]


@pytest.mark.parametrize(
    ("first", "above"),
    [("not_guilty", None), ("exempted", None), ("guilty", "annulled_for_retrial"),
     ("guilty", "annulled_and_discontinued"), ("not_guilty", "upheld")],
)  # fmt: skip
def test_execution_is_owed_of_nobody_who_has_nothing_to_serve(
    first: str, above: str | None
) -> None:
    assert executions(judged(first, above)) == []
