"""The page of one matter: who sees it, what is sealed on it, and every act of the main job by form."""

from datetime import datetime

import pytest

from lachan.access.models import AuditLine
from lachan.web.guard import HANOI

from .conftest import FRIDAY, statements

pytestmark = pytest.mark.database
STORY = "Lời kể giả lập về một chuyến đi."


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def test_the_page_costs_at_most_twelve_statements(received, sign_in):
    answer, sql = statements(sign_in("caxa_2026"), received(narrative=STORY))
    assert answer.status_code == 200
    assert len(sql) <= 8, sql
    html = answer.content.decode()
    assert "hệ thống tính, cần người có chuyên môn kiểm tra" in html
    assert "chưa hợp nhất sửa đổi" in html
    assert STORY not in html


def test_another_commune_is_told_nothing(received, sign_in):
    path = received()
    other = sign_in("caxa2_2026")
    assert other.get(path).status_code == 404
    assert other.get(path).content == other.get("/vu-viec/VV-KHONGCO/").content
    assert other.post(f"{path}mo-noi-dung/", {"purpose": "verify"}).status_code == 404
    assert other.get(f"{path}lam/send_handover/").status_code == 404


def test_the_committee_has_no_matter_page(received, sign_in):
    assert sign_in("lanhdao").get(received()).status_code == 403


def test_what_happened_opens_for_a_purpose_and_is_logged(received, sign_in):
    path, client = received(narrative=STORY), sign_in("caxa_2026")
    refused = client.post(f"{path}mo-noi-dung/", {"purpose": ""})
    assert refused.status_code == 422
    assert "phải có mục đích" in refused.content.decode()
    opened = client.post(f"{path}mo-noi-dung/", {"purpose": "verify"})
    assert STORY in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    assert STORY not in client.get(path).content.decode()
    lines = AuditLine.objects.using("keeper").filter(verb="open_narrative", outcome="done")
    assert [line.detail["purpose"] for line in lines] == ["verify"]


def test_an_identity_opens_for_a_purpose_in_one_answer_only(received, sign_in):
    path, client = (
        received(full_name_1="Người Mẫu A", telephone_1="0900 000 001"),
        sign_in("caxa_2026"),
    )
    html = client.get(path).content.decode()
    where = html.split("mo-danh-tinh/")[1].split("/")[0]
    refused = client.post(f"{path}mo-danh-tinh/{where}/", {"purpose": "tò mò"})
    assert refused.status_code == 422
    opened = client.post(f"{path}mo-danh-tinh/{where}/", {"purpose": "protect"})
    assert "Người Mẫu A" in opened.content.decode()
    assert "0900 000 001" in opened.content.decode()
    assert "Người Mẫu A" not in client.get(path).content.decode()


