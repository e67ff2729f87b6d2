"""A check says what was found and by when it is to be put right; finding nothing is written down too."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.sectors import queries
from lachan.sectors.commands import record_check
from lachan.sectors.refusals import DayAhead, NoFixBy, NoPaperNumber, NotAsked

from .scene import POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_what_was_found_runs_until_its_day(field, cast):
    firm = field.firm()
    does(record_check, by=cast(POLICE), at=field.at, **field.visit(firm, found={"stay_not_notified": "", "no_licence": ""}))  # fmt: skip
    found = field.sees("lanhdao", lambda who: queries.findings(who, date(2024, 7, 10)))
    assert [(one.standing.code, one.standing.days) for one in found] == [("overdue", 2)] * 2
    assert field.sees("lanhdao", lambda who: queries.overdue(queries.findings(who, date(2024, 7, 8)))) == []  # fmt: skip
    assert field.check(firm, found={}, fix_by=None).findings.count() == 0


@pytest.mark.parametrize(("answer", "more"), [
    (NoPaperNumber, {"number": " "}), (DayAhead, {"checked_on": date(2024, 7, 11)}), (NotAsked, {"found": {"money_for_child": ""}}),
    (NoFixBy, {"fix_by": None}), (NoFixBy, {"fix_by": date(2024, 7, 1)}), (NoFixBy, {"fix_by": date(2025, 7, 10)}),
])  # fmt: skip
def test_what_is_refused(field, cast, answer, more):
    refuses(answer, record_check, by=cast(POLICE), at=field.at, **field.visit(field.firm(), **more))


def test_the_committee_looks_and_does_not_check(field, cast):
    refuses(NotYours, record_check, by=cast("thukybcd"), at=field.at, **field.visit(field.firm()))
