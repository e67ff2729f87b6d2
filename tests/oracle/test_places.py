"""The profile of places equals the slow count, in every era and across each change of units, for whoever looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from conftest import wipe

from lachan.access import scope
from lachan.focus import codes, profiling
from lachan.reference.ground import SUPPRESSED

from . import places
from .places import HIDDEN, Slow
from .written import communes, written

pytestmark = pytest.mark.database
SEED = 8
# Within the first era, over its end, over the end of the second into the third, within the third.
ENDS = [date(2024, 7, 1), date(2025, 1, 1), date(2025, 10, 1), date(2026, 1, 1)]
LEASTS = {one.key: one.least for one in codes.method().inputs}


@dataclass
class Told:
    year: places.Year
    ids: dict[str, int]


@pytest.fixture(scope="module")
def told(cast, django_db_blocker) -> Iterator[Told]:
    year = places.invented(SEED)
    with django_db_blocker.unblock():
        try:
            written(year, cast("thukybcd"))
            yield Told(year, communes())
        finally:
            wipe(django_db_blocker)


@pytest.fixture(
    params=[("thukybcd", True), ("soyte", False), ("caxa", False)], ids=lambda one: one[0]
)
def viewer(request, cast, told, django_db_blocker):
    name, whole = request.param
    with django_db_blocker.unblock():
        yield cast(name), whole


def plain(value: object) -> object:
    return HIDDEN if value is SUPPRESSED else value


@pytest.mark.parametrize("until", ENDS, ids=str)
def test_every_value_every_comparison_every_composite(told, viewer, until):
    who, whole = viewer
    with scope.acting(who):
        found = profiling.of_province(who, until)
    slow = Slow(told.year, until, told.ids, whole=whole)
    assert sorted(found.places) == slow.here
    columns = slow.columns()
    for key, one in found.profiles.items():
        for kind, column in columns.items():
            read = one.reading(kind)
            assert plain(read.told.value) == column[key][0], (key, kind)
            if read.band:
                having = [n for n, yes in column.values() if yes and isinstance(n, int) and n > 0]
                own = column[key][0]
                assert (read.lower, read.higher, read.among) == (
                    sum(n < own for n in having), sum(n > own for n in having), len(having))  # fmt: skip
    composites = slow.composite(LEASTS)
    assert {k: (p.composite, sorted(r.input.key for r in p.out)) for k, p in found.profiles.items()} == composites  # fmt: skip
    # A comparison of nothing with nothing would prove nothing.
    assert sum(bool(out) for _, out in composites.values()) > 5


@pytest.mark.parametrize("until", ENDS, ids=str)
def test_what_is_hidden_cannot_be_reckoned_from_the_sum(told, cast, until, django_db_blocker):
    """Of the cells of the record as they are told: each hidden one could be another number too, all others and the sum known."""
    with django_db_blocker.unblock(), scope.acting(cast("soyte")):
        shown = profiling.queries.counts(profiling.before(until, 12))
    for what, rows in (
        ("reports", [(p, d) for p, d, barred in told.year.reports if not barred]),
        ("received", told.year.received),
    ):
        since = date(until.year - 1, until.month, 1)
        cells = [p for p, d in rows if since <= d < until]
        hidden = {key for key, value in shown[what].items() if value is SUPPRESSED}
        assert all(value is SUPPRESSED or value >= 5 for value in shown[what].values())
        assert len(hidden) != 1
        assert not hidden or sum(place in hidden for place in cells) >= 5


def test_only_quarters_that_are_over_are_told_to_all(told, cast, django_db_blocker):
    """Two days beside each other would tell a single report."""
    with django_db_blocker.unblock():
        for name, whole in (("soyte", False), ("thukybcd", True)):
            with scope.acting(cast(name)):
                asked = profiling.queries.counts(
                    profiling.Window(date(2024, 1, 16), date(2025, 1, 16))
                )
            assert bool(asked["reports"]) is whole


def test_who_may_not_see_places_is_told_nothing(told, cast, django_db_blocker):
    with django_db_blocker.unblock():
        for name in ("tongdai", "quantri", "toaan", "songkhe"):
            with scope.acting(cast(name)):
                found = profiling.queries.counts(profiling.before(date(2025, 1, 1), 12))
            assert found == {"reports": {}, "received": {}}, name
