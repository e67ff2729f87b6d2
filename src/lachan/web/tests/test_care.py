"""The screens of care: a list, one person's file by audience, forms that keep what was typed, identity by a purpose."""

import re

import pytest
from tests.care_walk import STORY

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.victims import commands as c
from lachan.victims.models import Likeness
from lachan.web.care.verbs import FORMS

from .care_scene import AID, COMMUNE, LEAD, NAME, PHONE, POLICE, VERIFIER, base, sent, text, when
from .conftest import statements

pytestmark = pytest.mark.database
MOST = 12


@pytest.fixture
def walk(care_walk):
    return care_walk


# ── The list ────────────────────────────────────────────────────────────────────────────────────────


def test_the_list_names_nobody_and_shows_ones_own(walk, sign_in):
    answer, sql = statements(sign_in(LEAD), "/cham-soc/?chu_tri=minh")
    html = answer.content.decode()
    assert (answer.status_code, len(sql) <= MOST) == (200, True), len(sql)
    assert walk.file.person.code in html
    assert NAME not in html
    assert walk.file.person.code not in text(sign_in(AID), "/cham-soc/")
    assert sign_in("thukybcd").get("/cham-soc/").status_code == 403


FILTERS = [
    "chang=V4", "an_toan=bao", "xem_lai=nay", "che_do=law_66_2011", "tuoi=tre", "q=N-XXXXXXXXX",
]  # fmt: skip


def test_filters_narrow(walk, sign_in):
    client = sign_in(LEAD)
    for led in ("", "&chu_tri=minh"):
        for asked in FILTERS:
            assert walk.file.person.code not in text(client, f"/cham-soc/?{asked}{led}"), asked
        found = f"/cham-soc/?q={walk.file.person.code[2:].lower()}&chang=V1&che_do=law_53_2024{led}"
        assert walk.file.person.code in text(client, found)


def test_what_is_to_be_done_stands_together(walk, sign_in):
    walk.deed(c.assess_risk, "lead", risks=["followed"], review_on=walk.day(3))
    answer, sql = statements(sign_in(LEAD), "/cham-soc/can-lam/")
    assert (answer.status_code, len(sql) <= MOST) == (200, True), len(sql)
    html = answer.content.decode()
    assert html.count(walk.file.person.code) >= 4  # the alarm and the review, each a link
    assert "1 báo động" in html


def test_an_alarm_reaches_the_desks_of_those_who_help(walk, sign_in):
    walk.referred()
    walk.deed(c.raise_red_flag, "aid", flag="threatened")
    for account in (LEAD, AID, COMMUNE):
        client = sign_in(account)
        assert 'hx-get="/viec-hom-nay/cham-soc/"' in text(client, "/viec-hom-nay/")
        assert "1 báo động an toàn" in text(client, "/viec-hom-nay/cham-soc/"), account
    assert "báo động an toàn" not in text(sign_in("dieutra_khac"), "/viec-hom-nay/cham-soc/")


def test_a_look_up_is_exact_for_a_purpose_and_keeps_what_was_typed(walk, sign_in):
    client = sign_in(LEAD)
    told = {"kind": "telephone", "value": PHONE, "birth_year": "", "purpose": ""}
    refused = sent(client, "/cham-soc/tra-cuu/", 422, **told)
    assert 'id="purpose-error"' in refused
    assert f'value="{PHONE}"' in refused
    found = sent(client, "/cham-soc/tra-cuu/", 200, **{**told, "purpose": "duplicate"})
    assert base(walk) in found
    assert base(walk) not in sent(sign_in(VERIFIER), "/cham-soc/tra-cuu/", 200, **{**told, "purpose": "duplicate"})  # fmt: skip


# ── One file ────────────────────────────────────────────────────────────────────────────────────────


def test_the_file_says_where_the_person_stands_with_alarms_first(walk, sign_in):
    walk.deed(c.assess_risk, "lead", risks=["followed"], review_on=walk.day(7))
    answer, sql = statements(sign_in(LEAD), base(walk))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(sql) <= 10, [s[:110] for s in sql]
    assert "Bị theo dõi, bị tìm" in html.split('class="card care-contact"')[0]
    assert "Chỉ gặp trực tiếp (giả lập)" in html
    assert NAME not in html
    assert PHONE not in html
    assert "Chưa có kết luận" in html
    assert "Chưa có nhận định" in html
    assert sign_in("dieutra_khac").get(base(walk)).status_code == 404


