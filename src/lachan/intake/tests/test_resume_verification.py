"""Resuming: a fresh month, not what was left."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import resume_verification
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-07-01 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"resumed_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.suspended()
    does(resume_verification, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "verification_resumed"
    assert walk.stage("dieutra", matter) == "I4"
    assert walk.last_moment("dieutra", matter, "A26", "2024-07-01 10:00") == "2024-08-01 23:59"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.suspended()
    other = "dieutra_khac"
    refuses(
        NotFound, resume_verification, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT
    )


def test_not_at_another_stage(cast, walk):
    matter = walk.assigned()
    refuses(
        NotNow,
        resume_verification,
        matter=matter,
        **{**TOLD, "resumed_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.suspended()
    refuses(
        NotYet,
        resume_verification,
        matter=matter,
        **{**TOLD, "resumed_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(
            NotYours, resume_verification, matter=walk.suspended(), **TOLD, by=cast(account), at=AT
        )
