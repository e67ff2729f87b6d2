"""A second round is not answered by what answered the first; a case that stopped is taken up again by one act."""

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.case_path import stages_of
from lachan.procedure.clocks import read
from lachan.procedure.guards_again import returning
from lachan.procedure.limits import class_of
from lachan.procedure.tests.cases import deed, to_judgment, two_accused
from lachan.procedure.tests.matters import on
from lachan.procedure.track_tables import offices
from lachan.procedure.tracks import accused_of, case_stage_of, why_not


def stage(acts: list[Act]) -> str:
    found = case_stage_of(acts)
    return found.code if found else ""


def refusal(acts: list[Act], act: Act) -> str:
    return why_not(acts, act) or ""


def goes_on(acts: list[Act], act: Act) -> list[Act]:
    assert why_not(acts, act) is None
    return [*acts, act]


# Điều 246(1), 174(2): the procuracy sends on what the court returned.
def returned_by_court() -> list[Act]:
    back = deed("file_returned_by_court", "2026-08-20T09:00", returned_by="presiding_judge")
    return [*to_judgment()[:9], back]


def test_the_procuracy_sends_on_what_the_court_returned_for_one_month() -> None:
    acts = goes_on(returned_by_court(), deed("file_returned_by_procuracy", "2026-08-24T09:00"))
    assert (stage(acts), returning(acts)) == ("Q2", "court")
    wrong = deed("returned_file_received", "2026-08-25T09:00", returned_by="procuracy")
    assert "của Tòa án (thời hạn 01 tháng)" in refusal(acts, wrong)
    acts = goes_on(acts, deed("returned_file_received", "2026-08-25T09:00", returned_by="court"))
    (term,) = [r for r in read(acts, on("2026-08-26")) if r.ref == "D06"]
    assert term.due_on.isoformat() == "2026-09-25"
    assert "Điều 246" in term.unsettled


def test_a_return_of_the_procuracy_itself_is_two_months() -> None:
    acts = [*to_judgment()[:6], deed("file_returned_by_procuracy", "2026-07-25T09:00")]
    assert returning(acts) == "procuracy"
    wrong = deed("returned_file_received", "2026-07-26T09:00", returned_by="panel")
    assert "của Viện kiểm sát (thời hạn 02 tháng)" in refusal(acts, wrong)


def test_what_the_court_asked_for_is_none_of_the_two_returns() -> None:
    acts = two_accused()
    for month in ("03", "04"):
        acts += [
            deed("investigation_concluded", f"2026-{month}-01T09:00"),
            deed("case_file_received_by_procuracy", f"2026-{month}-02T09:00"),
            deed("file_returned_by_procuracy", f"2026-{month}-03T09:00"),
            deed("returned_file_received", f"2026-{month}-04T09:00"),
        ]
    for n, kind in enumerate(("investigation_concluded", "case_file_received_by_procuracy", "indicted",
                              "case_file_sent_to_court", "case_accepted", "file_returned_by_court"), 1):  # fmt: skip
        acts = goes_on(acts, deed(kind, f"2026-05-0{n}T09:00"))
    acts = goes_on(acts, deed("file_returned_by_procuracy", "2026-05-07T09:00"))
    for n, kind in enumerate(("returned_file_received", "investigation_concluded",
                              "case_file_received_by_procuracy"), 1):  # fmt: skip
        acts = goes_on(acts, deed(kind, f"2026-06-0{n}T09:00"))
    third = deed("file_returned_by_procuracy", "2026-06-05T09:00")
    assert "đã ghi đủ 02 lần" in refusal(acts, third)


def test_what_the_court_had_returned_is_received_again_not_accepted_anew() -> None:
    acts = goes_on(returned_by_court(), deed("indicted", "2026-08-25T09:00"))
    assert "Điều 277 khoản 2" in refusal(acts, deed("case_accepted", "2026-08-27T09:00"))
    acts = goes_on(acts, deed("file_received_again_by_court", "2026-08-27T09:00"))
    assert stage(acts) == "T1"


def test_the_procuracy_changes_the_charge_itself_while_the_court_waits() -> None:
    heavier = deed("charge_changed", "2026-08-22T09:00", "BC-01", article="150", paragraph=3)
    assert why_not(returned_by_court(), heavier) is None
    police = deed("accused_charged", "2026-08-22T09:00", "BC-09", article="150", paragraph=1)
    assert refusal(returned_by_court(), police)
    ours = deed("procuracy_charged", "2026-08-22T09:00", "BC-09", article="150", paragraph=1)
    assert why_not(returned_by_court(), ours) is None


