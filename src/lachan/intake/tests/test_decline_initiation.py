"""Declining: on a ground of Điều 157, and it ends the clocks of verification."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.models import Matter
from lachan.intake import codes
from lachan.intake.commands import decline_initiation
from lachan.intake.commands.settle import GroundNeeded
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-22 09:00")
TOLD = {"ground": "157.2", "decided_at": AT}


@pytest.mark.parametrize("ground", [code for code, _ in codes.DECLINE_GROUNDS])
def test_on_each_ground(cast, walk, ground):
    matter = walk.assigned()
    does(
        decline_initiation,
        matter=matter,
        ground=ground,
        decided_at=AT,
        by=cast("dieutra"),
        at=AT,
        subject=matter.id,
    )
    done = walk.seen("dieutra", matter)
    assert (done.reading.stage, done.reading.closed) == ("I5", True)
    assert walk.clock("dieutra", matter, "A16", "2024-03-23 09:00").state == "met"


@pytest.mark.parametrize("ground", ["", "157.8", "documents"])
def test_not_without_a_ground(cast, walk, ground):
    refuses(
        GroundNeeded,
        decline_initiation,
        matter=walk.assigned(),
        ground=ground,
        decided_at=AT,
        by=cast("dieutra"),
        at=AT,
    )


def test_not_after_initiation(cast, walk):
    refuses(NotNow, decline_initiation, matter=walk.initiated(), **TOLD, by=cast("dieutra"), at=AT)


def test_not_in_a_foreign_matter(cast, walk):
    refuses(
        NotFound,
        decline_initiation,
        matter=Matter(id=walk.assigned().id),
        **TOLD,
        by=cast("dieutra_khac"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    refuses(NotYours, decline_initiation, matter=walk.assigned(), **TOLD, by=cast("kiemsat"), at=AT)
