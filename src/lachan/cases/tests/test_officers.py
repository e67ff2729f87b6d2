"""Who is in charge: a colleague of that day, not one who is kept out of the matter."""

from datetime import date

import pytest
from tests.case_scenes import ABOVE, COURT, POLICE, PROCURACY, at, outcomes

from lachan.access import scope
from lachan.access.models import Membership
from lachan.cases import commands as cases
from lachan.cases.commands.officers import KeptOut, NotAColleague
from lachan.cases.models import Assignment
from lachan.docket import commands as docket
from lachan.docket.steps import NotAllowedNow

THREE = [
    (cases.assign_investigator, POLICE),
    (cases.assign_procurator, PROCURACY),
    (cases.assign_judge, COURT),
]
each = pytest.mark.parametrize(
    ("verb", "account"), THREE, ids=lambda one: getattr(one, "__name__", one)
)


def officer(scene, account):
    return {"officer": scene.cast(account).account_id}


def assigned(scene, account, part):
    with scope.acting(scene.cast(account)):
        rows = Assignment.objects.filter(matter=scene.matter.id, part=part)
        return list(rows.values_list("account_id", "agency_id"))


@at("charged")
def test_assign_investigator(scene):
    scene.gives(
        "investigator_assigned", cases.assign_investigator, POLICE, extra=officer(scene, POLICE)
    )
    who = scene.cast(POLICE)
    assert assigned(scene, PROCURACY, "investigator") == [(who.account_id, who.agency_id)]


@at("charged")
def test_assign_procurator(scene):
    scene.gives(
        "case_prosecutor_assigned",
        cases.assign_procurator,
        PROCURACY,
        extra=officer(scene, PROCURACY),
    )
    who = scene.cast(PROCURACY)
    assert assigned(scene, POLICE, "procurator") == [(who.account_id, who.agency_id)]


@at("with_court")
def test_assign_judge_within_three_days(scene):
    scene.do(outcomes.accept_case, COURT)
    assert scene.due("F01") == "2024-02-19 23:59"
    scene.gives("presiding_judge_assigned", cases.assign_judge, COURT, extra=officer(scene, COURT))
    assert scene.due("F01") == "met"
    assert len(assigned(scene, POLICE, "judge")) == 1


@at("appeal_taken")
def test_assign_judge_of_the_appeal(scene):
    scene.gives(
        "appellate_judge_assigned",
        cases.assign_judge,
        ABOVE,
        extra={**officer(scene, ABOVE), "appeal": True},
    )
    assert len(assigned(scene, POLICE, "appeal_judge")) == 1


@at("judged")
def test_assign_judge_of_the_appeal_not_before_there_is_one(scene):
    scene.refuses(
        NotAllowedNow, cases.assign_judge, COURT, extra={**officer(scene, COURT), "appeal": True}
    )


@at("at_court")
@each
def test_assign_investigator_procurator_judge_of_another_body_is_refused(scene, verb, account):
    for other in {POLICE, PROCURACY, COURT, "quantri"} - {account}:
        scene.refuses(NotAColleague, verb, account, extra=officer(scene, other))
    scene.refuses(NotAColleague, verb, account, extra={"officer": 0})


@at("at_court")
@each
def test_one_who_is_kept_out_is_not_assigned(scene, verb, account):
    """Kept out by the person's own body (BLTTHS Điều 49); the head must then choose another."""
    other = _second(scene, account)
    if account != COURT:
        docket.exclude_person(
            matter=scene.seen(account), account=other, by=scene.cast(account), at=scene.now
        )
        scene.refuses(KeptOut, verb, account, extra={"officer": other})


@at("at_court")
@each
def test_one_whose_time_there_is_over_is_not_assigned(scene, verb, account):
    gone = _second(scene, account, valid_to=date(2024, 2, 1))
    scene.refuses(NotAColleague, verb, account, extra={"officer": gone})


def _second(scene, account, **more):
    """A second person of that body, in the tests' own transaction."""
    admin = scene.cast("quantri")
    with scope.acting(admin):
        from lachan.access.models import Account

        one = Account.objects.create(username=f"hai-{account}", display_name="Người Mẫu Thứ Hai")
        role = scene.cast(account).role
        Membership.objects.create(account=one, agency_id=scene.cast(account).agency_id, role=role,
                                  valid_from=date(2018, 1, 1), **more)  # fmt: skip
    return one.id
