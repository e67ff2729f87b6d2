"""Sending the suspension within 24 hours."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import send_suspension
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-26 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"sent_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.suspended()
    does(send_suspension, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "suspension_sent"
    assert walk.clock("dieutra", matter, "A23", "2024-03-26 10:00").state == "met"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.suspended()
    other = "dieutra_khac"
    refuses(NotFound, send_suspension, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.assigned()
    refuses(
        NotNow,
        send_suspension,
        matter=matter,
        **{**TOLD, "sent_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.suspended()
    refuses(
        NotYet,
        send_suspension,
        matter=matter,
        **{**TOLD, "sent_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, send_suspension, matter=walk.suspended(), **TOLD, by=cast(account), at=AT)
