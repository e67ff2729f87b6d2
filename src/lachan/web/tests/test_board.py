"""The committee's board: published, strict, with its list; counts what channels list and registers lack."""

import pytest

from .conftest import statements

pytestmark = pytest.mark.database


def publish(client):
    return client.post("/chi-tieu/cong-bo/", {"lich": "police", "nam": "2026"})


def test_nothing_published_is_said_so(sign_in):
    assert "chưa có số công bố" in sign_in("lanhdao").get("/chi-tieu/").content.decode()


def test_staff_publish_and_leaders_read_the_list_by_code_name(received, sign_in):
    path = received(full_name_1="Người Mẫu A")
    staff, leader = sign_in("thukybcd"), sign_in("lanhdao")
    assert publish(staff)["Location"] == "/chi-tieu/?lich=police&nam=2026"
    board, sql = statements(leader, "/chi-tieu/?lich=police&nam=2026")
    assert len(sql) <= 12
    html = board.content.decode()
    assert "Tính và công bố" not in html
    assert "0,00\u00a0%" in html
    assert "Mẫu số nhỏ" in html
    where = html.split('href="/chi-tieu/')[-1].split('"')[0]
    listed, sql = statements(leader, f"/chi-tieu/{where}")
    assert len(sql) <= 12
    assert path.strip("/").split("/")[1] in listed.content.decode()
    assert "Người Mẫu A" not in listed.content.decode()
    assert "Không có dòng nào" in leader.get(f"/chi-tieu/{where}?tinh=1").content.decode()


def test_a_call_listed_and_not_registered_counts_against_us(sign_in):
    hotline = sign_in("tongdai")
    sent = {"channel": "hotline_111", "external_number": "111-7", "arrived_at": "2026-03-13T22:00"}
    assert hotline.post("/kenh/", sent).status_code == 302
    twice = hotline.post("/kenh/", sent)
    assert twice.status_code == 422
    assert 'id="external_number-error"' in twice.content.decode()
    assert 'value="111-7"' in twice.content.decode()
    publish(sign_in("thukybcd"))
    html = sign_in("lanhdao").get("/chi-tieu/").content.decode()
    assert "chỉ có trong danh sách của kênh: <b>1</b>" in html


def test_a_year_that_has_not_begun_is_refused_on_the_board(sign_in):
    answer = sign_in("thukybcd").post("/chi-tieu/cong-bo/", {"lich": "civil", "nam": "2027"})
    assert answer.status_code == 422
    assert "chưa bắt đầu" in answer.content.decode()


def test_only_staff_publish(sign_in):
    assert publish(sign_in("lanhdao")).status_code == 403


def test_ways_of_counting_are_chosen_in_the_address(received, sign_in):
    received()
    publish(sign_in("thukybcd"))
    html = sign_in("lanhdao").get("/chi-tieu/?cach=b").content.decode()
    assert "đã hết hạn giải quyết trong kỳ" in html
    assert "Không phát sinh" in html
