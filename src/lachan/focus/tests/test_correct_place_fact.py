"""A number is put right by a later row, by whoever told it or who keeps the list; the first stays and counts no more."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.focus import queries
from lachan.focus.commands import correct_place_fact
from lachan.focus.refusals import AbsurdCount, AlreadyCorrected, AlreadyTold, NotYourFact

from .scene import COMMUNE, KEEPER, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.mark.parametrize("account", [COMMUNE, KEEPER])
def test_the_later_row_counts(ground, cast, account):
    fact = ground.told()
    later = does(correct_place_fact, by=cast(account), at=ground.at, **ground.mended(fact))
    assert ground.sees(KEEPER, lambda who: [one.id for one in queries.facts(who)]) == [later.id]
    assert ground.sees(KEEPER, lambda who: queries.history(who, unit()).count()) == 2
    refuses(AlreadyCorrected, correct_place_fact, by=cast(account), at=ground.at, **ground.mended(fact))  # fmt: skip


def test_taken_back_it_is_no_number_and_may_be_told_anew(ground, cast):
    fact = ground.told()
    does(correct_place_fact, by=cast(COMMUNE), at=ground.at, **ground.mended(fact, taken_back=True))
    assert ground.sees(KEEPER, lambda who: queries.facts(who).count()) == 0
    assert ground.told().id != fact.id


def test_another_body_of_the_same_ground_does_not(ground, cast):
    fact = ground.told()
    for account in ("caxa", "soyte"):
        refuses(NotYourFact, correct_place_fact, by=cast(account), at=ground.at, **ground.mended(fact))  # fmt: skip


def test_it_must_be_as_sound_as_the_first(ground, cast):
    fact = ground.told()
    refuses(AbsurdCount, correct_place_fact, by=cast(COMMUNE), at=ground.at, **ground.mended(fact, count=-2))  # fmt: skip
    ground.told(period_from=date(2023, 1, 1), period_to=date(2023, 12, 31))
    wider = ground.mended(fact, period_from=date(2023, 12, 1))
    refuses(AlreadyTold, correct_place_fact, by=cast(COMMUNE), at=ground.at, **wider)
