"""A published figure stays; what came in between is seen beside it, and only by those who may see figures."""

import pytest
from tests.walking import hour

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.indicators import queries
from lachan.indicators.commands import publish_figures
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.models import Figure
from lachan.indicators.periods import parse
from lachan.indicators.reasons import label

pytestmark = pytest.mark.database
AT, LATER = hour("2024-12-20 09:00"), hour("2026-06-01 09:00")


@pytest.fixture
def staff(seeded):
    return seeded.cast("thukybcd")


@pytest.fixture
def published(staff):
    figures = publish_figures(calendar="police", year=2024, by=staff, at=AT, as_of=AT)
    return {(f.code, f.variant): f for f in figures}


def test_what_was_typed_after_it_is_seen_beside_it(seeded, staff, published):
    with scope.acting(staff):
        found = queries.recount(staff, published["K3", "a"], LATER)
    assert not found.same
    assert seeded.names(line.code for line in found.joined) == {
        "received in the year, typed after it"
    }
    assert found.left == ()
    assert {(seeded.names([x.code]).pop(), x.kind) for x in found.acts} == {
        ("received in the year, typed after it", "report_received")
    }
    assert all(AT < came.known_at <= LATER for came in found.acts)


def test_counted_again_at_its_own_moment_nothing_differs(staff, published):
    with scope.acting(staff):
        for key in (("K2", "a"), ("K3", "b"), ("LC01", "a"), ("TH01", "a")):
            found = queries.recount(staff, published[key], AT)
            assert found.same, key
            assert (found.left, found.joined, found.acts) == ((), (), ())


@pytest.mark.parametrize("period", ["2024", "2024H2", "2024Q4", "2024H1", "2024-07-01..2024-12-31"])
@pytest.mark.parametrize("calendar", ["civil", "court"])
def test_a_year_that_ends_with_december_is_counted_again_over_itself(staff, calendar, period):
    """Its last day is outside it and lies in the next year: it was taken for a period of that year, and K1 was laid beside itself."""
    when = parse(period, calendar)
    figures = publish_figures(
        calendar=calendar, year=when.year, period=period, by=staff, at=LATER, as_of=LATER
    )
    with scope.acting(staff):
        assert [x.figure.code for x in queries.recounts(staff, figures, LATER) if not x.same] == []
        assert {queries._asked_of(one, LATER).period for one in figures} == {when}


def test_the_published_one_has_not_moved(staff, published):
    before = published["K3", "a"]
    with scope.acting(staff):
        queries.recount(staff, before, LATER)
        kept = Figure.objects.get(id=before.id)
    assert (kept.numerator, kept.denominator, kept.inputs_hash) == (
        before.numerator,
        before.denominator,
        before.inputs_hash,
    )


def test_only_for_those_who_may_see_figures_and_of_their_own_province(seeded, staff, published):
    from dataclasses import replace

    asked = queries.question(staff, parse("2024", "police"), AT)
    for account in ("dieutra", "quantri", "caxa"):
        with pytest.raises(NotYours):
            queries.answers(seeded.cast(account), asked, ["K3"])
    with pytest.raises(NotFound):
        queries.answers(staff, replace(asked, province=asked.province + 1), ["K3"])


def test_no_rate_comes_without_its_counter_figures(staff):
    asked = queries.question(staff, parse("2024", "police"), AT)
    for one in queries.answers(staff, asked):
        assert [c.code for c in one.counters] == list(one.result.definition.counters)
        if one.result.definition.shape == "rate":
            assert one.counters, one.result.code
    assert all(set(d.counters) <= set(DEFINITIONS) for d in DEFINITIONS.values())


def test_a_wide_audience_is_told_no_small_number(published):
    for figure in published.values():
        said = [figure.wide["n"], figure.wide["d"], *figure.wide["apart"].values()]
        assert not [number for number in said if number is not None and 0 < number < 5], figure.code


def test_a_window_is_published_as_itself_and_is_not_taken_for_the_year(staff, published):
    figures = publish_figures(
        calendar="police", year=2024, by=staff, at=AT, as_of=AT, period="2024-07-01..2024-09-30"
    )
    k11 = next(f for f in figures if f.code == "K11")
    assert (k11.part, k11.period_from.isoformat(), k11.period_to.isoformat()) == (
        "window",
        "2024-07-01",
        "2024-10-01",
    )
    with scope.acting(staff):
        year = {
            f.code: f.id for f in queries.latest(staff, parse("2024", "police")) if f.variant == "a"
        }
        assert year["K3"] == published["K3", "a"].id


def test_every_reason_has_words(staff, published):
    said = {reason for figure in published.values() for reason in figure.apart}
    assert said
    assert {reason for reason in said if label(reason) == reason} == set()


def test_the_projection_says_what_decides_it_and_by_when(seeded, staff):
    at = hour("2024-12-01 09:00")
    asked = queries.question(staff, parse("2024", "police"), at)
    found = queries.projection(staff, asked, "K3")
    assert found.days == 13
    assert (found.result.numerator, found.result.denominator, found.needed) == (4, 9, 5)
    assert {row.reason for row in found.deciding} <= {"in_hand", "suspended"}
    assert seeded.names(row.code for row in found.deciding) >= {"in hand", "suspended in the year"}
    assert all(row.latest_on <= asked.period.last for row in found.deciding)
    assert found.outlook.seed == 138
    assert queries.projection(staff, asked, "K3") == found
    over = queries.projection(staff, queries.question(staff, parse("2024", "police"), LATER), "K3")
    assert (over.days, over.outlook) == (0, None)
