"""Telling the investigators at once, before the papers go."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import report_up
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-04 08:30")
LATER = hour("2024-12-30 09:00")
TOLD = {"to": 1, "reported_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.received()
    does(report_up, matter=matter, **TOLD, by=cast("caxa"), at=AT, subject=matter.id)
    assert walk.kinds("caxa", matter)[-1] == "reported_up"
    assert walk.clock("caxa", matter, "A05n", "2024-03-04 09:00").state == "met"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.received()
    other = "caxa2"
    refuses(NotFound, report_up, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.handed()
    refuses(
        NotNow,
        report_up,
        matter=matter,
        **{**TOLD, "reported_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.received()
    refuses(
        NotYet, report_up, matter=matter, **{**TOLD, "reported_at": LATER}, by=cast("caxa"), at=AT
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, report_up, matter=walk.received(), **TOLD, by=cast(account), at=AT)
