"""Lists: filters in the address, keyset paging, one markup two ways in."""

import pytest

from lachan.docket import queries as docket
from lachan.web.matters import views as matters

from .conftest import statements

pytestmark = pytest.mark.database


@pytest.fixture
def three(received):
    return [received(occurred_from="01/03/2026") for _ in range(3)]


def test_a_list_is_searched_without_diacritics(three, sign_in):
    client = sign_in("caxa_2026")
    found, sql = statements(client, "/vu-viec/?q=dam+rong")
    assert len(sql) <= 12
    assert found.content.decode().count('class="code-name" href') == 3
    assert "Không có vụ việc nào" in client.get("/vu-viec/?q=bao+loc").content.decode()


def test_filters_stay_in_the_links(three, sign_in, monkeypatch):
    monkeypatch.setattr(matters.docket, "lines", lambda who, by: docket_page(who, by))
    html = sign_in("caxa_2026").get("/vu-viec/?thu_ly=minh&q=dam").content.decode()
    after = html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "thu_ly=minh" in after
    assert "q=dam" in after
    rest = sign_in("caxa_2026").get(after).content.decode()
    assert rest.count('class="code-name" href') == 1
    assert "Hết danh sách" in rest


real = docket.lines


def docket_page(who, by):
    return real(who, by, 2)


def test_a_cursor_that_means_nothing_is_the_beginning(three, sign_in):
    for cursor in ("x", "2026-01-01~", "2026-01-01T00:00:00~abc", "~~"):
        assert sign_in("caxa_2026").get(f"/vu-viec/?sau={cursor}").status_code == 200


def test_the_piece_is_the_same_markup_as_inside_the_page(three, sign_in):
    client = sign_in("caxa_2026")
    for url in ("/vu-viec/?q=dam", "/vu-viec/?giai_doan=I2"):
        whole = client.get(url).content.decode()
        piece = client.get(url, headers={"HX-Request": "true"}).content.decode()
        assert piece.strip() in whole
        assert "<html" not in piece
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get("/vu-viec/", headers=back).content.decode()


def test_the_overdue_list_shows_the_overdue(three, sign_in, now, instant):
    client = sign_in("caxa_2026")
    assert "Không có vụ việc nào" in client.get("/vu-viec/?han=qua").content.decode()
    now(instant("2026-03-20 08:00"))
    late = client.get("/vu-viec/?han=qua").content.decode()
    assert late.count('class="code-name" href') == 3
    assert "quá hạn" in late


def test_the_desk_groups_by_urgency_and_offers_the_act(three, sign_in, now, instant):
    client = sign_in("caxa_2026")
    html = client.get("/viec-hom-nay/").content.decode()
    assert "Không có việc quá hạn" in html
    assert "lam/send_handover/" in html
    now(instant("2026-03-20 08:00"))
    late = client.get("/viec-hom-nay/").content.decode()
    assert "quá hạn 5 ngày" in late


def test_the_audit_log_names_the_deed_not_the_person(three, sign_in):
    client = sign_in("thanhtra")
    page, sql = statements(client, "/nhat-ky/?viec=receive_report")
    assert len(sql) <= 12
    html = page.content.decode()
    assert html.count("Đã làm") == 3
    piece = client.get("/nhat-ky/?viec=receive_report", headers={"HX-Request": "true"})
    assert piece.content.decode().strip() in html
    assert "Không có dòng nhật ký" in client.get("/nhat-ky/?q=VV-KHONGCO").content.decode()


def test_a_refused_attempt_is_in_the_log(received, sign_in):
    sign_in("caxa_2026").post(f"{received()}mo-noi-dung/", {"purpose": ""})
    html = sign_in("thanhtra").get("/nhat-ky/?viec=open_narrative").content.decode()
    assert "Bị từ chối" in html
    assert "PurposeNeeded" in html


def test_a_long_past_never_hides_today(three, received, sign_in, now, instant, monkeypatch):
    from lachan.web.desk import views

    monkeypatch.setattr(views, "MOST", 4)
    now(instant("2026-03-20 08:00"))
    received()
    desk, sql = statements(sign_in("caxa_2026"), "/viec-hom-nay/")
    html = desk.content.decode()
    # One of them asks whether an alarm has reached nobody.
    assert len(sql) <= 14, sql
    assert "Không có việc đến hạn trong 3 ngày" not in html
    assert "việc nữa" in html
