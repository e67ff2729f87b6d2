"""Verifying: by the inspecting body, never by who answered; partly is not done."""

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import NoSuchResult, NotAsking, NothingAnswered
from lachan.oversight.commands import verify_finding
from lachan.oversight.inspections import queries

from .scene import INSPECTOR, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def state(ask, cast, found):
    with scope.acting(cast(POLICE)):
        return queries.read(queries.finding(cast(POLICE), found.id), ask.now).state.code


def test_partly_is_asked_again(ask, cast):
    found = ask.finding(ask.round())
    told = {"finding": found, "result": "partly", "words": "Đã xem.", "verified_at": ask.now}
    refuses(NothingAnswered, verify_finding, by=cast(INSPECTOR), at=ask.now, **told)
    ask.fixed(found)
    refuses(NoSuchResult, verify_finding, by=cast(INSPECTOR), at=ask.now, **{**told, "result": "x"})
    does(verify_finding, by=cast(INSPECTOR), at=ask.now, **told)
    assert state(ask, cast, found) == "again"
    ask.fixed(found)
    does(verify_finding, by=cast(INSPECTOR), at=ask.now, **{**told, "result": "done"})
    assert state(ask, cast, found) == "settled"


def test_not_by_who_was_looked_at_nor_by_another(ask, cast):
    found = ask.finding(ask.round())
    ask.fixed(found)
    told = {"finding": found, "result": "done", "words": "x", "verified_at": ask.now}
    refuses(NotYours, verify_finding, by=cast(POLICE), at=ask.now, **told)
    refuses(NotAsking, verify_finding, by=cast(PROCURACY), at=ask.now, **told)
