"""Receiving the cancellation: one month from this day."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import receive_cancellation
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-04-03 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"received_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.cancelled()
    does(receive_cancellation, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "cancellation_received"
    assert walk.stage("dieutra", matter) == "I4"
    assert walk.last_moment("dieutra", matter, "A25", "2024-04-03 10:00") == "2024-05-03 23:59"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.cancelled()
    other = "dieutra_khac"
    refuses(
        NotFound, receive_cancellation, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT
    )


def test_not_at_another_stage(cast, walk):
    matter = walk.assigned()
    refuses(
        NotNow,
        receive_cancellation,
        matter=matter,
        **{**TOLD, "received_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.cancelled()
    refuses(
        NotYet,
        receive_cancellation,
        matter=matter,
        **{**TOLD, "received_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(
            NotYours, receive_cancellation, matter=walk.cancelled(), **TOLD, by=cast(account), at=AT
        )
