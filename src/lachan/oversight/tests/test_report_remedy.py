"""Saying that a remedy is done: by the body that had to do it."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import AlreadyAnswered, NotAsked
from lachan.oversight.commands import report_remedy

from .scene import INSPECTOR, OTHERS, POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_once_and_by_its_own_body(ask, cast):
    given = ask.remedy(ask.entry())
    told = {
        "remedy": ask.seen_remedy(POLICE, given),
        "words": "Đã tập huấn, giả lập.",
        "done_at": ask.now,
    }
    refuses(NotAsked, report_remedy, by=cast(OTHERS), at=ask.now, **told)
    refuses(NotAsked, report_remedy, by=cast(INSPECTOR), at=ask.now, **told)
    refuses(NotYours, report_remedy, by=cast("lanhdao"), at=ask.now, **told)
    does(report_remedy, by=cast(POLICE), at=ask.now, **told)
    refuses(AlreadyAnswered, report_remedy, by=cast(POLICE), at=ask.now, **told)
