"""The pages of reports: what is due, drafting, words that stay on refusal, files, issuing, sending, the figure behind a code."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lachan.reporting.reports.tests.reading import docx_lines, pdf_words
from lachan.reporting.tests.certificates import PASSPHRASE, made

from .conftest import FRIDAY, statements

pytestmark = pytest.mark.database
QUARTER = {"loai": "ad_hoc", "ky": "2025Q4", "trich-yeu": "Tình hình giả lập", "cong-bo": "on"}


@pytest.fixture
def staff(sign_in):
    return sign_in("thukybcd")


@pytest.fixture
def draft(staff):
    """The path of a fresh draft."""
    answer = staff.post("/bao-cao/lap/", QUARTER)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def boxes(html):
    return re.findall(r'name="luot-(\w+)"', html)


def fill(staff, path):
    typed = {f"loi-{slot}": "Không phát sinh." for slot in boxes(staff.get(path).content.decode())}
    done = staff.post(f"{path}doan/", {**typed, **{f"luot-{name[4:]}": "0" for name in typed}})
    assert done.status_code == 302


def issue(staff, path, **more):
    return staff.post(
        f"{path}ban-hanh/", {"so": "7", "ngay": "13/03/2026", "nguoi-ky": "Người Mẫu Ký", **more}
    )


def test_what_is_due_and_late_is_the_first_thing_seen(staff):
    html = staff.get("/bao-cao/?nam=2025").content.decode()
    assert "4 báo cáo đã quá hạn mà chưa gửi" in html
    assert "hạn theo thông lệ, chưa đối chiếu văn bản" in html and "hạn do hệ thống đề xuất" in html
    named = ("Báo cáo sáu tháng", "Báo cáo Ngày 30/7", "Báo cáo đợt cao điểm", "Báo cáo năm")
    assert [html.index(name) for name in named] == sorted(html.index(name) for name in named)
    assert "/bao-cao/lap/?loai=half_year&amp;ky=2025H1" in html
    assert (
        "Quá hạn, chưa gửi" in html
        and "Chưa đến hạn" in staff.get("/bao-cao/?nam=2026").content.decode()
    )


def test_a_draft_shows_figures_and_boxes_and_costs_few_statements(staff, draft):
    answer, sql = statements(staff, draft)
    html = answer.content.decode()
    assert "0/0" not in html and "không phát sinh trong kỳ" in html.lower() or "K2a." in html
    assert boxes(html) == ["situation", "figures", "shortcomings", "proposals"]
    assert "Còn 3 mục có chỗ" in html
    assert len(sql) <= 34, len(sql)


def test_counting_again_is_asked_for_and_not_done_by_looking(staff, draft, received, monkeypatch):
    """Looking and writing count nothing; the button does, and says what differs by now."""
    assert f'href="{draft}?kiem-lai=1"' in staff.get(draft).content.decode()
    assert "Không số liệu nào khác" in staff.get(f"{draft}?kiem-lai=1").content.decode()
    received()

    def counted(*_, **__):
        raise AssertionError("counted by looking")

    with monkeypatch.context() as still:
        still.setattr("lachan.indicators.queries.counting", counted)
        assert "Số liệu đã thay đổi" not in staff.get(draft).content.decode()
        assert (
            staff.post(f"{draft}doan/", {"luot-situation": "0", "loi-situation": "Lời"}).status_code
            == 302
        )
        with pytest.raises(AssertionError, match="counted by looking"):
            staff.get(f"{draft}?kiem-lai=1")


def test_what_became_known_since_is_shown_beside_what_was_published(staff, received, now):
    made = staff.post("/bao-cao/lap/", {**QUARTER, "ky": "2026Q1", "chot-som": "on"})
    now(FRIDAY + timedelta(hours=1))
    received()
    now(FRIDAY + timedelta(hours=2))
    html = staff.get(f"{made['Location']}?kiem-lai=1").content.decode()
    assert "Số liệu đã thay đổi" in html and "1 dòng vào, 0 dòng ra" in html
    fill(staff, made["Location"])
    refused = issue(staff, made["Location"])
    assert refused.status_code == 422 and 'name="giu-so"' in refused.content.decode()
    assert issue(staff, made["Location"], **{"giu-so": "on"}).status_code == 302


def test_words_refused_stay_in_their_box_and_the_others_are_saved(staff, draft):
    typed = {"luot-situation": "0", "loi-situation": "Lời thứ nhất"}
    assert staff.post(f"{draft}doan/", typed).status_code == 302
    both = {
        **typed,
        "loi-situation": "Lời thứ hai <b>",
        "luot-proposals": "0",
        "loi-proposals": "Kiến nghị một\r\nhai",
    }
    again = staff.post(f"{draft}doan/", both)
    html = again.content.decode()
    assert again.status_code == 422
    assert "người khác đã sửa đoạn này" in html and "Lời thứ hai &lt;b&gt;" in html
    assert 'id="loi-situation-error"' in html and 'name="luot-situation" value="1"' in html
    assert 'id="loi-proposals-error"' not in html and 'name="luot-proposals" value="1"' in html
    html = staff.get(draft).content.decode()
    assert "Kiến nghị một\nhai" in html and "Lời thứ nhất" in html and "Lời thứ hai" not in html
    # What stands already is not written again.
    staff.post(f"{draft}doan/", {"luot-proposals": "1", "loi-proposals": "Kiến nghị một\r\nhai"})
    assert 'name="luot-proposals" value="1"' in staff.get(draft).content.decode()


def test_words_for_a_report_that_was_issued_meanwhile_are_refused_and_shown_why(staff, draft):
    fill(staff, draft)
    assert issue(staff, draft).status_code == 302
    late = staff.post(f"{draft}doan/", {"luot-situation": "1", "loi-situation": "Muộn"})
    assert late.status_code == 422 and "đã ban hành nên không sửa được" in late.content.decode()


def test_files_of_a_draft_and_pages_to_look_at(staff, draft):
    fill(staff, draft)
    docx = staff.get(f"{draft}tep/docx/")
    assert "Tình hình giả lập" in "\n".join(docx_lines(docx.content))
    assert 'filename="bao-cao-ad-hoc-2025Q4-du-thao.docx"' in docx["Content-Disposition"]
    pdf = staff.get(f"{draft}tep/pdf/?xem=1")
    assert pdf["Content-Disposition"].startswith("inline") and "Không phát sinh." in " ".join(
        pdf_words(pdf.content)
    )
    assert staff.get(f"{draft}tep/xlsx/").content[:2] == b"PK"
    assert staff.get(f"{draft}tep/odt/").status_code == 422
    assert f'src="{draft}trang/1/"' in staff.get(f"{draft}xem/").content.decode()
    assert (
        staff.get(f"{draft}trang/1/").content[1:4] == b"PNG"
        and staff.get(f"{draft}trang/99/").status_code == 404
    )


def test_the_code_on_paper_opens_the_frozen_figure(sign_in, staff, draft):
    ref = re.search(r"K3a\.\w{8}", staff.get(draft).content.decode())[0]
    reader = sign_in("lanhdao")
    for path in (f"/so-lieu/{ref}/", f"/so-lieu/?ma={ref}"):
        opened = reader.get(path)
        assert opened.status_code == 302 and reader.get(opened["Location"]).status_code == 200
    assert reader.get("/so-lieu/K3a.00000000/").status_code == 404
    assert "Kiểm tra lại" in reader.get("/so-lieu/?ma=K3a.00000000").content.decode()
    assert sign_in("caxa_2026").get(f"/so-lieu/{ref}/").status_code == 403


def test_issued_signed_and_sent(staff, draft):
    assert "chưa điền" in issue(staff, draft).content.decode()
    fill(staff, draft)
    html = issue(staff, draft, ngay="").content.decode()
    assert "Chưa ghi ngày ban hành" in html and 'value="Người Mẫu Ký"' in html
    assert issue(staff, draft).status_code == 302
    html = staff.get(draft).content.decode()
    assert "Số 7, ngày 13/03/2026" in html and not boxes(html)
    pdf = staff.get(f"{draft}tep/pdf/").content
    assert "Số: 07/BC-BCĐ138" in " ".join(pdf_words(pdf))
    _signed(staff, draft, pdf)
    sent = {"noi-nhan": "Bộ Công an", "luc": "2026-03-13T22:20"}
    assert staff.post(f"{draft}gui/", sent).status_code == 302
    assert "Đã gửi Bộ Công an" in staff.get(draft).content.decode()
    assert (
        "không có trong mục"
        in staff.post(f"{draft}gui/", {**sent, "noi-nhan": "Ai đó"}).content.decode()
    )


def _signed(staff, draft, pdf):
    from lachan.reporting.reports.pdf import Slot
    from lachan.reporting.reports.signing.pades import KeyFile
    from lachan.web.guard import now

    hand = KeyFile(made()[0], PASSPHRASE, "BCĐ giả lập")
    good = hand.sign(pdf, Slot(1, 120, 200, 60, 25), now())
    for given, status in ((pdf, 422), (b"x", 422), (good, 302)):
        upload = SimpleUploadedFile("ky.pdf", given, content_type="application/pdf")
        assert staff.post(f"{draft}ky/", {"tep": upload}).status_code == status
    assert staff.post(f"{draft}ky/", {}).status_code == 422
    assert staff.get(f"{draft}tep/pdf/").content == good


def test_what_was_asked_for_enters_the_ledger_and_its_draft_answers_it(staff):
    asked = {
        "noi-yeu-cau": "ministry",
        "loai": "ad_hoc",
        "ky": "2025Q4",
        "han-gui": "01/03/2026",
        "so": "9/CV",
    }
    refused = staff.post("/bao-cao/yeu-cau/", {**asked, "han-gui": ""})
    assert refused.status_code == 422 and 'value="9/CV"' in refused.content.decode()
    assert staff.post("/bao-cao/yeu-cau/", asked).status_code == 302
    html = staff.get("/bao-cao/?nam=2026").content.decode()
    assert "Bộ Công an yêu cầu, văn bản số 9/CV" in html
    due = re.search(r"han=([0-9a-f-]{36})", html)[1]
    assert (
        f'value="{due}"'
        in staff.get(f"/bao-cao/lap/?loai=ad_hoc&ky=2025Q4&han={due}").content.decode()
    )
    assert staff.post("/bao-cao/lap/", {**QUARTER, "han": due}).status_code == 302
    assert f"han={due}" not in staff.get("/bao-cao/?nam=2026").content.decode()


@pytest.mark.parametrize(("typed", "said"), [
    ({"ky": "năm nay"}, "ky-error"), ({"ky": "2026Q1"}, "chot-som-error"), ({"cong-bo": ""}, "ky-error"),
    ({"trich-yeu": ""}, "trich-yeu-error"), ({"chot": "32/01/2026"}, "chot-error"),
])  # fmt: skip
def test_a_draft_that_cannot_be_is_refused_beside_its_box(staff, typed, said):
    answer = staff.post("/bao-cao/lap/", {**QUARTER, **typed})
    assert answer.status_code == 422 and f'id="{said}"' in answer.content.decode()


def test_leaders_read_and_do_not_write(sign_in, draft):
    leader = sign_in("lanhdao")
    html = leader.get(draft).content.decode()
    assert (
        leader.get("/bao-cao/").status_code == 200
        and "Lập báo cáo</a>" not in leader.get("/bao-cao/").content.decode().split("<table")[0]
    )
    assert not boxes(html) and "Ban hành báo cáo" not in html
    assert leader.post(f"{draft}doan/", {"loi-situation": "x"}).status_code == 403
    assert issue(leader, draft).status_code == 403
    for account in ("caxa_2026", "kiemsat_kv", "quantri"):
        assert sign_in(account).get(draft).status_code == 403


def test_nothing_is_written_by_looking(staff, draft):
    before = io.BytesIO(staff.get(f"{draft}tep/pdf/").content).read()
    staff.get(draft)
    assert staff.get(f"{draft}tep/pdf/").content == before
