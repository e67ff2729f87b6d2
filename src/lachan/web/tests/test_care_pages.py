"""Receiving, screening, talking, supports, rates, and the committee's numbers."""

import re
from dataclasses import replace

import pytest
from tests.care_walk import CARE_ERAS, STORY, CareWalk
from tests.walking import hour

from lachan.victims import commands as c

from .care_scene import AID, COMMUNE, LEAD, NAME, PHONE, POLICE, base, sent, text, when
from .conftest import statements

pytestmark = pytest.mark.database


@pytest.fixture
def walk(care_walk):
    return care_walk


# ── Receiving ───────────────────────────────────────────────────────────────────────────────────────


def fresh(client):
    html = text(client, "/cham-soc/tiep-nhan/")
    return {name: re.search(rf'name="{name}"[^>]* value="([^"]+)"', html)[1] for name in ("client_key", "received_at")}  # fmt: skip


def test_a_person_is_received_with_nothing_known_and_once(sign_in):
    client = sign_in(COMMUNE)
    told = fresh(client)
    first = client.post("/cham-soc/tiep-nhan/", {**told, "safety": "Không gọi số này (giả lập)"})
    assert first.status_code == 302, first.content.decode()[:3000]
    assert "Không gọi số này (giả lập)" in text(client, first["Location"])
    again = sent(client, "/cham-soc/tiep-nhan/", 422, **told, safety="Không gọi số này (giả lập)")
    assert "đã được ghi nhận từ lần gửi trước" in again


def test_a_form_gone_back_to_for_somebody_else_is_given_a_new_key(sign_in):
    """The same form twice is one reception; filled in for another person it is not told to be received."""
    client = sign_in(COMMUNE)
    told = {**fresh(client), "full_name": "Người Mẫu Một", "birth_year": "2001"}
    first = client.post("/cham-soc/tiep-nhan/", told)["Location"]
    again = sent(client, "/cham-soc/tiep-nhan/", 422, **told)
    assert "Không cần gửi lại" in again and first in again
    other = sent(client, "/cham-soc/tiep-nhan/", 422, **{**told, "full_name": "Người Mẫu Hai"})
    assert "Không cần gửi lại" not in other and first in other and 'value="Người Mẫu Hai"' in other
    key = re.search(r'name="client_key" value="([^"]+)"', other)[1]
    assert key != told["client_key"]
    second = client.post(
        "/cham-soc/tiep-nhan/", {**told, "full_name": "Người Mẫu Hai", "client_key": key}
    )
    assert second.status_code == 302 and second["Location"] != first


