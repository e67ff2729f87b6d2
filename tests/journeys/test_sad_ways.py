"""The ways that go wrong or end otherwise: refused, suspended, cancelled, corrected, declined, not ours."""

import pytest
from tests.walking import Walk, hour

from lachan.access import scope
from lachan.docket import commands as docket
from lachan.docket import queries, readings
from lachan.docket.models import Act
from lachan.intake import commands as intake

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def walk(cast):
    return Walk(cast)


def done(walk, verb, account, matter, at, told, **more):
    """One step by one account, at that hour."""
    verb(
        matter=walk.seen(account, matter),
        by=walk.cast(account),
        at=hour(at),
        **{told: hour(at)},
        **more,
    )
    return walk.seen(account, matter)


def test_refused_then_sent_to_the_right_place(cast, walk):
    """Wrong district: refused after two hours; the commune still holds it and sends it again in time."""
    matter = walk.received("2024-03-04 08:00")
    walk.sent(matter, "2024-03-04 09:00", to="cah-d672.a")
    docket.refuse_handover(handover=walk.waiting(matter, "dieutra_khac"), ground="wrong_address", by=cast("dieutra_khac"),
                           at=hour("2024-03-04 11:00"), refused_at=hour("2024-03-04 11:00"))  # fmt: skip
    kept = walk.seen("caxa", matter)
    assert (kept.reading.stage, kept.reading.holder_id) == ("I0", cast("caxa").agency_id)
    walk.sent(matter, "2024-03-04 13:00", to="cah-d674.a")
    held = walk.taken(matter, "2024-03-04 14:00")
    assert (held.reading.stage, held.reading.holder_id) == ("I1", cast("dieutra").agency_id)
    # Twenty days run from who is competent, not from who refused: 24/03 is a Sunday.
    assert walk.last_moment("dieutra", matter, "A16", "2024-03-04 15:00") == "2024-03-25 23:59"
    assert walk.kinds("dieutra", matter) == ["report_received", "handover_sent", "handover_refused", "handover_sent",
                                             "handover_received", "competent_receipt"]  # fmt: skip


def test_suspended_then_resumed_then_initiated(walk):
    matter = walk.suspended("2024-03-25 10:00")
    assert walk.last_moment("dieutra", matter, "A23", "2024-03-25 11:00") == "2024-03-26 10:00"
    done(walk, intake.send_suspension, "dieutra", matter, "2024-03-26 09:00", "sent_at")
    assert walk.clock("dieutra", matter, "A23", "2024-03-26 10:00").state == "met"
    done(walk, intake.resume_verification, "dieutra", matter, "2024-06-03 09:00", "resumed_at")
    assert walk.last_moment("dieutra", matter, "A26", "2024-06-03 10:00") == "2024-07-03 23:59"
    assert walk.last_moment("dieutra", matter, "A27", "2024-06-03 10:00") == "2024-06-06 23:59"
    end = done(
        walk,
        intake.initiate_case,
        "dieutra",
        matter,
        "2024-07-01 09:00",
        "decided_at",
        article="150",
    )
    assert end.reading.stage == "P1"
    assert walk.clock("dieutra", matter, "A26", "2024-07-02 09:00").state == "met"


def test_a_suspension_without_ground_is_cancelled(walk):
    matter = walk.suspended("2024-03-25 10:00")
    done(walk, intake.send_suspension, "dieutra", matter, "2024-03-25 11:00", "sent_at")
    done(walk, intake.cancel_suspension, "kiemsat", matter, "2024-04-02 09:00", "cancelled_at")
    assert walk.last_moment("kiemsat", matter, "A24", "2024-04-02 10:00") == "2024-04-03 09:00"
    done(walk, intake.receive_cancellation, "dieutra", matter, "2024-04-03 08:00", "received_at")
    assert walk.stage("dieutra", matter) == "I4"
    # One month from 03/04: Friday 03/05.
    assert walk.last_moment("dieutra", matter, "A25", "2024-04-03 09:00") == "2024-05-03 23:59"
    assert walk.clock("kiemsat", matter, "A24", "2024-04-03 09:00").state == "met"
    end = done(
        walk,
        intake.decline_initiation,
        "dieutra",
        matter,
        "2024-05-02 09:00",
        "decided_at",
        ground="157.1",
    )
    assert end.reading.closed
    assert walk.clock("dieutra", matter, "A25", "2024-05-02 10:00").state == "met"


