"""One look at the record makes notices for those concerned, once; what has ended is closed, what runs on again is opened."""

from datetime import timedelta

import pytest

from lachan.docket.models import Standing
from lachan.oversight.alerts.heartbeat import last_beat
from lachan.oversight.alerts.models import Contact, Delivery, Notice
from lachan.oversight.alerts.scan import scan

from .made import KEEPER, agency

pytestmark = pytest.mark.database
POLICE, PROCURACY, FACILITY = "cah-d674.a", "vksh-d674.a", "ntg-d674.a"
OTHER_HOUSE = "68-ttg"


def look(at):
    return scan(at, "test", at)


def notices(**about):
    return Notice.objects.using("keeper").filter(**about).order_by("made_at", "id")


def told(**about):
    return {(n.agency.key, n.rung) for n in notices(**about).select_related("agency")}


def address(key, account=None, **more):
    from uuid_utils.compat import uuid7

    from lachan.access.models import AuditLine

    line = AuditLine(id=uuid7(), at=more["valid_from"], role="test", verb="test", outcome="done")
    line.save(**KEEPER, force_insert=True)
    row = Contact(agency=agency(key), account_id=account, channel="email",
                  **{"address": f"{key}@gia-lap.example", "line": line, **more})  # fmt: skip
    row.save(**KEEPER, force_insert=True)
    return row


def test_a_custody_term_is_told_to_police_procuracy_and_facility_once(made, instant):
    at = instant("2024-03-15 10:00")
    matter = made.matter(at, origin=POLICE, supervisor=PROCURACY, custodian=FACILITY)
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    made.lodged(matter, "BC-GIA-LAP", at)
    assert look(at).raised == 9
    rungs = ("release_72h", "release_24h", "release_6h")
    assert told() == {(key, rung) for key in (POLICE, PROCURACY, FACILITY) for rung in rungs}
    assert told(closed_at=None) == {(key, "release_6h") for key in (POLICE, PROCURACY, FACILITY)}
    assert {(n.code, n.person, n.loud) for n in notices()} == {(matter.code, "BC-GIA-LAP", True)}
    assert look(at).raised == look(at + timedelta(minutes=1)).raised == 0


def test_a_house_is_told_of_whom_it_keeps_and_of_no_other_accused(made, instant):
    at = instant("2024-03-15 10:00")
    matter = made.matter(at, origin=POLICE, supervisor=PROCURACY, custodian=FACILITY)
    Standing(matter=matter, agency=agency(OTHER_HOUSE), kind="custodian", since=at, received_at=at).save(**KEEPER)  # fmt: skip
    for person in ("BC-MOT", "BC-HAI", "BC-BA"):
        made.in_custody(matter, person, "C06", at + timedelta(hours=6))
    made.lodged(matter, "BC-MOT", at, FACILITY)
    made.lodged(matter, "BC-HAI", at, OTHER_HOUSE)
    look(at)
    of_houses = notices(agency__key__in=[FACILITY, OTHER_HOUSE]).select_related("agency")
    assert {(n.agency.key, n.person) for n in of_houses} == {
        (FACILITY, "BC-MOT"), (OTHER_HOUSE, "BC-HAI")}  # fmt: skip


def test_the_alarm_goes_with_the_person_to_another_house(made, instant):
    at = instant("2024-03-15 10:00")
    matter = made.matter(at, origin=POLICE, supervisor=PROCURACY, custodian=FACILITY)
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    made.lodged(matter, "BC-GIA-LAP", at)
    look(at)
    made.lodged(matter, "BC-GIA-LAP", at + timedelta(hours=1), OTHER_HOUSE)
    for minutes in (61, 62):
        look(at + timedelta(minutes=minutes))
        assert told(closed_at=None) == {
            (key, "release_6h") for key in (POLICE, PROCURACY, OTHER_HOUSE)
        }


def test_the_alarm_goes_with_the_case_to_another_agency(made, instant):
    """Transferred: who has the case now is told, who had it is not told any longer."""
    at = instant("2024-03-15 10:00")
    clock = made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    new = agency("cah-d672.a")
    type(clock).objects.using("keeper").filter(id=clock.id).update(holder=new)
    look(at + timedelta(minutes=1))
    assert told(closed_at=None) == {("cah-d672.a", "release_6h"), (PROCURACY, "release_6h")}


def test_two_terms_of_one_person_are_two_alarms(made, instant):
    """Held under one order and, meanwhile, under another: the end of the one does not hide the other."""
    at = instant("2024-03-15 10:00")
    matter = made.matter(at)
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(minutes=30))
    made.clock(matter, "C12", at + timedelta(hours=5), person="BC-GIA-LAP")
    look(at)
    assert {(n.ref, n.rung) for n in notices(closed_at=None, agency__key=POLICE)} == {
        ("C06", "release_1h"), ("C12", "release_6h")}  # fmt: skip


