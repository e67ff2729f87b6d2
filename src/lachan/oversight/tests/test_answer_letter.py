"""Answering: after receipt, once until it has been looked at again; the act stands in the record."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import AlreadyAnswered, NotAsked, WithoutWords
from lachan.oversight.commands import answer_letter
from lachan.oversight.commands.letters import ReceiveFirst

from .scene import OTHERS, POLICE, PROCURACY, at_place

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_it_waits_for_the_check(ask, cast):
    one = ask.letter(to=POLICE)
    seen = ask.seen_letter(POLICE, one)
    told = {"letter": seen, "words": "Đã làm, giả lập.", "answered_at": ask.now}
    refuses(ReceiveFirst, answer_letter, by=cast(POLICE), at=ask.now, **told)
    ask.received(one)
    refuses(WithoutWords, answer_letter, by=cast(POLICE), at=ask.now, **{**told, "words": ""})
    does(answer_letter, by=cast(POLICE), at=ask.now, **told)
    state = ask.read_letter(PROCURACY, one).state
    assert (state.code, state.late) == ("answered", False)
    refuses(AlreadyAnswered, answer_letter, by=cast(POLICE), at=ask.now, **told)


def test_an_answer_after_the_day_was_late(ask):
    one = ask.letter(to=POLICE)
    ask.received(one)
    ask.later(days=40)
    assert ask.read_letter(PROCURACY, one).state.late
    ask.answered(one)
    assert ask.read_letter(PROCURACY, one).state.late


def test_in_the_stage_of_prosecution_the_record_says_so_and_ten_days_run(cast):
    ask = at_place(cast, "prosecuting")
    one = ask.letter("prosecution_stage", matter=ask.seen(PROCURACY))
    assert one.act is None
    assert ask.received(one).act.kind == "prosecution_stage_demand_received"
    assert ask.clock("E09", account=POLICE).due_at == ask.read_letter(POLICE, one).term.due_at
    assert "E09" in ask.read_letter(POLICE, one).term.cite
    ask.later(days=2)
    assert ask.answered(one).act.kind == "prosecution_stage_demand_answered"


def test_by_nobody_else(ask, cast):
    one = ask.letter(to=POLICE)
    told = {"letter": one, "words": "x", "answered_at": ask.now}
    refuses(NotAsked, answer_letter, by=cast(OTHERS), at=ask.now, **told)
    refuses(NotYours, answer_letter, by=cast("lanhdao"), at=ask.now, **told)
