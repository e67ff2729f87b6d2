"""The demo's field checks: every sector, plans kept and overdue, findings put right and not; every name marked as made up."""

from datetime import timedelta

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.sectors import codes, queries
from lachan.sectors.models import Firm
from lachan.simulator.visiting import visit

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = hour("2026-03-10 09:00")
PARTS = {"police_old": "caxa", "police": "caxa_2026", "province": "soyte"}


def test_the_demo_checks_every_sector_and_leaves_some_overdue(cast):
    count = visit({part: cast(name) for part, name in PARTS.items()}, NOW, 138)
    who = cast("thukybcd")
    with scope.acting(who):
        firms = list(Firm.objects.all())
        planned = {one.code for one in queries.planned(who, NOW.date())}
        found = {one.standing.code for one in queries.findings(who, NOW.date())}
    assert len(firms) == count
    assert {one.sector for one in firms} == set(codes.sectors())
    assert all("giả lập" in one.name for one in firms)
    assert {"overdue", "done"} <= planned
    assert {"overdue", "closed"} <= found


def test_nothing_is_told_of_a_day_to_come(cast):
    early = hour("2025-09-10 09:00")
    visit({part: cast(name) for part, name in PARTS.items()}, early, 138)
    with scope.acting(cast("thukybcd")):
        days = [one.recorded_at for one in Firm.objects.all()]
    assert max(days) <= early
    assert max(days) > early - timedelta(days=60)