def test_once_the_file_has_left_them_the_investigators_charge_nobody() -> None:
    acts = to_judgment()[:6]
    assert refusal(acts, deed("accused_charged", "2026-07-23T09:00", "BC-02", article="150"))
    assert (
        why_not(acts, deed("procuracy_charged", "2026-07-23T09:00", "BC-02", article="150")) is None
    )


# Điều 249(1): the whole case, or one accused.
@pytest.mark.parametrize(
    ("stop", "resume", "after", "stopped"),
    [
        ("prosecution_discontinued", "prosecution_resumed", "Q4r", "discontinued"),
        ("prosecution_suspended", "prosecution_resumed", "Q4r", "prosecution_suspended"),
    ],
)
def test_a_case_resumed_against_one_accused_goes_on(stop: str, resume: str, after: str, stopped: str) -> None:  # fmt: skip
    acts = [
        *two_accused(),
        deed("investigation_concluded", "2026-03-01T09:00"),
        deed("case_file_received_by_procuracy", "2026-03-02T09:00"),
        deed(stop, "2026-03-10T09:00"),
    ]
    acts = goes_on(acts, deed(resume, "2026-04-10T09:00", "BC-01"))
    found = accused_of(acts)
    assert stage(acts) == after
    assert (found["BC-01"].status, found["BC-02"].status) == ("accused", stopped)
    assert found["BC-02"].apart and not found["BC-01"].apart
    acts = goes_on(acts, deed("indicted", "2026-04-20T09:00"))
    assert any(r.ref == "E08" for r in read(acts[:-1], on("2026-04-11")))
    assert stages_of(acts)[-1] == "Q3"


def test_resumed_against_one_the_term_of_investigation_is_that_of_a_resumption() -> None:
    acts = [*two_accused(), deed("investigation_suspended", "2026-03-01T09:00"),
            deed("investigation_resumed", "2026-04-01T09:00", "BC-01")]  # fmt: skip
    acts = goes_on(acts, deed("investigation_extended", "2026-06-01T09:00"))
    again = deed("investigation_extended", "2026-06-02T09:00")
    assert "Điều 174 khoản 1" in refusal(acts, again)


def test_nothing_is_resumed_after_the_limitation() -> None:
    acts = [*two_accused(), deed("investigation_suspended", "2026-03-01T09:00"),
            deed("limitation_expired", "2026-04-01T09:00")]  # fmt: skip
    resumed = deed("investigation_resumed", "2026-04-02T09:00")
    assert "hết thời hiệu" in refusal(acts, resumed)
    fled = deed("offence_committed", "2026-04-01T10:00", "BC-01")
    assert (
        why_not([*acts, fled], deed("investigation_resumed", "2026-04-02T09:00", "BC-01")) is None
    )
    by_ground = [*two_accused(), deed("investigation_discontinued", "2026-03-01T09:00", ground="157.5"),
                 deed("limitation_expired", "2026-03-01T09:00")]  # fmt: skip
    assert why_not(by_ground, resumed) is None


# Điều 346, 358, 360, 364: another trial, another hearing, another execution.
def tried_again() -> list[Act]:
    acts = [*to_judgment()[:16]]
    acts.append(deed("appellate_judgment_pronounced", "2026-11-10T16:00", "BC-01", verdict="annulled_for_retrial"))  # fmt: skip
    for n, kind in enumerate(("case_accepted", "trial_set", "hearing_opened"), 1):
        acts = goes_on(acts, deed(kind, f"2026-12-0{n}T09:00"))
    acts = goes_on(acts, deed("judgment_pronounced", "2026-12-04T09:00", "BC-01", verdict="guilty"))
    acts = goes_on(acts, deed("appealed", "2026-12-10T09:00", "BC-01"))
    return goes_on(acts, deed("appellate_accepted", "2026-12-20T09:00"))


def test_a_second_appeal_is_set_for_hearing_again() -> None:
    acts = tried_again()
    opened = deed("appellate_hearing_opened", "2026-12-25T09:00")
    assert "lần này (BLTTHS Điều 346)" in refusal(acts, opened)
    acts = goes_on(acts, deed("appellate_hearing_set", "2026-12-22T09:00"))
    assert why_not(acts, opened) is None


