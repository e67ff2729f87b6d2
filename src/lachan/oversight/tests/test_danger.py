"""A red flag reaches whoever must act: at once, in the quiet hours too, without saying who or what; again while nobody acts."""

from datetime import timedelta

import pytest
from tests.care_walk import CARE_ERAS, STORY, CareWalk

from lachan.access import scope
from lachan.oversight.alerts.models import Delivery, Notice
from lachan.oversight.alerts.ports import Email
from lachan.oversight.alerts.queries import alerts_for
from lachan.oversight.alerts.scan import scan
from lachan.oversight.alerts.sending import deliver, due
from lachan.oversight.commands import acknowledge_notice
from lachan.reference.models import Agency
from lachan.victims import commands as c
from lachan.victims.models import CareClock

from .servers import LOOPBACK, smtp
from .test_scan import address

pytestmark = pytest.mark.database
WORDS = "Chồng cũ đứng ở cổng (giả lập)"


@pytest.fixture(params=["old", "new"])
def walk(committed, cast, request) -> CareWalk:
    one = CareWalk(cast, CARE_ERAS[request.param]).in_care().told()
    one.deed(c.raise_red_flag, "lead", flag="followed", words=WORDS)
    return one


def told(walk, kind="danger", *, open_only=True):
    rows = Notice.objects.using("keeper").filter(kind=kind)
    rows = rows.filter(closed_at=None) if open_only else rows
    return [(row.rung, row.agency_id) for row in rows.order_by("made_at", "agency_id")]


def scanned(walk, **later):
    scan(walk.later(**later), "test", walk.now)


def test_the_lead_is_told_at_the_first_look_and_nobody_learns_who(walk):
    scanned(walk, hours=0)
    assert told(walk) == [("danger_raised", walk.body("lead").id)]
    row = Notice.objects.using("keeper").get(kind="danger")
    assert (row.matter_id, row.care_id, row.code, row.person, row.loud) == (None, walk.file.id, "", "", True)  # fmt: skip


def test_it_goes_out_in_quiet_hours_and_says_neither_who_nor_what(walk):
    lead = walk.body("lead")
    address(lead.key, valid_from=walk.now - timedelta(days=1), wants="release")
    scanned(walk, hours=0)
    with smtp() as (port, letters):
        ports = {"email": Email(LOOPBACK, port, "lachan@gia-lap.example", security="none")}
        sent = [deliver(one, walk.now, ports, base="https://lachan.example", synthetic=True) for one in due(walk.now)]  # fmt: skip
    assert sent == ["sent"]
    ((_, letter),) = letters.taken
    text = letter.as_string() + letter.get_content()
    assert "https://lachan.example/cham-soc/can-lam/" in text
    assert "DỮ LIỆU GIẢ LẬP" in letter.get_content()
    for canary in (walk.file.person.code, str(walk.file.id), WORDS, STORY, "followed"):
        assert canary not in text


def test_unsettled_it_goes_up_and_settled_it_ends(walk):
    lead = walk.body("lead")
    scanned(walk, hours=0)
    scanned(walk, hours=1)
    above = Agency.objects.using("keeper").get(id=lead.id).parent_id
    assert set(told(walk)) == {("danger_1h", lead.id)} | (
        {("danger_1h", above)} if above else set()
    )
    walk.deed(c.settle_red_flag, "lead", flag="followed", words="Đã chuyển chỗ ở (giả lập)")
    scanned(walk, hours=0)
    assert told(walk) == []
    assert len(told(walk, open_only=False)) >= 2


def test_a_second_flag_is_told_while_the_first_is_open(walk):
    scanned(walk, hours=0)
    walk.deed(c.raise_red_flag, "lead", flag="threatened", words=WORDS)
    scanned(walk, hours=0)
    rows = Notice.objects.using("keeper").filter(
        kind="danger", closed_at=None, agency=walk.body("lead")
    )
    assert len({row.started_by for row in rows}) == 2


def test_seen_it_stands_until_it_is_settled(walk):
    scanned(walk, hours=0)
    who = walk.who("lead")
    with scope.acting(who):
        (shown,) = [one for one in alerts_for(who, walk.now) if one.kind == "danger"]
        assert (shown.code, shown.care, shown.holder) == ("", True, "")
    acknowledge_notice(notice=shown.notice, by=who, at=walk.now)
    with scope.acting(who):
        (shown,) = [one for one in alerts_for(who, walk.now) if one.kind == "danger"]
        assert shown.seen_at == walk.now
    stranger = walk.cast("thukybcd")
    with scope.acting(stranger):
        assert [one for one in alerts_for(stranger, walk.now) if one.kind == "danger"] == []


def test_terms_of_care_are_told_like_any_other(walk):
    owed = {(row.ref, row.holder_id) for row in clocks(walk)}
    assert owed
    scanned(walk, days=40)
    found = {
        (n.ref, n.agency_id)
        for n in Notice.objects.using("keeper").exclude(kind="danger").filter(care=walk.file)
    }
    assert found <= {(ref, holder) for ref, holder in owed}
    assert found
    assert Delivery.objects.using("keeper").filter(notice__care=walk.file).count() == 0


def clocks(walk):
    return CareClock.objects.using("keeper").filter(care=walk.file, owed=True)
