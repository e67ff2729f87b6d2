"""Refusing a hand-over: with a ground; the matter stays with the sender and the sender's clock runs on."""

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.docket import queries
from lachan.docket.commands import (
    AlreadyAnswered,
    GroundNeeded,
    NotAddressee,
    receive_handover,
    refuse_handover,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-04 11:00")


@pytest.fixture
def walk(cast):
    return Walk(cast)


@pytest.fixture
def matter(walk):
    matter = walk.received()
    walk.sent(matter)
    return matter


def test_the_sender_still_holds_it_and_is_told_why(cast, walk, matter):
    does(refuse_handover, handover=walk.waiting(matter), ground="incomplete", note="Thiếu biên bản.", by=cast("dieutra"),
         at=AT, refused_at=AT, subject=matter.id)  # fmt: skip
    kept = walk.seen("caxa", matter)
    assert (kept.reading.stage, kept.reading.holder_id) == ("I0", cast("caxa").agency_id)
    with scope.acting(cast("caxa")):
        (answered,) = queries.answered(cast("caxa"))
        assert (answered.answer.received, answered.answer.ground) == (False, "incomplete")
        assert [entry.agency_id for entry in queries.entries_of(cast("caxa"), matter)] == [
            cast("caxa").agency_id
        ]


def test_not_without_a_ground(cast, walk, matter):
    for ground in ("", "vì bận"):
        refuses(GroundNeeded, refuse_handover, handover=walk.waiting(matter), ground=ground, by=cast("dieutra"), at=AT,
                refused_at=AT)  # fmt: skip


def test_not_after_receiving(cast, walk, matter):
    way = walk.waiting(matter)
    walk.taken(matter)
    with scope.acting(cast("dieutra")):
        again = queries.handover(cast("dieutra"), way.id)
    refuses(
        AlreadyAnswered,
        refuse_handover,
        handover=again,
        ground="incomplete",
        by=cast("dieutra"),
        at=AT,
        refused_at=AT,
    )


def test_not_received_after_refusing(cast, walk, matter):
    way = walk.waiting(matter)
    refuse_handover(handover=way, ground="incomplete", by=cast("dieutra"), at=AT, refused_at=AT)
    with scope.acting(cast("dieutra")):
        again = queries.handover(cast("dieutra"), way.id)
    refuses(
        AlreadyAnswered, receive_handover, handover=again, by=cast("dieutra"), at=AT, received_at=AT
    )


def test_not_by_another(cast, walk, matter):
    refuses(
        NotAddressee,
        refuse_handover,
        handover=walk.waiting(matter),
        ground="incomplete",
        by=cast("caxa"),
        at=AT,
        refused_at=AT,
    )


def test_not_by_every_role(cast, walk, matter):
    refuses(
        NotYours,
        refuse_handover,
        handover=walk.waiting(matter),
        ground="incomplete",
        by=cast("tongdai"),
        at=AT,
        refused_at=AT,
    )
