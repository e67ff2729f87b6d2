"""Giving a remedy: by the body that keeps the entry; whoever has to do it comes to see the entry."""

from datetime import timedelta

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.oversight.answering.refusals import Ahead, BeforeAsked, DayPassed
from lachan.oversight.commands import give_remedy
from lachan.oversight.commands.shortcomings import NotYourEntry
from lachan.oversight.shortcomings.queries import shortcoming

from .scene import INSPECTOR, OTHERS, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(ask, entry, **more):
    return {"shortcoming": entry, "responsible": ask.agency(POLICE), "words": "Tập huấn, giả lập.", "given_at": ask.now,
            "done_by": ask.now.date() + timedelta(days=30), **more}  # fmt: skip


def seen(ask, cast, account, entry):
    with scope.acting(cast(account)):
        return shortcoming(cast(account), entry.id)


def test_who_has_to_do_it_sees_why(ask, cast):
    entry = ask.entry()
    with pytest.raises(NotFound):
        seen(ask, cast, POLICE, entry)
    does(give_remedy, by=cast(INSPECTOR), at=ask.now, **told(ask, entry))
    assert [r.responsible_id for r in seen(ask, cast, POLICE, entry).remedies.all()] == [
        ask.agency(POLICE).id
    ]
    with pytest.raises(NotFound):
        seen(ask, cast, OTHERS, entry)


def test_what_is_refused(ask, cast):
    entry = ask.entry()
    refuses(NotYourEntry, give_remedy, by=cast(PROCURACY), at=ask.now, **told(ask, entry))
    early = told(ask, entry, given_at=ask.now - timedelta(days=1))
    refuses(BeforeAsked, give_remedy, by=cast(INSPECTOR), at=ask.now, **early)
    ahead = told(ask, entry, given_at=ask.now + timedelta(days=1))
    refuses(Ahead, give_remedy, by=cast(INSPECTOR), at=ask.now, **ahead)
    past = told(ask, entry, done_by=ask.now.date() - timedelta(days=1))
    refuses(DayPassed, give_remedy, by=cast(INSPECTOR), at=ask.now, **past)
