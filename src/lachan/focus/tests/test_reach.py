"""Reach is handed in by whoever keeps that book: laid on the units of the day, beside what stands out."""

from datetime import date

import pytest

from lachan.access import scope
from lachan.focus import districts, profiling
from lachan.focus.rules import Reach

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OLD = {"c24850.a": Reach(1, 40, date(2025, 2, 1)), "c24853.a": Reach(2, 60, date(2025, 3, 1)), "c24853.c": Reach(1, 10, date(2025, 9, 1))}  # fmt: skip


def asked(who, until, reach):
    with scope.acting(who):
        return profiling.of_province(who, until, reach)


def test_old_communes_are_added_up_on_the_new_one(cast):
    found = asked(cast("soyte"), date(2025, 10, 1), OLD)
    assert found.reach == {"c24853.c": Reach(4, 110, date(2025, 9, 1))}
    read = found.profiles["c24853.c"]
    assert (read.reading("sessions").told.value, read.reading("people_reached").told.value) == (
        4,
        110,
    )
    other = found.profiles["c24781.c"].reading("sessions")
    assert (other.told.value, other.stands_out) == (0, True)


def test_where_no_book_is_kept_nothing_is_known(cast):
    found = asked(cast("soyte"), date(2025, 10, 1), None)
    assert {one.reading("sessions").told.value for one in found.profiles.values()} == {None}


def test_a_district_is_its_communes(cast):
    found = districts.by_district(
        asked(
            cast("soyte"),
            date(2024, 7, 1),
            {"c24853.a": Reach(2, 60), "c24856.a": Reach(3, 5, date(2024, 3, 1))},
        )
    )
    assert len(found.places) == 12
    assert found.reach["d674.a"] == Reach(5, 65, date(2024, 3, 1))
    assert found.profiles["d674.a"].reading("reports").told.value == 0
    assert found.profiles["d674.a"].reading("departures").told.value is None
