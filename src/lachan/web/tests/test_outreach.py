"""Communication and training through the pages: written, kept as typed when refused, imported, corrected; who sees whom."""

import re
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from openpyxl import load_workbook
from pypdf import PdfReader

from lachan.access.models import Account
from lachan.exchange.outreach.tests.test_year import GOOD, book
from lachan.outreach.models import Attendance, Course, Material, Session, TrainingSession
from lachan.reference.models import Agency, Unit

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 15
HOME, CLASSES = "/truyen-thong/", "/tap-huan/lop/"


def rows(model):
    return model.objects.using("keeper")


def key(model, short: str) -> str:
    return str(model.objects.using("owner").get(key=short).id)


def typed(**more: str) -> dict[str, str]:
    return {"held_on": "01/03/2026", "kind": "direct", "commune": key(Unit, "c24853.c"), "place": "Nhà văn hóa thôn 3",
            "topic": "Nhận biết lời mời giả lập", "language": "koho", "reached": "1.060", "method": "counted", "group_women": "40",
            "cost": "1.500.000", **more}  # fmt: skip


def sent(client, url, **told):
    answer = client.post(url, told)
    assert answer.status_code == 302, re.findall(
        r'class="(?:refusal|field-error|error)[^>]*>.*?</p>', answer.content.decode(), re.S
    )
    return answer["Location"]


@pytest.fixture
def police(sign_in):
    return sign_in("caxa_2026")


def test_a_session_is_written_seen_put_right_and_taken_back(police, sign_in):
    form = police.get(f"{HOME}moi/").content.decode()
    assert f'value="{key(Unit, "c24853.c")}" selected' in form
    page = sent(police, f"{HOME}moi/", **typed())
    women = sign_in("hoiphunu")
    html = women.get(HOME).content.decode()
    assert "Nhận biết lời mời giả lập" in html
    assert "1 buổi · 1.060 lượt người đếm được, 0 ước lượng" in html
    assert "Đính chính" not in women.get(page).content.decode()
    sent(police, f"{page}lam/dinh-chinh/", **typed(reached="1.080", why="Đếm lại"))
    sent(police, f"{page}lam/trac-nghiem/", moment="after", people="20", questions="5", right="90")
    html = women.get(page).content.decode()
    assert "1.080 (đếm được)" in html
    assert "1.060" in html
    assert "90%" in html
    sent(police, f"{page}lam/dinh-chinh/", **typed(reached="1.080", why="Không có", withdrawn="on"))
    assert "Không có buổi nào" in women.get(HOME).content.decode()
    assert sign_in("songkhe").get(page).status_code == 404