def test_an_acquittal_is_quashed_by_name() -> None:
    acts = [one for one in to_judgment()[:16] if one.kind != "judgment_pronounced"]
    acts.insert(11, deed("judgment_pronounced", "2026-09-29T16:00", "BC-01", verdict="not_guilty"))
    quashed = deed(
        "appellate_judgment_pronounced", "2026-11-10T16:00", verdict="annulled_for_retrial"
    )
    assert "phải nêu rõ bản án bị hủy đối với ai" in refusal(acts, quashed)
    named = deed(
        "appellate_judgment_pronounced", "2026-11-10T16:00", "BC-01", verdict="annulled_for_retrial"
    )
    acts = goes_on(acts, named)
    assert accused_of(acts)["BC-01"].status == "defendant"


def test_a_sentence_is_begun_by_a_decision_on_this_judgment() -> None:
    acts = [*to_judgment()[:19], deed("review_decision_received", "2026-12-01T09:00")]
    acts = goes_on(acts, deed("reinvestigation_received", "2026-12-02T09:00"))
    for n, kind in enumerate(("investigation_concluded", "case_file_received_by_procuracy", "indicted",
                              "case_file_sent_to_court", "case_accepted", "trial_set", "hearing_opened"), 1):  # fmt: skip
        acts = goes_on(acts, deed(kind, f"2027-01-0{n}T09:00"))
    acts.append(deed("judgment_pronounced", "2027-01-08T09:00", "BC-01", verdict="guilty"))
    acts = goes_on(acts, deed("judgment_effective", "2027-02-10T09:00"))
    begun = deed("sentence_begun", "2027-02-12T09:00", "BC-01")
    assert "chưa có quyết định thi hành bản án này" in refusal(acts, begun)
    acts = goes_on(acts, deed("execution_decided", "2027-02-11T09:00", "BC-01"))
    assert why_not(acts, begun) is None


# Điều 169, 164: a case goes elsewhere by a decision, each time.
def test_a_case_is_transferred_by_a_decision_each_time() -> None:
    acts = two_accused()
    moved = deed("case_file_transferred", "2026-02-02T09:00")
    assert "Điều 169" in refusal(acts, moved)
    acts = goes_on(acts, deed("case_transfer_decided", "2026-02-01T09:00"))
    acts = goes_on(acts, moved)
    acts = goes_on(acts, deed("transferred_file_received", "2026-02-04T09:00"))
    assert "cho lần chuyển này" in refusal(acts, deed("case_file_transferred", "2026-03-02T09:00"))


def test_a_case_is_transferred_to_whom_the_decision_names() -> None:
    acts = [*two_accused(), deed("case_transfer_decided", "2026-02-01T09:00", to="cq-2")]
    assert "nêu Cơ quan điều tra khác" in refusal(acts, deed("case_file_transferred", "2026-02-02T09:00", to="cq-3"))  # fmt: skip
    assert why_not(acts, deed("case_file_transferred", "2026-02-02T09:00", to="cq-2")) is None


def test_a_body_with_some_activities_passes_its_case_on_without_one() -> None:
    opened = deed("case_initiated", "2026-01-13T09:00", article="150", opened_by="border_guard")
    moved = deed("case_file_transferred", "2026-01-18T09:00")
    acts = goes_on([opened], moved)
    acts = goes_on(acts, deed("transferred_file_received", "2026-01-19T09:00"))
    assert refusal(acts, deed("case_file_transferred", "2026-02-02T09:00"))


# TTLT 04/2018 Điều 14(2)–(3): a change to a heavier offence counts though several offences are in the case.
def test_a_change_counts_beside_what_was_added() -> None:
    acts = [
        deed("case_initiated", "2026-01-13T09:00", article="347", paragraph=1),
        deed("case_decision_supplemented", "2026-01-20T09:00", article="153", paragraph=1),
        deed("case_decision_changed", "2026-01-25T09:00", article="150", paragraph=3),
    ]
    assert class_of(acts) == "ĐB"
    lighter = deed("case_decision_changed", "2026-01-26T09:00", article="347", paragraph=1)
    assert class_of([*acts, lighter]) == "NT"


