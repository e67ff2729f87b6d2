"""Suspending: only when the term has ended, only on a ground of the law."""

import pytest
from tests.walking import does, hour, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.docket.models import Matter
from lachan.intake.commands import suspend_verification
from lachan.intake.commands.settle import GroundNeeded, TooEarlyToSuspend
from lachan.intake.steps import NotNow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
# Twenty days from Monday 04/03 end on Sunday 24/03, so Monday 25/03 is the last day.
AT = hour("2024-03-25 10:00")


def told(at=AT):
    return {"ground": "expertise", "suspended_at": at}


@pytest.mark.parametrize("day", ["2024-03-25 08:00", "2024-03-26 08:00"])
def test_on_the_last_day_or_after_it(cast, walk, day):
    matter, at = walk.assigned(), hour(day)
    does(suspend_verification, matter=matter, **told(at), note="Chờ kết quả giám định.", by=cast("dieutra"), at=at,
         subject=matter.id)  # fmt: skip
    assert walk.stage("dieutra", matter) == "I3"
    assert walk.last_moment("dieutra", matter, "A23", "2024-03-26 09:00").startswith(
        f"2024-03-{at.day + 1}"
    )


@pytest.mark.parametrize("day", ["2024-03-06 08:00", "2024-03-22 17:00", "2024-03-24 23:00"])
def test_not_while_the_term_runs(cast, walk, day):
    refuses(
        TooEarlyToSuspend,
        suspend_verification,
        matter=walk.assigned(),
        **told(hour(day)),
        by=cast("dieutra"),
        at=hour(day),
    )


def test_not_while_the_prolonged_term_runs(cast, walk):
    refuses(
        TooEarlyToSuspend,
        suspend_verification,
        matter=walk.prolonged(),
        **told(),
        by=cast("dieutra"),
        at=AT,
    )


def test_not_without_a_ground_of_the_article(cast, walk):
    refuses(
        GroundNeeded,
        suspend_verification,
        matter=walk.assigned(),
        ground="157.1",
        suspended_at=AT,
        by=cast("dieutra"),
        at=AT,
    )


def test_not_before_it_is_assigned(cast, walk):
    refuses(NotNow, suspend_verification, matter=walk.handed(), **told(), by=cast("dieutra"), at=AT)


def test_not_in_a_foreign_matter(cast, walk):
    refuses(
        NotFound,
        suspend_verification,
        matter=Matter(id=walk.assigned().id),
        **told(),
        by=cast("dieutra_khac"),
        at=AT,
    )


def test_not_by_every_role(cast, walk):
    refuses(
        NotYours, suspend_verification, matter=walk.assigned(), **told(), by=cast("kiemsat"), at=AT
    )
