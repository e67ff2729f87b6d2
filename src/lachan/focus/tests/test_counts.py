"""What the database tells of small numbers: the committee all, others no number from 1 to 4, nor one that gives such a number away."""

from datetime import date

import pytest
from tests.walking import given, hour

from lachan.access import scope
from lachan.focus import profiling
from lachan.intake import commands as intake
from lachan.reference.ground import SUPPRESSED

from .scene import unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]
HERE = ("c24853.a", "c24784.a", "c24850.a")
H = SUPPRESSED


def received(cast, counts):
    for key, many in zip(HERE, counts, strict=True):
        for turn in range(many):
            at = hour(f"2024-03-{turn + 1:02} 09:00")
            intake.receive_report(given=given(at, place_id=unit(key).id), by=cast("dieutra_tinh"), at=at)  # fmt: skip


def told(who):
    with scope.acting(who):
        found = profiling.queries.counts(profiling.before(date(2025, 1, 1), 12))["reports"]
    return tuple(found.get(key, 0) for key in HERE)


@pytest.mark.parametrize(("counts", "shown"), [
    ((5, 6, 0), (5, 6, 0)), ((1, 5, 8), (H, H, 8)), ((2, 2, 7), (H, H, H)), ((3, 3, 6), (H, H, 6)), ((4, 0, 0), (H, 0, 0)),
])  # fmt: skip
def test_small_numbers_and_what_stands_beside_them(cast, counts, shown):
    received(cast, counts)
    assert told(cast("thukybcd")) == told(cast("lanhdao")) == counts
    assert told(cast("soyte")) == told(cast("caxa")) == shown


def test_what_is_hidden_stands_in_no_comparison(cast):
    received(cast, (1, 5, 8))
    for account, value, band in (("thukybcd", 1, 1), ("soyte", SUPPRESSED, None)):
        who = cast(account)
        with scope.acting(who):
            read = profiling.of_province(who, date(2025, 1, 1)).profiles[HERE[0]].reading("reports")
        assert (read.told.value, read.band) == (value, band)
