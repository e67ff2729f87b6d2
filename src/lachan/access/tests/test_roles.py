"""Roles are prose first; no role holds what its paragraph denies."""

import pytest

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.roles import ROLES

WORK = {P.HANDLING_DECIDE, P.CASE_INITIATE, P.HANDLING_ASSIGN}
ACTORS = [role for code, role in ROLES.items() if code]


@pytest.mark.parametrize("role", ACTORS, ids=lambda role: role.code)
def test_a_role_has_a_paragraph_and_may_do_something(role):
    assert len(role.__doc__.split()) > 10
    assert role.__doc__.strip().endswith(".")
    assert role.may


def test_the_committee_does_not_touch_a_matter_nor_an_identity():
    for code in ("committee_staff", "committee_leader"):
        assert not ROLES[code].may & (
            WORK | {P.REPORT_SEE, P.IDENTITY_OPEN, P.IDENTITY_LOOKUP, P.HANDOVER_SEND}
        )


def test_who_manages_accounts_sees_no_matter():
    assert not ROLES["administrator"].may & (
        WORK | {P.REPORT_SEE, P.IDENTITY_OPEN, P.REPORT_RECEIVE}
    )


def test_who_decides_does_not_supervise_and_the_other_way_round():
    for role in ACTORS:
        assert not (
            role.may & {P.HANDLING_DECIDE, P.HANDLING_PROLONG}
            and role.may & {P.EXTENSION_DECIDE, P.SUPERVISE}
        ), role.code


def test_capabilities_are_few_and_known():
    assert {cap for role in ACTORS for cap in role.caps} == {
        "figures",
        "publish",
        "audit",
        "dispose",
        "accounts",
        "agreement",
        "settle",
        "plans",
        "plan_keep",
        "evidence",
        "maps",
        "rates",
        "outside",
        "places",
        "place_tell",
        "focus_keep",
        "field_check",
    }
    may_keep = {role.code for role in ACTORS if P.EVIDENCE_KEEP in role.may}
    assert {role.code for role in ACTORS if "maps" in role.caps} == may_keep
    assert {role.code for role in ACTORS if "plan_keep" in role.caps} == {"committee_staff"}
    assert {role.code for role in ACTORS if "outside" in role.caps} == {"outside"}
    assert {role.code for role in ACTORS if P.DOOR_WRITE in role.may} == {"outside"}
    assert {role.code for role in ACTORS if "audit" in role.caps} == {"inspector"}
    assert {role.code for role in ACTORS if "dispose" in role.caps} == {
        "inspector",
        "administrator",
    }


def test_whoever_works_on_the_case_gives_no_care_and_whoever_cares_works_on_no_case():
    caring = {role.code for role in ACTORS if P.VICTIM_CARE in role.may}
    assert caring == {"social_officer", "commune_carer"}
    for role in ACTORS:
        if role.code in caring:
            assert not role.may & {
                P.CHARGE,
                P.CASE_INITIATE,
                P.EVIDENCE_SEE,
                P.HANDLING_DECIDE,
                P.TRY,
            }
    assert {role.code for role in ACTORS if "rates" in role.caps} == {"social_officer"}
    assert {role.code for role in ACTORS if P.VICTIM_VERIFY in role.may} == {
        "social_officer",
        "investigator",
        "border_guard",
    }


def test_no_permission_is_nobodys():
    assert set(P) == {permission for role in ACTORS for permission in role.may}
