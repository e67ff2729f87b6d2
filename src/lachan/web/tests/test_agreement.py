"""The four books: numbers with their lists, causes, a person's word; what a wide audience does not see."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from lachan.access.permissions import Permission
from lachan.indicators.agreement.rules import Comparison, Count
from lachan.indicators.agreement.table import ROWS
from lachan.indicators.agreement.tests.written import write
from lachan.web import guard
from lachan.web.agreement import figures
from lachan.web.agreement.asking import said

from .conftest import statements

pytestmark = pytest.mark.database
PAGE = "/doi-chieu/?nam=2024&ky=nam&lich=civil&so=rieng"
LIST = "/doi-chieu/case_sent/?nam=2024&ky=nam&lich=civil&so=rieng"
AT = datetime(2025, 9, 1, 9, tzinfo=guard.HANOI)


@pytest.fixture
def written(committed, cast):
    return write(cast)


def text(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def link(html, code):
    """The address of the opinion in the row of that matter."""
    row = html.split(code)[-1]
    return row.split('href="/doi-chieu/')[1].split('"')[0].replace("&amp;", "&")


def test_the_page_costs_few_statements_and_reads_the_acts_once(written, sign_in):
    client = sign_in("thukybcd")
    with CaptureQueriesContext(connections["figures"]) as counted:
        answer, sql = statements(client, PAGE)
    assert answer.status_code == 200
    assert (len(sql) <= 6, len(counted.captured_queries)) == (True, 2)
    answer, sql = statements(client, LIST)
    assert len(sql) <= 7


def test_four_books_with_their_difference_and_its_causes(written, sign_in):
    html = text(sign_in("thukybcd"), PAGE)
    for words in ("Công an", "Viện kiểm sát", "Tòa án", "Xã hội, y tế", "chưa có nguồn dữ liệu", "+5",
                  "Ghi muộn", "Năm thống kê khác", "Khác đơn vị tính", "1 ghi sau khi chốt", "DỮ LIỆU GIẢ LẬP"):  # fmt: skip
        assert words in html, words


def test_every_number_leads_to_its_list(written, sign_in):
    client = sign_in("thukybcd")
    html = text(client, LIST)
    assert html.count("VV-GL") == 5
    assert text(client, f"{LIST}&nn=late").count("VV-GL") == 1
    assert text(client, f"{LIST}&xem=trai").count("VV-GL") == 30
    assert text(client, f"{LIST}&xem=phai").count("VV-GL") == 25
    assert "/vu-viec/VV-GL" not in html


def test_a_procuracy_opens_what_it_supervises_and_is_told_of_the_rest(written, sign_in):
    client = sign_in("kiemsat")
    assert "/vu-viec/VV-GL" in text(client, LIST)
    html = text(client, LIST.replace("case_sent", "case_initiated"))
    assert "1 dòng khác thuộc vụ việc ngoài phạm vi" in html
    assert written.matters["initiated and not sent"].code not in html
    assert written.matters["initiated and not sent"].code in text(
        sign_in("kiemsat_tinh"), LIST.replace("case_sent", "case_initiated")
    )


def test_a_person_settles_and_it_is_read_again(written, sign_in):
    client, code = sign_in("kiemsat"), written.matters["received, typed late"].code
    where = f"/doi-chieu/{link(text(client, LIST), code)}"
    form = text(client, where)
    assert '<option value="late" selected' in form
    empty = client.post(where, {"cause": "late", "note": "", "seen": ""})
    assert empty.status_code == 422
    assert 'id="note-error"' in empty.content.decode()
    done = client.post(where, {"cause": "late", "note": "Công văn giả lập.", "seen": ""})
    assert done.status_code == 302
    assert "Viện kiểm sát" in text(client, LIST).split(code)[-1].split("</tr>")[0]
    assert "Công văn giả lập." in text(client, where)
    assert "1/1" in text(client, PAGE)
    stale = client.post(where, {"cause": "disputed", "note": "Giữ lại chữ này.", "seen": ""})
    assert stale.status_code == 422
    assert "Giữ lại chữ này." in stale.content.decode()


def test_the_head_of_the_committee_reads_and_does_not_settle(written, sign_in):
    client, code = sign_in("lanhdao"), written.matters["received, typed late"].code
    where = f"/doi-chieu/{link(text(client, LIST), code)}"
    assert "<textarea" not in text(client, where)
    assert client.post(where, {"cause": "late", "note": "x", "seen": ""}).status_code == 403


@pytest.mark.parametrize("account", ["dieutra", "caxa", "quantri", "tongdai"])
def test_not_for_every_role(account, sign_in):
    assert sign_in(account).get("/doi-chieu/").status_code == 403


@pytest.mark.parametrize(
    "path", ["/doi-chieu/khong-co/?nam=2024", "/doi-chieu/?nam=%C2%B2&ky=x&lich=y&so=z"]
)
def test_a_wrong_address_is_an_answer(path, sign_in):
    assert sign_in("thukybcd").get(path).status_code in (200, 422)


def test_what_has_gone_is_said_so(written, sign_in):
    client, code = sign_in("thukybcd"), written.matters["received, typed late"].code
    where = f"/doi-chieu/{link(text(client, LIST), code)}".replace("nam=2024", "nam=2019")
    answer = client.get(where)
    assert answer.status_code == 422
    assert "không còn" in answer.content.decode()


# A wide audience: figures, no list.


def a_reporter(cast):
    may = frozenset({Permission.AGREEMENT_SEE, Permission.FIGURES_SEE})
    return replace(cast("lanhdao"), may=may, caps=frozenset({"figures"}), role="reporter")


def test_a_wide_audience_sees_no_small_cell_no_cause_and_no_link(
    written, sign_in, cast, monkeypatch
):
    client = sign_in("lanhdao")
    monkeypatch.setattr(guard, "actor", lambda request: a_reporter(cast))
    html = text(client, PAGE)
    assert "dưới 5" in html
    assert "không nêu" in html
    assert "/doi-chieu/case_sent/" not in html
    assert "Vì sao chênh lệch" not in html
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize(("left", "right", "shown"), [
    (3, 3, "không nêu"), (12, 3, "không nêu"), (12, 0, "+12"), (12, 10, "+2"), (9, 12, "−3"), (None, 3, "không so được"),
])  # fmt: skip
def test_a_difference_does_not_give_a_small_cell_away(left, right, shown):
    found = Comparison(ROWS["case_sent"], Count(left), Count(right))
    assert figures.gap(found, wide=True) == shown


def test_the_year_shown_first_is_this_one():
    assert said({}, AT).year == 2025
    assert said({"nam": "2031"}, AT).year == 2025
