"""Investigator and prosecutor weigh the file before a suspension."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import review_jointly
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-15 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"reviewed_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.assigned()
    does(review_jointly, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "joint_review_done"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.assigned()
    other = "dieutra_khac"
    refuses(NotFound, review_jointly, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.handed()
    refuses(
        NotNow,
        review_jointly,
        matter=matter,
        **{**TOLD, "reviewed_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.assigned()
    refuses(
        NotYet,
        review_jointly,
        matter=matter,
        **{**TOLD, "reviewed_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, review_jointly, matter=walk.assigned(), **TOLD, by=cast(account), at=AT)
