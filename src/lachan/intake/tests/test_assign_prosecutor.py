"""Assigning the prosecutor, by the procuracy that supervises."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import assign_prosecutor
from lachan.intake.steps import NotNow, NotSupervising

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-06 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"officer": 9, "assigned_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.assigned()
    does(assign_prosecutor, matter=matter, **TOLD, by=cast("kiemsat"), at=AT, subject=matter.id)
    assert walk.kinds("kiemsat", matter)[-1] == "prosecutor_assigned"
    assert walk.clock("kiemsat", matter, "A15", "2024-03-06 10:00").state == "met"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.assigned()
    other = "kiemsat_tinh"
    refuses(
        NotSupervising,
        assign_prosecutor,
        matter=Matter(id=matter.id),
        **TOLD,
        by=cast(other),
        at=AT,
    )


def test_not_at_another_stage(cast, walk):
    matter = walk.suspended()
    refuses(
        NotNow,
        assign_prosecutor,
        matter=matter,
        **{**TOLD, "assigned_at": LATER},
        by=cast("kiemsat"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.assigned()
    refuses(
        NotYet,
        assign_prosecutor,
        matter=matter,
        **{**TOLD, "assigned_at": LATER},
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(
            NotYours, assign_prosecutor, matter=walk.assigned(), **TOLD, by=cast(account), at=AT
        )
