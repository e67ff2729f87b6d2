"""The support plan on paper, the reminder of what may have been compelled, a child without a representative, who comes back."""

import pytest
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.people.entries import Entry
from lachan.victims import commands as c

from .care_scene import AID, COMMUNE, LEAD, NAME, base, sent, text, when

pytestmark = pytest.mark.database
CHILD = Entry("female", 2012, True, {"full_name": NAME})


@pytest.fixture
def walk(care_walk):
    return care_walk


def test_a_plan_says_in_plain_words_what_comes_from_whom_by_when_and_no_name(walk, sign_in):
    walk.told().referred()
    walk.deed(c.assess_needs, "lead", needs=["health", "money"], review_on=walk.day(9), family=True)
    walk.deed(c.plan_safety, "lead", words="Đi cùng người quen (giả lập).", review_on=walk.day(9))
    client, url = sign_in(LEAD), f"{base(walk)}ke-hoach/"
    html = text(client, url).split("<main")[1]
    assert "Đã nhờ Trung tâm Trợ giúp pháp lý nhà nước giúp. Nơi ấy trả lời trước hết ngày" in html
    assert "Bạn và gia đình cần" in html and "Đi cùng người quen (giả lập)." in html
    assert NAME not in html
    assert "không xem phần hỗ trợ" in text(sign_in(COMMUNE), url)
    assert "ke-hoach/" in text(client, f"{base(walk)}ho-tro/")


def test_a_family_has_its_plans_together_as_far_as_one_may_see(walk, cast, sign_in):
    child = CareWalk(cast, CARE_ERAS["new"]).received(entry=CHILD).passed_on()
    far = CareWalk(cast, CARE_ERAS["new"]).received("caxa2_2026")
    client, url = sign_in(LEAD), f"{base(walk)}ke-hoach/"
    html = text(client, f"{url}?cung={child.file.person.code.lower()}, {walk.file.person.code}")
    assert html.count("Kế hoạch của bạn") == 2 and "của gia đình" in html
    assert "Còn cần hỏi bạn" in html
    alone = text(client, f"{url}?cung={far.file.person.code}", 422)
    assert 'id="cung-error"' in alone and alone.count("Kế hoạch của bạn") == 1


@pytest.mark.parametrize(
    ("era", "law"), [("old", "Luật 66/2011/QH12"), ("new", "Luật 53/2024/QH15")]
)
def test_what_may_have_been_compelled_is_said_calmly_on_the_file_with_its_article(cast, sign_in, era, law):  # fmt: skip
    walk = CareWalk(cast, CARE_ERAS[era]).in_care()
    client = sign_in(walk.era.lead)
    assert "bị ép làm việc trái pháp luật" not in text(client, base(walk))
    told = {"FC-301": "yes", "when": when(walk)}
    html = sent(
        client, f"{base(walk)}sang-loc/forced_criminality/", 200, **{"FC-104": "yes", **told}
    )
    assert "Đây là lời nhắc, không phải quyết định" in html
    walk.deed(
        c.screen_person, "lead", set_used="forced_criminality", signs=True, forced_criminality=True
    )
    html = text(client, base(walk))
    assert "nhắc, không quyết định" in html and "cần đối chiếu" in html
    assert walk.reading().verdict == ""


def test_a_child_without_representative_is_received_but_not_interviewed(cast, sign_in):
    walk = CareWalk(cast, CARE_ERAS["new"]).received(entry=CHILD).passed_on()
    client, url = sign_in(LEAD), f"{base(walk)}noi-chuyen/"
    html = text(client, url)
    assert "chưa có người đại diện nên chưa hỏi chuyện" in html and "noi-chuyen/dang/" not in html
    assert "chưa có người đại diện nên chưa hỏi chuyện" in text(
        client, f"{url}dang/?kind=care", 422
    )
    story = {"words": "Giả lập.", "language": "vi", "when": when(walk)}
    refused = sent(client, f"{base(walk)}lam/loi-ke/", 422, **story, representative="")
    assert 'id="representative-error"' in refused and ">Giả lập.</textarea>" in refused
    assert "story_told" not in walk.kinds()
    ready = sent(
        client, url, 200, kind="care", minor="yes", representative="yes", done="language_understood"
    )
    assert "representative=yes" in ready
    assert "Dừng lại" in text(client, f"{url}dang/?kind=care&representative=yes")
    sent(client, f"{base(walk)}lam/loi-ke/", **story, representative="yes")


def test_who_comes_back_goes_on_in_the_same_file_once_a_person_has_compared(walk, sign_in):
    walk.deed(c.close_care, "lead", ground="settled")
    client, url = sign_in(LEAD), f"{base(walk)}lam/tro-lai/"
    assert "tro-lai" in text(client, base(walk))
    told = {"way": "came", "words": "Chỉ gặp trực tiếp, lần hai (giả lập)", "when": when(walk)}
    assert 'id="sure-error"' in sent(client, url, 422, **told)
    sent(client, url, **told, sure="on")
    assert walk.kinds()[-2:] == ["care_reopened", "victim_came_forward"]
    assert "lần hai (giả lập)" in text(client, base(walk))
    assert sign_in(AID).get(url).status_code in (403, 404)


def test_who_may_be_known_is_asked_about_before_a_second_file_is_opened(walk, sign_in):
    client, url = sign_in(LEAD), "/cham-soc/tiep-nhan/"
    told = {"client_key": "0191b3a0-0000-7000-8000-00000000000a", "received_at": when(walk), "way": "came",
            "full_name": NAME, "telephone": "0900000009", "safety": "Không nhắn tin, giả lập"}  # fmt: skip
    html = sent(client, url, 409, **told)
    assert f'value="{walk.file.person.code}"' in html and "Cùng số điện thoại" in html
    assert f'value="{NAME}"' in html  # nothing typed is lost
    before = len(walk.kinds())
    sent(client, url, **told, cung_nguoi=walk.file.person.code)
    assert walk.kinds()[before:] == ["victim_came_forward"]
    assert "Không nhắn tin, giả lập" in text(client, base(walk))
    other = client.post(url, {**told, "cung_nguoi": "khac"})
    assert other.status_code == 302 and walk.file.person.code not in other["Location"]
    assert "đã được ghi nhận từ lần gửi trước" in sent(client, url, 422, **told)


def test_what_is_asked_keeps_the_capital_of_a_language(walk, sign_in):
    html = text(sign_in(LEAD), f"{base(walk)}ke-hoach/").split("<main")[1]
    assert "nói được tiếng Việt" in html and "tiếng việt" not in html


def test_a_foreign_child_who_came_along_is_told_what_is_open_and_no_firm_no(walk, sign_in):
    walk.deed(c.tell_situation, "lead", situation={"status": "accompanying_minor", "nationality": "foreign", "minor": True})  # fmt: skip
    client = sign_in(LEAD)
    html = text(client, f"{base(walk)}ho-tro/")
    assert "Luật chưa nói rõ: Luật 53/2024 Điều 37" in html
    assert "Người đi cùng được xác định trước 01/07/2025" in html
    assert "cơ quan có thẩm quyền còn phải xem xét" in text(client, f"{base(walk)}ke-hoach/")
