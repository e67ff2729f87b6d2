"""A review says why a place stays, and when it is looked at again."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.focus import queries
from lachan.focus.commands import review_focus
from lachan.focus.refusals import (
    AlreadyEnded,
    NoReason,
    NoReview,
    NotYet,
    OutOfOrder,
    ReviewTooFar,
)

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TOLD = {
    "done_on": date(2024, 7, 1),
    "words": "Còn người đi tự do",
    "review_on": date(2024, 12, 31),
}


def test_it_stays_until_the_next(ground, cast):
    one = ground.declared()
    does(review_focus, by=cast(KEEPER), at=ground.at, focus=one, **TOLD)
    does(review_focus, by=cast(KEEPER), at=ground.at, focus=one, **{**TOLD, "done_on": date(2024, 7, 9), "review_on": date(2025, 1, 9)})  # fmt: skip
    seen = ground.sees(KEEPER, lambda who: queries.focus(who, one.id))
    assert (queries.review_on(seen), queries.ended_on(seen)) == (date(2025, 1, 9), None)
    assert queries.standing([seen], date(2024, 7, 10)) == [seen]


@pytest.mark.parametrize(("answer", "more"), [
    (NoReview, {"review_on": None}), (ReviewTooFar, {"review_on": date(2024, 7, 1)}), (NotYet, {"done_on": date(2024, 7, 11)}),
    (OutOfOrder, {"done_on": date(2024, 5, 31)}), (NoReason, {"words": " "}),
])  # fmt: skip
def test_what_is_refused(ground, cast, answer, more):
    refuses(answer, review_focus, by=cast(KEEPER), at=ground.at, focus=ground.declared(), **{**TOLD, **more})  # fmt: skip


def test_what_left_the_list_is_not_reviewed(ground, cast):
    one = ground.declared()
    ground.ended(one)
    refuses(AlreadyEnded, review_focus, by=cast(KEEPER), at=ground.at, focus=one, **{**TOLD, "done_on": date(2024, 7, 5)})  # fmt: skip
