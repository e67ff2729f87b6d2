"""A place is declared by a paper, with a reason, with who reviews it and when; a place, never a person."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.focus import queries
from lachan.focus.commands import declare_focus
from lachan.focus.refusals import (
    AlreadyDeclared,
    NoPaper,
    NoPlace,
    NoReason,
    NoReview,
    NotThatDay,
    NotYet,
    ReviewerNotThere,
    ReviewTooFar,
)

from .scene import KEEPER, body, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_declared_it_is_the_provinces(ground, cast):
    one = does(declare_focus, by=cast(KEEPER), at=ground.at, **ground.declaration())
    for account in ("caxa2", "lanhdao", "soyte"):
        assert ground.sees(account, lambda who: queries.focus(who, one.id).number) == "45/KH-BCĐ"
    assert ground.sees("songkhe", lambda who: queries.declared(who).count()) == 0
    assert queries.review_on(ground.sees(KEEPER, lambda who: queries.focus(who, one.id))) == date(2024, 12, 1)  # fmt: skip


def test_a_spot_within_a_commune_is_a_place_of_its_own(ground, cast):
    ground.declared()
    refuses(AlreadyDeclared, declare_focus, by=cast(KEEPER), at=ground.at, **ground.declaration())
    assert ground.declared(spot="Bến xe giả lập").spot == "Bến xe giả lập"
    again = ground.declaration(spot="bến xe  giả lập")
    refuses(AlreadyDeclared, declare_focus, by=cast(KEEPER), at=ground.at, **again)


@pytest.mark.parametrize(("answer", "more"), [
    (NoPlace, {"place": None}), (NoPaper, {"number": " "}), (NoPaper, {"paper_on": None}), (NotYet, {"paper_on": date(2024, 7, 11)}),
    (NotYet, {"from_on": date(2024, 7, 11)}), (NotThatDay, {"place": "c24853.c"}), (NoReason, {"reasons": []}),
    (NoReason, {"reasons": ["a person"]}), (NoReview, {"reviewer": None}), (NoReview, {"review_on": None}),
    (ReviewTooFar, {"review_on": date(2024, 6, 1)}), (ReviewTooFar, {"review_on": date(2026, 9, 1)}),
    (ReviewerNotThere, {"reviewer": "cax-c24853.c"}), (ReviewerNotThere, {"reviewer": "99-cat"}),
])  # fmt: skip
def test_what_is_refused(ground, cast, answer, more):
    told = {key: unit(value) if key == "place" and value else body(value) if key == "reviewer" and value else value
            for key, value in more.items()}  # fmt: skip
    refuses(answer, declare_focus, by=cast(KEEPER), at=ground.at, **ground.declaration(**told))


def test_words_are_a_reason_too(ground):
    assert ground.declared(reasons=[], words="Giáp ranh ba xã").words == "Giáp ranh ba xã"


def test_only_who_keeps_the_list(ground, cast):
    for account in ("caxa", "catinh", "lanhdao", "soyte"):
        refuses(NotYours, declare_focus, by=cast(account), at=ground.at, **ground.declaration())
