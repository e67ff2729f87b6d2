"""Asking the procuracy for more time, at least five days before the end."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.ledger import NotYet
from lachan.docket.models import Matter
from lachan.intake.commands import request_extension
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-04-22 09:00")
LATER = hour("2024-12-30 09:00")
TOLD = {"reason": "Chờ kết quả.", "requested_at": AT}


def test_it_is_in_the_record(cast, walk):
    matter = walk.prolonged()
    does(request_extension, matter=matter, **TOLD, by=cast("dieutra"), at=AT, subject=matter.id)
    assert walk.kinds("dieutra", matter)[-1] == "extension_requested"
    assert walk.last_moment("kiemsat", matter, "A20", "2024-04-22 10:00") == "2024-04-25 23:59"


def test_not_by_who_does_not_hold_it(cast, walk):
    matter = walk.prolonged()
    other = "dieutra_khac"
    refuses(NotFound, request_extension, matter=Matter(id=matter.id), **TOLD, by=cast(other), at=AT)


def test_not_at_another_stage(cast, walk):
    matter = walk.handed()
    refuses(
        NotNow,
        request_extension,
        matter=matter,
        **{**TOLD, "requested_at": LATER},
        by=cast("dieutra"),
        at=LATER,
    )


def test_not_in_the_future(cast, walk):
    matter = walk.prolonged()
    refuses(
        NotYet,
        request_extension,
        matter=matter,
        **{**TOLD, "requested_at": LATER},
        by=cast("dieutra"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    for account in ("tongdai", "quantri", "thukybcd"):
        refuses(
            NotYours, request_extension, matter=walk.prolonged(), **TOLD, by=cast(account), at=AT
        )


def test_not_twice_before_an_answer(cast, walk):
    from lachan.intake.commands.handle import AlreadyAsked

    matter, at = walk.asked(), hour("2024-04-23 09:00")
    told = {
        "matter": matter,
        "reason": "Lần nữa.",
        "by": cast("dieutra"),
        "at": at,
        "requested_at": at,
    }
    refuses(AlreadyAsked, request_extension, **told)