def test_what_is_refused_keeps_what_was_typed(police):
    answer = police.post(
        f"{HOME}moi/", typed(method="", evidence="Biên bản 12/BB", commune=key(Unit, "c24853.a"))
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Đạ Tông đã kết thúc từ ngày 01/07/2025" in html
    for kept in ("Biên bản 12/BB", "Nhà văn hóa thôn 3", "1.060", "1.500.000"):
        assert kept in html
    assert rows(Session).count() == 0


def test_the_list_is_narrowed_by_its_address_and_paged(police, monkeypatch):
    monkeypatch.setattr("lachan.outreach.queries.PAGE", 2)
    for day in ("01", "02", "03"):
        sent(police, f"{HOME}moi/", **typed(held_on=f"{day}/03/2026", topic=f"Buổi số {day}"))
    sent(
        police,
        f"{HOME}moi/",
        **typed(kind="press", commune="", topic="Bản tin giả lập", group_women=""),
    )
    seen, url = [], f"{HOME}?tu=01/03/2026&hinh_thuc=direct"
    while url:
        html = police.get(url).content.decode()
        seen += re.findall(r"Buổi số (\d\d)</a>", html)
        more = re.search(r'href="([^"]+)" rel="next"', html)
        url = unquote(more[1].replace("&amp;", "&")) if more else ""
    assert seen == ["03", "02", "01"]
    assert "Bản tin giả lập" not in police.get(f"{HOME}?nhom=women").content.decode()
    assert "Buổi số 03" not in police.get(f"{HOME}?den=02/03/2026").content.decode()
    for spoiled in (
        "?sau=x~y",
        "?tu=x&xa=%C2%B2&co_quan=-1",
        "lich/?nam=9999",
        "ket-qua/?tu=99/99/9999",
    ):
        assert police.get(f"{HOME}{spoiled}").status_code == 200
    results = police.get(f"{HOME}ket-qua/").content.decode()
    assert "Xã Đam Rông 4" in results
    assert "nhiều nơi" in results
    assert "Ngày toàn dân" in police.get(f"{HOME}lich/").content.decode()


def test_a_year_is_tried_written_once_and_the_bad_rows_come_back(police, sign_in):
    data = book(GOOD, {**GOOD, "held_on": "31/02/2026"})
    html = police.post(
        f"{HOME}nhap/", {"file": SimpleUploadedFile("nam.xlsx", data)}
    ).content.decode()
    assert "Đọc thử: 1 buổi sẽ ghi" in html
    assert rows(Session).count() == 0
    sealed = re.search(r'name="sealed" value="([^"]+)"', html)[1]
    back = police.post(f"{HOME}nhap/dong-loi.xlsx", {"sealed": sealed})
    assert load_workbook(BytesIO(back.content)).active["A3"].value == 4
    assert "Đã ghi 1 buổi" in police.post(f"{HOME}nhap/ghi/", {"sealed": sealed}).content.decode()
    assert "Đã ghi 0 buổi" in police.post(f"{HOME}nhap/ghi/", {"sealed": sealed}).content.decode()
    assert rows(Session).count() == 1
    # what another has tried is nothing to me
    assert sign_in("hoiphunu").post(f"{HOME}nhap/ghi/", {"sealed": sealed}).status_code == 422
    assert (
        load_workbook(BytesIO(police.get(f"{HOME}nhap/mau.xlsx").content)).active["A2"].value
        == "Mã dòng"
    )
    assert "Chưa chọn tệp" in police.post(f"{HOME}nhap/").content.decode()


def test_materials_and_clubs(police, sign_in):
    women = sign_in("hoiphunu")
    told = {
        "title": "Tờ rơi giả lập",
        "kind": "leaflet",
        "version": "2026-1",
        "language": "koho",
        "issued_on": "05/01/2026",
    }
    sent(women, f"{HOME}tai-lieu/lam/moi/", **told)
    root = rows(Material).get().root
    sent(
        women,
        f"{HOME}tai-lieu/{root}/lam/dinh-chinh/",
        **{**told, "version": "2026-2", "why": "Sai bản"},
    )
    assert "2026-2" in police.get(f"{HOME}tai-lieu/").content.decode()
    page = sent(police, f"{HOME}moi/", **typed(material_1=str(root), copies_1="200"))
    assert "Tờ rơi giả lập" in police.get(page).content.decode()
    club = sent(
        women,
        f"{HOME}mo-hinh/lam/moi/",
        name="Câu lạc bộ giả lập",
        kind="club",
        since="01/08/2025",
        members="20",
        commune="",
        organiser="",
    )
    sent(
        women,
        f"{club}lam/sinh-hoat/",
        on="05/01/2026",
        members="25",
        present="18",
        words="Sinh hoạt giả lập",
    )
    assert "25" in police.get(f"{HOME}mo-hinh/").content.decode()
    sent(women, f"{club}lam/ket-thuc/", on="01/03/2026", words="Sáp nhập")
    assert "Đã kết thúc" in police.get(f"{HOME}mo-hinh/").content.decode()


@pytest.fixture
def taught(sign_in):
    health = sign_in("soyte")
    sent(
        health,
        "/tap-huan/khoa/lam/moi/",
        title="Khóa giả lập",
        content_on="01/12/2025",
        hours="7,5",
        topic_law="on",
        item_choice="on",
    )
    page = sent(health, f"{CLASSES}lam/moi/", course=str(rows(Course).get().root), held_on="10/02/2026", ended_on="10/02/2026",
                place="Hội trường", trainers="2")  # fmt: skip
    sent(
        health, f"{page}lam/hoc-vien/", body=key(Agency, "cax-c24853.c"), post="police", people="3"
    )
    return page


def test_who_was_taught_is_seen_by_those_it_concerns(taught, police, sign_in):
    official = rows(Account).get(username="caxa_2026")
    sent(police, f"{taught}lam/can-bo/", official=str(official.id), post="police")
    assert (
        'data-label="Cán bộ"><span>Người Mẫu caxa_2026</span>'
        in police.get(taught).content.decode()
    )
    organiser = sign_in("soyte").get(taught).content.decode()
    assert "cơ quan ấy ghi đích danh" in organiser
    assert "Người Mẫu caxa_2026" not in organiser
    for account in ("thukybcd", "caxa2_2026"):
        html = sign_in(account).get(taught).content.decode()
        assert "Người Mẫu caxa_2026" not in html
        assert "Chưa ghi ai dự" in html
    office = sign_in("thukybcd").get("/tap-huan/").content.decode()
    assert "1 trên 124 xã, phường có người đã học; 123 chưa có ai" in office
    assert "Người Mẫu caxa_2026" not in office
    assert office.index("Chưa có ai học") < office.index("Có người đã học")
    assert "137 xã" in sign_in("thukybcd").get("/tap-huan/?ngay=30/06/2025").content.decode()
    came = rows(Attendance).get(official=None)
    sent(
        sign_in("soyte"),
        f"/tap-huan/hoc-vien/{came.root}/lam/dinh-chinh/",
        people="2",
        why="Đếm lại",
    )
    assert "Khóa giả lập" in police.get("/tap-huan/sang-chan/").content.decode()
    assert "quá 24 tháng" in police.get("/tap-huan/co-quan/").content.decode()


def test_a_certificate_bears_the_name_and_nothing_keeps_it(taught, police, sign_in):
    health, url = sign_in("soyte"), f"{taught}giay-chung-nhan/"
    told = {"name": "Người Mẫu Canary", "body": key(Agency, "cax-c24853.c"), "post": "police"}
    answer = health.post(url, told)
    assert answer["Content-Type"] == "application/pdf"
    said = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split()
    )
    for word in (
        "Người Mẫu Canary",
        "GIẤY CHỨNG NHẬN",
        "Khóa giả lập",
        "7,5 giờ",
        "10/02/2026",
        "DỮ LIỆU GIẢ LẬP",
    ):
        assert word in said, said
    with connections["keeper"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_auditline WHERE verb = 'issue_certificate' AND outcome = 'done' AND detail::text NOT LIKE '%%Canary%%'"
        )
        assert cursor.fetchone() == (1,)
    assert "Chưa ghi họ tên" in health.post(url, {**told, "name": " "}).content.decode()
    assert health.post(url, {**told, "post": "teacher"}).status_code == 422
    assert police.post(url, told).status_code == 422
    assert "Giấy chứng nhận" not in police.get(taught).content.decode()


def test_pages_cost_few_statements(taught, police, sign_in):
    page = sent(police, f"{HOME}moi/", **typed())
    for client in (police, sign_in("thukybcd")):
        for url in (HOME, f"{HOME}lich/", f"{HOME}ket-qua/", f"{HOME}tai-lieu/", f"{HOME}mo-hinh/", page, "/tap-huan/", "/tap-huan/co-quan/",
                    "/tap-huan/khoa/", CLASSES, taught, "/tap-huan/sang-chan/"):  # fmt: skip
            answer, sql = statements(client, url)
            assert answer.status_code == 200, url
            assert len(sql) <= MOST, (url, len(sql), sql)
    assert rows(TrainingSession).count() == 1