def test_two_verdicts_stand_apart(walk, sign_in):
    walk.identified()
    walk.deed(c.say_offence_fit, "verifier", fit="open")
    html = text(sign_in(LEAD), base(walk))
    assert "Là nạn nhân" in html
    assert "Chưa kết luận được" in html


def test_each_body_sees_its_part(walk, sign_in):
    walk.asked().told().referred(words="Gặp ở trung tâm (giả lập)")
    walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(5), words="Cần khám (giả lập)")  # fmt: skip
    assert "Cần khám (giả lập)" in text(sign_in(LEAD), base(walk))
    for account in (COMMUNE, VERIFIER, AID):
        html = text(sign_in(account), base(walk))
        assert "Cần khám (giả lập)" not in html, account
        assert STORY not in html, account
    aid = text(sign_in(AID), f"{base(walk)}ho-tro/")
    assert "Trợ giúp pháp lý" in aid
    assert "lam/nhan-chuyen-gui/?support=legal_aid" in aid
    assert "Hỗ trợ được nhờ" in aid


def test_an_identity_is_opened_with_a_purpose_into_one_answer(walk, sign_in):
    client = sign_in(LEAD)
    refused = sent(client, f"{base(walk)}mo-danh-tinh/", 422, purpose="")
    assert "Mở danh tính phải nêu mục đích" in refused
    assert NAME not in refused
    assert NAME in sent(client, f"{base(walk)}mo-danh-tinh/", 200, purpose="protect")
    assert NAME not in text(client, base(walk))
    assert (
        sign_in(AID).post(f"{base(walk)}mo-danh-tinh/", {"purpose": "protect"}).status_code == 403
    )
    assert any(line.verb == "open_person" for line in walk.lines("lead"))


def test_a_matter_leads_to_the_care_of_whoever_stands_in_it(walk, sign_in, received):
    path = received(POLICE)
    code = path.strip("/").split("/")[-1]
    assert walk.file.person.code not in text(sign_in(POLICE), path)
    sent(sign_in(POLICE), f"{base(walk)}lam/gan-vu-viec/", matter=code)
    assert f'href="{base(walk)}"' in text(sign_in(POLICE), path)
    with scope.acting(walk.who("police")):
        assert Matter.objects.get(code=code)
    again = sent(sign_in(POLICE), f"{base(walk)}lam/gan-vu-viec/", 422, matter=code)
    assert "đã được ghi trong hồ sơ" in again
    nowhere = sent(sign_in(POLICE), f"{base(walk)}lam/gan-vu-viec/", 422, matter="VV-KHONGCO")
    assert 'value="VV-KHONGCO"' in nowhere


def test_two_files_may_be_of_one_person_and_a_person_says_so(walk, sign_in):
    client = sign_in(LEAD)
    first = walk.file.person.code
    walk.received().passed_on()
    second = walk.file.person.code
    url = f"/cham-soc/{first}/lam/mot-nguoi/"
    assert 'id="other-error"' in sent(client, url, 422, other="N-KHONGCO", same="yes")
    assert "là một" in sent(client, url, 422, other=first, same="yes")
    assert 'id="same-error"' in sent(client, url, 422, other=second, same="")
    sent(client, url, other=second, same="no")
    with scope.acting(walk.who("lead")):
        (row,) = Likeness.objects.all()
    assert (row.same, row.agency_id) == (False, walk.who("lead").agency_id)


# ── Forms ───────────────────────────────────────────────────────────────────────────────────────────


def test_every_form_opens_for_somebody(walk, sign_in):
    walk.asked()
    clients = [sign_in(one) for one in (LEAD, COMMUNE, POLICE, VERIFIER)]
    for name in FORMS:
        codes = [one.get(f"{base(walk)}lam/{name}/").status_code for one in clients]
        assert 200 in codes, (name, codes)
        assert set(codes) <= {200, 403}, (name, codes)


def test_what_the_role_or_the_standing_does_not_allow_is_not_offered(walk, sign_in):
    walk.referred()
    html = text(sign_in(AID), base(walk))
    for name in ("xac-dinh", "nhu-cau", "ket-thuc", "hoan-canh", "chuyen-gui"):
        assert f"lam/{name}/" not in html, name
        assert sign_in(AID).get(f"{base(walk)}lam/{name}/").status_code == 403
    lead = text(sign_in(LEAD), base(walk))
    assert "lam/nhu-cau/" in lead
    assert "lam/mo-lai/" not in lead  # it must wait: said with its reason, not as a link
    assert "Hồ sơ hỗ trợ đang mở" in lead or "Việc này chỉ làm được sau khi" in lead


