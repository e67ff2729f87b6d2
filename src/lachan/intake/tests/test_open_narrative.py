"""Opening what was told: with a purpose, by those who see the work on the matter."""

import pytest
from tests.walking import does, hour, lines, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.models import Matter
from lachan.intake.commands import open_narrative
from lachan.intake.commands.look import PurposeNeeded

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-07 09:00")


def test_it_is_told_and_logged(cast, walk):
    matter = walk.received(narrative="  Lời kể giả lập.  ")
    told = does(
        open_narrative, matter=matter, purpose="verify", by=cast("caxa"), at=AT, subject=matter.id
    )
    assert told == [(hour("2024-03-04 08:00"), "Lời kể giả lập.")]
    assert lines(cast("caxa"))[-1].detail == {"purpose": "verify"}


def test_nothing_was_told(cast, walk):
    assert (
        does(open_narrative, matter=walk.received(), purpose="verify", by=cast("caxa"), at=AT) == []
    )


def test_not_without_a_purpose(cast, walk):
    refuses(
        PurposeNeeded, open_narrative, matter=walk.received(), purpose="", by=cast("caxa"), at=AT
    )


def test_not_in_a_foreign_matter(cast, walk):
    matter = walk.received(narrative="Lời kể giả lập.")
    refuses(
        NotFound,
        open_narrative,
        matter=Matter(id=matter.id),
        purpose="verify",
        by=cast("caxa2"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    refuses(
        NotYours,
        open_narrative,
        matter=walk.received(),
        purpose="verify",
        by=cast("tongdai"),
        at=AT,
    )


def test_who_refused_the_hand_over_opens_nothing(cast, walk):
    from lachan.docket.commands import refuse_handover
    from lachan.intake.commands.look import SentBack

    matter = walk.received(narrative="Lời kể giả lập.")
    way, at = walk.sent(matter), hour("2024-03-04 11:00")
    told = {"matter": matter, "purpose": "verify", "by": cast("dieutra"), "at": at}
    assert open_narrative(**told)
    refuse_handover(
        handover=walk.waiting(matter),
        ground="wrong_address",
        by=cast("dieutra"),
        at=at,
        refused_at=at,
    )
    refuses(SentBack, open_narrative, **told)
    assert way.matter_id == matter.id
