"""Clocks of a case and of each accused: class, extensions, custody, and who they belong to."""

from dataclasses import replace
from datetime import date

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.clocks import read
from lachan.procedure.readings import Reading
from lachan.procedure.tests.matters import act, case_of_two, on, one

LATER = "2027-12-01"


def of(acts: list[Act], ref: str, at: str = LATER, person: str | None = None) -> Reading:
    return one([r for r in read(acts, on(at)) if r.person == person], ref)


def test_an_extension_is_added_up_from_the_first_day() -> None:
    reading = of(case_of_two(), "D02", "2026-07-20")
    assert (reading.state, reading.due_on) == ("running", date(2026, 11, 16))
    assert reading.working[1].startswith("D02: 04 tháng + 04 tháng từ 16/03/2026 → 16/11/2026")


def test_detention_counts_its_first_day_and_gives_back_the_days_held() -> None:
    first = [one for one in case_of_two() if one.kind != "detention_extended"]
    assert of(first, "C12", person="A").due_on == date(2026, 7, 13)
    assert of(case_of_two(), "C12x", person="A").due_on == date(2026, 10, 11)


def test_days_held_are_read_from_the_record_when_the_order_does_not_say_them() -> None:
    acts = [
        act("held", "2026-03-16T11:00", person="A"),
        act("hold_extended", "2026-03-19T09:00", person="A"),
        act("detained", "2026-03-22T11:00", person="A", custody_follows="tam_giu", severity="IT"),
    ]
    assert of(acts, "C12", person="A").due_on == date(2026, 5, 14)


def test_an_order_that_says_nothing_is_counted_so_that_nobody_is_held_a_day_too_long() -> None:
    acts = [act("detained", "2026-03-16T11:00", person="A")]
    reading = of(acts, "C12", person="A")
    assert reading.due_on == date(2026, 5, 14)
    assert any("loại tội phạm" in text for text in reading.assumptions)
    assert any("nối tiếp" in text for text in reading.assumptions)


def test_detention_past_its_end_must_be_released_and_no_late_extension_revives_it() -> None:
    acts = [one for one in case_of_two() if one.kind != "detention_extended"]
    assert of(acts, "C12", "2026-07-14", "A").must_release
    late = [*acts, act("detention_extended", "2026-07-14T08:00", person="A")]
    reading = of(late, "C12", "2026-07-15", "A")
    assert reading.must_release
    assert any("phải trả tự do" in text for text in reading.warnings)


def test_release_ends_the_alarm() -> None:
    acts = [*case_of_two(), act("released", "2026-09-01T08:00", person="A")]
    assert of(acts, "C12x", LATER, "A").state == "met"


def test_what_is_done_to_one_accused_does_not_touch_another() -> None:
    acts = [
        *case_of_two(),
        act("detained", "2026-04-02T10:00", person="B", custody_follows="arrest", tam_giu_days=0),
        act("released", "2026-05-01T10:00", person="B"),
    ]
    assert of(acts, "C12", "2026-05-02", "B").state == "met"
    assert of(acts, "C12x", "2026-07-20", "A").state == "running"


def test_dropping_one_accused_leaves_the_investigation_running() -> None:
    dropped = act("investigation_discontinued", "2026-05-01T10:00", person="B")
    whole = act("investigation_discontinued", "2026-05-01T10:00")
    assert of([*case_of_two()[:5], dropped], "D01", "2026-05-02").state == "running"
    assert of([*case_of_two()[:5], whole], "D01", "2026-05-02").state == "met"


def test_the_printed_example_of_a_heavier_paragraph() -> None:
    """TTLT 04/2018 Điều 14 Ví dụ 1, on days after the circular."""
    acts = [
        act("case_initiated", "2019-01-01T08:00", severity="NT"),
        act("paragraph_changed", "2019-01-30T08:00", severity="RNT"),
    ]
    reading = of(acts, "D01")
    assert (reading.nominal, reading.stricter_on) == (date(2019, 5, 1), date(2019, 4, 30))
    assert reading.working[1].startswith("Từ 30/01/2019 tính theo tội rất nghiêm trọng")


def test_a_lighter_charge_shortens_at_once() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", article="150", paragraph=1),
        act("accused_charged", "2026-03-18T09:00", person="A", article="150", paragraph=1),
        act("charge_changed", "2026-05-04T09:00", person="A", article="349", paragraph=1),
    ]
    assert of(acts, "D01").nominal == date(2026, 6, 16)


def test_an_added_offence_leaves_the_heaviest_to_govern() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", article="150", paragraph=1),
        act("accused_charged", "2026-03-18T09:00", person="A", article="150", paragraph=1),
        act("charge_supplemented", "2026-05-04T09:00", person="A", article="349", paragraph=1),
    ]
    assert of(acts, "D01").nominal == date(2026, 7, 16)