def test_needs_of_several_boxes_and_a_refusal_that_keeps_them(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}lam/nhu-cau/"
    told = {"needs": ["health", "shelter"], "words": "Cần chỗ ở (giả lập)", "when": when(walk)}
    refused = sent(client, url, 422, **told, review_on="")
    assert 'id="review_on-error"' in refused
    assert len(re.findall(r'name="needs" value="(?:health|shelter)" checked', refused)) == 2
    assert "Cần chỗ ở (giả lập)" in refused
    sent(client, url, **told, review_on=f"{walk.day(7):%d/%m/%Y}")
    html = text(client, base(walk))
    assert "chỗ ở an toàn, khám, chữa bệnh" in html or "khám, chữa bệnh, chỗ ở an toàn" in html
    assert "Cần chỗ ở (giả lập)" in html


def test_a_situation_left_open_is_no_no(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}lam/hoan-canh/"
    assert 'id="minor-error"' in sent(client, url, 422, when=when(walk))
    sent(client, url, when=when(walk), poor="yes", insured="no", nationality="vietnamese")
    html = text(client, base(walk)).split('id="known-title"')[1].split("</section>")[0]
    assert "<dt>Thuộc hộ nghèo</dt><dd>có</dd>" in html
    assert "<dt>Đã có thẻ bảo hiểm y tế</dt><dd>không</dd>" in html
    assert "Muốn học nghề" not in html


def test_contact_rules_stand_on_every_page(walk, sign_in):
    client = sign_in(LEAD)
    sent(client, f"{base(walk)}lam/lien-lac/", contact=["no_calls", "no_visits"], only_through="facility_only",
         language="kpm", words="", when=when(walk))  # fmt: skip
    for page in (
        "",
        "ho-tro/",
        "sang-loc/",
        "sang-loc/un_general/",
        "noi-chuyen/",
        "noi-chuyen/dang/",
    ):
        html = text(client, base(walk) + page)
        assert "KHÔNG GỌI ĐIỆN" in html, page
        assert "KHÔNG ĐẾN TẬN NHÀ" in html, page


def contact_of(client, walk):
    return text(client, base(walk)).split('id="contact-title"')[1].split("</section>")[0]


def test_a_contact_rule_is_not_lost_by_being_left_out(walk, sign_in):
    """One helper adds a line, sends an empty form: what was forbidden, and every word, still stands."""
    walk.referred()
    lead, url = sign_in(LEAD), f"{base(walk)}lam/lien-lac/"
    sent(lead, url, contact="no_calls", only_through="commune_only", words="Gặp ở trạm y tế (giả lập)", when=when(walk))  # fmt: skip
    form = text(sign_in(AID), url)
    assert 'name="contact" value="no_calls" checked' in form
    assert '<option value="commune_only" selected' in form
    assert 'name="anew"' not in form
    sent(sign_in(AID), url, only_through="kin_only", when=when(walk))
    assert "Chưa ghi điều nào đã thống nhất" in sent(sign_in(AID), url, 422, when=when(walk))
    html = contact_of(lead, walk)
    for line in ("KHÔNG GỌI ĐIỆN", "Qua cán bộ cấp xã", "Qua người thân", "Gặp ở trạm y tế (giả lập)"):  # fmt: skip
        assert line in html, line
    assert "Gặp ở trạm y tế (giả lập)" in text(lead, url)
    sent(
        lead, url, anew="on", contact="no_letters", words="Gặp ở trường (giả lập)", when=when(walk)
    )
    html = contact_of(sign_in(AID), walk)
    assert ("KHÔNG GỬI THƯ" in html, "Gặp ở trường" in html) == (True, True)
    for gone in ("KHÔNG GỌI ĐIỆN", "Qua cán bộ", "Qua người thân", "trạm y tế"):
        assert gone not in html, gone


def test_an_alarm_raised_twice_is_said_and_settled_with_words(walk, sign_in):
    walk.referred()
    walk.deed(c.raise_red_flag, "aid", flag="self_harm", words="Lần một (giả lập)")
    walk.deed(c.raise_red_flag, "lead", flag="self_harm", words="Lần hai (giả lập)")
    client, url = sign_in(LEAD), f"{base(walk)}lam/xu-ly-bao-dong/"
    html = text(client, base(walk))
    for line in ("Có ý định tự hại (báo 2 lần)", "Lần một (giả lập)", "Lần hai (giả lập)"):
        assert line in html.split('class="card care-contact"')[0], line
    form = text(client, f"{url}?flag=self_harm")
    assert "Có ý định tự hại (báo 2 lần)" in form and "Bị đòi nợ" not in form
    assert "Chưa ghi đã xử lý thế nào" in sent(client, url, 422, flag="self_harm", words=" ", when=when(walk))  # fmt: skip
    sent(client, url, flag="self_harm", words="Có người ở cùng (giả lập)", when=when(walk))
    assert "care-alarms" not in text(client, base(walk))


