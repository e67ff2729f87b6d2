"""The procuracy answers a request for more time; nobody else does, and only once asked."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import grant_extension
from lachan.intake.commands.supervise import NotAsked

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT, LATER = hour("2024-04-24 09:00"), hour("2024-04-25 09:00")
TOLD = {"months": 2, "granted_at": AT}


def test_it_is_answered(cast, walk):
    matter = walk.asked()
    does(grant_extension, matter=matter, **TOLD, by=cast("kiemsat"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "extension_granted"
    assert walk.stage("dieutra", matter) == "I2c"
    assert walk.clock("kiemsat", matter, "A20", "2024-04-24 10:00").state == "met"


def test_not_unasked(cast, walk):
    matter = walk.prolonged()
    refuses(
        NotAsked,
        grant_extension,
        matter=walk.seen("kiemsat", matter),
        **TOLD,
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_twice(cast, walk):
    matter = walk.asked()
    grant_extension(matter=matter, **TOLD, by=cast("kiemsat"), at=AT)
    refuses(
        NotAsked,
        grant_extension,
        matter=matter,
        **{**TOLD, "granted_at": LATER},
        by=cast("kiemsat"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    refuses(
        NotYet,
        grant_extension,
        matter=walk.asked(),
        **{**TOLD, "granted_at": LATER},
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_by_another_procuracy(cast, walk):
    refuses(
        NotAsked,
        grant_extension,
        matter=Matter(id=walk.asked().id),
        **TOLD,
        by=cast("kiemsat_tinh"),
        at=AT,
    )


def test_not_by_the_investigators(cast, walk):
    refuses(NotYours, grant_extension, matter=walk.asked(), **TOLD, by=cast("dieutra"), at=AT)


@pytest.mark.parametrize(("months", "last"), [(1, "2024-06-04 23:59"), (2, "2024-07-04 23:59")])
def test_it_is_counted_from_the_nominal_end(cast, walk, months, last):
    """Two months from 04/03 end nominally on 04/05, a Saturday: the months are added to that day."""
    matter = walk.asked()
    does(grant_extension, matter=matter, months=months, granted_at=AT, by=cast("kiemsat"), at=AT)
    assert walk.last_moment("dieutra", matter, "A18", "2024-04-24 10:00") == last


@pytest.mark.parametrize("months", [0, 3, -1])
def test_not_more_than_two_months(cast, walk, months):
    from lachan.intake.commands.supervise import TooLong

    refuses(
        TooLong,
        grant_extension,
        matter=walk.asked(),
        months=months,
        granted_at=AT,
        by=cast("kiemsat"),
        at=AT,
    )