def test_who_comes_back_keeps_what_was_said_now_and_is_told_what_is_not_kept(walk, sign_in):
    client = sign_in(LEAD)
    told = {**fresh(client), "full_name": NAME, "telephone": PHONE, "in_danger": "yes", "speaks_vietnamese": "no", "nationality": "foreign",
            "goes_home": "no", "cung_nguoi": walk.file.person.code}  # fmt: skip
    answer = client.post("/cham-soc/tiep-nhan/", told, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200, html[:3000]
    known = html.split('id="known-title"')[1].split("</section>")[0]
    assert "Người nước ngoài" in known and re.search(
        r"Đang có nguy cơ bị xâm hại</dt><dd>có", known
    )
    assert re.search(r"Nói được tiếng Việt</dt><dd>không", known)
    assert "không ghi đè lên hồ sơ cũ và chưa được lưu" in html


@pytest.mark.parametrize(("typed", "field"), [
    ({"received_at": "2025-06-20T08:00"}, "received_at"),  # this body began on 01/07/2025
    ({"birth_year": "2090"}, "birth_year"), ({"birth_year": "khoảng 20"}, "birth_year"),
    ({"received_at": "2099-01-01T08:00"}, "received_at"), ({"received_at": "hôm qua"}, "received_at"),
])  # fmt: skip
def test_bad_input_is_said_and_nothing_typed_is_lost(sign_in, typed, field):
    client = sign_in(POLICE)
    html = sent(client, "/cham-soc/tiep-nhan/", 422, **{**fresh(client), "full_name": "Người Mẫu Một", "minor": "yes", **typed})  # fmt: skip
    assert f'id="{field}-error"' in html
    assert 'value="Người Mẫu Một"' in html
    assert '<option value="yes" selected>Dưới 18 tuổi' in html


# ── Screening ───────────────────────────────────────────────────────────────────────────────────────


def test_answers_suggest_with_their_items_and_the_officer_decides(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}sang-loc/un_general/"
    assert "Dùng bộ này" in text(client, f"{base(walk)}sang-loc/")
    told = {"UN-201": "yes", "UN-202": "no", "UN-301": "unknown", "when": when(walk)}
    html = sent(client, url, 200, **told)
    assert "Có dấu hiệu cần xác minh" in html
    assert "Không được tự đi lại, không được về" in html.split('id="goi-y"')[1]
    assert 'name="UN-201" value="yes" checked' in html
    assert "victim_screened" not in walk.kinds()
    undecided = sent(client, url, 422, **told, decide="1", signs="")
    assert 'id="signs-error"' in undecided
    assert 'name="UN-202" value="no" checked' in undecided
    sent(client, url, **told, decide="1", signs="no", forced="", note="Ghi thêm (giả lập)")
    assert walk.acts()[-1].facts == {"set": "un_general", "signs": False}  # against the suggestion
    assert sign_in(AID).get(url).status_code in (403, 404)


def test_a_sign_that_is_never_asked_shows_no_question(walk, sign_in):
    html = text(sign_in(LEAD), f"{base(walk)}sang-loc/un_general/")
    assert "<b>Không hỏi.</b> Người đó có thể đang bị kiểm soát" in html


# ── Talking ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_talk_begins_once_the_law_is_met_and_may_stop_at_any_moment(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}noi-chuyen/"
    html = sent(client, url, 200, kind="statement", minor="yes")
    assert "Trước khi bắt đầu, còn điều luật cần" in html
    assert "noi-chuyen/dang/" not in html
    wanted = re.findall(r'name="done" value="(\w+)"', html)
    html = sent(client, url, 200, kind="statement", minor="yes", done=wanted)
    assert "Bắt đầu được" in html
    assert "noi-chuyen/dang/" in html
    talk = text(client, f"{url}dang/?kind=statement")
    assert "Dừng lại" in talk
    assert not re.search(r"quá hạn|khẩn|ngay lập tức", talk.split("<main")[1])
    assert "Không cần lý do" in text(client, f"{url}nghi/?viec=dung")
    assert "Nói tiếp" in text(client, f"{url}nghi/")


def test_the_story_is_told_once_opened_for_a_purpose_and_passed_on_by_consent(walk, sign_in):
    client, url = sign_in(LEAD), f"{base(walk)}noi-chuyen/"
    sent(client, f"{base(walk)}lam/loi-ke/", words=STORY, language="vi", when=when(walk))
    assert STORY not in text(client, url)
    twice = sent(client, f"{base(walk)}lam/loi-ke/", 422, words="Kể lại", language="vi", when=when(walk))  # fmt: skip
    assert "không hỏi lại từ đầu" in twice
    assert "Kể lại" in twice
    assert STORY in sent(client, f"{url}loi-ke/", 200, purpose="protect")
    assert STORY not in sent(client, f"{url}loi-ke/", 422, purpose="")
    share = {"to": str(walk.body("aid").id), "scope": "support", "ground": "consent", "when": when(walk)}  # fmt: skip
    refused = sent(client, f"{base(walk)}lam/chuyen-loi-ke/", 422, **share)
    assert "chưa đồng ý cho chuyển lời kể" in refused
    sent(client, f"{base(walk)}lam/dong-y/", scope="support", to="", when=when(walk))
    sent(client, f"{base(walk)}lam/chuyen-loi-ke/", **share)
    assert STORY in sent(sign_in(AID), f"{url}loi-ke/", 200, purpose="protect")
    sent(client, f"{base(walk)}lam/rut-dong-y/", scope="support", to="", when=when(walk))
    sent(
        sign_in(AID), f"{url}loi-ke/", 404, purpose="protect"
    )  # without the consent, not even that there is a file


# ── Supports, rates, numbers ────────────────────────────────────────────────────────────────────────


def test_supports_say_why_and_what_may_be_done(walk, sign_in):
    walk.identified().told()
    client, url = sign_in(LEAD), f"{base(walk)}ho-tro/"
    answer, sql = statements(client, url)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(sql) <= 10, len(sql)
    assert "Được hỗ trợ, chưa nhận đủ" in html
    assert "chưa có mức" in html
    assert "đã biết:" in html
    assert "Thời hạn hỗ trợ: không quá 120 ngày từ khi tiếp nhận." in html
    assert "Thời hạn hỗ trợ: một lần." in html
    assert "lam/chuyen-gui/?support=legal_aid" in html
    form = text(client, f"{base(walk)}lam/chuyen-gui/?support=legal_aid")
    assert '<option value="legal_aid" selected>' in form
    sent(client, f"{base(walk)}lam/chuyen-gui/", support="legal_aid", to=str(walk.body("aid").id),
         answer_by=f"{walk.day(3):%d/%m/%Y}", words="Gặp ở trung tâm (giả lập)", when=when(walk))  # fmt: skip
    aid = sign_in(AID)
    assert "Gặp ở trung tâm (giả lập)" in text(aid, base(walk))
    sent(aid, f"{base(walk)}lam/nhan-chuyen-gui/", support="legal_aid", when=when(walk))
    sent(aid, f"{base(walk)}lam/da-ho-tro/", support="legal_aid", until="", words="", when=when(walk))  # fmt: skip
    assert "đã hỗ trợ" in text(client, url).split('id="heap-there"')[1]


def test_the_old_law_says_its_60_days_and_until_when_papers_are_handed_in(cast, sign_in, received):
    walk = CareWalk(cast, CARE_ERAS["old"]).in_care().identified().told()
    html = text(sign_in("laodong"), f"{base(walk)}ho-tro/")
    assert "không quá 60 ngày từ khi tiếp nhận" in html
    assert html.count("Nộp hồ sơ đề nghị hỗ trợ học văn hóa, học nghề, trợ cấp khó khăn ban đầu: hết ngày") == 3  # fmt: skip


def test_the_person_declines_and_that_is_no_failure(walk, sign_in):
    client = sign_in(LEAD)
    sent(client, f"{base(walk)}lam/khong-nhan-ho-tro/", support="", when=when(walk))
    assert "người đó không nhận" in text(client, f"{base(walk)}ho-tro/")
    assert not re.search(r"không hợp tác|bỏ trốn|vi phạm", text(client, base(walk)).split("<main")[1])  # fmt: skip


def test_a_rate_is_set_by_a_paper_from_a_day_and_said_in_the_file(walk, sign_in):
    walk.identified().told()
    client = sign_in(LEAD)
    told = {"code": "hardship_once", "amount": "2.000.000", "from_on": "01/07/2025", "paper": ""}
    assert "chưa có mức" in text(client, "/cham-soc/muc-chi/")
    refused = sent(client, "/cham-soc/muc-chi/", 422, **told)
    assert 'id="paper-error"' in refused
    assert 'value="2.000.000"' in refused
    assert 'id="amount-error"' in sent(client, "/cham-soc/muc-chi/", 422, **{**told, "paper": "x", "amount": "0"})  # fmt: skip
    sent(client, "/cham-soc/muc-chi/", **{**told, "paper": "00/2025/TT-BTC (giả lập)"})
    assert "2.000.000 đồng" in text(client, "/cham-soc/muc-chi/")
    assert "2.000.000 đồng" in text(client, f"{base(walk)}ho-tro/")
    assert sign_in(COMMUNE).post("/cham-soc/muc-chi/", told).status_code == 403


def test_the_committee_sees_numbers_and_no_small_one(walk, sign_in):
    walk.identified().told()
    client = sign_in("thukybcd")
    html = text(client, f"/cham-soc/chua-nhan/?nam={walk.now.year}")
    assert "quá ít người để nêu" in html and "Nhu cầu thiết yếu" not in html
    assert walk.file.person.code not in html
    assert sign_in("soyte").get("/cham-soc/chua-nhan/").status_code == 403
    assert 'href="/cham-soc/chua-nhan/"' in text(client, "/giam-sat/")
    for year in ("99999", "x", "0026", "²⁰²⁵"):
        assert client.get("/cham-soc/chua-nhan/", {"nam": year}).status_code == 200


def test_somebody_trafficked_again_is_given_anew_and_told_that_the_law_is_open(walk, sign_in):
    walk.identified().told()
    walk.deed(c.deliver_support, "lead", support="essentials")
    client, url = sign_in(LEAD), f"{base(walk)}ho-tro/"
    assert "bị mua bán lần nữa" not in text(client, url)
    sent(client, f"{base(walk)}lam/tro-lai/", way="rescued", words="", when=when(walk), sure="on")
    html = text(client, url)
    assert "bị mua bán lần nữa" in html and "Cách hiểu đang dùng" in html
    assert "Nhu cầu thiết yếu" in html.split('id="heap-missing"')[1].split("</section>")[0]


def test_a_declined_referral_is_looked_for_elsewhere(walk, sign_in):
    walk.identified().told().referred()
    walk.deed(c.decline_referral, "aid", support="legal_aid", ground="no_place")
    html = text(sign_in(LEAD), f"{base(walk)}ho-tro/")
    assert "cần tìm nơi khác" in html


def test_whoever_was_asked_for_a_support_reads_what_it_was_asked_and_no_verdict(walk, sign_in):
    walk.identified().referred(words="Gặp ở trung tâm (giả lập)")
    client = sign_in(AID)
    file, row = text(client, base(walk)), text(client, "/cham-soc/")
    assert "Gặp ở trung tâm (giả lập)" in file and walk.file.person.code in row
    for html in (file, row):
        assert "nơi chủ trì giữ" in html
        assert "Chưa có kết luận" not in html and "Là nạn nhân" not in html
    assert (
        "Đã trình báo" not in file and "Đã được xác định" not in file
    )  # the list offers every stage as a filter
    assert "<dd>Là nạn nhân" in text(sign_in(LEAD), base(walk))


def test_the_law_of_the_day_is_at_the_head_and_over_the_supports_of_whoever_is_not_identified(
    committed, cast, now, sign_in
):
    """Received under the old law, untouched since, opened on the day after the new one came into force."""
    one = CareWalk(cast, replace(CARE_ERAS["old"], day="2025-02-20")).in_care()
    assert one.reading().regime == "law_66_2011"
    now(hour("2025-07-02 09:00"))
    client = sign_in(one.era.lead)
    for page in ("", "ho-tro/"):
        html = text(client, f"{base(one)}{page}")
        assert "Luật 53/2024 (từ 01/07/2025)" in html and "Luật 66/2011 (trước" not in html