# Điều 114(2), 117(1), 364(3): a fugitive convict is held until the sentence takes over.
def test_a_fugitive_convict_is_held_and_then_serves() -> None:
    acts = to_judgment()[:19]
    acts = goes_on(acts, deed("released", "2026-11-12T10:00", "BC-01", ground="judged"))
    acts = goes_on(acts, deed("arrested", "2026-12-01T09:00", "BC-01"))
    acts = goes_on(acts, deed("held", "2026-12-01T12:00", "BC-01"))
    assert accused_of(acts)["BC-01"].custody == "held"
    acts = goes_on(acts, deed("sentence_begun", "2026-12-03T09:00", "BC-01"))
    assert accused_of(acts)["BC-01"].custody == "serving"
    running = {r.ref for r in read(acts, on("2027-01-01")) if r.must_release}
    assert not running


def test_a_measure_is_for_nobody_who_is_out_of_it() -> None:
    acts = [*two_accused(), deed("investigation_discontinued", "2026-03-01T09:00", "BC-02")]
    bail = deed("measure_imposed", "2026-03-02T09:00", "BC-02", measure="bail")
    assert "đã chấm dứt" in refusal(acts, bail)
    other = deed("measure_imposed", "2026-03-02T09:00", "BC-01", measure="bail")
    assert why_not(acts, other) is None


def test_the_order_of_the_supreme_procurator_is_of_clause_6() -> None:
    """Khoản 5 is of crimes against national security; what is tried here never is (Điều 173)."""
    assert offices()["detention_extended_by_supreme"].cite == "BLTTHS Điều 173 khoản 6"
    acts = two_accused()
    acts.append(deed("detained", "2026-02-01T09:00", "BC-01"))
    refused = refusal(acts, deed("detention_extended_by_supreme", "2026-03-01T09:00", "BC-01"))
    assert "khoản 6" in refused and "khoản 5" not in refused


# Điều 58, 59, 61: what one is called follows what is done to one.
def test_received_one_held_in_an_emergency_is_still_so_held() -> None:
    acts = [deed("emergency_held", "2026-01-12T06:00", "BC-01"),
            deed("held_person_received", "2026-01-12T08:00", "BC-01")]  # fmt: skip
    one = accused_of(acts)["BC-01"]
    assert (one.status, one.custody) == ("held_in_emergency", "held_in_emergency")
    received = Act("1", "held_person_received", on("2026-01-12T08:00"), on("2026-01-12T08:00"), None,
                   {"kind": "emergency"}, None, "BC-02")  # fmt: skip
    assert accused_of([received])["BC-02"].custody == "held_in_emergency"
    assert (
        why_not([received], deed("emergency_arrest_ordered", "2026-01-12T10:00", "BC-02")) is None
    )


def test_the_order_to_arrest_may_come_after_the_decision_to_hold() -> None:
    acts = [deed("emergency_held", "2026-01-12T06:00", "BC-01"), deed("held", "2026-01-12T08:00", "BC-01")]  # fmt: skip
    acts = goes_on(acts, deed("emergency_arrest_ordered", "2026-01-12T09:00", "BC-01"))
    assert accused_of(acts)["BC-01"].custody == "held"


def test_a_person_is_called_held_only_while_held() -> None:
    acts = [deed("held", "2026-01-12T08:00", "BC-01"),
            deed("measure_ended", "2026-01-13T08:00", "BC-01", measure="hold")]  # fmt: skip
    one = accused_of(acts)["BC-01"]
    assert (one.status, one.custody) == ("named", "ended")


def test_resumed_into_a_case_set_for_trial_one_is_a_defendant() -> None:
    acts = [*two_accused()]
    for n, kind in enumerate(("investigation_concluded", "case_file_received_by_procuracy", "indicted",
                              "case_file_sent_to_court", "case_accepted"), 1):  # fmt: skip
        acts = goes_on(acts, deed(kind, f"2026-03-0{n}T09:00"))
    acts = goes_on(acts, deed("trial_suspended", "2026-03-07T09:00", "BC-02"))
    acts = goes_on(acts, deed("trial_set", "2026-03-08T09:00"))
    acts = goes_on(acts, deed("trial_resumed", "2026-03-09T09:00", "BC-02"))
    assert accused_of(acts)["BC-02"].status == "defendant"


def test_a_defendant_is_suspended_with_the_case_the_court_returned() -> None:
    acts = [*to_judgment()[:10], deed("file_returned_by_court", "2026-09-20T09:00")]
    acts = goes_on(acts, deed("prosecution_suspended", "2026-09-25T09:00"))
    assert accused_of(acts)["BC-01"].status == "prosecution_suspended"


