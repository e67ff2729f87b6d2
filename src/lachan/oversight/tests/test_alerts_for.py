"""What is open for me and my agency: release first, then a stopped worker, then duties; each says what if not."""

from datetime import timedelta

import pytest

from lachan.access import scope
from lachan.law.book import book
from lachan.oversight.alerts.queries import alerts_for
from lachan.oversight.alerts.scan import scan

from .made import KEEPER, agency

pytestmark = pytest.mark.database


def asked(who, at):
    with scope.acting(who):
        return alerts_for(who, at)


@pytest.fixture
def at(instant):
    return instant("2024-03-15 10:00")


def test_release_first_each_with_what_when_and_otherwise(made, cast, at):
    matter = made.matter(at)
    made.clock(matter, "A16", at + timedelta(hours=2))
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=20))
    scan(at, "test", at)
    release, duty = asked(cast("dieutra"), at)
    assert (release.kind, release.code, release.person, release.when) == (
        "release", matter.code, "BC-GIA-LAP", at + timedelta(hours=20))  # fmt: skip
    assert release.otherwise == book().clocks["C06"].on_lapse
    assert (release.what, duty.what) == ("Tạm giữ", book().clocks["A16"].name)
    assert (duty.kind, duty.loud) == ("duty", False)
    assert duty.otherwise == book().clocks["A16"].on_lapse


def test_the_procuracy_is_told_of_the_release_and_not_of_the_duty(made, cast, at):
    matter = made.matter(at)
    made.clock(matter, "A16", at + timedelta(hours=2))
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=20))
    scan(at, "test", at)
    assert [one.kind for one in asked(cast("kiemsat"), at)] == ["release"]
    assert asked(cast("dieutra_khac"), at) == asked(cast("caxa"), at) == []


def test_a_stopped_worker_is_an_alert_and_keeps_no_release_from_the_desk(made, cast, at):
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(hours=5))
    release, stopped = asked(cast("kiemsat"), at)
    assert (release.kind, release.notice, release.rung) == (
        "release", None, "Còn không quá 06 giờ là hết thời hạn tạm giữ hoặc tạm giam")  # fmt: skip
    assert (stopped.kind, stopped.loud) == ("worker", True)
    assert "lachan worker" in stopped.otherwise
    assert [one.kind for one in asked(cast("caxa"), at)] == ["worker"]


def test_a_running_worker_is_no_alert_and_one_that_went_silent_is(cast, committed, at):
    scan(at, "test", at)
    assert asked(cast("dieutra"), at + timedelta(minutes=3)) == []
    assert [one.kind for one in asked(cast("dieutra"), at + timedelta(minutes=4))] == ["worker"]


def test_a_stopped_worker_keeps_no_release_from_the_court_that_ordered_it(made, cast, at):
    """At trial the investigating agency still stands as the accused's; the term is the court's."""
    matter = made.matter(at, origin="cah-d674.a", supervisor="vksh-d674.a", court="tah-d674.a")
    clock = made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=5))
    type(clock).objects.using("keeper").filter(id=clock.id).update(holder=agency("tah-d674.a"))
    assert [one.kind for one in asked(cast("toaan"), at)] == ["release", "worker"]


def test_a_beat_from_the_future_keeps_no_dead_worker_alive(cast, committed, at):
    """Its clock was a day ahead when it died."""
    scan(at + timedelta(days=1), "wrong clock", at)
    assert [one.kind for one in asked(cast("dieutra"), at)] == ["worker"]
    scan(at, "right clock", at)
    assert asked(cast("dieutra"), at + timedelta(minutes=2)) == []
    assert [one.kind for one in asked(cast("dieutra"), at + timedelta(minutes=9))] == ["worker"]


def test_who_is_excluded_from_the_matter_is_told_nothing(made, cast, at):
    from lachan.docket.models import Exclusion

    from .test_scan import address

    matter, who = made.matter(at), cast("dieutra")
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=5))
    scan(at, "test", at)
    line = address("cah-d674.a", valid_from=at).line
    Exclusion(matter=matter, account_id=who.account_id, since=at, line=line).save(**KEEPER)
    assert asked(who, at) == []


def test_the_body_above_sees_a_code_and_not_the_matter(made, cast, instant):
    from lachan.docket import queries
    from lachan.docket.models import AccusedReading

    at = instant("2024-03-15 10:00")
    matter = made.matter(at)
    made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(minutes=20))
    scan(at, "test", at)
    above = cast("quantri")  # of the provincial police
    (shown,) = asked(above, at)
    assert (shown.code, shown.kind) == (matter.code, "release")
    with scope.acting(above):
        assert queries.matters(above, queries.Filters()).rows == []
        assert not AccusedReading.objects.exists()


def test_the_list_costs_three_statements_whatever_is_open(
    made, cast, at, django_assert_num_queries
):
    for _ in range(5):
        matter = made.matter(at)
        made.in_custody(matter, "BC-GIA-LAP", "C06", at + timedelta(hours=5))
        made.clock(matter, "A16", at + timedelta(hours=2))
    scan(at, "test", at)
    who = cast("dieutra")
    with scope.acting(who), django_assert_num_queries(3):
        assert len(alerts_for(who, at)) == 10
