"""Put right is what somebody looked at again; who only says so waits; who passes it on says to whom."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.sectors.commands import answer_finding
from lachan.sectors.refusals import (
    DayAhead,
    FindingClosed,
    NoFixBy,
    NoLicenceKind,
    NotYourCheck,
    NoWordOfPassing,
    StepBefore,
)

from .scene import POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SAID = {"kind": "said", "done_on": date(2024, 7, 5)}
LATE = date(2024, 7, 20)


def test_said_again_verified(field, cast):
    one = field.finding()

    def step(**told):
        does(answer_finding, by=cast(POLICE), at=field.at, finding=one, **told)

    assert field.standing(one, LATE).code == "overdue"
    step(**SAID)
    assert field.standing(one, LATE).code == "waiting"
    step(kind="again", done_on=date(2024, 7, 6), fix_by=date(2024, 7, 18))
    assert (field.standing(one, LATE).code, field.standing(one, LATE).days) == ("overdue", 2)
    step(kind="verified", done_on=date(2024, 7, 9))
    assert field.standing(one, LATE).code == "closed"
    refuses(FindingClosed, answer_finding, by=cast(POLICE), at=field.at, finding=one, **SAID)


def test_passed_on_with_a_word(field, cast):
    one = field.finding()
    refuses(NoWordOfPassing, answer_finding, by=cast(POLICE), at=field.at, finding=one, kind="passed", done_on=date(2024, 7, 5))  # fmt: skip
    does(answer_finding, by=cast(POLICE), at=field.at, finding=one, kind="passed", done_on=date(2024, 7, 5), words="CSĐT, 15/CV")  # fmt: skip
    assert field.standing(one, LATE).code == "passed_on"


@pytest.mark.parametrize(("answer", "more"), [
    (NoLicenceKind, {"kind": "x"}), (DayAhead, {"done_on": date(2024, 7, 11)}), (StepBefore, {"done_on": date(2024, 6, 30)}),
    (NoFixBy, {"kind": "again"}),
])  # fmt: skip
def test_what_is_refused(field, cast, answer, more):
    refuses(answer, answer_finding, by=cast(POLICE), at=field.at, finding=field.finding(), **{**SAID, **more})  # fmt: skip


def test_another_body_of_the_ground_does_not_answer_for_it(field, cast):
    refuses(NotYourCheck, answer_finding, by=cast("ubndxa"), at=field.at, finding=field.finding(), **SAID)  # fmt: skip
