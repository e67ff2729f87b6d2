"""Initiating a case from a report: every clock of verification ends here."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.commands import NotHolding
from lachan.docket.models import Matter
from lachan.intake.commands import initiate_case
from lachan.intake.commands.settle import GroundNeeded
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-22 09:00")
TOLD = {"article": "150", "decided_at": AT}


def test_it_is_a_case(cast, walk):
    matter = walk.assigned()
    does(
        initiate_case,
        matter=matter,
        **TOLD,
        paragraph=2,
        by=cast("dieutra"),
        at=AT,
        subject=matter.id,
    )
    done = walk.seen("dieutra", matter)
    assert (done.reading.stage, done.reading.closed) == ("P1", False)
    assert walk.clock("dieutra", matter, "A16", "2024-03-23 09:00").state == "met"
    assert walk.last_moment("dieutra", matter, "A28", "2024-03-22 10:00") == "2024-03-25 23:59"


def test_at_once_where_the_crime_is_clear(cast, walk):
    does(initiate_case, matter=walk.handed(), **TOLD, by=cast("dieutra"), at=AT)


def test_also_after_declining(cast, walk):
    from lachan.intake.commands import decline_initiation

    matter = walk.assigned()
    decline_initiation(matter=matter, ground="157.2", by=cast("dieutra"), at=AT, decided_at=AT)
    does(initiate_case, matter=walk.seen("dieutra", matter), article="151", decided_at=hour("2024-06-03 09:00"), by=cast("dieutra"),
         at=hour("2024-06-03 09:00"))  # fmt: skip
    assert walk.stage("dieutra", matter) == "P1"


def test_not_on_an_article_out_of_the_list(cast, walk):
    refuses(
        GroundNeeded,
        initiate_case,
        matter=walk.assigned(),
        article="123",
        decided_at=AT,
        by=cast("dieutra"),
        at=AT,
    )


def test_not_twice(cast, walk):
    refuses(NotNow, initiate_case, matter=walk.initiated(), **TOLD, by=cast("dieutra"), at=AT)


def test_not_by_who_handed_it_over(cast, walk):
    matter = walk.handed()
    refuses(
        NotYours, initiate_case, matter=walk.seen("caxa", matter), **TOLD, by=cast("caxa"), at=AT
    )


def test_not_by_investigators_who_passed_it_on(cast, walk):
    matter = walk.handed()
    walk.sent(matter, "2024-03-05 10:00", to="68-csdt", sender="dieutra")
    walk.taken(matter, "2024-03-05 11:00", account="dieutra_tinh")
    refuses(
        NotHolding,
        initiate_case,
        matter=walk.seen("dieutra", matter),
        **TOLD,
        by=cast("dieutra"),
        at=AT,
    )


def test_not_in_a_foreign_matter(cast, walk):
    refuses(
        NotFound,
        initiate_case,
        matter=Matter(id=walk.assigned().id),
        **TOLD,
        by=cast("dieutra_khac"),
        at=AT,
    )