def test_a_release_at_once_is_one_alarm_on_the_list_and_on_the_desk(made, cast, instant):
    """An order that was not approved: «ngay» in the clock, the hour that began it in the row of the accused."""
    from lachan.access import scope
    from lachan.oversight.alerts.queries import alerts_for

    at, who = instant("2024-03-15 10:00"), cast("dieutra")
    clock = made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at - timedelta(hours=3))
    type(clock).objects.using("keeper").filter(id=clock.id).update(due_at=None)
    look(at)
    assert told(closed_at=None) == {(key, "release_now") for key in (POLICE, PROCURACY, "68-cat")}
    with scope.acting(who):
        assert [one.kind for one in alerts_for(who, at)] == ["release"]


def test_an_order_recorded_after_its_end_is_told_at_once_and_after_any_silence(made, instant):
    at = instant("2024-03-15 10:00")
    address(POLICE, valid_from=at - timedelta(days=1))
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at - timedelta(days=40))
    look(at)
    assert told(closed_at=None) == {(key, "release_end") for key in (POLICE, PROCURACY, "68-cat")}
    assert Delivery.objects.using("keeper").count() == 1


def test_an_alarm_that_stands_goes_to_an_address_given_later(made, instant):
    """A body without any address, or with a wrong one that was given up: whoever mends it is told."""
    at = instant("2024-03-15 10:00")
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at - timedelta(hours=1))
    look(at)
    assert not Delivery.objects.using("keeper").exists()
    wrong = address(POLICE, valid_from=at)
    look(at + timedelta(minutes=1))
    rows = Delivery.objects.using("keeper")
    rows.update(state="failed", error="smtp_550")
    Contact.objects.using("keeper").filter(id=wrong.id).update(valid_to=at + timedelta(minutes=2))
    right = address(POLICE, valid_from=at + timedelta(minutes=2))
    for minutes in (3, 4):
        look(at + timedelta(minutes=minutes))
        waiting = rows.filter(state="waiting").select_related("notice")
        assert [(d.contact_id, d.notice.rung) for d in waiting] == [(right.id, "release_end")]


def test_the_last_hour_also_reaches_the_body_above(made, instant):
    at = instant("2024-03-15 10:00")
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(minutes=30))
    look(at)
    assert ("68-cat", "release_1h") in told(closed_at=None)


