"""What the clocks say of a matter, act by act. Every name and case is invented (dữ liệu giả lập)."""

from datetime import date

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.clocks import dues, read
from lachan.procedure.tests.matters import (
    COMMUNE,
    POLICE,
    PROCURACY,
    act,
    on,
    one,
    refs,
    twelve_acts,
)

RECEIPT = act("competent_receipt", "2026-03-05T08:00")
PROLONGED = act("handling_prolonged", "2026-03-20T09:00")
GRANTED = act("extension_granted", "2026-05-04T09:00", PROCURACY, months=2)


def commune(at: str = "2026-03-02T22:30", **facts: object) -> Act:
    return act("report_received", at, COMMUNE, receipt_by="commune_police", **facts)


def test_twenty_days_with_the_working_and_the_stricter_day() -> None:
    reading = one(read([RECEIPT], on("2026-03-10")), "A16")
    assert (reading.due_on, reading.stricter_on) == (date(2026, 3, 25), date(2026, 3, 24))
    assert reading.working == ("20 ngày từ 05/03/2026 → 25/03/2026",)
    assert reading.state == "running"
    assert reading.days_left == 15
    assert "Điều 147 khoản 1" in reading.cite
    assert "20 ngày" in reading.reads
    assert reading.text_note.startswith("chưa hợp nhất sửa đổi 2024–2026")
    assert reading.unsettled


def test_the_text_note_is_silent_before_the_amendments() -> None:
    assert (
        one(read([act("competent_receipt", "2024-03-05")], on("2024-03-10")), "A16").text_note == ""
    )


def test_prolonging_absorbs_the_twenty_days_and_the_extension_runs_from_the_expiry() -> None:
    readings = read([RECEIPT, PROLONGED, GRANTED], on("2026-05-10"))
    reading = one(readings, "A18")
    assert {"A16", "A17"}.isdisjoint(refs(readings))
    assert (reading.nominal, reading.due_on) == (date(2026, 7, 5), date(2026, 7, 6))
    assert len(reading.working) == 4
    assert reading.warnings == ()


def test_what_counts_back_follows_the_running_end() -> None:
    before = read([RECEIPT], on("2026-03-06"))
    assert one(before, "A21").due_on == date(2026, 3, 18)
    assert one(before, "A22").due_on == date(2026, 3, 20)
    assert "A19" not in refs(before)
    after = read([RECEIPT, PROLONGED], on("2026-03-21"))
    assert one(after, "A21").due_on == date(2026, 4, 28)
    assert one(after, "A19").due_on == date(2026, 4, 30)
    assert one(after, "A19").agency == POLICE


def test_extension_without_prolonging_is_read_with_a_warning() -> None:
    reading = one(
        read([RECEIPT, act("extension_granted", "2026-03-20", months=1)], on("2026-03-21")), "A18"
    )
    assert reading.due_on == date(2026, 4, 28)
    assert any("Điều 147 khoản 2" in line for line in reading.warnings)


def test_second_extension_and_excess_change_nothing_more() -> None:
    again = act("extension_granted", "2026-06-01", months=2)
    reading = one(read([RECEIPT, PROLONGED, GRANTED, again], on("2026-06-02")), "A18")
    assert reading.due_on == date(2026, 7, 6)
    assert reading.warnings
    wide = act("extension_granted", "2026-05-04", months=5)
    reading = one(read([RECEIPT, PROLONGED, wide], on("2026-06-02")), "A18")
    assert reading.due_on == date(2026, 7, 6)
    assert any("vượt mức" in line for line in reading.warnings)


def test_extension_of_unsaid_length_is_assumed_and_marked() -> None:
    reading = one(
        read([RECEIPT, PROLONGED, act("extension_granted", "2026-05-04")], on("2026-05-05")), "A18"
    )
    assert reading.due_on == date(2026, 7, 6)
    assert reading.assumptions


@pytest.mark.parametrize(
    ("at", "state", "warned"),
    [
        ("2026-03-20T09:00", "met", True),
        ("2026-03-25T09:00", "met", False),
        ("2026-03-26T09:00", "met", False),
        ("2026-03-27T09:00", "met_late", False),
    ],
)
def test_suspension_is_for_the_expiry(at: str, state: str, warned: bool) -> None:
    reading = one(read([RECEIPT, act("verification_suspended", at)], on("2026-04-01")), "A16")
    assert (reading.state, bool(reading.warnings)) == (state, warned)


def test_decisions_in_time_and_late() -> None:
    for at, state in (("2026-03-25T23:00", "met"), ("2026-03-26T00:00", "met_late")):
        assert (
            one(read([RECEIPT, act("case_initiated", at)], on("2026-04-01")), "A16").state == state
        )
    assert one(read([RECEIPT], on("2026-03-26T00:00")), "A16").state == "lapsed"


def test_resumption_gives_a_fresh_month_and_cancellation_one_from_receipt() -> None:
    acts = [
        RECEIPT,
        act("verification_suspended", "2026-03-25"),
        act("verification_resumed", "2026-07-31"),
    ]
    readings = read(acts, on("2026-08-01"))
    assert one(readings, "A26").due_on == date(2026, 9, 3)
    assert one(readings, "A27").due_on == date(2026, 8, 3)
    cancelled = [
        *acts[:2], act("suspension_cancelled", "2026-04-01T10:00", PROCURACY),
        act("cancellation_received", "2026-04-02"),
    ]  # fmt: skip
    readings = read(cancelled, on("2026-04-03"))
    assert one(readings, "A24").state == "met"
    assert one(readings, "A25").due_on == date(2026, 5, 4)
    assert one(readings, "A33b").state == "stopped"


