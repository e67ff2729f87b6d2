"""The procuracy answers a request for more time; nobody else does, and only once asked."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import refuse_extension
from lachan.intake.commands.supervise import NotAsked

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT, LATER = hour("2024-04-24 09:00"), hour("2024-04-25 09:00")
TOLD = {"reason": "Đủ căn cứ quyết định.", "refused_at": AT}


def test_it_is_answered(cast, walk):
    matter = walk.asked()
    does(refuse_extension, matter=matter, **TOLD, by=cast("kiemsat"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "extension_refused"
    assert walk.stage("dieutra", matter) == "I2b"
    assert walk.clock("kiemsat", matter, "A20", "2024-04-24 10:00").state == "met"


def test_not_unasked(cast, walk):
    matter = walk.prolonged()
    refuses(
        NotAsked,
        refuse_extension,
        matter=walk.seen("kiemsat", matter),
        **TOLD,
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_twice(cast, walk):
    matter = walk.asked()
    refuse_extension(matter=matter, **TOLD, by=cast("kiemsat"), at=AT)
    refuses(
        NotAsked,
        refuse_extension,
        matter=matter,
        **{**TOLD, "refused_at": LATER},
        by=cast("kiemsat"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    refuses(
        NotYet,
        refuse_extension,
        matter=walk.asked(),
        **{**TOLD, "refused_at": LATER},
        by=cast("kiemsat"),
        at=AT,
    )


def test_not_by_another_procuracy(cast, walk):
    refuses(
        NotAsked,
        refuse_extension,
        matter=Matter(id=walk.asked().id),
        **TOLD,
        by=cast("kiemsat_tinh"),
        at=AT,
    )


def test_not_by_the_investigators(cast, walk):
    refuses(NotYours, refuse_extension, matter=walk.asked(), **TOLD, by=cast("dieutra"), at=AT)