# Once is enough, and the right one.
def test_a_judgment_is_pronounced_once_of_each_defendant() -> None:
    acts = to_judgment()[:12]
    again = deed("judgment_pronounced", "2026-09-30T16:00", "BC-01", verdict="not_guilty")
    assert "đã được tuyên" in refusal(acts, again)
    each = [*to_judgment()[:11], deed("judgment_pronounced", "2026-09-29T16:00", "BC-01", verdict="guilty")]  # fmt: skip
    other = deed("judgment_pronounced", "2026-09-29T16:00", "BC-02", verdict="guilty")
    assert "đã được tuyên" not in refusal(each, other)
    corrected = deed(
        "judgment_pronounced", "2026-09-29T16:00", verdict="not_guilty", supersedes=acts[-1].id
    )
    assert why_not(acts, corrected) is None


@pytest.mark.parametrize("kind", ["reinvestigation_received", "case_accepted"])
def test_what_is_in_effect_is_tried_again_by_cassation_only(kind: str) -> None:
    acts = to_judgment()[:18]
    assert "giám đốc thẩm" in refusal(acts, deed(kind, "2026-12-02T09:00"))
    acts = goes_on(acts, deed("review_decision_received", "2026-12-01T09:00"))
    acts = goes_on(acts, deed(kind, "2026-12-02T09:00"))
    assert accused_of(acts)["BC-01"].status == "accused"


def test_what_one_appealed_takes_no_effect_while_another_part_does() -> None:
    acts = to_judgment()[:14]
    own = deed("judgment_effective", "2026-11-02T09:00", "BC-01")
    assert "đã kháng cáo" in refusal(acts, own)
    other = [one for one in acts if one.kind != "appealed"]
    other.insert(12, deed("appealed", "2026-10-05T09:00", "BH-01"))
    assert why_not(other, own) is None


def test_a_hold_of_the_simplified_procedure_is_not_extended() -> None:
    acts = [deed("case_initiated", "2026-01-13T09:00", article="347"),
            deed("arrested", "2026-01-13T10:00", "BC-01"),
            deed("simplified_applied", "2026-01-13T11:00"),
            deed("simplified_held", "2026-01-13T12:00", "BC-01")]  # fmt: skip
    assert "Điều 459" in refusal(acts, deed("hold_extended", "2026-01-15T09:00", "BC-01"))


@pytest.mark.parametrize("kind", ["detained_for_appeal", "detained_until_hearing_ends", "detained_after_judgment"])  # fmt: skip
def test_nobody_acquitted_is_detained_again_before_another_judgment(kind: str) -> None:
    acts = to_judgment()[:11]
    acts.append(deed("judgment_pronounced", "2026-09-29T16:00", "BC-01", verdict="not_guilty"))
    acts.append(deed("protested", "2026-10-05T09:00"))
    assert "Điều 328" in refusal(acts, deed(kind, "2026-10-06T09:00", "BC-01"))


def test_until_the_hearing_ends_prolongs_what_is_in_force() -> None:
    acts = [one for one in to_judgment()[:11] if one.kind != "detained"]
    assert refusal(acts, deed("detained_until_hearing_ends", "2026-09-28T09:00", "BC-01"))
    assert why_not(acts, deed("detained_for_trial", "2026-09-28T09:00", "BC-01")) is None
    held = to_judgment()[:11]
    assert why_not(held, deed("detained_until_hearing_ends", "2026-09-28T09:00", "BC-01")) is None


def test_a_defendant_whose_file_came_back_may_be_detained_by_the_procuracy() -> None:
    acts = [*to_judgment()[:11], deed("file_returned_by_court", "2026-09-28T15:00")]
    assert why_not(acts, deed("detained_for_prosecution", "2026-09-29T09:00", "BC-01")) is None
    heavier = deed("charge_changed", "2026-09-29T09:00", "BC-01", article="150", paragraph=3)
    assert why_not(acts, heavier) is None


@pytest.mark.parametrize(
    "kind", ["initiation_cancelled", "initiation_revoked", "initiation_declined"]
)
def test_nobody_is_kept_when_there_is_no_case(kind: str) -> None:
    acts = [deed("case_initiated", "2026-01-13T09:00", article="150"), deed("arrested", "2026-01-13T10:00", "BC-01"),
            deed("held", "2026-01-13T12:00", "BC-01"), deed(kind, "2026-01-14T09:00")]  # fmt: skip
    assert "C19a" in {r.ref for r in read(acts, on("2026-01-14T10:00")) if r.must_release}