def test_trafficking_reported_to_a_remote_commune_runs_every_clock_that_applies() -> None:
    readings = read(
        [commune(article="150", remote_mountain=True, victim_under_18=True)], on("2026-03-03")
    )
    assert refs(readings) == {"A05n", "A06", "A09", "A10", "A10n"}
    assert one(readings, "A06").due_at == on("2026-03-04T22:30")
    assert one(readings, "A10").due_at == on("2026-03-04T22:30")
    assert one(readings, "A09").due_at == on("2026-03-03T22:30")
    assert one(readings, "A09").guidance_only
    assert one(readings, "A05n").state == "at_once"
    assert one(readings, "A05n").due_at is None


def test_a_ground_appearing_later_switches_seven_days_to_24_hours() -> None:
    received = commune("2026-03-02T08:00", article="349", paragraph=1)
    classified = act("report_classified", "2026-03-04T10:00", COMMUNE, article="150")
    before = read([received, classified], on("2026-03-03"))
    assert one(before, "A07").due_on == date(2026, 3, 9)
    assert "A05" not in refs(before)
    after = read([received, classified], on("2026-03-04T11:00"))
    assert one(after, "A07").state == "stopped"
    assert one(after, "A05").due_at == on("2026-03-05T10:00")


def test_unknown_class_is_assumed_urgent_until_classified_otherwise() -> None:
    received = commune("2026-03-02T08:00")
    assert one(read([received], on("2026-03-02T09:00")), "A05").assumptions
    other = act("report_classified", "2026-03-02T10:00", COMMUNE, article="349", paragraph=1)
    readings = read([received, other], on("2026-03-02T11:00"))
    assert "A05" not in refs(readings)
    assert one(readings, "A07").due_on == date(2026, 3, 9)


def test_unsaid_receiver_is_assumed_competent_and_marked() -> None:
    reading = one(read([act("report_received", "2026-03-05", None)], on("2026-03-06")), "A16")
    assert reading.assumptions


def test_a_transfer_to_another_competent_agency_leaves_the_first_clock_without_object() -> None:
    acts = [
        RECEIPT, act("noncompetence_found", "2026-03-10T08:00"), act("handover_sent", "2026-03-10T16:00"),
        act("competent_receipt", "2026-03-11T08:00", "cqdt-khac"),
    ]  # fmt: skip
    readings = [one_ for one_ in read(acts, on("2026-03-12")) if one_.ref == "A16"]
    assert [(reading.agency, reading.state) for reading in readings] == [
        (POLICE, "stopped"), ("cqdt-khac", "running"),
    ]  # fmt: skip
    assert one(read(acts, on("2026-03-12")), "A03").state == "met"


def test_two_records_of_one_receipt_start_one_clock() -> None:
    acts = [act("handover_received", "2026-03-04", receipt_by="competent_agency"), RECEIPT]
    assert one(read(acts, on("2026-03-06")), "A16").due_on == date(2026, 3, 24)


def test_notice_of_reception_is_due_twice_over_and_to_both() -> None:
    told = act("procuracy_notified", "2026-03-06T09:00")
    readings = read([RECEIPT, told], on("2026-03-07"))
    assert one(readings, "A12").state == "met"
    assert one(readings, "A13").state == "running"
    silent = act(
        "report_received", "2026-03-05", receipt_by="competent_agency", informant_anonymous=True
    )
    assert one(read([silent, told], on("2026-03-07")), "A13").state == "met"


def test_the_day_of_receipt_replaces_the_day_of_sending_once_it_is_recorded() -> None:
    sent = act("extension_requested", "2026-04-28")
    assert one(read([RECEIPT, PROLONGED, sent], on("2026-04-29")), "A20").assumptions
    received = act("extension_request_received", "2026-05-04", PROCURACY)
    reading = one(read([RECEIPT, PROLONGED, sent, received], on("2026-05-05")), "A20")
    assert (reading.due_on, reading.assumptions) == (date(2026, 5, 7), ())


def test_a_superseded_act_and_an_unknown_act_have_no_effect() -> None:
    wrong = act("competent_receipt", "2026-03-01T08:00", id="wrong")
    right = act(
        "competent_receipt",
        "2026-03-05T08:00",
        id="right",
        supersedes="wrong",
        recorded="2026-03-09",
    )
    assert one(read([wrong, right], on("2026-03-10")), "A16").started_by == "right"
    assert (
        one(read([wrong, right], on("2026-03-10"), on("2026-03-08")), "A16").started_by == "wrong"
    )


def test_provisional_year_is_said() -> None:
    reading = one(read([act("competent_receipt", "2027-01-18")], on("2027-01-19")), "A16")
    assert reading.due_on == date(2027, 2, 11)
    assert reading.provisional
    assert "tạm tính" in reading.working[-1]


def test_permission_to_archive_is_not_a_duty() -> None:
    acts = [RECEIPT, act("verification_suspended", "2026-03-25")]
    reading = one(read(acts, on("2028-03-26T01:00")), "A33b")
    assert (reading.direction, reading.state) == ("not_before", "met")


def test_dues_agree_with_readings() -> None:
    acts = twelve_acts()
    at = on("2026-05-01")
    assert [(d.ref, d.due_at, d.met_at) for d in dues(acts)] == [
        (r.ref, r.due_at, r.met_at) for r in read(acts, at)
    ]


def test_nothing_recorded_reads_as_nothing() -> None:
    assert read([], on("2026-03-05")) == []
