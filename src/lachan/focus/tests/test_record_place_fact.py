"""A number of a place is told by whoever has that ground, once for each period, and never of what is not over."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.focus import queries
from lachan.focus.commands import record_place_fact
from lachan.focus.refusals import (
    AbsurdCount,
    AlreadyTold,
    NoPlace,
    NoSource,
    NoSuchKind,
    NotOver,
    NotThatDay,
    NotYourGround,
    PeriodBackwards,
    PeriodTooLong,
)

from .scene import COMMUNE, KEEPER, THERE, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.mark.parametrize("account", [COMMUNE, "caxa", "xahoixa", "ubndhuyen", "soyte", KEEPER])
def test_who_has_the_ground_tells_of_it(ground, cast, account):
    fact = does(record_place_fact, by=cast(account), at=ground.at, **ground.number())
    assert ground.sees("lanhdao", lambda who: queries.facts(who).get().id) == fact.id


@pytest.mark.parametrize("account", ["caxa2", "caxa_2026"])
def test_another_communes_body_does_not(ground, cast, account):
    told = ground.number() if account == "caxa2" else ground.number(place=unit(THERE))
    refuses(NotYourGround, record_place_fact, by=cast(account), at=ground.at, **told)


def test_who_took_the_work_over_tells_of_the_old_ground(ground, cast):
    ground.at = ground.at.replace(year=2026)
    assert does(record_place_fact, by=cast("caxa_2026"), at=ground.at, **ground.number())


@pytest.mark.parametrize(("answer", "more"), [
    (NoSuchKind, {"kind": "people"}), (NoSuchKind, {"method": "guess"}), (NoPlace, {"place": None}), (NoPlace, {"place": "district"}),
    (PeriodBackwards, {"period_to": date(2023, 12, 31)}), (NotOver, {"period_to": date(2024, 7, 11)}),
    (PeriodTooLong, {"period_from": date(2022, 1, 1)}), (NotThatDay, {"place": "later"}), (AbsurdCount, {"count": -1}),
    (AbsurdCount, {"count": 100_001}), (NoSource, {"source": "  "}),
])  # fmt: skip
def test_what_is_refused(ground, cast, answer, more):
    named = {"district": "d674.a", "later": "c24853.c"}
    told = {key: unit(named[value]) if value in named else value for key, value in more.items()}
    refuses(answer, record_place_fact, by=cast(KEEPER), at=ground.at, **ground.number(**told))


def test_no_days_are_told_twice(ground, cast):
    ground.told()
    for first, last in (
        (date(2024, 6, 30), date(2024, 7, 9)),
        (date(2024, 3, 1), date(2024, 3, 31)),
    ):
        told = ground.number(period_from=first, period_to=last)
        refuses(AlreadyTold, record_place_fact, by=cast(KEEPER), at=ground.at, **told)
    ground.told(kind="school_leaving")
    ground.told(period_from=date(2023, 7, 1), period_to=date(2023, 12, 31))


def test_who_only_looks_does_not_tell(ground, cast):
    for account in ("lanhdao", "dieutra", "kiemsat", "tongdai"):
        refuses(NotYours, record_place_fact, by=cast(account), at=ground.at, **ground.number())
