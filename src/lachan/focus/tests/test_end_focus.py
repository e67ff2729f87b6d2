"""A place leaves the list by a paper, with a reason; it may be declared anew."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.focus import queries
from lachan.focus.commands import end_focus
from lachan.focus.refusals import AlreadyEnded, NoPaper, NoReason, NotYet, OutOfOrder

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TOLD = {"done_on": date(2024, 7, 1), "number": "60/QĐ-BCĐ", "words": "Không còn phát sinh"}


def test_from_that_day_on_it_is_not_in_the_list(ground, cast):
    one = ground.declared()
    does(end_focus, by=cast(KEEPER), at=ground.at, focus=one, **TOLD)
    seen = ground.sees("soyte", lambda who: queries.focus(who, one.id))
    assert queries.standing([seen], date(2024, 6, 30)) == [seen]
    assert queries.standing([seen], date(2024, 7, 1)) == []
    assert queries.review_on(seen) is None
    refuses(AlreadyEnded, end_focus, by=cast(KEEPER), at=ground.at, focus=one, **TOLD)
    assert ground.declared(from_on=date(2024, 7, 2)).id != one.id


@pytest.mark.parametrize(("answer", "more"), [
    (NoPaper, {"number": ""}), (NoReason, {"words": ""}), (NotYet, {"done_on": date(2024, 7, 11)}),
    (OutOfOrder, {"done_on": date(2024, 5, 1)}),
])  # fmt: skip
def test_what_is_refused(ground, cast, answer, more):
    refuses(answer, end_focus, by=cast(KEEPER), at=ground.at, focus=ground.declared(), **{**TOLD, **more})  # fmt: skip
