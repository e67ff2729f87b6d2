"""Stage by stage, and what may follow."""

import pytest

from lachan.law.book import book
from lachan.procedure.clocks import read
from lachan.procedure.stages import next_acts, stage_of, table
from lachan.procedure.tests.matters import COMMUNE, act, on, twelve_acts

PATH = [
    (act("report_received", "2026-03-02", COMMUNE, receipt_by="commune_police"), "I0"),
    (act("handover_sent", "2026-03-02", COMMUNE), "I0"),
    (act("handover_received", "2026-03-03", receipt_by="investigation_agency"), "I0"),
    (act("competent_receipt", "2026-03-05"), "I1"),
    (act("handling_assigned", "2026-03-06"), "I2"),
    (act("handling_prolonged", "2026-03-20"), "I2b"),
    (act("extension_requested", "2026-04-28"), "I2b"),
    (act("extension_granted", "2026-05-04"), "I2c"),
    (act("verification_suspended", "2026-07-06"), "I3"),
    (act("suspension_cancelled", "2026-07-08"), "I3"),
    (act("verification_resumed", "2026-08-01"), "I4"),
    (act("initiation_declined", "2026-08-20"), "I5"),
    (act("case_initiated", "2026-08-25"), "P1"),
]


@pytest.mark.parametrize("n", range(1, len(PATH) + 1))
def test_stage_after_each_act(n: int) -> None:
    assert stage_of([one for one, _ in PATH[:n]]).code == PATH[n - 1][1]


@pytest.mark.parametrize("n", range(1, len(PATH)))
def test_the_path_itself_is_allowed(n: int) -> None:
    assert PATH[n][0].kind in next_acts([one for one, _ in PATH[:n]])


def test_the_twelve_acts_are_allowed_in_their_order() -> None:
    acts = twelve_acts()
    for n in range(len(acts)):
        assert acts[n].kind in next_acts(acts[:n]), acts[n].kind


def test_stage_as_of_a_day() -> None:
    acts = [one for one, _ in PATH]
    assert stage_of(acts, on("2026-03-21")).code == "I2b"
    assert stage_of([]).code == "I0"
    assert stage_of(acts).entered_by == acts[-1].id


def test_a_settled_matter_is_not_reopened_by_a_stray_receipt() -> None:
    acts = [one for one, _ in PATH] + [act("competent_receipt", "2026-09-01")]
    assert stage_of(acts).code == "P1"


def test_every_kind_in_the_table_is_registered_and_every_kind_is_somewhere() -> None:
    allowed = set().union(*(stage.next_kinds for stage in table().stages.values()))
    assert allowed <= set(book().acts)
    intake = {name for name, kind in book().acts.items() if kind.chapter == "intake"}
    assert intake - allowed <= {"report_received"}
    assert set(table().entered_by) <= set(book().acts)


def test_labels_are_vietnamese() -> None:
    assert {stage.code for stage in table().stages.values()} == {
        "I0", "I1", "I2", "I2b", "I2c", "I3", "I4", "I5", "P1",
    }  # fmt: skip
    assert all(stage.label for stage in table().stages.values())


def test_a_refused_hand_over_leaves_the_senders_clock_running() -> None:
    sent = act("handover_sent", "2026-03-02T23:00", COMMUNE, handover="1", to="9")
    refused = act("handover_refused", "2026-03-03T08:00", handover="1", reason="incomplete")
    again = act("handover_sent", "2026-03-03T09:00", COMMUNE, handover="2", to="9")
    first = act(
        "report_received", "2026-03-02T22:30", COMMUNE, receipt_by="commune_police", article="150"
    )
    states = [
        {r.ref: r.state for r in read([first, *more], on("2026-03-03T10:00"))}["A05"]
        for more in ([sent], [sent, refused], [sent, refused, again])
    ]
    assert states == ["met", "running", "met"]
