"""Repeating: only what is overdue or was answered without being done, and once."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import NotAsking
from lachan.oversight.commands import repeat_letter
from lachan.oversight.commands.letters import AlreadyRepeated, NotYetToRepeat

from .scene import POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_what_nobody_answered_is_asked_again_once(ask, cast):
    one = ask.letter(to=POLICE)
    refuses(
        NotYetToRepeat,
        repeat_letter,
        by=cast(PROCURACY),
        at=ask.now,
        letter=one,
        words="Nhắc.",
        sent_at=ask.now,
    )
    ask.later(days=60)
    told = {"letter": one, "words": "Nhắc lại, giả lập.", "sent_at": ask.now}
    again = does(repeat_letter, by=cast(PROCURACY), at=ask.now, **told)
    assert (again.repeats_id, again.kind, again.recipient_id) == (
        one.id,
        one.kind,
        one.recipient_id,
    )
    assert ask.read_letter(POLICE, again).state.code == "sent"
    refuses(AlreadyRepeated, repeat_letter, by=cast(PROCURACY), at=ask.now, **told)


def test_the_record_of_the_matter_says_it_was_received_once(ask, cast):
    ask.reported()
    ask.given_standing()
    one = ask.letter("verification_remedy", matter=ask.seen(PROCURACY))
    ask.received(one)
    ask.later(days=40)
    again = does(repeat_letter, by=cast(PROCURACY), at=ask.now, letter=ask.seen_letter(PROCURACY, one), words="Nhắc.",
                 sent_at=ask.now)  # fmt: skip
    assert ask.received(again).act is None
    assert ask.kinds(POLICE).count("remedy_received") == 1


def test_by_who_asked_only(ask, cast):
    one = ask.letter(to=POLICE)
    told = {"letter": one, "words": "x", "sent_at": ask.now}
    refuses(NotAsking, repeat_letter, by=cast("kiemsat_tinh"), at=ask.now, **told)
    refuses(NotYours, repeat_letter, by=cast("thanhtra"), at=ask.now, **told)
