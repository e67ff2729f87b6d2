"""The plan through the pages: written, adopted, taken, reported with evidence, confirmed; who sees what, at what cost."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lachan.plan.models import Document, Occurrence, Plan, Share, Task
from lachan.reference.models import Agency
from lachan.web import guard

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 15
BEGIN = datetime(2026, 1, 20, 9, 0, tzinfo=guard.HANOI)
PDF = b"%PDF-1.4 canary-evidence"


def rows(model):
    return model.objects.using("keeper")


def key(short: str) -> str:
    return str(Agency.objects.using("owner").get(key=short).id)


def sent(client, url, **typed):
    answer = client.post(url, typed)
    assert answer.status_code == 302, re.findall(
        r'class="(?:refusal|error)[^>]*>.*?</p>', answer.content.decode(), re.S
    )
    return answer["Location"]


def paper(client, **more):
    told = {"kind": "yearly_plan", "number": "01/KH-BCĐ", "issued_on": "15/01/2026", "issuer": "Ban Chỉ đạo 138 tỉnh",
            "title": "Kế hoạch giả lập", "mark": "inferred", **more}  # fmt: skip
    sent(client, "/ke-hoach/lam/van-ban/", **told)
    return str(rows(Document).order_by("-id").first().id)


@pytest.fixture
def keeper(sign_in, now):
    now(BEGIN)
    return sign_in("thukybcd")


@pytest.fixture
def drafted(keeper):
    programme = paper(
        keeper,
        kind="programme",
        number="33/QĐ-TTg",
        issued_on="07/01/2026",
        issuer="Thủ tướng Chính phủ",
    )
    where = sent(
        keeper,
        "/ke-hoach/lam/du-thao/",
        year="2026",
        title="Kế hoạch năm 2026 (giả lập)",
        basis=programme,
    )
    for lead, words in (
        ("68-syt", "Hỗ trợ nạn nhân theo chế độ"),
        ("68-hlhpn", "Duy trì mô hình, câu lạc bộ"),
    ):
        sent(keeper, f"{where}lam/nhiem-vu/", words=words, lead=key(lead), group="V. Nạn nhân", periodicity="quarterly",
             level_province="on", indicator_1="meetings", indicator_2="attendees", mark="inferred", partner_1=key("68-cat"))  # fmt: skip
    return where


@pytest.fixture
def adopted(keeper, drafted):
    sent(keeper, f"{drafted}lam/ban-hanh/", document=paper(keeper))
    return drafted


def turn_of(lead: str, number: int = 1) -> tuple[str, str]:
    share = rows(Share).get(carrier__key=lead)
    turn = rows(Occurrence).get(version=share.version_id, number=number)
    return f"/ke-hoach/viec/{share.version.task_id}/", f"?phan={share.id}&ky={turn.id}"


def test_one_task_from_the_draft_to_the_confirmation(adopted, keeper, sign_in):
    page, turn = turn_of("68-syt")
    health = sign_in("soyte")
    html = health.get("/ke-hoach/").content.decode()
    assert "Hỗ trợ nạn nhân" in html
    assert "Duy trì mô hình" not in html
    sent(health, f"{page}lam/nhan/{turn}")
    evidence = SimpleUploadedFile("Biên bản canary.pdf", PDF)
    sent(health, f"{page}lam/bao-cao/{turn}", words="Đã hỗ trợ, canary-words.", when="2026-01-20T09:00", count_meetings="4",
         count_attendees="120", file_1=evidence)  # fmt: skip
    shown = keeper.get(page).content.decode()
    assert "canary-words" in shown
    assert "Lượt người tham dự: 120" in shown
    assert "Biên bản canary.pdf" in shown
    sent(keeper, f"{page}lam/xem-bao-cao/{turn}", decision="confirm", words="")
    html = keeper.get("/ke-hoach/").content.decode()
    assert "1/1 kỳ đã đến hạn được xác nhận" in html


def test_evidence_comes_down_only_to_those_who_see_the_task(adopted, keeper, sign_in):
    page, turn = turn_of("68-syt")
    health = sign_in("soyte")
    sent(
        health,
        f"{page}lam/bao-cao/{turn}",
        words="Đã làm.",
        when="2026-01-20T09:00",
        file_1=SimpleUploadedFile("a.pdf", PDF),
    )
    url = re.search(r"/ke-hoach/tep/[0-9a-f-]{36}/", health.get(page).content.decode())[0]
    answer = keeper.get(url)
    assert (answer.content, answer["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert answer["Content-Disposition"].startswith("attachment")
    for account in ("hoiphunu", "catinh", "caxa_2026"):
        assert sign_in(account).get(url).status_code == 404


def test_what_is_refused_stands_beside_its_box(keeper, drafted, sign_in):
    base = {"words": "Việc", "group": "I", "periodicity": "once", "mark": "inferred"}
    answer = keeper.post(f"{drafted}lam/nhiem-vu/", base)
    assert answer.status_code == 422
    assert "chưa có cơ quan chủ trì" in answer.content.decode()
    answer = keeper.post(f"{drafted}lam/nhiem-vu/", {**base, "lead": key("68-sldtbxh")})
    assert "Sở Y tế là cơ quan kế tiếp" in answer.content.decode()
    assert sign_in("soyte").get(drafted).status_code == 404


def test_a_file_of_another_kind_is_refused_and_words_stay(adopted, sign_in):
    page, turn = turn_of("68-syt")
    answer = sign_in("soyte").post(f"{page}lam/bao-cao/{turn}", {"words": "Giữ lại câu này", "when": "2026-01-20T09:00",
                                   "file_1": SimpleUploadedFile("a.pdf", b"MZ not a pdf")})  # fmt: skip
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Giữ lại câu này" in html
    assert "Chỉ nhận tệp PDF" in html


def test_filters_stand_in_the_address(adopted, keeper):
    body = key("68-hlhpn")
    html = keeper.get(f"/ke-hoach/?nam=2026&co_quan={body}").content.decode()
    assert "Duy trì mô hình" in html
    assert "Hỗ trợ nạn nhân theo" not in html
    assert 'name="nam" value="2026"' in html
    assert f'<option value="{body}" selected>' in html
    late = keeper.get("/ke-hoach/?nam=2026&tre=1").content.decode()
    assert "Không nhiệm vụ nào khớp bộ lọc" in late


def test_the_late_ledger_pages_by_key(adopted, keeper, now, monkeypatch):
    monkeypatch.setattr("lachan.plan.duties.PAGE", 2)
    now(BEGIN + timedelta(days=200))
    seen, url = [], "/ke-hoach/cham/"
    while url:
        html = keeper.get(url).content.decode()
        seen += re.findall(r'scope="row".*?viec/([0-9a-f-]{36})/', html)
        more = re.search(r'href="([^"]+)" rel="next"', html)
        url = more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == 4
    assert len(set(seen)) == 2


@pytest.mark.parametrize(
    "path", ["?nam=%C2%B2", "?nam=9999", "cham/?sau=x~y~z", "so-sanh/?tu=1", "viec/x/"]
)
def test_a_spoiled_address_is_no_fault(keeper, path):
    assert keeper.get(f"/ke-hoach/{path}").status_code in (200, 404)


def test_pages_cost_few_statements(adopted, keeper, sign_in):
    page, _ = turn_of("68-syt")
    for client in (keeper, sign_in("soyte")):
        for url in ("/ke-hoach/", "/ke-hoach/cham/", "/ke-hoach/hop/", "/ke-hoach/cao-diem/", "/ke-hoach/so-sanh/",
                    "/ke-hoach/van-ban/", page):  # fmt: skip
            answer, sql = statements(client, url)
            assert answer.status_code == 200, url
            assert len(sql) <= MOST, (url, len(sql), sql)


def test_a_meeting_decision_and_a_copy(adopted, keeper):
    assert "Ghi kết luận" in keeper.get("/ke-hoach/hop/").content.decode()
    where = sent(keeper, f"{adopted}lam/ket-luan/", number="12/TB-BCĐ", held_on="19/01/2026", words="Rà soát địa bàn trọng điểm",
                 lead=key("68-cat"), due_on="15/02/2026", partner="")  # fmt: skip
    assert "Rà soát địa bàn trọng điểm" in keeper.get(where).content.decode()
    assert "12/TB-BCĐ" in keeper.get("/ke-hoach/hop/").content.decode()
    programme = str(rows(Document).get(kind="programme").id)
    where = sent(
        keeper,
        f"{adopted}lam/chep/",
        year="2027",
        title="Kế hoạch năm 2027 (giả lập)",
        basis=programme,
    )
    html = keeper.get(where).content.decode()
    assert "Không còn" in html
    draft = rows(Plan).get(year=2027)
    assert rows(Task).filter(plan=draft).count() == 2
