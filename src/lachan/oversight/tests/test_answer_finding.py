"""Answering a finding: by the body responsible, once until it is looked at again."""

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import AlreadyAnswered, NotAsked, WithoutWords
from lachan.oversight.commands import answer_finding
from lachan.oversight.inspections.queries import findings

from .scene import INSPECTOR, OTHERS, POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_overdue_until_it_is_answered(ask, cast):
    found = ask.finding(ask.round())
    ask.later(days=20)
    with scope.acting(cast(POLICE)):
        (read,) = findings(cast(POLICE), ask.now, only_open=True).rows
    assert (read.state.code, read.state.late) == ("sent", True)
    told = {
        "finding": ask.seen_finding(POLICE, found),
        "words": "Biên bản giả lập.",
        "answered_at": ask.now,
    }
    does(answer_finding, by=cast(POLICE), at=ask.now, **told)
    with scope.acting(cast(INSPECTOR)):
        assert findings(cast(INSPECTOR), ask.now, only_open=True).rows == []
    refuses(AlreadyAnswered, answer_finding, by=cast(POLICE), at=ask.now, **told)


def test_by_nobody_else(ask, cast):
    found = ask.finding(ask.round())
    told = {"finding": found, "words": "x", "answered_at": ask.now}
    refuses(NotAsked, answer_finding, by=cast(OTHERS), at=ask.now, **told)
    refuses(NotYours, answer_finding, by=cast("thukybcd"), at=ask.now, **told)
    refuses(WithoutWords, answer_finding, by=cast(POLICE), at=ask.now, **{**told, "words": " "})
