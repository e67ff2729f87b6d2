"""Reporting one time of a task: by its carrier, when it has begun, once until it comes back; words and evidence sealed."""

from datetime import date

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import confirm_progress, report_progress
from lachan.plan.entering import words_of
from lachan.plan.evidence import FileGiven, opened
from lachan.plan.models import Attachment
from lachan.plan.refusals import (
    Ahead,
    AlreadyConfirmed,
    AlreadyReported,
    FileOfAnotherKind,
    FileTooLarge,
    NotThisTurn,
    NotYourTask,
    TooEarly,
    TooManyFiles,
    UnknownMeasure,
    WithoutWords,
)

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


PDF = FileGiven("Biên bản.pdf", b"%PDF-1.4 canary")


def told(plan, **more):
    share = plan.share()
    return {
        "share": share,
        "occurrence": plan.turn(share),
        "words": "Đã làm, canary.",
        "reported_at": plan.at,
        **more,
    }


def test_words_counts_and_evidence_are_kept_and_sealed(plan, cast):
    plan.adopted()
    step = does(
        report_progress,
        by=cast("soldtbxh"),
        at=plan.at,
        **told(plan, counts={"meetings": 3}, files=[PDF]),
    )
    assert step.counts == {"meetings": 3}
    assert b"canary" not in bytes(step.sealed)
    kept = plan.sees(KEEPER, lambda _: Attachment.objects.select_related("step__key").get())
    assert b"canary" not in bytes(kept.sealed)
    assert "Biên bản".encode() not in bytes(kept.sealed_name)
    assert plan.sees(KEEPER, lambda _: opened(kept)) == (PDF.name, PDF.data)
    assert words_of(step) == "Đã làm, canary."
    assert plan.state() == "reported"


@pytest.mark.parametrize(("answer", "more"), [
    (WithoutWords, {"words": " "}), (Ahead, {"reported_at": hour("2024-01-20 09:01")}), (TooEarly, {"reported_at": hour("2023-12-31 09:00")}),
    (UnknownMeasure, {"counts": {"x": 1}}), (UnknownMeasure, {"counts": {"meetings": -1}}), (UnknownMeasure, {"counts": {"K3": 1}}),
    (TooManyFiles, {"files": [PDF] * 6}), (FileTooLarge, {"files": [FileGiven("a.pdf", b"%PDF-" + b"0" * (5 << 20))]}),
    (FileOfAnotherKind, {"files": [FileGiven("a.pdf", b"MZ")]}), (FileOfAnotherKind, {"files": [FileGiven("a.docx", b"PK\x03\x04 no zip")]}),
    (FileOfAnotherKind, {"files": [FileGiven("a.html", b"<html><script>")]}), (FileOfAnotherKind, {"files": [FileGiven("a.pdf", b"")]}),
])  # fmt: skip
def test_what_is_refused(plan, cast, answer, more):
    plan.adopted()
    refuses(answer, report_progress, by=cast("soldtbxh"), at=plan.at, **told(plan, **more))


def test_not_by_others_not_of_another_task_not_before_it_opens(plan, cast):
    plan.adopted("68-sldtbxh", "68-hlhpn")
    given = told(plan)
    refuses(NotYourTask, report_progress, by=cast("hoiphunu"), at=plan.at, **given)
    refuses(NotYours, report_progress, by=cast("lanhdao"), at=plan.at, **given)
    other = plan.turn(plan.share("68-hlhpn"))
    refuses(
        NotThisTurn,
        report_progress,
        by=cast("soldtbxh"),
        at=plan.at,
        **{**given, "occurrence": other},
    )
    refuses(
        TooEarly,
        report_progress,
        by=cast("soldtbxh"),
        at=plan.at,
        **{**given, "occurrence": plan.turn(given["share"], 2)},
    )


def test_once_until_it_comes_back_and_never_after_it_was_confirmed(plan, cast):
    plan.adopted()
    given = told(plan)
    does(report_progress, by=cast("soldtbxh"), at=plan.at, **given)
    refuses(AlreadyReported, report_progress, by=cast("soldtbxh"), at=plan.at, **given)
    plan.does(confirm_progress, share=given["share"], occurrence=given["occurrence"])
    refuses(AlreadyConfirmed, report_progress, by=cast("soldtbxh"), at=plan.at, **given)


def test_a_report_after_the_day_stays_late_by_its_days(plan, cast):
    plan.adopted()
    plan.now("2024-04-12 09:00")
    assert (plan.state(), plan.read(KEEPER)[0].reading.days) == ("late", 12)
    does(
        report_progress,
        by=cast("soldtbxh"),
        at=plan.at,
        **told(plan, reported_at=hour("2024-04-03 09:00")),
    )
    reading = plan.now("2024-06-01 09:00").read(KEEPER)[0].reading
    assert (reading.code, reading.late, reading.days) == ("reported", True, 12)
    given = {"share": plan.share(), "occurrence": plan.turn(plan.share())}
    plan.does(confirm_progress, **given)
    reading = plan.read(KEEPER)[0].reading
    assert (reading.code, reading.late, reading.days) == ("confirmed", True, 3)
    assert plan.read(KEEPER)[0].due_on == date(2024, 3, 31)


def test_a_day_put_back_does_not_empty_the_late_ledger(plan, cast):
    """Sixty days late, and said to have been made on the last day: it stays late until the giver vouches for that day."""
    plan.adopted()
    plan.now("2024-05-30 09:00")
    back = told(plan, reported_at=hour("2024-03-31 17:00"))
    does(report_progress, by=cast("soldtbxh"), at=plan.at, **back)
    reading = plan.read(KEEPER)[0].reading
    assert (reading.code, reading.late, reading.days) == ("reported", True, 60)
