"""Seeing whether a remedy worked: by the keeper of the entry, and never by the person who said it was done."""

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import NotAsking, NothingAnswered, SamePerson
from lachan.oversight.commands import check_remedy
from lachan.oversight.shortcomings import queries

from .scene import INSPECTOR, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(ask, given, **more):
    return {
        "remedy": given,
        "result": "done",
        "words": "Đã xem, giả lập.",
        "checked_at": ask.now,
        **more,
    }


def test_what_worked_is_done(ask, cast):
    entry = ask.entry()
    given = ask.remedy(entry)
    refuses(NothingAnswered, check_remedy, by=cast(INSPECTOR), at=ask.now, **told(ask, given))
    ask.put_right(given)
    does(check_remedy, by=cast(INSPECTOR), at=ask.now, **told(ask, given))
    with scope.acting(cast(POLICE)):
        (read,) = queries.remedies(queries.shortcoming(cast(POLICE), entry.id), ask.now)
    assert (read.state.code, read.state.late) == ("settled", False)


def test_nobody_looks_at_their_own_work(ask, cast):
    given = ask.remedy(ask.entry(), responsible=INSPECTOR)
    ask.put_right(given, INSPECTOR)
    refuses(SamePerson, check_remedy, by=cast(INSPECTOR), at=ask.now, **told(ask, given))


def test_by_who_keeps_the_entry(ask, cast):
    given = ask.remedy(ask.entry())
    ask.put_right(given)
    refuses(NotAsking, check_remedy, by=cast(PROCURACY), at=ask.now, **told(ask, given))
    refuses(NotYours, check_remedy, by=cast(POLICE), at=ask.now, **told(ask, given))
