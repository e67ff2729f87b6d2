"""Not competent: 24 hours to pass it on."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import find_noncompetence
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"found_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.handed()
    does(find_noncompetence, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "noncompetence_found"
    assert walk.last_moment("dieutra", matter, "A03", "2024-03-05 10:00") == "2024-03-06 09:00"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.handed()
    other = "dieutra_khac"
    refuses(
        NotFound, find_noncompetence, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT
    )


def test_not_at_another_stage(cast, walk):
    matter = walk.suspended()
    refuses(
        NotNow,
        find_noncompetence,
        matter=matter,
        **{**TOLD, "found_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.handed()
    refuses(
        NotYet,
        find_noncompetence,
        matter=matter,
        **{**TOLD, "found_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(NotYours, find_noncompetence, matter=walk.handed(), **TOLD, by=cast(account), at=AT)