def test_an_act_in_the_future_is_refused_at_its_hour_with_the_rest_kept(received, sign_in):
    path, client = received(), sign_in("caxa_2026")
    answer = client.post(
        f"{path}lam/notify_procuracy/", {"when": "2026-03-15T08:00", "paper_number": "7/TB"}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="when-error"' in html
    assert 'value="7/TB"' in html


def test_an_act_of_the_wrong_stage_is_refused_beside_its_button(received, sign_in):
    path, client = received(), sign_in("dieutra_tinh")
    assert client.get(f"{path}lam/initiate_case/").status_code == 404
    own = sign_in("caxa_2026")
    assert own.get(f"{path}lam/initiate_case/").status_code == 403
    assert own.get(f"{path}lam/khong_co/").status_code == 404
    answer = own.post(
        f"{path}lam/send_handover/", {"when": "2026-03-13T22:30", "to": "", "what": "report"}
    )
    assert answer.status_code == 422
    assert 'id="to-error"' in answer.content.decode()


def test_a_paper_with_a_secret_grade_is_refused(received, sign_in):
    answer = sign_in("caxa_2026").post(
        f"{received()}lam/notify_procuracy/",
        {"when": "2026-03-13T22:30", "paper_number": "1/TM", "grade": "mat"},
    )
    assert answer.status_code == 422
    assert 'id="grade-error"' in answer.content.decode()


def test_a_correction_stands_and_the_old_act_stays(received, sign_in, now):
    path, client = received(), sign_in("caxa_2026")
    html = client.get(f"{path}lam/correct_act/").content.decode()
    act = html.split('id="act"')[1].split('<option value="')[2].split('"')[0]
    now(at("2026-03-14 07:00"))
    sent = {"act": act, "when": "2026-03-13T21:30", "reason": "Gõ nhầm giờ."}
    assert client.post(f"{path}lam/correct_act/", sent).status_code == 302
    html = client.get(path).content.decode()
    assert "<s>Tiếp nhận nguồn tin</s>" in html
    assert "21:30 thứ Bảy 14/03/2026" in html


def test_the_main_job_by_forms_alone(received, sign_in, now, cast):
    """2026: commune → provincial investigators → assigned → prolonged → extended → initiated."""
    path = received(narrative=STORY, article="150", full_name_1="Người Mẫu A", minor_1="yes")
    commune, police, procuracy = (sign_in(n) for n in ("caxa_2026", "dieutra_tinh", "kiemsat_tinh"))
    competent = cast("dieutra_tinh")

    def act(client, verb, when, **typed):
        now(at(when))
        form = client.get(f"{path}lam/{verb}/")
        assert form.status_code == 200, verb
        sent = client.post(f"{path}lam/{verb}/", {"when": when.replace(" ", "T"), **typed})
        assert sent.status_code == 302, sent.content.decode()

    suggested = commune.get(f"{path}lam/send_handover/").content.decode()
    assert f'<option value="{competent.agency_id}" selected' in suggested
    act(commune, "send_handover", "2026-03-14 08:00", to=str(competent.agency_id), what="report")
    tray = police.get("/ban-giao/").content.decode()
    way = tray.split("/ban-giao/")[-1].split("/")[0]
    now(at("2026-03-14 10:00"))
    assert police.post(f"/ban-giao/{way}/nhan/")["Location"] == path
    assert procuracy.get(path).status_code == 404
    act(police, "classify_report", "2026-03-14 11:00", competent="yes", article="151")
    act(police, "assign_handling", "2026-03-16 09:00", officer=str(competent.account_id))
    assert procuracy.get(path).status_code == 200
    act(
        procuracy,
        "assign_prosecutor",
        "2026-03-17 09:00",
        officer=str(cast("kiemsat_tinh").account_id),
    )
    act(police, "prolong_handling", "2026-04-01 09:00", reason="Nhiều địa điểm.")
    act(police, "request_extension", "2026-05-07 09:00", reason="Chờ kết quả.")
    act(procuracy, "grant_extension", "2026-05-08 09:00", months="2", paper_number="5/QĐ-VKS")
    answer, sql = statements(police, path)
    assert len(sql) <= 8, sql
    act(
        police,
        "initiate_case",
        "2026-06-10 15:00",
        article="150",
        paper_number="12/QĐ-CSĐT",
        paper_date="10/06/2026",
    )
    html = police.get(path).content.decode()
    assert "Đã khởi tố vụ án" in html
    assert "12/QĐ-CSĐT" in html
    assert commune.get(path).status_code == 200
    desk, sql = statements(police, "/viec-hom-nay/")
    assert len(sql) <= 14, sql


def test_what_is_excluded_for_a_conflict_is_gone_from_sight(received, sign_in, cast):
    path, client = received("dieutra_tinh"), sign_in("dieutra_tinh")
    me = str(cast("dieutra_tinh").account_id)
    answer = client.post(f"{path}lam/exclude_person/", {"account": me})
    assert answer["Location"] == "/viec-hom-nay/"
    assert client.get(path).status_code == 404


def test_a_body_that_only_passed_the_news_on_sees_that_it_lives(received, sign_in):
    path = received("tongdai", narrative=STORY, full_name_1="Người Mẫu A")
    html = sign_in("tongdai").get(path).content.decode()
    assert "đã báo tin này" in html
    assert "Mở nội dung" not in html
    assert "N-" not in html.split("Người liên quan")[1].split("</section>")[0]


def test_typed_at_the_hour_it_was_served(received, sign_in):
    html = sign_in("caxa_2026").get(f"{received()}lam/notify_procuracy/").content.decode()
    assert f'value="{FRIDAY:%Y-%m-%dT%H:%M}"' in html
