"""To whom a form lets one hand things over: also to the body that takes over when one's own ends."""

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.reference.models import Agency

pytestmark = pytest.mark.database


@pytest.mark.parametrize(("on", "offered"), [("2025-05-20", False), ("2025-06-20", True)])
def test_the_procuracy_of_a_district_sees_in_its_last_month_the_one_that_follows(
    sign_in, cast, now, on, offered
):
    client = sign_in("kiemsat")
    made = CaseWalk(cast, ERAS["2024"])
    made.initiated()
    made.passed("dieutra", "kiemsat", "exhibits")
    now(made.to(f"{on} 09:00"))
    heir = Agency.objects.get(key="vkskv-68.kv1")
    html = client.get(f"/vu-viec/{made.matter.code}/lam/hand_over/").content.decode()
    assert f'value="{cast("kiemsat_tinh").agency_id}"' in html
    assert (f'value="{heir.id}"' in html) is offered


def test_a_victim_is_handed_to_whoever_helps_and_nobody_else(sign_in, cast, now):
    client = sign_in("dieutra_tinh")
    made = CaseWalk(cast, ERAS["2026"])
    made.initiated()
    victim = made.new_person(capacity="presumed_victim")
    now(made.now)
    page = f"/vu-viec/{made.matter.code}/lam/hand_over/"
    helping = Agency.objects.filter(kind="social_protection_facility", valid_to=None).first()
    assert f'value="{helping.id}"' in client.get(page).content.decode()
    asked = {"what": "victim", "when": f"{made.now:%Y-%m-%dT%H:%M}", "to": str(helping.id)}
    nobody = client.post(page, asked)
    assert 'id="person-error"' in nobody.content.decode()
    court = client.post(page, {**asked, "person": victim, "to": str(cast("toaan_kv").agency_id)})
    assert 'id="to-error"' in court.content.decode()
    assert client.post(page, {**asked, "person": victim}).status_code == 302
