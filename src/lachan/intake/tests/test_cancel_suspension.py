"""Cancelling a suspension that has no ground: 24 hours to send it."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import cancel_suspension
from lachan.intake.steps import NotNow, NotSupervising

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-04-02 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"cancelled_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.suspended()
    does(cancel_suspension, matter=matter, **TOLD, by=cast("kiemsat"), at=AT, subject=matter.id)
    assert walk.kinds("kiemsat", matter)[-1] == "suspension_cancelled"
    assert walk.last_moment("kiemsat", matter, "A24", "2024-04-02 10:00") == "2024-04-03 09:00"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.suspended()
    other = "kiemsat_tinh"
    refuses(
        NotSupervising,
        cancel_suspension,
        matter=Matter(id=matter.id),
        **TOLD,
        by=cast(other),
        at=AT,
    )


def test_not_at_another_stage(cast, walk):
    matter = walk.assigned()
    refuses(
        NotNow,
        cancel_suspension,
        matter=matter,
        **{**TOLD, "cancelled_at": LATER},
        by=cast("kiemsat"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.suspended()
    refuses(
        NotYet,
        cancel_suspension,
        matter=matter,
        **{**TOLD, "cancelled_at": LATER},
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(
            NotYours, cancel_suspension, matter=walk.suspended(), **TOLD, by=cast(account), at=AT
        )
