"""Every page, for every role: who may, what it costs, that it says it is made up, that nothing is cached."""

import pytest

from .conftest import statements

pytestmark = pytest.mark.database
# The desk asks for its alarms too: one statement more than before them.
MOST = 14
PLACES = (
    "/viec-hom-nay/",
    "/nguon-tin/moi/",
    "/vu-viec/",
    "/cham-soc/",
    "/ban-giao/",
    "/kenh/",
    "/tra-cuu/",
    "/ke-hoach/",
    "/truyen-thong/",
    "/tap-huan/",
    "/chi-tieu/",
    "/doi-chieu/",
    "/so-lieu-cong-bo/",
    "/nhat-ky/",
    "/sach-luat/",
    "/tai-khoan/",
)
WORK = {"/viec-hom-nay/", "/nguon-tin/moi/", "/vu-viec/", "/ban-giao/"}
ALL = {"/sach-luat/", "/tai-khoan/"}
PLANS = {"/ke-hoach/", "/truyen-thong/", "/tap-huan/"}
OPEN_TO = {
    "caxa_2026": WORK | ALL | {"/cham-soc/", "/kenh/"} | PLANS,
    "dieutra_tinh": WORK | ALL | {"/cham-soc/", "/kenh/", "/tra-cuu/"} | PLANS,
    "kiemsat_tinh": WORK | ALL | {"/kenh/", "/tra-cuu/", "/doi-chieu/"} | PLANS,
    "tongdai": WORK | ALL | {"/kenh/"},
    "thanhtra": WORK | ALL | {"/nhat-ky/"},
    "thukybcd": ALL | {"/chi-tieu/", "/doi-chieu/", "/so-lieu-cong-bo/"} | PLANS,
    "lanhdao": ALL | {"/chi-tieu/", "/doi-chieu/", "/so-lieu-cong-bo/"} | PLANS,
    "quantri": ALL,
}


@pytest.mark.parametrize("name", OPEN_TO)
def test_each_role_has_its_places_and_no_others(name, sign_in, received):
    received()
    client = sign_in(name)
    for url in PLACES:
        answer, sql = statements(client, url)
        assert answer.status_code == (200 if url in OPEN_TO[name] else 403), url
        assert len(sql) <= MOST, (url, sql)
        assert "DỮ LIỆU GIẢ LẬP" in answer.content.decode()
        if answer.status_code == 200:
            assert answer["Cache-Control"] == "no-store"
            assert "'unsafe" not in answer["Content-Security-Policy"]


def test_no_page_carries_inline_script_or_style(sign_in, received):
    path = received()
    client = sign_in("caxa_2026")
    for url in (*OPEN_TO["caxa_2026"], path, f"{path}lam/send_handover/"):
        html = client.get(url).content.decode()
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html
        assert html.count("<script") == html.count("<script src=")


def test_navigation_shows_only_the_places_that_open(sign_in):
    html = sign_in("lanhdao").get("/chi-tieu/").content.decode()
    assert 'href="/chi-tieu/"' in html
    assert 'href="/vu-viec/"' not in html


def test_an_unknown_path_is_a_page_in_vietnamese(sign_in):
    answer = sign_in("caxa_2026").get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()


def test_the_law_book_names_every_open_reading(sign_in):
    html = sign_in("lanhdao").get("/sach-luat/?con_ngo=1").content.decode()
    assert "còn bỏ ngỏ" in html
    assert "A16" in html


@pytest.mark.parametrize(
    ("path", "status"),
    [("/vu-viec/?q=%00", 404), ("/vu-viec/%00/", 404), ("/nguon-tin/moi/?people=²", 200),
     ("/vu-viec/?sau=0001-01-01T00:00:00%2B23:59~0190b3e0-0000-7000-8000-000000000000", 200)],
)  # fmt: skip
def test_an_address_tampered_with_is_no_fault(sign_in, path, status):
    assert sign_in("caxa_2026").get(path).status_code == status


def test_too_much_at_once_is_said_in_vietnamese(sign_in):
    answer = sign_in("caxa_2026").post("/nguon-tin/moi/", {f"x{n}": "1" for n in range(1200)})
    assert answer.status_code == 400
    assert "Chưa có gì được ghi vào sổ" in answer.content.decode()
