"""A form of care offers what the verb takes: by whoever leads now, by the kind of body, under each way its own bodies."""

import re

import pytest

from lachan.reference.codes import Kind
from lachan.reference.models import Agency
from lachan.victims import commands as c

from .care_scene import AID, COMMUNE, LEAD, POLICE, VERIFIER, base, sent, text, when

pytestmark = pytest.mark.database
WHOLE = ("ket-thuc", "mat-lien-lac", "chuyen-gui", "keo-dai", "tu-choi", "xu-ly-bao-dong")


@pytest.fixture
def walk(care_walk):
    return care_walk


def test_what_concerns_the_whole_is_offered_to_who_leads(walk, sign_in):
    for name in WHOLE:
        url = f"{base(walk)}lam/{name}/"
        assert (sign_in(LEAD).get(url).status_code, sign_in(COMMUNE).get(url).status_code) == (200, 403), name  # fmt: skip
    walk.deed(c.hand_person_over, "lead", to=walk.body("facility"), place="inland")
    assert sign_in(LEAD).get(f"{base(walk)}lam/ket-thuc/").status_code == 403


def test_an_alarm_of_ones_own_is_offered_to_settle_and_no_other(walk, sign_in):
    walk.deed(c.raise_red_flag, "commune", flag="self_harm")
    walk.deed(c.raise_red_flag, "lead", flag="debt")
    html = text(sign_in(COMMUNE), f"{base(walk)}lam/xu-ly-bao-dong/")
    assert 'value="self_harm"' in html and 'value="debt"' not in html
    page = text(sign_in(COMMUNE), base(walk))
    assert "?flag=self_harm" in page and "?flag=debt" not in page
    sent(sign_in(COMMUNE), f"{base(walk)}lam/xu-ly-bao-dong/", flag="self_harm", words="Đã ở bên (giả lập)", when=when(walk))  # fmt: skip


def test_after_a_referral_is_declined_the_list_says_so(walk, sign_in):
    walk.referred()
    client = sign_in(AID)
    answer = client.post(f"{base(walk)}lam/khong-nhan-chuyen-gui/",
                         {"support": "legal_aid", "ground": "no_place", "words": "Hết chỗ (giả lập)", "when": when(walk)}, follow=True)  # fmt: skip
    html = answer.content.decode()
    assert (answer.status_code, answer.redirect_chain) == (200, [("/cham-soc/", 302)])
    assert "không còn việc ở hồ sơ này" in html and walk.file.person.code not in html
    assert client.get(base(walk)).status_code == 404


def test_under_each_way_stand_the_bodies_that_the_law_names_for_it(walk, sign_in):
    html = text(sign_in(POLICE), f"{base(walk)}lam/chuyen-nguoi/")
    groups = dict(re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', html, re.DOTALL))
    found = {label: Agency.objects.filter(id__in=re.findall(r'value="(\d+)"', options)) for label, options in groups.items()}  # fmt: skip
    assert {(one.kind, one.level) for one in found["Đưa đến Ủy ban nhân dân cấp xã"]} == {(Kind.PEOPLES_COMMITTEE, "commune")}  # fmt: skip
    assert {one.kind for one in found["Thông báo cơ quan y tế cấp tỉnh"]} == {Kind.HEALTH_DEPARTMENT}  # fmt: skip
    wrong = sent(sign_in(POLICE), f"{base(walk)}lam/chuyen-nguoi/", 422, way="to_commune", to=walk.body("lead").id, when=when(walk))  # fmt: skip
    assert 'id="to-error"' in wrong


def test_each_door_is_offered_its_own_way_of_taking_over(walk, sign_in):
    commune = text(sign_in(COMMUNE), f"{base(walk)}lam/nhan-nguoi/")
    assert 'value="at_commune"' in commune and 'value="at_health"' not in commune
    assert 'value="begun"' not in commune  # somebody leads
    lead = text(sign_in(LEAD), f"{base(walk)}lam/nhan-nguoi/")
    assert 'value="at_health"' in lead and 'value="begun"' in lead and 'value="at_commune"' not in lead  # fmt: skip
    assert sign_in(POLICE).get(f"{base(walk)}lam/nhan-nguoi/").status_code == 403


def test_a_verdict_says_beside_the_field_that_paper_and_ground_are_needed(walk, sign_in):
    walk.asked()
    url = f"{base(walk)}lam/khong-phai-nan-nhan/"
    html = text(sign_in(VERIFIER), url)
    assert "Phải ghi: số và ký hiệu" in html and "Phải chọn." in html
    wrong = sent(sign_in(VERIFIER), url, 422, ground="no_ground", paper="", when=when(walk))
    assert 'id="paper-error"' in wrong
    assert sign_in(LEAD).get(url).status_code == 403
