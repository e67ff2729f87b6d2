"""What is owed after a step: each verb leaves its act and meets its clock; the wrong hands are refused."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.docket.commands import NotHolding
from lachan.intake import commands as intake
from lachan.intake.steps import NotNow, NotSupervising

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAY = hour("2024-04-03 09:00")
SOON = "2024-04-03 10:00"


def done(walk, cast, account, verb, matter, kind, ref="", **told):
    """The verb is done by this account; its act is the last one and the clock of that row is met."""
    seen = walk.seen(account, matter)
    does(verb, matter=seen, **told, by=cast(account), at=DAY, subject=matter.id)
    assert walk.kinds(account, matter)[-1] == kind
    if ref:
        assert walk.clock(account, matter, ref, SOON).state in {"met", "met_late"}


def resumed(walk, cast):
    matter = walk.suspended()
    at = hour("2024-04-02 09:00")
    intake.resume_verification(matter=matter, by=cast("dieutra"), at=at, resumed_at=at)
    return matter


def declined(walk, cast):
    matter, at = walk.assigned(), hour("2024-04-02 09:00")
    intake.decline_initiation(
        matter=matter, ground="157.2", by=cast("dieutra"), at=at, decided_at=at
    )
    return matter


def demanded(walk, cast):
    matter = walk.assigned()
    at = hour("2024-04-02 09:00")
    intake.demand_remedy(
        matter=walk.seen("kiemsat", matter),
        reason="Giả lập.",
        by=cast("kiemsat"),
        at=at,
        demanded_at=at,
    )
    return matter


def test_send_resumption(walk, cast):
    done(
        walk,
        cast,
        "dieutra",
        intake.send_resumption,
        resumed(walk, cast),
        "resumption_sent",
        "A27",
        sent_at=DAY,
    )
    refuses(
        NotNow,
        intake.send_resumption,
        matter=walk.assigned(),
        sent_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_send_decision(walk, cast):
    done(
        walk,
        cast,
        "dieutra",
        intake.send_decision,
        walk.initiated(),
        "decision_sent_to_procuracy",
        sent_at=DAY,
    )
    refuses(
        NotNow,
        intake.send_decision,
        matter=walk.assigned(),
        sent_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_review_suspended(walk, cast):
    done(
        walk,
        cast,
        "dieutra",
        intake.review_suspended,
        walk.suspended(),
        "suspended_reviewed",
        reviewed_at=DAY,
    )
    refuses(
        NotNow,
        intake.review_suspended,
        matter=walk.assigned(),
        reviewed_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_archive_file(walk, cast):
    done(
        walk,
        cast,
        "dieutra",
        intake.archive_file,
        declined(walk, cast),
        "file_archived",
        "A33",
        archived_at=DAY,
    )
    refuses(
        NotYours,
        intake.archive_file,
        matter=walk.assigned(),
        archived_at=DAY,
        by=cast("caxa"),
        at=DAY,
    )


def test_transfer_for_sanction(walk, cast):
    matter = declined(walk, cast)
    done(
        walk,
        cast,
        "dieutra",
        intake.transfer_for_sanction,
        matter,
        "sanction_transferred",
        transferred_at=DAY,
    )
    refuses(
        NotNow,
        intake.transfer_for_sanction,
        matter=walk.assigned(),
        transferred_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_record_surrender_and_notify_surrender(walk, cast):
    matter = walk.assigned()
    done(
        walk,
        cast,
        "dieutra",
        intake.record_surrender,
        matter,
        "offender_surrendered",
        surrendered_at=DAY,
    )
    done(
        walk,
        cast,
        "dieutra",
        intake.notify_surrender,
        matter,
        "surrender_notified",
        "A34",
        notified_at=DAY,
    )
    refuses(
        NotNow,
        intake.notify_surrender,
        matter=walk.assigned(),
        notified_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_demand_remedy_receive_remedy_demand_and_report_remedied(walk, cast):
    matter = demanded(walk, cast)
    done(
        walk,
        cast,
        "dieutra",
        intake.receive_remedy_demand,
        matter,
        "remedy_received",
        received_at=DAY,
    )
    done(
        walk,
        cast,
        "dieutra",
        intake.report_remedied,
        matter,
        "violation_remedied",
        "A29",
        what="Đã bổ sung.",
        remedied_at=DAY,
    )
    assert walk.kinds("kiemsat", matter)[-1] == "violation_remedied"


def test_demand_remedy_is_the_procuracys(walk, cast):
    told = {"reason": "Giả lập.", "by": cast("dieutra"), "at": DAY, "demanded_at": DAY}
    refuses(NotYours, intake.demand_remedy, matter=walk.assigned(), **told)


def test_receive_remedy_demand_needs_one(walk, cast):
    refuses(
        NotNow,
        intake.receive_remedy_demand,
        matter=walk.assigned(),
        received_at=DAY,
        by=cast("dieutra"),
        at=DAY,
    )


def test_report_remedied_needs_a_demand(walk, cast):
    told = {"what": "x", "remedied_at": DAY, "by": cast("dieutra"), "at": DAY}
    refuses(NotNow, intake.report_remedied, matter=walk.assigned(), **told)


def test_request_takeover_object_to_takeover_send_file_to_procuracy_and_take_over(walk, cast):
    matter = demanded(walk, cast)
    done(
        walk,
        cast,
        "kiemsat",
        intake.request_takeover,
        matter,
        "takeover_requested",
        reason="Không khắc phục.",
        requested_at=DAY,
    )
    done(
        walk,
        cast,
        "dieutra",
        intake.object_to_takeover,
        matter,
        "takeover_objected",
        reason="Giả lập.",
        objected_at=DAY,
    )
    done(
        walk,
        cast,
        "dieutra",
        intake.send_file_to_procuracy,
        matter,
        "file_sent_to_procuracy",
        sent_at=DAY,
    )
    done(walk, cast, "kiemsat", intake.take_over, matter, "procuracy_took_over", taken_at=DAY)
    assert walk.seen("kiemsat", matter).reading.holder_id == cast("kiemsat").agency_id
    told = {"article": "150", "by": cast("dieutra"), "at": DAY, "decided_at": DAY}
    refuses(NotHolding, intake.initiate_case, matter=walk.seen("dieutra", matter), **told)


def test_take_over_is_for_the_supervising_procuracy(walk, cast):
    matter = walk.handed()  # the procuracy has been told nothing yet
    refuses(
        NotSupervising, intake.take_over, matter=matter, taken_at=DAY, by=cast("kiemsat"), at=DAY
    )


def test_send_cancellation(walk, cast):
    matter = walk.cancelled()
    done(
        walk,
        cast,
        "kiemsat",
        intake.send_cancellation,
        matter,
        "cancellation_sent",
        "A24",
        sent_at=DAY,
    )
    seen = walk.seen("kiemsat", walk.suspended())
    refuses(NotNow, intake.send_cancellation, matter=seen, sent_at=DAY, by=cast("kiemsat"), at=DAY)


def test_object_to_takeover_needs_a_request_or_at_least_the_holder(walk, cast):
    told = {"reason": "x", "objected_at": DAY, "by": cast("kiemsat"), "at": DAY}
    refuses(NotYours, intake.object_to_takeover, matter=walk.assigned(), **told)


def test_send_file_to_procuracy_is_the_holders(walk, cast):
    refuses(
        NotYours,
        intake.send_file_to_procuracy,
        matter=walk.assigned(),
        sent_at=DAY,
        by=cast("kiemsat"),
        at=DAY,
    )
