"""Telling the procuracy of the reception: from then on it sees the matter."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import notify_procuracy
from lachan.intake.steps import NobodySupervises, NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"notified_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.handed()
    does(notify_procuracy, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "procuracy_notified"
    assert walk.seen("kiemsat", matter).id == matter.id
    assert walk.clock("dieutra", matter, "A12", "2024-03-05 10:00").state == "met"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.handed()
    other = "dieutra_khac"
    refuses(NotFound, notify_procuracy, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.initiated()
    refuses(
        NotNow,
        notify_procuracy,
        matter=matter,
        **{**TOLD, "notified_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_on_a_day_before_any_procuracy_was_there(cast, walk):
    told = {"notified_at": hour("2019-03-05 09:00")}
    refuses(
        NobodySupervises, notify_procuracy, matter=walk.handed(), **told, by=cast("dieutra"), at=AT
    )


def test_not_in_the_future(cast, walk):
    matter = walk.handed()
    refuses(
        NotYet,
        notify_procuracy,
        matter=matter,
        **{**TOLD, "notified_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, notify_procuracy, matter=walk.handed(), **TOLD, by=cast(account), at=AT)
