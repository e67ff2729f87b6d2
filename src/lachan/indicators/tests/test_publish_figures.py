"""Publishing: counted once, frozen with its list; a later count is a later figure beside it."""

from datetime import timedelta

import pytest
from django.db import connections
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.indicators import queries
from lachan.indicators.commands import MomentAhead, NoSuchCalendar, PeriodAhead, publish_figures
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.periods import period

pytestmark = pytest.mark.database
AT = hour("2024-12-20 09:00")
TOLD = {"calendar": "police", "year": 2024}


@pytest.fixture(autouse=True)
def _committed(seeded):
    """These tests commit; the module's record is removed at its end."""


@pytest.fixture
def staff(seeded):
    return seeded.cast("thukybcd")


def test_every_target_in_every_variant_with_its_list(staff):
    figures = does(publish_figures, **TOLD, by=staff, at=AT, as_of=AT)
    assert {(f.code, f.variant) for f in figures} == {
        (c, v) for c, t in DEFINITIONS.items() if t.counted for v in t.variants
    }
    with scope.acting(staff):
        for figure in queries.latest(staff, period("police", 2024)):
            lines = queries.lines(staff, figure)
            assert len(lines) == sum(figure.apart.values())
            if DEFINITIONS[figure.code].shape in ("rate", "share", "tally"):
                assert len(lines) == figure.denominator
            assert sum(line.counted for line in lines) == figure.numerator
            assert queries.lines(staff, figure, counted=True) == [
                line for line in lines if line.counted
            ]


def test_a_later_one_stands_beside_the_earlier(staff):
    first = {
        f.code: f.id for f in publish_figures(**TOLD, by=staff, at=AT, as_of=AT) if f.variant == "a"
    }
    later = hour("2025-06-02 09:00")
    second = {
        f.code: f.id
        for f in publish_figures(**TOLD, by=staff, at=later, as_of=later)
        if f.variant == "a"
    }
    with scope.acting(staff):
        latest = {
            f.code: f.id for f in queries.latest(staff, period("police", 2024)) if f.variant == "a"
        }
        assert latest == second
        assert (
            queries.figure(staff, first["K3"]).denominator
            < queries.figure(staff, second["K3"]).denominator
        )


def test_who_may_see_figures_sees_them_and_nobody_else(seeded, staff):
    publish_figures(**TOLD, by=staff, at=AT, as_of=AT)
    for account, sees in (("lanhdao", True), ("dieutra", False), ("quantri", False)):
        with scope.acting(seeded.cast(account)):
            assert bool(queries.latest(seeded.cast(account), period("police", 2024))) is sees


def test_no_name_and_no_word_is_in_a_line(staff):
    publish_figures(**TOLD, by=staff, at=AT, as_of=AT)
    with connections["keeper"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT matter_code FROM indicators_figureline")
        assert all(code.startswith(("VV-", "hotline_111 ")) for (code,) in cursor.fetchall())


def test_not_a_calendar_that_is_none(staff):
    refuses(NoSuchCalendar, publish_figures, calendar="lunar", year=2024, by=staff, at=AT, as_of=AT)


@pytest.mark.parametrize("as_of", ["2023-12-14 23:59", "2023-01-01 00:00"])
def test_not_a_period_ahead(staff, as_of):
    refuses(PeriodAhead, publish_figures, **TOLD, by=staff, at=AT, as_of=hour(as_of))


def test_nobody_knows_what_will_be_recorded(staff):
    refuses(MomentAhead, publish_figures, **TOLD, by=staff, at=AT, as_of=AT + timedelta(seconds=1))


@pytest.mark.parametrize("account", ["lanhdao", "dieutra", "kiemsat", "quantri"])
def test_not_by_every_role(seeded, account):
    refuses(NotYours, publish_figures, **TOLD, by=seeded.cast(account), at=AT, as_of=AT)


def test_of_a_body_of_a_place_of_an_article_alone(staff):
    from lachan.reference.models import Agency, Unit

    police, place = Agency.objects.get(key="cah-d674.a"), Unit.objects.get(key="c24853.a")
    asked = ({}, {"agency": police.id}, {"place": place.id}, {"article": "151"})
    found = []
    for one in asked:
        figures = publish_figures(**TOLD, by=staff, at=AT, as_of=AT, **one)
        found.append(next(f for f in figures if (f.code, f.variant) == ("K3", "a")))
    assert [(f.agency_id, f.place_id, f.article) for f in found] == [
        (None, None, ""), (police.id, None, ""), (None, place.id, ""), (None, None, "151")]  # fmt: skip
    assert found[0].denominator == found[1].denominator > found[3].denominator == 0


def test_what_is_for_all_is_frozen_with_the_figure(staff):
    found = {(f.code, f.variant): f for f in publish_figures(**TOLD, by=staff, at=AT, as_of=AT)}
    flow = found["LC01", "a"]
    assert flow.wide["agencies"]
    assert found["K2", "a"].wide["places"] == {}
    assert "places" not in found["DC11", "a"].wide


def test_a_list_is_walked_whole_though_one_matter_has_many_rows(staff):
    """Pages went on after the code of the last row, and lost what else that matter had."""
    figures = publish_figures(**TOLD, by=staff, at=AT, as_of=AT)
    with scope.acting(staff):
        many = [f for f in figures if len({x.matter_code for x in f.lines.all()}) < f.lines.count()]
        assert many
        for figure in many:
            walked, after = [], ""
            while page := queries.lines(staff, figure, after, size=1):
                walked += page
                after = queries.place_of(page[-1])
            assert len({x.id for x in walked}) == len(walked) == figure.lines.count(), figure.code
