"""Looking again at an answer: by the procuracy, with a result; what is not done must be answered anew."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import (
    AlreadySettled,
    NoSuchResult,
    NotAsking,
    NothingAnswered,
)
from lachan.oversight.commands import answer_letter, check_letter

from .scene import POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def checked(ask, cast, one, result):
    told = {
        "letter": ask.seen_letter(PROCURACY, one),
        "result": result,
        "words": "Đã xem.",
        "checked_at": ask.now,
    }
    return does(check_letter, by=cast(PROCURACY), at=ask.now, **told)


def test_not_done_is_asked_again_and_done_is_done(ask, cast):
    one = ask.letter(to=POLICE)
    ask.received(one)
    ask.answered(one)
    checked(ask, cast, one, "not_done")
    assert ask.read_letter(POLICE, one).state.code == "again"
    ask.answered(one)
    checked(ask, cast, one, "done")
    assert ask.read_letter(POLICE, one).state.code == "settled"
    refuses(AlreadySettled, answer_letter, by=cast(POLICE), at=ask.now, letter=ask.seen_letter(POLICE, one),
            words="x", answered_at=ask.now)  # fmt: skip


def test_what_is_refused(ask, cast):
    one = ask.letter(to=POLICE)
    told = {"letter": one, "result": "done", "words": "x", "checked_at": ask.now}
    refuses(NothingAnswered, check_letter, by=cast(PROCURACY), at=ask.now, **told)
    refuses(NoSuchResult, check_letter, by=cast(PROCURACY), at=ask.now, **{**told, "result": ""})
    refuses(NotAsking, check_letter, by=cast("kiemsat_tinh"), at=ask.now, **told)
    refuses(NotYours, check_letter, by=cast(POLICE), at=ask.now, **told)
