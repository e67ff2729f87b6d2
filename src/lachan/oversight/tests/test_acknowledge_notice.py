"""Saying that one has seen a notice: once, by one's own agency; the alarm itself stays."""

from datetime import timedelta

import pytest
from tests.walking import does, lines, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.oversight import commands
from lachan.oversight.alerts.models import Notice
from lachan.oversight.alerts.queries import alerts_for
from lachan.oversight.alerts.scan import scan
from lachan.oversight.commands.alerts_notices import AlreadySeen, NoLongerDue

pytestmark = pytest.mark.database


@pytest.fixture
def notice(made, instant):
    at = instant("2024-03-15 10:00")
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at + timedelta(hours=6))
    scan(at, "test", at)
    return Notice.objects.using("keeper").get(agency__key="cah-d674.a", closed_at=None)


def test_it_is_seen_once_and_the_alarm_stays(notice, cast):
    at, who = notice.made_at + timedelta(minutes=5), cast("dieutra")
    done = does(
        commands.acknowledge_notice, by=who, at=at, subject=notice.matter_id, notice=notice.id
    )
    assert (done.seen_at, done.seen_by) == (at, who.account_id)
    assert lines(who)[-1].detail == {"rung": "release_6h", "ref": "C06"}
    with scope.acting(who):
        (shown,) = [one for one in alerts_for(who, at) if one.kind == "release"]
    assert (shown.notice, shown.seen_at) == (notice.id, at)
    refuses(AlreadySeen, commands.acknowledge_notice, by=who, at=at, notice=notice.id)


def test_another_body_knows_of_no_such_notice(notice, cast):
    for account in ("dieutra_khac", "kiemsat"):
        refuses(
            NotFound,
            commands.acknowledge_notice,
            by=cast(account),
            at=notice.made_at,
            notice=notice.id,
        )


def test_who_has_no_such_duty_may_not(notice, cast):
    refuses(
        NotYours,
        commands.acknowledge_notice,
        by=cast("quantri"),
        at=notice.made_at,
        notice=notice.id,
    )


def test_what_has_ended_needs_no_acknowledgement(notice, cast):
    Notice.objects.using("keeper").filter(id=notice.id).update(closed_at=notice.made_at)
    refuses(
        NoLongerDue,
        commands.acknowledge_notice,
        by=cast("dieutra"),
        at=notice.made_at,
        notice=notice.id,
    )
