"""Receiving: by the body addressed, once; the law's days run from here."""

import pytest
from tests.walking import HANOI, does, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.oversight.answering.refusals import Ahead, BeforeAsked, NotAsked
from lachan.oversight.commands import receive_letter
from lachan.oversight.commands.letters import AlreadyReceived

from .scene import OTHERS, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_the_days_run_from_receipt(ask, cast):
    one = ask.letter(to=POLICE)
    ask.to("2024-01-10 09:00")
    does(
        receive_letter,
        by=cast(POLICE),
        at=ask.now,
        letter=ask.seen_letter(POLICE, one),
        received_at=ask.now,
    )
    read = ask.read_letter(PROCURACY, one)
    assert (read.state.code, read.term.assumed) == ("open", False)
    assert read.term.due_at.astimezone(HANOI).strftime("%Y-%m-%d %H:%M") == "2024-01-25 23:59"


def test_about_a_matter_the_record_says_so_and_its_clock_agrees(ask):
    ask.reported()
    ask.given_standing()
    one = ask.letter("verification_remedy", matter=ask.seen(PROCURACY))
    ask.later(days=1)
    step = ask.received(one)
    assert step.act.kind == "remedy_received"
    assert ask.clock("A29", account=POLICE).due_at == ask.read_letter(POLICE, one).term.due_at


def test_once_and_in_time(ask, cast):
    one = ask.letter(to=POLICE)
    seen, later = ask.seen_letter(POLICE, one), ask.later(hours=3)
    refuses(
        BeforeAsked,
        receive_letter,
        by=cast(POLICE),
        at=later,
        letter=seen,
        received_at=ask.now.replace(year=2023),
    )
    refuses(
        Ahead,
        receive_letter,
        by=cast(POLICE),
        at=ask.now,
        letter=seen,
        received_at=ask.now.replace(year=2025),
    )
    ask.received(one)
    refuses(
        AlreadyReceived,
        receive_letter,
        by=cast(POLICE),
        at=ask.now,
        letter=seen,
        received_at=ask.now,
    )


def test_by_nobody_else(ask, cast):
    one = ask.letter(to=POLICE)
    with pytest.raises(NotFound):
        ask.seen_letter(OTHERS, one)
    refuses(NotAsked, receive_letter, by=cast(OTHERS), at=ask.now, letter=one, received_at=ask.now)
    refuses(
        NotAsked, receive_letter, by=cast(PROCURACY), at=ask.now, letter=one, received_at=ask.now
    )
    refuses(
        NotYours, receive_letter, by=cast("quantri"), at=ask.now, letter=one, received_at=ask.now
    )