def test_without_a_standing_the_procuracy_of_the_register_is_told(made, instant):
    at = instant("2024-03-15 10:00")
    made.in_custody(made.matter(at, origin=POLICE), "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    assert (PROCURACY, "release_6h") in told()


def test_a_procuracy_that_gains_its_standing_late_is_told_then(made, instant):
    at = instant("2024-03-15 10:00")
    matter = made.matter(at, origin=POLICE, supervisor="68-vks")
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    assert not [key for key, _ in told() if key == PROCURACY]
    from lachan.docket.models import Standing

    Standing(matter=matter, agency=agency(PROCURACY), kind="supervisor", since=at, received_at=at).save(**KEEPER)  # fmt: skip
    look(at + timedelta(minutes=1))
    assert (PROCURACY, "release_6h") in told(closed_at=None)


def test_release_closes_and_a_corrected_release_opens_again(made, instant):
    at = instant("2024-03-15 10:00")
    clock = made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    made.released(clock, at)
    look(at + timedelta(minutes=5))
    assert told(closed_at=None) == set()
    type(clock).objects.using("keeper").filter(id=clock.id).update(met_at=None, owed=True)
    look(at + timedelta(minutes=10))
    assert {rung for _, rung in told(closed_at=None)} == {"release_6h"}


def test_a_term_moved_away_closes_and_is_told_anew_at_its_new_end(made, instant):
    at = instant("2024-03-15 10:00")
    clock = made.clock(made.matter(at), "D01", at + timedelta(days=2))
    look(at)
    assert told(closed_at=None) == {(POLICE, "duty_3d")}
    type(clock).objects.using("keeper").filter(id=clock.id).update(due_at=at + timedelta(days=60))
    look(at + timedelta(minutes=1))
    assert told(closed_at=None) == set()
    look(at + timedelta(days=58))
    assert told(closed_at=None) == {(POLICE, "duty_3d")}
    assert notices().count() == 2


def test_a_duty_is_told_to_its_holder_only_and_by_its_newest_rung(made, instant):
    at = instant("2024-03-15 10:00")
    made.clock(made.matter(at), "A16", at + timedelta(hours=20))
    look(at)
    assert told() == {(POLICE, "duty_1d")}
    look(at + timedelta(hours=21))
    assert told(closed_at=None) == {(POLICE, "duty_overdue")}
    assert look(at + timedelta(days=3)).looked == 0  # nothing more to say of it, nor to look at


def test_a_last_day_for_asking_is_told_before_and_no_longer_after(made, instant):
    at = instant("2024-03-15 10:00")
    made.clock(made.matter(at), "C13", at + timedelta(hours=40), fades=True, person="BC-GIA-LAP")
    look(at)
    assert told(closed_at=None) == {(POLICE, "request_2d")}
    look(at + timedelta(hours=41))
    assert told(closed_at=None) == set()


def test_the_body_that_a_report_complains_of_is_never_told(made, instant):
    at = instant("2024-03-15 10:00")
    made.clock(made.matter(at, barred=POLICE), "A16", at + timedelta(days=1))
    assert look(at).raised == 0


def test_a_body_that_has_ended_is_told_through_its_successor(made, instant):
    at = instant("2025-03-03 10:00")
    made.clock(made.matter(instant("2025-02-20 10:00")), "A16", at + timedelta(days=1))
    look(at)
    assert {key for key, _ in told()} == {"68-csdt"}


def test_an_unanswered_hand_over_climbs_to_the_sender_and_the_body_above(made, cast, instant):
    from tests.walking import Walk

    walk = Walk(cast)
    way = walk.sent(walk.received("2024-03-04 08:00"), "2024-03-04 10:00")
    of = {"kind": "handover", "closed_at": None}
    look(way.sent_at + timedelta(hours=12))
    assert told(**of) == {(POLICE, "handover_12h")}
    look(way.sent_at + timedelta(hours=24))
    assert told(**of) == {(POLICE, "handover_24h"), ("cax-c24853.a", "handover_24h")}
    look(way.sent_at + timedelta(hours=48))
    assert told(**of) == {(key, "handover_48h") for key in (POLICE, "cax-c24853.a", "68-cat")}


def test_an_answered_hand_over_asks_nobody(made, cast, instant):
    from tests.walking import Walk

    from lachan.docket import commands as docket

    walk = Walk(cast)
    matter = walk.received("2024-03-04 08:00")
    way = walk.sent(matter, "2024-03-04 10:00")
    look(way.sent_at + timedelta(hours=12))
    at = way.sent_at + timedelta(hours=13)
    docket.receive_handover(
        handover=walk.waiting(matter), by=cast("dieutra"), at=at, received_at=at
    )
    look(at)
    assert told(kind="handover", closed_at=None) == set()


def test_a_message_goes_to_those_who_gave_an_address_about_the_newest_rung(made, instant):
    at = instant("2024-03-15 10:00")
    contact = address(POLICE, valid_from=at - timedelta(days=1))
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    (row,) = Delivery.objects.using("keeper").select_related("notice")
    assert (row.contact_id, row.notice.rung, row.next_at) == (contact.id, "release_6h", at)


def test_quiet_for_those_without_the_duty(made, cast, instant):
    """Nobody of another body, nobody who has left it, nobody excluded from the matter, nobody who wants none."""
    from lachan.docket.models import Exclusion

    at = instant("2024-03-15 10:00")
    before = {"valid_from": at - timedelta(days=1)}
    address("cah-d672.a", **before)  # another district
    address(POLICE, cast("dieutra_khac").account_id, **before)  # holds no place here
    kept_out = address(POLICE, cast("dieutra").account_id, **before)
    address(POLICE, wants="nothing", **before)
    matter = made.matter(at)
    Exclusion(matter=matter, account_id=cast("dieutra").account_id, since=at, line=kept_out.line).save(**KEEPER)  # fmt: skip
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    assert not Delivery.objects.using("keeper").exists()


def test_quiet_hours_hold_back_a_duty_and_never_a_release(made, instant):
    from datetime import time

    at = instant("2024-03-15 23:00")
    address(POLICE, quiet_from=time(22), quiet_to=time(6), valid_from=at - timedelta(days=1))
    matter = made.matter(at)
    made.clock(matter, "A16", at + timedelta(days=1))
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    look(at)
    when = {
        d.notice.kind: d.next_at for d in Delivery.objects.using("keeper").select_related("notice")
    }
    assert when == {"duty": instant("2024-03-16 06:00"), "release": at}


def test_a_first_start_on_an_old_record_makes_notices_and_no_flood_of_letters(made, instant):
    at = instant("2024-03-15 10:00")
    address(POLICE, valid_from=at - timedelta(days=1))
    for days in (30, 300):
        made.clock(made.matter(at), "A16", at - timedelta(days=days))
    assert look(at).raised == 2
    assert not Delivery.objects.using("keeper").exists()


def test_a_scan_is_a_sign_of_life(made, instant):
    at = instant("2024-03-15 10:00")
    look(at)
    assert last_beat("keeper") == at