def test_a_wrong_day_is_corrected_and_every_term_moves(cast, walk):
    """Typed as received on 04/03, in truth on 01/03: the term ends three days earlier, the old act stays."""
    matter = walk.received("2024-03-01 07:00")
    walk.sent(matter, "2024-03-01 08:00")
    walk.taken(matter, "2024-03-04 11:00")
    assert walk.last_moment("dieutra", matter, "A16", "2024-03-05 09:00") == "2024-03-25 23:59"
    with scope.acting(cast("dieutra")):
        wrong = list(
            Act.objects.filter(
                matter_id=matter.id, kind__in=["handover_received", "competent_receipt"]
            )
        )
    for act in wrong:
        intake.correct_act(act=act, occurred_at=hour("2024-03-01 11:00"), reason="Ghi nhầm ngày nhận.", by=cast("dieutra"),
                           at=hour("2024-03-05 09:00"))  # fmt: skip
    # Twenty days from Friday 01/03: Thursday 21/03.
    assert walk.last_moment("dieutra", matter, "A16", "2024-03-05 10:00") == "2024-03-21 23:59"
    assert walk.kinds("dieutra", matter).count("competent_receipt") == 2
    with scope.acting(cast("dieutra")):
        deeds = readings.deeds_of(matter.id)
    # As it was known on the 4th, the old day is read.
    (then,) = [
        r
        for r in readings.read(deeds, hour("2024-03-06 09:00"), hour("2024-03-04 23:00"))
        if r.ref == "A16"
    ]
    assert then.due_on.isoformat() == "2024-03-25"
    with scope.acting(cast("dieutra")):
        due = {c.ref: c.due_at for c in walk.seen("dieutra", matter).clocks.filter(met_at=None)}
    assert due["A16"].astimezone(hour("2024-01-01").tzinfo).date().isoformat() == "2024-03-21"


def test_declined_and_told_in_three_days(walk):
    matter = walk.assigned()
    done(
        walk,
        intake.decline_initiation,
        "dieutra",
        matter,
        "2024-03-21 09:00",
        "decided_at",
        ground="157.2",
    )
    # Three days from Thursday 21/03: Sunday, so Monday.
    assert walk.last_moment("dieutra", matter, "A28", "2024-03-21 10:00") == "2024-03-25 23:59"
    done(walk, intake.notify_result, "dieutra", matter, "2024-03-25 16:00", "notified_at")
    assert walk.clock("dieutra", matter, "A28", "2024-03-25 17:00").state == "met"
    assert walk.stage("dieutra", matter) == "I5"


def test_not_ours_is_passed_on_in_24_hours(cast, walk):
    """The district finds that the province is competent; the term of the province runs from its own receipt."""
    matter = walk.handed()
    done(walk, intake.find_noncompetence, "dieutra", matter, "2024-03-06 09:00", "found_at")
    assert walk.last_moment("dieutra", matter, "A03", "2024-03-06 10:00") == "2024-03-07 09:00"
    walk.sent(matter, "2024-03-06 15:00", to="68-csdt", sender="dieutra")
    assert walk.clock("dieutra", matter, "A03", "2024-03-06 16:00").state == "met"
    held = walk.taken(matter, "2024-03-07 09:00", account="dieutra_tinh")
    assert held.reading.holder_id == cast("dieutra_tinh").agency_id
    # Twenty days from Thursday 07/03: Wednesday 27/03.
    assert walk.last_moment("dieutra_tinh", matter, "A16", "2024-03-07 10:00") == "2024-03-27 23:59"


def test_late_is_said_as_late(walk):
    """Handed over after 30 hours, assigned on the sixth day, no decision in time: each clock says so."""
    matter = walk.received("2024-03-04 08:00")
    walk.sent(matter, "2024-03-05 14:00")
    assert walk.clock("caxa", matter, "A05", "2024-03-05 15:00").state == "met_late"
    walk.taken(matter, "2024-03-05 15:00")
    assert walk.clock("dieutra", matter, "A14", "2024-03-09 00:00").state == "lapsed"
    walk.assigned("2024-03-11 09:00", matter)
    assert walk.clock("dieutra", matter, "A14", "2024-03-11 10:00").state == "met_late"
    assert walk.clock("dieutra", matter, "A16", "2024-03-26 00:00").state == "lapsed"
    with scope.acting(walk.cast("dieutra")):
        page = queries.matters(
            walk.cast("dieutra"), queries.Filters(late_at=hour("2024-03-26 00:00"))
        )
    assert [row.matter_id for row in page.rows] == [matter.id]


def test_a_hotline_call_knows_that_it_was_received_and_no_more(cast, walk):
    hotline = Walk(cast, commune="tongdai")
    matter = hotline.received(
        channel="hotline_111", external_number="T-1", narrative="Lời kể giả lập."
    )
    hotline.sent(matter)
    walk.taken(matter)
    walk.assigned("2024-03-05 09:00", matter)
    who = cast("tongdai")
    with scope.acting(who):
        seen = queries.matter_by_code(who, matter.code)
        assert seen.reading.stage == "I2"
        assert [act.kind for act in queries.acts_of(who, seen)] == [
            "report_received",
            "handover_sent",
        ]
        assert queries.mentions_of(who, seen) == []
        assert queries.answered(who)[0].answer.received