def test_a_form_sent_twice_is_written_once(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}lam/bao-dong/"
    told = {"flag": "followed", "words": "Giả lập.", "when": when(walk)}
    before = len(walk.acts())
    for _ in range(2):
        sent(client, url, **told)
    assert len(walk.acts()) == before + 1
    assert "Gửi hai lần, chỉ ghi một" in text(client, base(walk))


def test_whoever_was_asked_for_a_support_is_offered_that_one(walk, sign_in):
    walk.referred()
    for name in ("khong-nhan-ho-tro", "tu-choi", "da-ho-tro", "de-nghi"):
        html = text(sign_in(AID), f"{base(walk)}lam/{name}/").split('id="support"')[1].split("</select>")[0]  # fmt: skip
        assert re.findall(r'<option value="(\w*)"', html) == ["", "legal_aid"], name
        assert "Mọi hỗ trợ" not in html
    sent(sign_in(AID), f"{base(walk)}lam/khong-nhan-ho-tro/", 422, support="", when=when(walk))
    assert "Mọi hỗ trợ" in text(sign_in(LEAD), f"{base(walk)}lam/khong-nhan-ho-tro/")


def test_an_entry_is_put_right_and_taken_back(walk, sign_in):
    client = sign_in(LEAD)
    act = walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(5), words="Ghi sai (giả lập)")  # fmt: skip
    fix = f"{base(walk)}sua/{act.id}/"
    html = text(client, fix)
    assert 'name="needs" value="health" checked' in html
    assert "Ghi sai (giả lập)" in html
    sent(client, fix, needs=["school"], review_on=f"{walk.day(6):%d/%m/%Y}", words="Ghi đúng (giả lập)", when=f"{act.occurred_at.astimezone(walk.now.tzinfo):%Y-%m-%dT%H:%M}")  # fmt: skip
    html = text(client, base(walk))
    assert "<s>Đánh giá nhu cầu</s>" in html
    assert "Ghi đúng (giả lập)" in html
    assert sign_in(COMMUNE).get(fix).status_code == 404
    newest = re.findall(r'href="(/cham-soc/[^"]+/huy/[^"]+)"', html)[-1]
    assert "vẫn còn trong đường đi" in text(client, newest)
    sent(client, newest)
    assert "hủy vì ghi nhầm" in text(client, base(walk))


def test_two_windows_on_one_entry_lose_nothing_that_was_typed(walk, sign_in):
    client, one = sign_in(LEAD), walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(5), words="Cần khám (giả lập)")  # fmt: skip
    url = f"{base(walk)}sua/{one.id}/"
    typed = {"needs": "health", "review_on": f"{walk.day(6):%d/%m/%Y}", "when": when(walk)}
    sent(client, url, words="Bản thứ nhất (giả lập)", **typed)
    html = sent(client, url, 422, words="Bản thứ hai (giả lập)", **typed)
    assert "đã được sửa hoặc hủy ở cửa sổ khác" in html and "Bản thứ hai (giả lập)" in html
    newest = re.search(r'href="([^"]+)">Mở bản mới nhất', html)[1]
    assert "Bản thứ nhất (giả lập)" in text(client, newest)
    assert client.get(url)["Location"] == newest
    assert sign_in(COMMUNE).post(url, typed).status_code == 404


def test_a_wrong_address_is_an_answer(walk, sign_in):
    client = sign_in(LEAD)
    for path in ("?sau=x~y&chang=Z&xem_lai=y&tuoi=1&che_do=0", "N-KHONGCO/", "N-KHONGCO/ho-tro/", "muc-chi/?x=1"):  # fmt: skip
        assert client.get(f"/cham-soc/{path}").status_code in (200, 404), path
    for path in ("lam/khong-co/", "sang-loc/khong-co/", f"huy/{walk.file.id}/", f"sua/{walk.file.id}/"):  # fmt: skip
        assert client.get(base(walk) + path).status_code == 404, path
