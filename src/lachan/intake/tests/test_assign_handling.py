"""Assigning the investigator: from then on the procuracy sees the matter."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import assign_handling
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"officer": 7, "assigned_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.handed()
    does(assign_handling, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "handling_assigned"
    assert walk.seen("kiemsat", matter).reading.stage == "I2"
    assert walk.clock("dieutra", matter, "A14", "2024-03-05 10:00").state == "met"
    # Tuesday 05/03: three working days end on Friday.
    assert walk.last_moment("kiemsat", matter, "A15", "2024-03-05 10:00") == "2024-03-08 23:59"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.handed()
    other = "dieutra_khac"
    refuses(NotFound, assign_handling, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.prolonged()
    refuses(
        NotNow,
        assign_handling,
        matter=matter,
        **{**TOLD, "assigned_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.handed()
    refuses(
        NotYet,
        assign_handling,
        matter=matter,
        **{**TOLD, "assigned_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, assign_handling, matter=walk.handed(), **TOLD, by=cast(account), at=AT)
