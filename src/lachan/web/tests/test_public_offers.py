"""The check of an offer at the public door: signs with reasons, never «safe», nothing kept, small enough for a slow line."""

import gzip
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytestmark = [pytest.mark.database, pytest.mark.django_db]
URL = "/kiem-tra-loi-moi/"
LURE = "Đi Cam làm CSKH lương 30tr, ko cần bằng cấp, xe đón tận nhà đêm nay. Zalo em Na"
STYLE = Path(__file__).parents[1] / "static" / "lachan" / "public.css"


def test_signs_are_told_with_their_words_and_reasons(client):
    said = client.post(URL, {"loi_moi": LURE}).content.decode()
    for words in ("Lương cao bất thường", "30tr»", "Làm đúng luật", "111", "113"):
        assert words in said
    assert LURE in said, "what was pasted stays in the box"


def test_nothing_found_is_not_safe(client):
    said = client.post(URL, {"loi_moi": "Quán Mẫu 12 Trần Phú cần rửa chén"}).content.decode()
    assert "không có nghĩa là an toàn" in said
    assert "Trước khi nhận lời" in said and "111" in said


@pytest.mark.parametrize(("typed", "why"), [("", "Chưa có lời mời nào"), ("   ", "Chưa có lời mời nào"), ("a" * 6001, "dài quá")])  # fmt: skip
def test_nothing_and_too_much_are_said(client, typed, why):
    answer = client.post(URL, {"loi_moi": typed})
    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_no_cookie_no_script_and_no_text_in_an_address(client):
    answer = client.post(URL, {"loi_moi": LURE})
    assert not answer.cookies
    assert "<script" not in answer.content.decode()
    assert answer["Cache-Control"].count("no-store")
    assert client.get(URL, {"loi_moi": LURE}).content.decode().count("Zalo em Na") == 0


def test_the_first_page_is_small_on_the_wire(client):
    page = client.get(URL)
    wire = len(gzip.compress(page.content)) + len(gzip.compress(STYLE.read_bytes()))
    assert wire < 10_000 and len(page.content) + STYLE.stat().st_size < 50_000


def test_what_is_pasted_is_shown_as_text(client):
    said = client.post(URL, {"loi_moi": "<script>alert(1)</script> việc nhẹ"}).content.decode()
    assert "<script>alert" not in said


@pytest.mark.django_db
def test_whoever_has_nothing_to_paste_fills_in_what_was_said(client):
    said = {"viec": "chat với khách chơi game", "luong": "30 triệu một tháng", "phi": "5 triệu giữ chỗ", "giay_to": "công ty", "noi": "không"}  # fmt: skip
    page = client.post("/kiem-tra-loi-moi/", said).content.decode()
    for label in ("Đòi tiền trước", "Giữ hộ chiếu, căn cước, giấy tờ gốc", "Lương cao bất thường"):
        assert label in page, label
    none = client.post("/kiem-tra-loi-moi/", {"viec": "hái cà phê", "noi": "rẫy ông Mẫu, xã Đam Rông 4", "ai": "ông Mẫu", "luong": "300 nghìn một ngày",
                                              "phi": "không", "giay_to": "không ai"}).content.decode()  # fmt: skip
    assert "Chưa thấy dấu hiệu trong lời này" in none


@pytest.mark.django_db
def test_an_offer_becomes_a_report_only_by_whoever_sends_it(client):
    page = client.post("/kiem-tra-loi-moi/", {"loi_moi": "Đi Cam lương 30 triệu, không cần giấy tờ"}).content.decode()  # fmt: skip
    assert 'name="di" value="what">Viết thành tin báo' in page
    given = urlencode({"story": "Đi Cam lương 30 triệu", "di": "what"})
    step = client.post("/bao-tin/", given, content_type="application/x-www-form-urlencoded")
    assert "Đi Cam lương 30 triệu" in step.content.decode()
    assert 'name="buoc" value="what"' in step.content.decode()