def test_a_heavier_class_does_not_revive_a_term_that_had_ended() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", severity="NT"),
        act("paragraph_changed", "2026-07-01T08:00", severity="RNT"),
    ]
    reading = of(acts, "D01")
    assert reading.due_on == date(2026, 6, 16)
    assert any("không chạy lại" in text for text in reading.warnings)


def test_the_class_unsaid_takes_the_shortest_term_and_says_so() -> None:
    reading = of([act("case_initiated", "2026-03-16T10:00")], "D01")
    assert reading.nominal == date(2026, 5, 16)
    assert "chưa xác định loại tội phạm" in reading.assumptions[0]


def test_detention_never_outlasts_the_investigation() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", severity="IT"),
        act("detained", "2026-04-20T10:00", person="A", custody_follows="arrest", tam_giu_days=0),
    ]
    reading = of(acts, "C12", person="A")
    assert reading.due_on == date(2026, 5, 16)
    assert "Không được quá thời hạn điều tra (D01)" in reading.working[-1]


def test_a_juvenile_halves_the_terms_from_2026() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", severity="NT"),
        act("accused_charged", "2026-03-18T09:00", person="A", severity="NT", juvenile=True),
    ]
    assert of(acts, "J01").nominal == date(2026, 5, 1)
    earlier = [replace(a, occurred_at=a.occurred_at.replace(year=2025)) for a in acts]
    assert not [r for r in read(earlier, on(LATER)) if r.ref == "J01"]


def test_hearing_day_counts_back_from_the_day_the_decision_names() -> None:
    acts = [act("trial_set", "2026-11-01T10:00", hearing_on="2026-11-25")]
    assert of(acts, "F06").due_on == date(2026, 11, 15)


@pytest.mark.parametrize("said", ["mai", "", None, 5, "2026-13-40"])
def test_a_day_that_cannot_be_read_opens_no_clock(said: object) -> None:
    acts = [act("trial_set", "2026-11-01T10:00", hearing_on=said)]
    assert not [r for r in read(acts, on(LATER)) if r.ref == "F06"]


def test_one_judgment_opens_a_term_of_appeal_for_each_accused() -> None:
    acts = [
        *case_of_two()[:5],
        act("judgment_pronounced", "2026-11-09T10:00", present=True),
        act("appealed", "2026-11-12T10:00", person="A"),
    ]
    assert of(acts, "G01", "2026-11-20", "A").state == "met"
    assert of(acts, "G01", "2026-11-20", "B").state == "running"
    assert of(acts, "G01", "2026-11-26", "B").state == "passed"


def test_an_accused_whose_case_was_dropped_has_no_term_of_appeal() -> None:
    acts = [
        *case_of_two()[:5],
        act("investigation_discontinued", "2026-05-01T10:00", person="B"),
        act("judgment_pronounced", "2026-11-09T10:00", present=True),
    ]
    assert {r.person for r in read(acts, on(LATER)) if r.ref == "G01"} == {"A"}


def test_a_person_released_and_held_again_has_a_new_term() -> None:
    acts = [
        act("held_person_received", "2026-03-01T08:00", person="A", kind="emergency"),
        act("released", "2026-03-02T08:00", person="A"),
        act("held_person_received", "2026-03-10T08:00", person="A", kind="emergency"),
    ]
    found = [r for r in read(acts, on("2026-03-11")) if r.ref == "C06"]
    assert [r.state for r in found] == ["met", "running"]


def test_the_reception_of_one_does_not_silence_the_term_of_another() -> None:
    acts = [
        act("held", "2026-03-01T08:00", person="A"),
        act("held_person_received", "2026-03-02T08:00", person="B", kind="emergency"),
    ]
    assert {r.person for r in read(acts, on("2026-03-03")) if r.ref == "C06"} == {"A", "B"}


def test_a_term_moved_by_the_case_still_belongs_to_its_person() -> None:
    acts = [
        act("detained_for_prosecution", "2026-07-20T08:00", person="A", severity="RNT",
            file_received_on="2026-07-20"),
        act("prosecution_term_extended", "2026-08-10T08:00"),
    ]  # fmt: skip
    assert of(acts, "C15", person="A").person == "A"


def test_joined_cases_count_from_the_first_one_opened() -> None:
    acts = [
        act("case_initiated", "2026-03-16T10:00", severity="RNT"),
        act("cases_joined", "2026-04-16T10:00", first_opened_on="2026-02-10"),
    ]
    reading = of(acts, "D01")
    assert reading.nominal == date(2026, 6, 10)
    assert reading.working[1].startswith("Nhập vụ án")
