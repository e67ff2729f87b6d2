"""Planning a round: a subject, days in order, somebody else to look at."""

from datetime import timedelta

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.oversight.answering.refusals import WithoutWords
from lachan.oversight.commands import plan_round
from lachan.oversight.commands.inspections import DaysAcross, NobodyInspected, NoSuchSubject
from lachan.oversight.inspections.queries import round_of, rounds

from .scene import INSPECTOR, OTHERS, POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(ask, **more):
    day = ask.now.date()
    return {"about_what": "terms", "words": "Kế hoạch giả lập.", "agencies": [ask.agency(POLICE)],
            "covers": (day - timedelta(days=30), day), "held": (day, day), **more}  # fmt: skip


def test_who_is_looked_at_knows_of_it_and_nobody_else(ask, cast):
    planned = does(plan_round, by=cast(INSPECTOR), at=ask.now, **told(ask))
    for account in (INSPECTOR, POLICE):
        with scope.acting(cast(account)):
            assert [one.id for one in rounds(cast(account)).rows] == [planned.id]
    with scope.acting(cast(OTHERS)), pytest.raises(NotFound):
        round_of(cast(OTHERS), planned.id)


@pytest.mark.parametrize(("answer", "more"), [
    (NoSuchSubject, {"about_what": "x"}), (WithoutWords, {"words": ""}), (NobodyInspected, {"agencies": []}),
])  # fmt: skip
def test_what_is_refused(ask, cast, answer, more):
    refuses(answer, plan_round, by=cast(INSPECTOR), at=ask.now, **told(ask, **more))


def test_nobody_inspects_itself_nor_before_it_begins(ask, cast):
    own = told(ask, agencies=[ask.agency(INSPECTOR)])
    refuses(NobodyInspected, plan_round, by=cast(INSPECTOR), at=ask.now, **own)
    day = ask.now.date()
    across = told(ask, held=(day, day - timedelta(days=1)))
    refuses(DaysAcross, plan_round, by=cast(INSPECTOR), at=ask.now, **across)


@pytest.mark.parametrize("account", ["dieutra", "thukybcd", "caxa", "toaan"])
def test_not_by_every_role(ask, cast, account):
    refuses(
        NotYours,
        plan_round,
        by=cast(account),
        at=ask.now,
        **told(ask, agencies=[ask.agency(OTHERS)]),
    )
