"""Receiving a hand-over: a number in the receiver's book, and the clock of the competent body starts."""

import pytest
from tests.walking import Walk, does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.docket import queries
from lachan.docket.commands import AlreadyAnswered, NotAddressee, receive_handover
from lachan.docket.ledger import NotYet

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-04 11:00")


@pytest.fixture
def walk(cast):
    return Walk(cast)


def test_it_is_held_numbered_and_on_the_clock(cast, walk):
    matter = walk.received()
    walk.sent(matter)
    does(
        receive_handover,
        handover=walk.waiting(matter),
        by=cast("dieutra"),
        at=AT,
        received_at=AT,
        subject=matter.id,
    )
    held = walk.seen("dieutra", matter)
    assert (held.reading.stage, held.reading.holder_id) == ("I1", cast("dieutra").agency_id)
    with scope.acting(cast("dieutra")):
        books = {
            entry.agency_id: entry.number for entry in queries.entries_of(cast("dieutra"), matter)
        }
        assert set(books) == {cast("caxa").agency_id, cast("dieutra").agency_id}
        assert queries.search(f"{books[cast('dieutra').agency_id]:02d}/2024") == [matter.id]
        assert queries.tray(cast("dieutra")) == []
    assert walk.last_moment("dieutra", matter, "A14", "2024-03-04 12:00") == "2024-03-07 23:59"
    assert walk.last_moment("dieutra", matter, "A16", "2024-03-04 12:00") == "2024-03-25 23:59"


def test_not_twice(cast, walk):
    matter = walk.received()
    walk.sent(matter)
    way = walk.waiting(matter)
    walk.taken(matter)
    with scope.acting(cast("dieutra")):
        again = queries.handover(cast("dieutra"), way.id)
    refuses(
        AlreadyAnswered, receive_handover, handover=again, by=cast("dieutra"), at=AT, received_at=AT
    )


def test_not_by_another(cast, walk):
    matter = walk.received()
    way = walk.sent(matter)
    for account in ("dieutra_khac", "caxa"):
        refuses(
            NotAddressee, receive_handover, handover=way, by=cast(account), at=AT, received_at=AT
        )


def test_not_by_every_role(cast, walk):
    way = walk.sent(walk.received())
    refuses(NotYours, receive_handover, handover=way, by=cast("quantri"), at=AT, received_at=AT)


def test_not_in_the_future(cast, walk):
    matter = walk.received()
    walk.sent(matter)
    refuses(NotYet, receive_handover, handover=walk.waiting(matter), by=cast("dieutra"), at=AT,
            received_at=hour("2024-03-05 11:00"))  # fmt: skip
