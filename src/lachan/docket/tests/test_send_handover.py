"""Sending a report on: the receiver sees it at once, the sender holds it until it is received."""

from dataclasses import replace
from datetime import date

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours, StateSecret
from lachan.docket import queries
from lachan.docket.commands import (
    AlreadyOnItsWay,
    Barred,
    NotHolding,
    SameAgency,
    UnknownHanded,
    send_handover,
)
from lachan.docket.ledger import BeforeReceipt, NotYet, PaperGiven
from lachan.docket.models import Matter
from lachan.docket.steps import RecipientOver

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-04 10:00")


@pytest.fixture
def walk(cast):
    return Walk(cast)


def test_the_receiver_has_it_in_the_tray_and_the_sender_still_holds_it(cast, walk):
    matter = walk.received()
    way = does(send_handover, matter=matter, to=walk.agency("cah-d674.a"), what="report", by=cast("caxa"), at=AT,
               sent_at=AT, paper=PaperGiven("transfer", "12", date(2024, 3, 4)), note="Kèm biên bản.", subject=matter.id)  # fmt: skip
    assert walk.waiting(matter).id == way.id
    assert walk.kinds("dieutra", matter) == ["report_received", "handover_sent"]
    assert walk.seen("caxa", matter).reading.holder_id == cast("caxa").agency_id
    with scope.acting(cast("caxa")):
        assert [sent.id for sent in queries.sent_unanswered(cast("caxa"))] == [way.id]
        assert [paper.number for paper in queries.papers_of(cast("caxa"), matter)] == ["12"]


def test_the_clock_of_24_hours_is_met(walk):
    matter = walk.received()
    walk.sent(matter)
    assert walk.clock("caxa", matter, "A05", "2024-03-04 12:00").state == "met"


@pytest.mark.parametrize("account", ["tongdai", "thanhtra"])
def test_a_body_that_only_reports_hands_over_too(cast, walk, account):
    """A hotline sees of the work what it wrote itself; that is enough to pass the news on."""
    hotline = replace(walk, commune=account)
    matter = hotline.received(channel="hotline_111", external_number="T-1")
    way = hotline.sent(matter)
    assert walk.waiting(matter).id == way.id
    assert walk.taken(matter).reading.holder_id == cast("dieutra").agency_id
    assert hotline.seen(account, matter).reading.stage == "I1"


def test_not_to_a_body_that_was_not_there_yet_or_is_no_more(cast, walk):
    """Recorded late, a report is not sent to the body that came after its day, nor to one that has ended."""
    late, matter = hour("2025-07-10 09:00"), walk.received()
    told = {"matter": matter, "what": "report", "by": cast("caxa"), "at": late}
    refuses(RecipientOver, send_handover, to=walk.agency("vkskv-68.kv1"), sent_at=AT, **told)
    refuses(RecipientOver, send_handover, to=walk.agency("cah-d674.a"), sent_at=late, **told)


def test_not_two_at_once(cast, walk):
    matter = walk.received()
    walk.sent(matter)
    refuses(AlreadyOnItsWay, send_handover, matter=walk.seen("caxa", matter), to=walk.agency("cah-d672.a"),
            what="report", by=cast("caxa"), at=AT, sent_at=AT)  # fmt: skip


def test_again_after_a_refusal(cast, walk):
    from lachan.docket.commands import refuse_handover

    matter = walk.received()
    walk.sent(matter)
    late = hour("2024-03-04 12:00")
    refuse_handover(
        handover=walk.waiting(matter),
        ground="wrong_address",
        by=cast("dieutra"),
        at=late,
        refused_at=late,
    )
    walk.sent(matter, "2024-03-04 13:00", to="68-csdt")
    assert walk.waiting(matter, "dieutra_tinh").sent_at == hour("2024-03-04 13:00")


def test_not_to_oneself(cast, walk):
    refuses(SameAgency, send_handover, matter=walk.received(), to=walk.agency("cax-c24853.a"), what="report",
            by=cast("caxa"), at=AT, sent_at=AT)  # fmt: skip


def test_not_to_the_unit_that_is_named(cast, walk):
    matter = walk.received(named_official_of=cast("dieutra").agency_id)
    refuses(Barred, send_handover, matter=matter, to=walk.agency("cah-d674.a"), what="report", by=cast("caxa"),
            at=AT, sent_at=AT)  # fmt: skip


def test_not_by_who_no_longer_holds_it(cast, walk):
    matter = walk.handed()
    refuses(NotHolding, send_handover, matter=walk.seen("caxa", matter), to=walk.agency("cah-d672.a"), what="report",
            by=cast("caxa"), at=AT, sent_at=AT)  # fmt: skip


def test_not_by_who_does_not_see_it(cast, walk):
    matter = walk.received()
    refuses(NotFound, send_handover, matter=Matter(id=matter.id), to=walk.agency("cah-d672.a"), what="report",
            by=cast("caxa2"), at=AT, sent_at=AT)  # fmt: skip


def test_not_by_every_role(cast, walk):
    refuses(NotYours, send_handover, matter=walk.received(), to=walk.agency("cah-d672.a"), what="report",
            by=cast("thukybcd"), at=AT, sent_at=AT)  # fmt: skip


def test_not_in_the_future(cast, walk):
    refuses(NotYet, send_handover, matter=walk.received(), to=walk.agency("cah-d674.a"), what="report",
            by=cast("caxa"), at=AT, sent_at=hour("2024-03-04 10:01"))  # fmt: skip


def test_not_a_secret_paper(cast, walk):
    refuses(StateSecret, send_handover, matter=walk.received(), to=walk.agency("cah-d674.a"), what="report",
            by=cast("caxa"), at=AT, sent_at=AT, paper=PaperGiven("transfer", "1", grade="mat"))  # fmt: skip


def test_only_what_can_be_handed(cast, walk):
    refuses(UnknownHanded, send_handover, matter=walk.received(), to=walk.agency("cah-d674.a"), what="lạ",
            by=cast("caxa"), at=AT, sent_at=AT)  # fmt: skip


def test_not_before_it_was_received(cast, walk):
    refuses(BeforeReceipt, send_handover, matter=walk.received(), to=walk.agency("cah-d674.a"), what="report",
            by=cast("caxa"), at=AT, sent_at=hour("2020-01-01 00:00"))  # fmt: skip
