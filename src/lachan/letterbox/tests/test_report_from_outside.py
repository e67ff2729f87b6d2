"""A report from outside is a report like any other, and of whoever sent it nothing is kept but what they said."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.docket import queries as docket
from lachan.docket import readings
from lachan.docket.models import RegisterEntry, Standing
from lachan.intake.models import Report
from lachan.letterbox import door, receipts
from lachan.letterbox.commands import report_from_outside
from lachan.letterbox.models import Letter

from .scene import AT, HOUR, sent, told

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def seen(who, matter_id):
    with scope.acting(who):
        return docket.lines(who, docket.Filters()).rows, Report.objects.filter(matter=matter_id).first()  # fmt: skip


def test_it_is_in_the_register_of_the_commune_with_its_clocks(cast):
    made, who = sent(), cast("caxa")
    rows, report = seen(who, made.letter.matter_id)
    assert [(one.numbers, one.received_at) for one in rows] == [(["01/2024"], HOUR)]
    assert (report.channel, report.informant, report.recorded_at) == ("online", "anonymous", HOUR)
    with scope.acting(who):
        running = readings.read(readings.deeds_of(made.letter.matter_id), hour("2024-03-05 08:30"))
    assert running and all(clock.started_at == HOUR for clock in running if clock.due_at)


def test_sent_twice_it_is_received_once(cast):
    made = sent()
    again = door.send(made.report, made.code, AT)
    assert again.matter_id == made.letter.matter_id
    with scope.acting(cast("caxa")):
        assert RegisterEntry.objects.count() == Letter.objects.count() == 1


def test_a_named_one_keeps_its_minute(cast):
    made = sent(informant="named")
    assert seen(cast("caxa"), made.letter.matter_id)[1].received_at == AT
    assert (made.letter.anonymous, made.letter.arrived_hour) == (False, HOUR)


def test_without_a_place_the_provinces_investigators_receive_it(cast):
    made = sent(place="")
    assert made.letter.agency.key == "68-csdt"
    assert seen(cast("caxa"), made.letter.matter_id)[1] is None


def test_an_official_of_the_commune_is_gone_round(cast):
    made = sent(official="commune")
    assert made.letter.agency.key == "68-csdt"
    assert seen(cast("caxa"), made.letter.matter_id)[1] is None
    with scope.acting(cast("thanhtra")):
        assert Standing.objects.filter(matter=made.letter.matter_id, kind="inspector").exists()


def test_an_official_of_the_province_is_gone_round_by_the_procuracy(cast):
    made = sent(official="province")
    assert made.letter.agency.key == "68-vks"
    assert seen(cast("dieutra_tinh"), made.letter.matter_id)[1] is None
    assert seen(cast("kiemsat_tinh"), made.letter.matter_id)[1] is not None


def test_in_2026_the_commune_of_2026_receives_it(cast):
    made = sent(hour("2026-03-04 08:47"), place="c24853.c")
    assert made.letter.agency.key == "cax-c24853.c"
    assert seen(cast("caxa_2026"), made.letter.matter_id)[1] is not None


def test_nobody_with_an_account_may(cast):
    report, digest = told(informant="named"), receipts.digest(receipts.fresh())
    with pytest.raises(NotYours):
        report_from_outside(report=report, digest=digest, by=cast("caxa"), at=AT)


def test_an_anonymous_one_is_not_told_with_its_minute():
    report, digest = told(), receipts.digest(receipts.fresh())
    by = door.outside(digest, report.receiver.body)
    with pytest.raises(RuntimeError, match="to the hour"):
        report_from_outside(report=report, digest=digest, by=by, at=AT)
    # the hour alone is not enough: the ids would tell the millisecond
    with pytest.raises(RuntimeError, match="to the hour"):
        report_from_outside(report=report, digest=digest, by=by, at=HOUR)


def test_two_reports_are_two_letters(cast):
    sent()
    sent(at=hour("2024-03-04 08:50"))
    with scope.acting(cast("caxa")):
        assert sorted(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2]
        assert Letter.objects.count() == 2


def test_a_code_that_another_report_has_opens_that_one_and_takes_none_in(cast):
    """By chance one in ten thousand million million; then nothing is mixed up."""
    made = sent()
    other = replace(made.report, given=replace(made.report.given, client_key=uuid4()))
    assert door.send(other, made.code, AT).matter_id == made.letter.matter_id
