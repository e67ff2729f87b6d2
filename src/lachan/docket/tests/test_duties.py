"""Duties on the desk: what is owed, also after the matter is settled."""

from datetime import timedelta

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.docket import queries

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def duties(cast, account: str, at: str) -> list[str]:
    with scope.acting(cast(account)):
        return [
            row.ref for row in queries.duties(cast(account), hour(at), hour(at) + timedelta(days=5))
        ]


def test_the_notice_of_the_result_is_still_owed_when_the_case_is_open(cast, walk):
    matter = walk.initiated()
    assert "A28" in duties(cast, "dieutra", "2024-03-22 10:00")
    assert "A16" not in duties(cast, "dieutra", "2024-03-22 10:00")
    assert (matter.reading.closed, matter.reading.stage) == (False, "P1")


def test_another_body_owes_nothing(cast, walk):
    walk.assigned()
    assert "A16" in duties(cast, "dieutra", "2024-03-21 10:00")
    assert duties(cast, "dieutra_khac", "2024-03-21 10:00") == []
    assert "A15" in duties(cast, "kiemsat", "2024-03-05 10:00")
